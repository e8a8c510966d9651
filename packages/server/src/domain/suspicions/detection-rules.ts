import {suspicionRuleNames, type SuspicionLimit, type SuspicionRuleName} from '@gov-rating/contract';
import {suspicionRule, type SuspicionLimits} from './suspicion-limits.ts';
import type {CheckedRating, NearRating, SuspicionFlag} from './suspicion-storage.ts';

/** All flags of the rules for a rating, and for those near it that belong to the same burst. */
export function detectFlags(seen: CheckedRating, limits: SuspicionLimits): SuspicionFlag[] {
  return suspicionRuleNames.flatMap(name => {
    const limit = limits[name].value;
    const {channels, same} = suspicionRule(name);
    if (limit === null || (channels && !channels.includes(seen.channel))) return [];
    if (same) return flagsOfBurst(name, burst(seen, seen.near[name] ?? [], limit));
    const seconds = timings[name]?.(seen, limit.seconds);
    return seconds === undefined ? [] : [{ratingId: seen.ratingId, rule: name, facts: {seconds}}];
  });
}

const secondsBetween = (earlier: string, later: string): number =>
  Math.floor((Date.parse(later) - Date.parse(earlier)) / 1000);

/** For each rule about the times of one rating: how far off it is, if it is off by more than the limit. */
const timings: Partial<Record<SuspicionRuleName, (seen: CheckedRating, limit: number) => number | undefined>> = {
  before_service: ({receivedAt, servedAt}, limit) => beyond(secondsBetween(receivedAt, servedAt), limit),
  at_once: ({invitedAt, receivedAt}, limit) => {
    if (invitedAt === null || invitedAt > receivedAt) return undefined;
    const seconds = secondsBetween(invitedAt, receivedAt);
    return seconds < limit ? seconds : undefined;
  },
  device_clock: ({pressedAt, receivedAt, invitedAt}, limit) => {
    if (pressedAt === null) return undefined;
    const late = beyond(secondsBetween(receivedAt, pressedAt), limit);
    return late ?? (invitedAt === null ? undefined : beyond(secondsBetween(pressedAt, invitedAt), limit));
  },
};

const beyond = (seconds: number, limit: number): number | undefined => (seconds > limit ? seconds : undefined);

/**
 * The ratings of all sequences of `count` consecutive ratings that contain `seen` and fit into the seconds of the
 * limit.
 */
function burst(seen: NearRating, near: readonly NearRating[], {count = 2, seconds}: SuspicionLimit): NearRating[] {
  const row = [seen, ...near].sort((one, other) => (one.at < other.at ? -1 : 1));
  const place = row.indexOf(seen);
  const found = new Set<NearRating>();
  for (let first = Math.max(0, place - count + 1); first <= place && first + count <= row.length; first++) {
    const close = row.slice(first, first + count);
    if (span(close) <= seconds * 1000) for (const rating of close) found.add(rating);
  }
  return row.filter(rating => found.has(rating));
}

/** From the first to the last of a sequence, in milliseconds. */
const span = (row: readonly NearRating[]): number => Date.parse(row.at(-1)?.at ?? '') - Date.parse(row[0]?.at ?? '');

const flagsOfBurst = (rule: SuspicionRuleName, row: readonly NearRating[]): SuspicionFlag[] =>
  row.map(({ratingId}) => ({ratingId, rule, facts: {count: row.length, seconds: Math.ceil(span(row) / 1000)}}));
