import type {KeyedHash} from '../domain/suspicions/rating-trace.ts';

/** 128 bits as characters of base64url. */
const keyLength = 22;

/**
 * The key of a receipt, which proves to be the rater. It is computed from the number and the secret of the deployment, so
 * that the same request gets the same receipt again although only the hash of the key is stored.
 */
export const receiptKeyOf = async (receiptNumber: string, keyedHash: KeyedHash): Promise<string> =>
  (await keyedHash('receipt', receiptNumber)).slice(0, keyLength);
