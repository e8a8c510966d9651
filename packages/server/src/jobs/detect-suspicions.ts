import {suspicionRuleNames} from '@gov-rating/contract';
import {later} from '../domain/calendar/moments.ts';
import {detectFlags} from '../domain/suspicions/detection-rules.ts';
import {reach, suspicionRule, type SuspicionLimits} from '../domain/suspicions/suspicion-limits.ts';
import type {Neighbourhood} from '../domain/suspicions/suspicion-storage.ts';
import {newId} from '../security/random.ts';
import type {Job} from './job.ts';

/** How many ratings one batch checks. */
const batchSize = 50;

/**
 * How much longer than the rules look back traces are stored, for ratings that are committed or checked late;
 * milliseconds.
 */
const grace = 86_400_000;

/** Flags ratings that match a detection rule, for a person to check; each rating is checked once. */
export const detectSuspicions: Job = {
  name: 'detect-suspicions',
  everyMs: 15_000,
  async run({storage, settings, now, randomBytes}) {
    const at = now();
    const limits = settings.suspicion;
    const {checked} = await storage.detectSuspicions({
      neighbourhoods: neighbourhoodsOf(limits),
      detectFlags: seen => detectFlags(seen, limits),
      at: at.toISOString(),
      limit: batchSize,
      newId: () => newId(randomBytes, at),
    });
    if (checked > 0) return checked;
    return storage.forgetTraces({
      before: later(at, -grace - reach(limits) * 1000).toISOString(),
      sourcesBefore: later(at, -grace - reach(limits, 'source') * 1000).toISOString(),
      limit: batchSize * 10,
    });
  },
};

/** One rating less than the rule counts is enough to see on either side. */
function neighbourhoodsOf(limits: SuspicionLimits): Neighbourhood[] {
  return suspicionRuleNames.flatMap(rule => {
    const {same, channels} = suspicionRule(rule);
    const limit = limits[rule].value;
    if (!same || limit === null) return [];
    const count = (limit.count ?? 2) - 1;
    return [{rule, same, ...(channels && {channels}), seconds: limit.seconds, count}];
  });
}
