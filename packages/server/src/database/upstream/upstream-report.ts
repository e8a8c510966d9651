import {toUtc} from '../../domain/calendar/utc.ts';
import type {RefusedUpstream, UpstreamState, UpstreamStorage} from '../../domain/upstream/upstream-storage.ts';
import {query, type Operation, type Value} from '../engine/operation.ts';
import {bigint, computed, nullable, pick, select, written} from '../engine/table.ts';
import {evidenceEntry as entry} from '../schema/evidence.ts';
import {rating} from '../schema/rating.ts';
import {upstreamPlatform as platform, upstreamRating as sent} from '../schema/upstream.ts';

const counted = (condition: string, name: string) =>
  computed(`coalesce(sum(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0)`, bigint(name));

const known = select({
  ...pick(platform, 'platformId'),
  unread: computed(
    `(SELECT CAST(coalesce(max(${entry.index}) + 1, 0) AS bigint) FROM ${entry}) - ${platform.nextIndex}`,
    bigint('unread'),
  ),
});
const counts = select({
  ...pick(sent, 'platformId'),
  delivered: counted(`${sent.state} = 'delivered'`, 'delivered'),
  duplicates: counted(`${sent.state} = 'delivered' AND ${sent.failure} = 'duplicate'`, 'duplicates'),
  pending: counted(`${sent.state} = 'pending'`, 'pending'),
  refused: counted(`${sent.state} = 'refused'`, 'refused'),
  oldest: computed(`min(CASE WHEN ${sent.state} = 'pending' THEN ${sent.receivedAt} END)`, nullable(sent.receivedAt)),
});
const failing = select({
  ...pick(sent, 'platformId', 'failure'),
  ratings: computed('count(*)', bigint('ratings')),
});
const listed = select({
  ...pick(sent, 'platformId', 'ratingId', 'step', 'endedAt', 'status', 'failure', 'words'),
  ...pick(rating, 'institutionCode'),
});

/** How far each platform has come. */
export function* upstreamStates(): Operation<UpstreamState[]> {
  const [platforms = [], sums = [], failures = []] = yield [
    {sql: `SELECT ${known} FROM ${platform} ORDER BY ${platform.platformId}`, params: []},
    {sql: `SELECT ${counts} FROM ${sent} GROUP BY ${sent.platformId}`, params: []},
    {
      sql: `SELECT ${failing} FROM ${sent} WHERE ${sent.state} = 'pending' AND ${sent.failure} IS NOT NULL
        GROUP BY ${sent.platformId}, ${sent.failure} ORDER BY count(*) DESC, ${sent.failure}`,
      params: [],
    },
  ];
  const summed = new Map(sums.map(counts.read).map(row => [row.platformId, row]));
  const failed = failures.map(failing.read);
  const none = {delivered: 0, duplicates: 0, pending: 0, refused: 0, oldest: null};
  return platforms.map(known.read).map(({platformId, unread}) => ({
    ...none,
    ...summed.get(platformId),
    ...{platformId, unread: Math.max(unread, 0)},
    failures: failed
      .filter(row => row.platformId === platformId)
      .map(({failure, ratings}) => ({failure: failure ?? '', ratings})),
  }));
}

/** Refused ratings, by platform and id. */
export function* refusedUpstream({
  after,
  limit,
}: Parameters<UpstreamStorage['refusedUpstream']>[0]): Operation<RefusedUpstream[]> {
  const behind = after === undefined ? '' : `AND (${sent.platformId}, ${sent.ratingId}) > (?, ?)`;
  const rows = yield* query(
    `SELECT ${listed} FROM ${sent} JOIN ${rating} ON ${rating.ratingId} = ${sent.ratingId}
      WHERE ${sent.state} = 'refused' ${behind} ORDER BY ${sent.platformId}, ${sent.ratingId} LIMIT ?`,
    [...(after === undefined ? [] : [after.platformId, after.ratingId]), limit],
  );
  return rows.map(listed.read);
}

/** Queues refused ratings again, from their service on, with attempts counted anew. */
export function* replayUpstream({
  platformId,
  ratingId,
  at,
}: Parameters<UpstreamStorage['replayUpstream']>[0]): Operation<number> {
  const again = written(sent, {state: 'pending', step: 'service', attempts: 0, nextAt: toUtc(at), endedAt: null});
  const conditions = [`${sent.state} = 'refused'`, `${sent.failure} <> 'number_taken'`];
  const params: Value[] = [];
  for (const [column, value] of [
    [sent.platformId, platformId],
    [sent.ratingId, ratingId],
  ] as const) {
    if (value === undefined) continue;
    conditions.push(`${column} = ?`);
    params.push(value);
  }
  const rows = yield* query(
    `UPDATE ${sent} SET ${again.assignments} WHERE ${conditions.join(' AND ')} RETURNING ${sent.ratingId}`,
    [...again.params, ...params],
  );
  return rows.length;
}
