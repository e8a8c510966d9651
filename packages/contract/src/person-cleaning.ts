import {countCharacters, isBlank} from './draft-rules.ts';
import {isNameText, withoutUnseen} from './name-text.ts';
import {telephoneOf} from './telephone.ts';

/** The form in which a telephone of a person is kept: also one without its area code, because some towns write it so. */
export const personPhonePattern = /^\+?[0-9][0-9 ()-]{6,28}$/;

/** The form in which the type of a certificate is kept. */
export const certificateTypePattern = /^[0-9A-Za-z]{1,10}$/;

/** The form in which the number of a certificate is kept. */
export const certificateNumberPattern = /^[0-9A-Za-z()（）-]{1,50}$/;

/** The longest name of a person or an organisation, in Unicode characters. */
export const longestPersonName = 100;

/** The longest text that is looked at at all. */
const longestText = 500;

/** How many digits a telephone has with its extension: the longest of ITU-T E.164 has 15. */
const digitCount = {min: 7, max: 18} as const;

/** Dashes of every kind, also those that keyboards offer in their place. */
const dashes = /[\p{Pd}\u00ad\u2043\u2212\u2500\u2501\u30fc]/gu;

/** What a clerk writes before a number: what it is. */
const phoneLabel =
  /^(?:联系电话|聯繫電話|联系方式|手机号码|手机号|手机|手機|电话|電話|固话|座机|tel|mobile|phone)[\s.:]*/iu;

/** Brackets of other kinds than the round ones. */
const otherBrackets = /[[\]{}【】〔〕〈〉「」]/gu;

/** A remark behind the number, or the fraction that a spreadsheet gave it. */
const remark = /(?:\.0+|(?:[\s(]+\p{L}|\p{Script=Han})[^0-9]*)$/u;

/** Between two numbers, of which the first counts. */
const betweenNumbers = /[,;、|]|或|\/(?=\s*[+(0-9])/u;

/** What is written before an extension, and a hyphen in its place. */
const extension = /\s*(?:转|轉|分机|分機|内线|內線|extension|ext|x|#)[\s.:号號-]*(?=\d{1,6}$)/iu;

/** A text in one width, without what nobody sees. */
const plain = (text: string): string => withoutUnseen(text).normalize('NFKC').trim();

/**
 * The telephone of a person in the form in which it is kept: as {@link telephoneOf} writes it where it is a complete number,
 * else its digits with hyphens. Digits of full width, brackets, hyphens of all kinds, extensions (转), what nobody sees and the
 * words before it are cleaned; of two numbers the first is taken. Undefined for a text that is no number.
 *
 * @example
 * ```ts
 * import {personPhoneOf} from '@gov-rating/contract';
 *
 * personPhoneOf('(020)81234567转801'); // '020-81234567-801'
 * personPhoneOf('１３８ 0013 8000'); // '13800138000'
 * personPhoneOf('不详'); // undefined
 * ```
 */
export function personPhoneOf(text: string): string | undefined {
  if (text.length > longestText) return undefined;
  const whole = plain(text.replace(/\s/gu, ' '))
    .replace(dashes, '-')
    .replace(otherBrackets, ' ')
    .replace(phoneLabel, '')
    .replace(remark, '');
  const [first = ''] = whole.split(betweenNumbers, 1);
  return onePhone(first) ?? onePhone(whole) ?? onePhone(first.split(/\s/u, 1)[0] ?? '');
}

function onePhone(text: string): string | undefined {
  const known = telephoneOf(text.replace(/^(?:\+?\(?\+?|00)86\)?[\s-]*(?=1\d[\d\s-]{9,}$)/u, ''));
  if (known !== undefined && fits(known)) return known;
  const digits = text
    .replace(extension, '-')
    .replace(/[\s().·・_/-]+/gu, '-')
    .replace(/^-|-$/g, '')
    .replace(/^\+-/, '+');
  return fits(digits) ? digits : undefined;
}

function fits(phone: string): boolean {
  const {length} = phone.replace(/\D/g, '');
  return personPhonePattern.test(phone) && length >= digitCount.min && length <= digitCount.max;
}

/** A person as it was sent: texts as they stand in the programs of departments. */
interface SentPerson {
  readonly name: string;
  readonly phone: string;
  readonly certificateType?: string | undefined;
  readonly certificateNumber?: string | undefined;
  readonly agent?: {readonly name: string; readonly phone: string} | undefined;
}

/** Why a detail is left out, by the codes with which fields are refused. */
export const leftOutCodes = ['missing_field', 'invalid_input', 'text_too_long', 'text_not_well_formed'] as const;

type LeftOutCode = (typeof leftOutCodes)[number];

/** What of a person cannot be kept, and why. */
export interface LeftOut {
  /** From the service on, such as `person.phone`. */
  readonly field: string;
  readonly code: LeftOutCode;
}

/** A person as it is kept, and what of it is not. */
export interface CleanedPerson {
  /** Undefined when nobody could be called by it. */
  readonly person: SentPerson | undefined;
  readonly leftOut: readonly LeftOut[];
}

/** A text that is kept, or why it is not. */
type Cleaned = {readonly kept: string} | {readonly code: LeftOutCode};

function cleanedName(text: string): Cleaned {
  if (text.length > longestText) return {code: 'text_too_long'};
  const name = withoutUnseen(text.replace(/\s+/gu, ' ')).trim();
  if (isBlank(name)) return {code: 'missing_field'};
  if (!isNameText(name)) return {code: 'text_not_well_formed'};
  return countCharacters(name) > longestPersonName ? {code: 'text_too_long'} : {kept: name};
}

function cleanedPhone(text: string): Cleaned {
  const kept = personPhoneOf(text);
  if (kept !== undefined) return {kept};
  return {code: text.length <= longestText && plain(text) === '' ? 'missing_field' : 'invalid_input'};
}

/** The code of a certificate without what is not part of it: spaces, widths, kinds of hyphens, what nobody sees. */
function cleanedCode(text: string, pattern: RegExp): Cleaned {
  const kept = text.length > longestText ? '' : plain(text).replace(dashes, '-').replace(/\s/gu, '');
  return pattern.test(kept) ? {kept} : {code: 'invalid_input'};
}

/**
 * Cleans the person of a service, field by field. What cannot be cleaned is left out and named, because it is a detail of a
 * service that people rate all the same: without a name or a number to call there is no person, without a certificate and an
 * agent there still is one. An empty certificate is as good as none.
 *
 * @example
 * ```ts
 * import {cleanedPerson} from '@gov-rating/contract';
 *
 * cleanedPerson({name: '张三', phone: '不详'}); // {person: undefined, leftOut: [{field: 'person.phone', code: 'invalid_input'}]}
 * ```
 */
export function cleanedPerson({name, phone, certificateType, certificateNumber, agent}: SentPerson): CleanedPerson {
  const leftOut: LeftOut[] = [];
  const take = (field: string, cleaned: Cleaned): string | undefined => {
    if ('kept' in cleaned) return cleaned.kept;
    leftOut.push({field: `person.${field}`, code: cleaned.code});
    return undefined;
  };
  const given = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';
  const called = {name: take('name', cleanedName(name)), phone: take('phone', cleanedPhone(phone))};
  const type = given(certificateType)
    ? take('certificateType', cleanedCode(certificateType, certificateTypePattern))
    : undefined;
  const number = given(certificateNumber)
    ? take('certificateNumber', cleanedCode(certificateNumber, certificateNumberPattern))
    : undefined;
  const acting = agent && {
    name: take('agent.name', cleanedName(agent.name)),
    phone: take('agent.phone', cleanedPhone(agent.phone)),
  };
  if (called.name === undefined || called.phone === undefined) return {person: undefined, leftOut};
  const person = {
    ...{name: called.name, phone: called.phone},
    ...(type !== undefined && {certificateType: type}),
    ...(number !== undefined && {certificateNumber: number}),
    ...(acting?.name !== undefined && acting.phone !== undefined && {agent: {name: acting.name, phone: acting.phone}}),
  };
  return {person, leftOut};
}
