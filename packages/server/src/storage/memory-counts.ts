import {levels} from '@gov-rating/contract';
import type {CountDifference, Counts, CountScope} from './storage.ts';

/** What one rating or order adds to. */
interface CountKey {
  readonly day: string;
  readonly institutionCode: string;
  readonly areaCode: string;
  readonly what: CountDifference['what'];
}

/** Counts kept with each write, as the databases keep them. */
export function memoryCounts() {
  const kept = new Map<string, {readonly key: CountKey; count: number}>();
  const add = (into: typeof kept, key: CountKey) => {
    const name = JSON.stringify([key.day, key.institutionCode, key.areaCode, key.what]);
    const entry = into.get(name);
    if (entry) entry.count++;
    else into.set(name, {key, count: 1});
  };

  return {
    add: (key: CountKey) => add(kept, key),

    total(
      {areaPrefix, institutionCode, from, to}: CountScope,
      isWithin: (code: string, within: string) => boolean,
    ): Counts {
      const sums = new Map<string, number>();
      for (const {key, count} of kept.values()) {
        if (areaPrefix !== undefined && !key.areaCode.startsWith(areaPrefix)) continue;
        if (institutionCode !== undefined && !isWithin(key.institutionCode, institutionCode)) continue;
        if ((from !== undefined && key.day < from) || (to !== undefined && key.day > to)) continue;
        sums.set(key.what, (sums.get(key.what) ?? 0) + count);
      }
      return {
        levels: levels.map(level => ({level, active: sums.get(level) ?? 0, default: 0})),
        orders: sums.get('orders') ?? 0,
      };
    },

    differences(raw: readonly CountKey[]): CountDifference[] {
      const recounted: typeof kept = new Map();
      for (const key of raw) add(recounted, key);
      const names = new Set([...kept.keys(), ...recounted.keys()]);
      return [...names].flatMap(name => {
        const [one, other] = [kept.get(name), recounted.get(name)];
        const key = (one ?? other)?.key;
        if (!key || one?.count === other?.count) return [];
        const {day, institutionCode, what} = key;
        return [{day, institutionCode, what, kept: one?.count ?? 0, recounted: other?.count ?? 0}];
      });
    },
  };
}
