import type {KeyedHash} from '../domain/suspicions/rating-trace.ts';
import {addressKey} from './address-key.ts';

/** 132 bits as characters of base64url. */
const length = 22;

/**
 * A network address as the operator's log keeps it: who has the key can compare one address with it, nobody can read an
 * address from it. It does not change with the day, so that one source can be followed as long as its entries are kept.
 *
 * @param address IPv6 is counted by its /64; undefined where it is not known
 */
export const keyedAddress = async (keyedHash: KeyedHash, address: string | undefined): Promise<string | null> =>
  address === undefined ? null : (await keyedHash('address', addressKey(address))).slice(0, length);
