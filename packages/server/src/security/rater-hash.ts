import type {PortalSubject} from '../domain/raters/portal.ts';
import type {KeyedHash} from '../domain/suspicions/rating-trace.ts';

/**
 * What is stored of a person whom a portal knows: the same pseudonym of two portals makes two hashes that nobody can
 * connect without the key. A line break keeps portal and pseudonym apart, which neither of them has.
 *
 * @param staffHash Keyed with the key of stored pseudonyms (`STAFF_KEY`), which outlives the token secret.
 */
export const raterHashOf = (staffHash: KeyedHash, {portal, subject}: PortalSubject): Promise<string> =>
  staffHash('served', `${portal}\n${subject}`);
