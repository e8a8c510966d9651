import {Problem} from '../domain/problems/problem.ts';
import {addressKey} from './address-key.ts';
import {endOfDay, endOfMinutes, windowCount, type Counting} from './window-count.ts';

/** How often one thing is tried on a day, right or wrong; then nobody finds it until the day ends. */
export const triesPerDay = 5;

/**
 * How many tries of one network address may find nothing within some minutes; then it waits for the next ones. A hall with
 * one address is never shut out for longer, and who walks through numbers comes to some thousands a day.
 */
const misses = {most: 20, minutes: 5} as const;

/** Who tries what. */
interface Attempt {
  readonly at: Date;
  /** What is guessed, such as the number of a case. */
  readonly what: string;
  /** The network address, where the transport knows it. */
  readonly address: string | undefined;
}

/**
 * Looks for something that strangers could guess, unless it was tried too often. A try counts whether it finds something or
 * not, so that the lock says nothing of what there is; it locks what is tried, in all processes, and neither a hall nor an
 * address. Only keyed hashes are stored, for the day.
 *
 * @returns what was found
 * @throws {Problem} `case_number_locked`, `rate_limited`, or `service_not_found` where nothing was found
 */
export async function limitLookup<T>(
  counting: Counting,
  {at, what, address}: Attempt,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const {most, minutes} = misses;
  const missed =
    address === undefined
      ? undefined
      : await windowCount(counting, {at, end: endOfMinutes(at, minutes)}, 'missed', addressKey(address));
  if (missed && (await missed.add(0)) >= most) throw new Problem('rate_limited', {headers: missed.retryAfter});
  const tried = await windowCount(counting, {at, end: endOfDay(at)}, 'lookup', what);
  if ((await tried.add(1)) > triesPerDay) {
    await missed?.add(1);
    throw new Problem('case_number_locked', {headers: tried.retryAfter});
  }
  const found = await look();
  if (found !== undefined) return found;
  await missed?.add(1);
  throw new Problem('service_not_found');
}
