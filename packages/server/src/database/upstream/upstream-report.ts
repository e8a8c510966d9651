import {toUtc} from '../../domain/calendar/utc.ts';
import {
  setAsideFailures,
  type RefusedUpstream,
  type UpstreamState,
  type UpstreamStorage,
} from '../../domain/upstream/upstream-storage.ts';
import {query, type Operation, type Value} from '../engine/operation.ts';
import {bigint, computed, nullable, pick, select, written} from '../engine/table.ts';
import {defaultRating} from '../schema/default-rating.ts';
import {evidenceEntry as entry} from '../schema/evidence.ts';
import {rating} from '../schema/rating.ts';
import {upstreamPlatform as platform, upstreamRating as sent} from '../schema/upstream.ts';

/** A refusal that waits for the operator: it was neither dismissed nor left out. */
export const isListed = `${sent.state} = 'refused' AND ${sent.failure} NOT IN (${setAsideFailures.map(name => `'${name}'`).join(', ')})`;

const received = select(pick(sent, 'ratingId', 'receivedAt'));

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
  refused: counted(isListed, 'refused'),
  setAside: counted(`${sent.state} = 'refused' AND NOT (${isListed})`, 'set_aside'),
  oldest: computed(`min(CASE WHEN ${sent.state} = 'pending' THEN ${sent.receivedAt} END)`, nullable(sent.receivedAt)),
});
const failing = select({
  ...pick(sent, 'platformId', 'failure'),
  ratings: computed('count(*)', bigint('ratings')),
});
const listed = select({
  ...pick(sent, 'platformId', 'ratingId', 'step', 'endedAt', 'status', 'failure', 'words'),
  institutionCode: computed(
    `coalesce(${rating.institutionCode}, ${defaultRating.institutionCode})`,
    rating.institutionCode,
  ),
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
  const none = {delivered: 0, duplicates: 0, pending: 0, refused: 0, setAside: 0, oldest: null};
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
    `SELECT ${listed} FROM ${sent} LEFT JOIN ${rating} ON ${rating.ratingId} = ${sent.ratingId}
      LEFT JOIN ${defaultRating} ON ${defaultRating.ratingId} = ${sent.ratingId}
      WHERE ${isListed} ${behind} ORDER BY ${sent.platformId}, ${sent.ratingId} LIMIT ?`,
    [...(after === undefined ? [] : [after.platformId, after.ratingId]), limit],
  );
  return rows.map(listed.read);
}

/** Queues refused ratings again, from their service on, with attempts counted anew. */
export function replayUpstream({at, ...which}: Parameters<UpstreamStorage['replayUpstream']>[0]): Operation<number> {
  const again = written(sent, {state: 'pending', step: 'service', attempts: 0, nextAt: toUtc(at), endedAt: null});
  return changeListed(which, again, `AND ${sent.failure} <> 'number_taken'`);
}

/** Sets refused ratings aside; the words of the platform stay. */
export const dismissUpstream = ({at, ...which}: Parameters<UpstreamStorage['dismissUpstream']>[0]): Operation<number> =>
  changeListed(which, written(sent, {failure: 'dismissed', endedAt: toUtc(at)}));

/** Changes one listed rating or all, of one platform or of every one; how many. */
function* changeListed(
  {platformId, ratingId}: {readonly platformId: string | undefined; readonly ratingId: string | undefined},
  {assignments, params}: ReturnType<typeof written>,
  more = '',
): Operation<number> {
  const conditions = [`${isListed} ${more}`];
  const values: Value[] = [...params];
  for (const [column, value] of [
    [sent.platformId, platformId],
    [sent.ratingId, ratingId],
  ] as const) {
    if (value === undefined) continue;
    conditions.push(`${column} = ?`);
    values.push(value);
  }
  const rows = yield* query(
    `UPDATE ${sent} SET ${assignments} WHERE ${conditions.join(' AND ')} RETURNING ${sent.ratingId}`,
    values,
  );
  return rows.length;
}

/**
 * Forgets what has ended among the next ratings by id, which grow with the day. The pages end at the first one on which nothing
 * is old enough.
 */
export function* forgetUpstream({
  platformId,
  before,
  after,
  limit,
}: Parameters<UpstreamStorage['forgetUpstream']>[0]): Operation<{forgotten: number; next: string | undefined}> {
  const rows = yield* query(
    `SELECT ${received} FROM ${sent} WHERE ${sent.platformId} = ? AND ${sent.ratingId} > ?
      ORDER BY ${sent.ratingId} LIMIT ?`,
    [platformId, after, limit],
  );
  const page = rows.map(received.read);
  const last = page.at(-1);
  if (!last || page.every(({receivedAt}) => receivedAt >= before)) return {forgotten: 0, next: undefined};
  const forgotten = yield* query(
    `DELETE FROM ${sent} WHERE ${sent.platformId} = ? AND ${sent.ratingId} > ? AND ${sent.ratingId} <= ?
      AND ${sent.receivedAt} < ? AND ${sent.endedAt} < ? AND ${sent.state} <> 'pending' AND NOT (${isListed})
      RETURNING ${sent.ratingId}`,
    [platformId, after, last.ratingId, toUtc(before), toUtc(before)],
  );
  return {forgotten: forgotten.length, next: last.ratingId};
}
