import {shanghaiDay} from '../calendar/moments.ts';

/** Digits and letters without I, L, O and U, which people misread or mishear (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

type RandomBytes = (length: number) => Uint8Array;

/** Day in Asia/Shanghai and 50 random bits: `20261124-7Q2MD-0ZK4H`. Does not disclose how many ratings there were before. */
export function receiptNumber(now: Date, randomBytes: RandomBytes): string {
  const letters = [...randomBytes(10)].map(byte => alphabet.charAt(byte & 31)).join('');
  return `${shanghaiDay(now).replaceAll('-', '')}-${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** As a receipt number with 工单 in front: `GD20261124-7Q2MD-0ZK4H`. */
export const orderNumber = (now: Date, randomBytes: RandomBytes): string => `GD${receiptNumber(now, randomBytes)}`;
