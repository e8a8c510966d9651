/** A longer text is no moment; it is not looked at. */
const longestText = 100;

/** More digits of a second than any clock has; the rest is cut off. */
const mostFraction = 9;

const spelling =
  /^(\d{4}-\d{2}-\d{2})[T\s]\s*(\d{2}:\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(?:(Z|UTC|GMT)|([+-]\d{2})(?::?(\d{2}))?)(?:\s*\[[\w/+:-]+\]|\s[A-Z]{3,5})?$/i;

/**
 * A moment in the one form that is read (RFC 3339), from the forms in which programs write it: without seconds and with the
 * name of the zone behind it (Java), with a space in place of `T`, small `t` and `z` (RFC 3339 allows them), an offset without
 * a colon or without minutes (ISO 8601), a comma before the fraction, a fraction of any length. A second of 60 is the leap
 * second and becomes 59. Any other text is returned as it is, also one without an offset: it could be any of two moments.
 *
 * @example
 * ```ts
 * import {writtenMoment} from '@gov-rating/contract';
 *
 * writtenMoment('2026-11-24T09:30+08:00'); // '2026-11-24T09:30:00+08:00'
 * writtenMoment('2026-11-24 09:30:00.5 +0800'); // '2026-11-24T09:30:00.5+08:00'
 * writtenMoment('2026-11-24T09:30'); // '2026-11-24T09:30'
 * ```
 */
export function writtenMoment(text: string): string {
  if (text.length > longestText) return text;
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\u2212/g, '-')
    .trim();
  const found = spelling.exec(plain);
  if (!found) return text;
  const [, day = '', minute = '', second = '00', fraction, zulu, hours = '', minutes = '00'] = found;
  const part = fraction === undefined ? '' : `.${fraction.slice(0, mostFraction)}`;
  const offset = zulu === undefined ? `${hours}:${minutes}` : 'Z';
  return `${day}T${minute}:${second === '60' ? '59' : second}${part}${offset}`;
}
