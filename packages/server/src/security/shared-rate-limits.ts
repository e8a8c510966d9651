import type {TurnCount, TurnStorage} from '../domain/limits/turn-storage.ts';
import type {KeyedHash} from '../domain/suspicions/rating-trace.ts';
import {limitOf, memoryRateLimits, type SetTurns} from './memory-rate-limits.ts';
import {buckets, type Bucket, type RateLimits} from './rate-limits.ts';
import {turnWindowMs} from './turn-counter.ts';

/** Limits that all processes over one database share. */
export interface SharedRateLimits extends RateLimits {
  /** Adds what this process has counted to what all have, and learns their sums. To be called every second. */
  share(): Promise<void>;
}

/** What {@link sharedRateLimits} needs. */
export interface SharedLimitOptions {
  readonly storage: TurnStorage;
  /** Hides addresses and tokens from the database. */
  readonly keyedHash: KeyedHash;
  /** Turns per minute; by default those of `defaultTurns`. */
  readonly turns?: SetTurns | undefined;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

const momentOf = (minute: number): string => new Date(minute * turnWindowMs).toISOString();

/** How many callers are shared at once; more are counted in this process alone. */
const mostShared = 10_000;

/** A caller is shared once it has taken one of so many parts of its limit, so that the usual caller costs nothing. */
const parts = 20;

/**
 * Limits for several processes: each counts in its own memory, and every second adds the callers that have taken a
 * twentieth of their limit to a table, whose sums it learns. So no call waits for the database, and a caller can exceed a
 * limit by what all processes let pass within one second and a twentieth of the limit each.
 */
export function sharedRateLimits({storage, keyedHash, turns, now = Date.now}: SharedLimitOptions): SharedRateLimits {
  const limit = limitOf(turns ?? {});
  const own = memoryRateLimits(turns, now);
  let minute = -1;
  let forgotten = -1;
  const counted = new Map<string, {readonly bucket: Bucket; readonly key: string; taken: number; shared: number}>();
  const over = new Set<string>();

  /** Forgets the minute before. */
  const turnTo = (at: number) => {
    const current = Math.floor(at / turnWindowMs);
    if (current === minute) return;
    minute = current;
    counted.clear();
    over.clear();
  };

  /** What all processes together have let pass counts until the minute ends. */
  const waitOf = (name: string, wait: number, at: number) =>
    wait === 0 && over.has(name) ? Math.ceil(((minute + 1) * turnWindowMs - at) / 1000) : wait;

  return {
    async left(bucket, key) {
      const at = now();
      turnTo(at);
      const mine = await own.left(bucket, key);
      const wait = waitOf(`${bucket} ${key}`, 0, at);
      return wait === 0 ? mine : {...mine, left: 0, seconds: wait};
    },
    async wait(bucket, key) {
      const at = now();
      turnTo(at);
      return waitOf(`${bucket} ${key}`, await own.wait(bucket, key), at);
    },
    async take(bucket, key) {
      const at = now();
      turnTo(at);
      const name = `${bucket} ${key}`;
      const entry = counted.get(name) ?? {bucket, key, taken: 0, shared: 0};
      entry.taken++;
      if (counted.size < mostShared) counted.set(name, entry);
      return waitOf(name, await own.take(bucket, key), at);
    },
    async share() {
      turnTo(now());
      const began = momentOf(minute);
      if (forgotten !== minute) await storage.forgetTurns(momentOf(minute - 1));
      forgotten = minute;
      const due = [...counted].filter(
        ([, {bucket, key, taken, shared}]) => taken > shared && taken * parts >= limit(bucket, key),
      );
      if (due.length === 0) return;
      const names = new Map<string, {readonly name: string; readonly key: string}>();
      const added: TurnCount[] = [];
      for (const [name, entry] of due) {
        const source = `${buckets.indexOf(entry.bucket)}${await keyedHash('limit', name)}`;
        names.set(source, {name, key: entry.key});
        added.push({minute: began, source, turns: entry.taken - entry.shared});
        entry.shared = entry.taken;
      }
      for (const {minute: of, source, turns: sum} of await storage.addTurns(added)) {
        const {name, key} = names.get(source) ?? {};
        const bucket = buckets[Number(source[0])];
        if (of !== began || name === undefined || key === undefined || bucket === undefined) continue;
        if (sum <= limit(bucket, key)) continue;
        if (began === momentOf(minute)) over.add(name);
      }
    },
  };
}
