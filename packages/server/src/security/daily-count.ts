import {shanghaiDay} from '../domain/calendar/moments.ts';
import type {TurnStorage} from '../domain/limits/turn-storage.ts';
import type {KeyedHash} from '../domain/suspicions/rating-trace.ts';

/** What counting needs. */
export interface DailyCounting {
  readonly storage: TurnStorage;
  readonly keyedHash: KeyedHash;
}

/** When a day in Asia/Shanghai ends. */
const endOfDay = (at: Date): Date => new Date(Date.parse(`${shanghaiDay(at)}T00:00:00+08:00`) + 86_400_000);

/**
 * How often something has happened on a day in Asia/Shanghai, in all processes over one database. It is known there by a
 * keyed hash with the day alone, and forgotten when the day has ended.
 */
export interface DailyCount {
  /** Adds to the count, or only reads it with 0; resolves with the count. */
  readonly add: (turns: number) => Promise<number>;
  /** The seconds until the day ends. */
  readonly secondsLeft: number;
}

/**
 * The count of one thing on the day of a moment.
 *
 * @param bucket What is counted, a short word, such as `point`.
 * @param of Of what, such as a point and a network address; only its keyed hash is stored.
 *
 * @example
 * const count = await dailyCount({storage, keyedHash}, new Date(), 'point', `${pointId} ${address}`);
 * await count.add(1); // 1, 2, …
 */
export async function dailyCount(
  {storage, keyedHash}: DailyCounting,
  at: Date,
  bucket: string,
  of: string,
): Promise<DailyCount> {
  const end = endOfDay(at);
  const minute = end.toISOString();
  const source = `${bucket} ${await keyedHash('limit', `${minute} ${bucket} ${of}`)}`;
  const add = async (turns: number) => {
    const [sum] = await storage.addTurns([{minute, source, turns}]);
    return sum?.turns ?? turns;
  };
  return {add, secondsLeft: Math.ceil((end.getTime() - at.getTime()) / 1000)};
}
