import type {WrittenNumber} from './digit-groups.ts';

const mobile = /^1[3-9]\d{9}$/;
/** 010 and 02x with eight digits, the other areas with seven or eight. */
const landline = /^0(10|2\d|[3-9]\d{2})([2-9]\d{6,7})$/;

/** What of a number matters here. */
type Written = Pick<WrittenNumber, 'digits' | 'sizes'>;

/** Is this the number of a mobile telephone, with or without the prefix of the country or of long distance calls. */
export function isMobile({digits, sizes}: WrittenNumber): boolean {
  const prefix = /^(0086|86|0)(?=1[3-9]\d{9}$)/.exec(digits)?.[0] ?? '';
  if (!mobile.test(digits.slice(prefix.length))) return false;
  const own = prefix !== '0' && sizes[0] === prefix.length ? sizes.slice(1) : sizes;
  return areParts(own);
}

/** Is this the number of a fixed telephone with its area code. */
export function isLandline({digits, sizes}: Written): boolean {
  const [, area = '', local = ''] = landline.exec(digits) ?? [];
  if (local.length !== 8 && !/^[3-9]/.test(area)) return false;
  return (
    sizes.length === 1 || (sizes[0] === area.length + 1 && areParts(sizes.slice(1))) || sizes.every(size => size === 1)
  );
}

/** Whether this, after its leading sign, is the number of a fixed telephone as it is called from abroad. */
export function isLandlineAbroad({digits, sizes}: WrittenNumber): boolean {
  const [prefix] = /^(86|0086)(?=[1-9])/.exec(digits) ?? [];
  if (prefix === undefined || sizes[0] !== prefix.length) return false;
  const [, first = 0, ...others] = sizes;
  return isLandline({digits: `0${digits.slice(prefix.length)}`, sizes: [first + 1, ...others]});
}

/** Is this, after the word for a telephone, a number without its area code. */
export const isLocalNumber = ({digits, sizes}: WrittenNumber): boolean =>
  /^[2-9]\d{6,7}$/.test(digits) && areParts(sizes);

/**
 * Whether these are parts of one number and not the numbers of a list: single digits, or parts of at least three
 * digits, or pairs after the first part.
 */
function areParts(sizes: readonly number[]): boolean {
  const [first = 0, ...others] = sizes;
  return sizes.every(size => size === 1) || (first >= 3 && others.every(size => size >= 2));
}
