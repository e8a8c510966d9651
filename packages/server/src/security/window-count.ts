import type {TurnStorage} from '../domain/limits/turn-storage.ts';
import type {KeyedHash} from '../domain/suspicions/rating-trace.ts';
import {shanghaiDay} from '../domain/calendar/moments.ts';

/** What counting needs. */
export interface Counting {
  readonly storage: TurnStorage;
  readonly keyedHash: KeyedHash;
}

/** When the day of a moment ends in Asia/Shanghai. */
export const endOfDay = (at: Date): Date => new Date(Date.parse(`${shanghaiDay(at)}T00:00:00+08:00`) + 86_400_000);

/** When the window of some minutes ends in which a moment lies. */
export const endOfMinutes = (at: Date, minutes: number): Date =>
  new Date((Math.floor(at.getTime() / (minutes * 60_000)) + 1) * minutes * 60_000);

/** How often something has happened in a window of time, in all processes over one database. */
export interface WindowCount {
  /** Adds to the count, or only reads it with 0; resolves with the count. */
  readonly add: (turns: number) => Promise<number>;
  /** The headers of a refusal that ends with the window. */
  readonly retryAfter: Readonly<Record<'Retry-After', string>>;
}

/**
 * The count of one thing until a moment. It is kept under the end of its window, because counts of minutes that have passed
 * are deleted, and is known by a keyed hash alone.
 *
 * @param end When the window ends, from {@link endOfDay} or {@link endOfMinutes}.
 * @param bucket What is counted, a short word, such as `point`.
 * @param of Of what, such as a point and a network address; only its keyed hash with the end of the window is stored.
 *
 * @example
 * const count = await windowCount(context, {at, end: endOfDay(at)}, 'point', `${pointId} ${address}`);
 * await count.add(1); // 1, 2, …
 */
export async function windowCount(
  {storage, keyedHash}: Counting,
  {at, end}: {readonly at: Date; readonly end: Date},
  bucket: string,
  of: string,
): Promise<WindowCount> {
  const minute = end.toISOString();
  const source = `${bucket} ${await keyedHash('limit', `${minute} ${bucket} ${of}`)}`;
  const add = async (turns: number) => {
    const [sum] = await storage.addTurns([{minute, source, turns}]);
    return sum?.turns ?? turns;
  };
  return {add, retryAfter: {'Retry-After': String(Math.ceil((end.getTime() - at.getTime()) / 1000))}};
}
