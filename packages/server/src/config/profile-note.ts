import {defaultProfileId, profileIds, profiles} from '@gov-rating/contract';
import {textsOf, toRuleOverrides, type Config, type Texts} from './config.ts';

const profile = profiles[defaultProfileId];

/** What an operator who has chosen no profile should know: whose rules apply and what they mean. Undefined where one is chosen. */
export function profileNote(env: Texts, config: Config): string | undefined {
  if (textsOf(env)['PROFILE'] !== undefined) return undefined;
  return [
    `PROFILE is not set: the rules of ${defaultProfileId} apply.`,
    ...[timeLimits(config), defaultRatings()].filter(sentence => sentence !== ''),
    `Choose one of ${profileIds.join(', ')}.`,
  ].join(' ');
}

/** Steps without a time limit: an order then has no due date, nobody is reminded of it, and it is never late. */
function timeLimits(config: Config): string {
  const set = toRuleOverrides(config).deadlines ?? {};
  const without = Object.entries(profile.deadlines).flatMap(([step, {value}]) =>
    value === null && !(step in set) ? [step] : [],
  );
  return without.length === 0
    ? ''
    : `They set no time limit for ${without.join(', ')}: such work orders say 未规定期限 and are never late, until DEADLINES sets limits.`;
}

function defaultRatings(): string {
  const {value} = profile.defaultRating;
  return value?.enabled
    ? `What nobody rates within ${value.days} ${value.dayKind} days is recorded as ${value.level} by default.`
    : '';
}
