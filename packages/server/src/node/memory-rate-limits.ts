import {RateLimiterMemory, RateLimiterRes} from 'rate-limiter-flexible';
import type {Bucket, RateLimits} from '../security/rate-limits.ts';

/** Turns per minute of each bucket. */
export type Turns = Readonly<Record<Bucket, number>>;

/**
 * Calls per minute by default. A hall with 300 raters a minute behind one address makes about 1 200 calls. The limit by
 * address only stops floods; those by invitation, client, person and failed login or receipt stop everything else.
 */
export const defaultTurns: Turns = {address: 6000, invitation: 60, client: 6000, person: 600, login: 10, receipt: 30};

/** Limits counted in the memory of this process. */
export function memoryRateLimits(turns: Partial<Turns> = {}): RateLimits {
  const limiters = new Map(
    Object.entries({...defaultTurns, ...turns}).map(([bucket, points]) => [
      bucket,
      new RateLimiterMemory({points, duration: 60}),
    ]),
  );
  const limiterOf = (bucket: Bucket) => limiters.get(bucket) as RateLimiterMemory;
  return {
    take: async (bucket, key) => {
      try {
        await limiterOf(bucket).consume(key);
        return 0;
      } catch (error) {
        if (error instanceof RateLimiterRes) return secondsUntil(error);
        throw error;
      }
    },
    wait: async (bucket, key) => {
      const state = await limiterOf(bucket).get(key);
      return state !== null && state.remainingPoints <= 0 ? secondsUntil(state) : 0;
    },
  };
}

const secondsUntil = ({msBeforeNext}: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
