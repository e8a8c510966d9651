import {wrongPairingCodes} from '@gov-rating/contract';
import type {Client} from '../domain/institutions/client-storage.ts';
import type {StaffMember} from '../domain/institutions/staff-member.ts';
import type {TurnStorage} from '../domain/limits/turn-storage.ts';
import {Problem} from '../domain/problems/problem.ts';
import type {KeyedHash} from '../domain/suspicions/rating-trace.ts';

/** How long wrong codes are counted, and nothing is approved after too many of them, in milliseconds. */
const windowMs = 15 * 60_000;

/** Counts are kept under the end of their window, because counts of minutes that have passed are deleted. */
const windowEnd = (at: Date): Date => new Date((Math.floor(at.getTime() / windowMs) + 1) * windowMs);

/** What the limit needs. */
export interface PairingAttempts {
  readonly storage: TurnStorage;
  readonly keyedHash: KeyedHash;
  readonly at: Date;
}

/**
 * Approves a pairing, unless the caller has entered {@link wrongPairingCodes} wrong codes within the quarter of an hour.
 * Counted are a person or a client at its institution, in all processes: whoever guesses locks neither the hall nor anyone
 * else, and a right code is never counted.
 *
 * @throws {Problem} `pairing_locked`
 */
export async function limitPairing<T>(
  {storage, keyedHash, at}: PairingAttempts,
  caller: Client | StaffMember,
  approve: () => Promise<T>,
): Promise<T> {
  const minute = windowEnd(at).toISOString();
  const who = 'personRef' in caller ? `person ${caller.personRef}` : `client ${caller.id}`;
  const source = `pairing ${await keyedHash('limit', `${caller.institutionCode} ${who}`)}`;
  const count = async (turns: number) => {
    const [sum] = await storage.addTurns([{minute, source, turns}]);
    return sum?.turns ?? turns;
  };
  if ((await count(0)) >= wrongPairingCodes) throw locked(minute, at);
  try {
    return await approve();
  } catch (error) {
    if (error instanceof Problem && error.code === 'pairing_code_unknown') await count(1);
    throw error;
  }
}

function locked(until: string, at: Date): Problem {
  const seconds = Math.ceil((Date.parse(until) - at.getTime()) / 1000);
  return new Problem('pairing_locked', {headers: {'Retry-After': String(seconds)}});
}
