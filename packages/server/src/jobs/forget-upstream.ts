import {forgottenBeforeOf} from '../domain/upstream/platform.ts';
import type {Job} from './job.ts';

/** How many ratings are looked at in one transaction. */
const ratingsAtOnce = 500;

/** Forgets what platforms above have, after the months that the operator has set for each. */
export function forgetUpstream(): Job {
  /** The last rating that was looked at, by platform, while not all are. */
  const places = new Map<string, string>();
  return {
    name: 'forget-upstream',
    everyMs: 3_600_000,
    cannotBeUndone: true,
    async run({storage, settings, now}) {
      let looked = 0;
      for (const platform of settings.upstream) {
        const {platformId} = platform;
        const before = forgottenBeforeOf(platform, now())?.toISOString();
        if (before === undefined) continue;
        const after = places.get(platformId) ?? '';
        const {next} = await storage.forgetUpstream({platformId, before, after, limit: ratingsAtOnce});
        if (next === undefined) places.delete(platformId);
        else places.set(platformId, next);
        looked += next === undefined ? 0 : 1;
      }
      return looked;
    },
  };
}
