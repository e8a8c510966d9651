import type {ServedPerson} from '@gov-rating/contract';

/**
 * Endings of the names of organisations. A name without one of them is taken for a person's, of which less is shown.
 */
const organisation =
  /(公司|集团|企业|工厂|厂|店|商行|商场|超市|中心|协会|学会|商会|联合会|基金会|委员会|学校|大学|学院|幼儿园|医院|诊所|银行|合作社|事务所|研究所|研究院|工作室|局|部|处|院|社|站|馆)$/;

/** Replaces a hidden character. */
const hidden = '*';

const hide = (characters: readonly string[], from: number, to: number): string =>
  characters.map((character, at) => (at >= from && at < to ? hidden : character)).join('');

/**
 * A name as it may be shown to those who need not know it: of a person the first character stays, of an organisation with
 * a longer name all but its third to fifth. Both are seen in public lists; no rule prescribes them.
 */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  if (characters.length >= 6 && organisation.test(name.trim())) return hide(characters, 2, 5);
  return hide(characters, characters.length > 1 ? 1 : 0, characters.length);
}

/** A telephone number with its first three and last four digits, `138****1234`; of a short one only the last two. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').length;
  const [first, last] = digits >= 11 ? [3, 4] : [0, digits >= 7 ? 2 : 0];
  let at = 0;
  return phone.replace(/\d/g, digit => {
    const shown = at < first || at >= digits - last;
    at++;
    return shown ? digit : hidden;
  });
}

/**
 * The number of a certificate with two characters visible at either end; with one if it is short, with none if it is
 * very short.
 */
export function maskCertificate(number: string): string {
  const characters = [...number];
  const shown = characters.length >= 15 ? 2 : characters.length >= 6 ? 1 : 0;
  return hide(characters, shown, characters.length - shown);
}

/** A person, and who acted for it, as shown to staff who need not call back. */
export function maskPerson({name, phone, certificateType, certificateNumber, agent}: ServedPerson): ServedPerson {
  return {
    name: maskName(name),
    phone: maskPhone(phone),
    ...(certificateType !== undefined && {certificateType}),
    ...(certificateNumber !== undefined && {certificateNumber: maskCertificate(certificateNumber)}),
    ...(agent && {agent: {name: maskName(agent.name), phone: maskPhone(agent.phone)}}),
  };
}
