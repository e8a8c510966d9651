import {isBankCard} from './bank-card.ts';
import {digitGroups, narrow, numbersFrom, withNumeralsAsDigits, type WrittenNumber} from './digit-groups.ts';
import {emailsIn} from './emails.ts';
import {isIdNumber, isOldIdNumber} from './id-number.ts';
import {platesIn} from './plates.ts';
import {isLandline, isLandlineAbroad, isLocalNumber, isMobile} from './telephone.ts';

/** The kinds of personal data that a comment may contain. */
export type FindingKind = 'id_number' | 'bank_card' | 'mobile' | 'landline' | 'plate' | 'email';

/** Personal data in a text: `text.slice(start, end)`. */
export interface Finding {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
}

/** A comment as it may be published, and what was hidden in it. */
export interface Screened {
  /** As long as the comment itself; an asterisk for every character that was hidden. */
  readonly masked: string;
  /** In the order of the text, without overlaps. */
  readonly findings: readonly Finding[];
}

/**
 * Finds ID numbers, telephone and bank card numbers, number plates and e-mail addresses, also in digits of other
 * forms and with spaces, dashes or commas between them. Case numbers, dates, amounts and credit codes are no personal data. The time it takes
 * grows with the length of the text and no faster, whatever the text is.
 */
export function screenComment(comment: string): Screened {
  const text = narrow(comment);
  const emails = emailsIn(text).map(place => ({kind: 'email' as const, ...place}));
  const plates = platesIn(text).map(place => ({kind: 'plate' as const, ...place}));
  const counted = withNumeralsAsDigits(text);
  const spelled = counted === text ? [] : numbersIn(counted);
  const findings = apart([...emails, ...plates, ...numbersIn(text), ...spelled]);
  let masked = '';
  let at = 0;
  for (const {start, end} of findings) {
    masked += comment.slice(at, start) + '*'.repeat(end - start);
    at = end;
  }
  return {masked: masked + comment.slice(at), findings};
}

/** Sorts by position; of two that overlap the first in the list remains. */
function apart(findings: readonly Finding[]): Finding[] {
  const taken = new Set<number>();
  const kept = findings.filter(({start, end}) => {
    const places = Array.from({length: end - start}, (_, index) => start + index);
    if (places.some(place => taken.has(place))) return false;
    for (const place of places) taken.add(place);
    return true;
  });
  return kept.sort((one, other) => one.start - other.start);
}

function numbersIn(text: string): Finding[] {
  const groups = digitGroups(text);
  const findings: Finding[] = [];
  for (let first = 0; first < groups.length;) {
    const found = firstFinding(text, numbersFrom(text, groups, first));
    if (found) findings.push(found.finding);
    first = found?.next ?? first + 1;
  }
  return findings;
}

function firstFinding(text: string, numbers: readonly WrittenNumber[]) {
  for (const number of numbers) {
    const finding = findingOf(text, number);
    if (finding) return {finding, next: number.next};
  }
  return undefined;
}

function findingOf(text: string, number: WrittenNumber): Finding | undefined {
  const {start, end, digits, sizes} = number;
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 4);
  if (isCaseNumber(before)) return undefined;
  const check = /^[ .·_\u002d\u2010-\u2015\u3000]?[Xx](?![0-9A-Za-z])/.exec(after)?.[0] ?? '';
  if (isIdNumber(check === '' ? digits : `${digits}X`)) return {kind: 'id_number', start, end: end + check.length};
  if (isAmount(before, text.slice(start, end), after)) return undefined;
  if (['15', '6,6,3'].includes(String(sizes)) && isOldIdNumber(digits)) return {kind: 'id_number', start, end};
  if (isBankCard(digits) && sizes.every((size, at) => size === 1 || size >= 3 || at === sizes.length - 1))
    return {kind: 'bank_card', start, end};
  const from = start - (/[+(]$/.exec(before)?.[0].length ?? 0);
  if (isMobile(number)) return {kind: 'mobile', start: from, end};
  if (isLandline(number) || (from < start && isLandlineAbroad(number))) return {kind: 'landline', start: from, end};
  if (telephoneWord.test(before) && isLocalNumber(number)) return {kind: 'landline', start, end};
  return undefined;
}

const telephoneWord = /(电话|電話|座机|固话|传真|tel|fax)[\s为是:：.]{0,3}$/i;
const caseWord =
  /(办件|辦件|受理|业务|業務|申请|申請|查询|查詢|流水|工单|工單|订单|項目|项目|事项|事項|收件|回执|回執|信用)[^\s\d]{0,3}(号|號|码|碼)[\s为是:：#]{0,3}$/;
const personWord = /身份|身分|证件|證件|手机|手機|电话|電話|卡号|卡號|账|帳/;

/** Is it called a case number or the like, and not the number of a person. */
const isCaseNumber = (before: string): boolean => caseWord.test(before) && !personWord.test(before);

/** Is it money or a share: a currency before it, a unit after it, commas between thousands, or part of a decimal. */
const isAmount = (before: string, written: string, after: string): boolean =>
  /([¥￥$€]|人民[币幣]|rmb)\s?$|(^|\D)(0|\d{2,})\.$/i.test(before) ||
  /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(written) ||
  /^\s?(元|万|萬|亿|億|块|塊|圆|圓|%|‰)|^\.\d{1,2}(?!\d)/.test(after);
