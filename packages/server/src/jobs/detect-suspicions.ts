import {suspicionRuleNames} from '@gov-rating/contract';
import {later} from '../domain/calendar/moments.ts';
import {judge} from '../domain/suspicions/detection-rules.ts';
import {reach, ruleOf, type SuspicionLimits} from '../domain/suspicions/suspicion-limits.ts';
import type {Neighbourhood} from '../domain/suspicions/suspicion-storage.ts';
import {newId} from '../security/random.ts';
import type {Job} from './job.ts';

/** How many ratings one portion looks at. */
const portion = 50;

/** How much longer than the rules look back traces stay, for ratings that commit or are looked at late; milliseconds. */
const grace = 86_400_000;

/** Marks ratings that the rules of suspicion speak of, for a person to look at; each rating is looked at once. */
export const lookAtRatings: Job = {
  name: 'look-at-ratings',
  everyMs: 15_000,
  async run({storage, settings, now, randomBytes}) {
    const at = now();
    const limits = settings.suspicion;
    const {looked} = await storage.lookAtRatings({
      neighbourhoods: neighbourhoodsOf(limits),
      judge: seen => judge(seen, limits),
      at: at.toISOString(),
      limit: portion,
      newId: () => newId(randomBytes),
    });
    if (looked > 0) return looked;
    return storage.forgetTraces({
      before: later(at, -grace - reach(limits) * 1000).toISOString(),
      sourcesBefore: later(at, -grace - reach(limits, 'source') * 1000).toISOString(),
      limit: portion * 10,
    });
  },
};

/** One rating less than the rule counts is enough to see on either side. */
function neighbourhoodsOf(limits: SuspicionLimits): Neighbourhood[] {
  return suspicionRuleNames.flatMap(rule => {
    const {same, channels} = ruleOf(rule);
    const limit = limits[rule].value;
    if (!same || limit === null) return [];
    const count = (limit.count ?? 2) - 1;
    return [{rule, same, ...(channels && {channels}), seconds: limit.seconds, count}];
  });
}
