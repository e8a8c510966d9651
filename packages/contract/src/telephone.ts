import {telephonePattern} from './limits.ts';

/** Dashes of every kind, points, spaces and brackets, by which people part a number. */
const parting = /[\s().\u2010-\u2015\u2212・·_/-]+/gu;

/** What people write before an extension. */
const extensionWord = /(?:转|轉|分机|分機|ext|x|#)[^0-9]*(?=\d{1,6}$)/iu;

/** Digits that are not parted, as the normal form parts them; undefined for anything that is no whole number. */
function parted(digits: string): string | undefined {
  const [, area, line] = /^(0(?:10|2\d|[3-9]\d\d))(\d+)$/.exec(digits) ?? [];
  const [, free, three, four] = /^([48]00)(\d{3})(\d{4})$/.exec(digits) ?? [];
  const text = area === undefined ? (free === undefined ? digits : `${free}-${three}-${four}`) : `${area}-${line}`;
  return telephonePattern.test(text) ? text : undefined;
}

/**
 * The one form in which a public telephone is kept and shown: `020-12345678`, `400-123-4567`, `12345`, `13800138000`,
 * `+85212345678`, each perhaps with an extension behind a hyphen. Undefined for a text that is none: a number of a town
 * without its area code cannot be dialled from elsewhere.
 *
 * @example
 * ```ts
 * import {telephoneOf} from '@gov-rating/contract';
 *
 * telephoneOf('（0755）1234 5678 转 12'); // '0755-12345678-12'
 * telephoneOf('+86 138 0013 8000'); // '13800138000'
 * telephoneOf('1234 5678'); // undefined
 * ```
 */
export function telephoneOf(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const [before = '', named] = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .split(extensionWord);
  const plain = before.replace(parting, '-').replace(/^-|-$/g, '');
  const national = plain.replace(/^(?:\+|00)86-?/, '');
  // From abroad the area code has no 0.
  const number = national === plain || /^(?:0|1|[48]00)/.test(national) ? national : `0${national}`;
  const withExtension = (line: string | undefined, extension: string) =>
    line === undefined || telephonePattern.exec(line)?.[1] !== line ? undefined : `${line}-${extension}`;
  const joined = (part: string) => parted(part.replaceAll('-', ''));
  if (named !== undefined) return withExtension(telephonePattern.test(number) ? number : joined(number), named);
  if (telephonePattern.test(number)) return number;
  const [, line, extension] = /^([^+].*)-(\d{1,6})$/.exec(number) ?? [];
  return (line !== undefined && extension !== undefined && withExtension(joined(line), extension)) || joined(number);
}

/**
 * What a telephone dials, behind `tel:`: digits alone, perhaps with `+` in front. An extension is not dialled, because
 * programs disagree about how; the person hears whom to ask for. Empty for a text that is not in the form of
 * {@link telephoneOf}.
 *
 * @example
 * ```ts
 * import {dialled} from '@gov-rating/contract';
 *
 * dialled('020-12345678-12'); // '02012345678'
 * ```
 */
export const dialled = (phone: string): string => telephonePattern.exec(phone)?.[1]?.replace(/-/g, '') ?? '';
