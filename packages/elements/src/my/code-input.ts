import type {MyMessages} from '../messages/my.ts';

/** The fields of the two forms. */
export type CodeField = 'institution' | 'number' | 'end' | 'code';

/** What is typed into the fields, as it is typed. */
export type Typed = Readonly<Record<CodeField, string>>;

/** Full-width digits come from Chinese keyboards, spaces from copied numbers. */
const tidy = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '');

/** What the server is asked about, of what a person has typed. */
export const askedOf = ({institution, number, end, code}: Typed) => ({
  ownCase: {institutionCode: institution, projectNo: tidy(number)},
  phoneEnd: tidy(end),
  code: tidy(code),
});

/** What is wrong with the fields of a form, by field, as keys of the texts; the patterns are those of the server. */
export function faultsOf(typed: Typed, step: 'case' | 'code'): Partial<Record<CodeField, keyof MyMessages>> {
  const {ownCase, phoneEnd, code} = askedOf(typed);
  if (step === 'code') return /^\d{6}$/.test(code) ? {} : {code: 'codeFault'};
  const {institutionCode, projectNo} = ownCase;
  return {
    ...(institutionCode ? {} : {institution: 'institutionFault'}),
    ...(projectNo === '' ? {number: 'numberMissing'} : /^[\w-]{1,50}$/.test(projectNo) ? {} : {number: 'numberFault'}),
    ...(/^\d{4}$/.test(phoneEnd) ? {} : {end: 'endFault'}),
  };
}
