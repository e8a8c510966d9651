import type {Channel, SuspicionKey} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {
  DetectionResult,
  DetectionRun,
  Neighbourhood,
  SuspicionFlag,
  SuspicionStorage,
} from '../../domain/suspicions/suspicion-storage.ts';
import {claimWork, query, unlocked, type Operation, type Statement, type Value} from '../engine/operation.ts';
import {
  asText,
  columnsOf,
  inputRows,
  inputTable,
  insert,
  insertFrom,
  namesOf,
  nullable,
  pick,
  select,
  update,
  type RowOf,
} from '../engine/table.ts';
import {insertEntries} from '../evidence/new-entries.ts';
import {invitation} from '../schema/invitation.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {ratingTrace as trace, suspicion, suspicionCandidate as candidate} from '../schema/suspicion.ts';

/** Key of the advisory lock under which ratings are checked. */
const detectionLock = 725_196_804;

const seenColumns = {
  ...pick(candidate, 'ratingId', 'receivedAt', 'deviceId', 'sourceRef', 'commentHash'),
  ...pick(rating, 'institutionCode', 'channel', 'pressedAt'),
  invitedAt: nullable(invitation.createdAt),
  ...pick(service, 'servedAt', 'windowNumber'),
};
const seenRating = select(seenColumns);
type SeenRating = RowOf<typeof seenColumns>;

/**
 * Checks each candidate once and removes it, so the cost depends on the number of new ratings only. The transaction that
 * stores a rating also makes it a candidate, so a rating that commits late is checked late; it is then compared with
 * earlier and with later ratings.
 */
export function* detectSuspicions(
  marks: RowMarks,
  {neighbourhoods, detectFlags, at, limit, newId}: DetectionRun,
): Operation<DetectionResult> {
  if (!(yield* claimWork(detectionLock))) return {checked: 0, flagged: 0};
  const rows = yield* query(
    `SELECT ${seenRating} FROM ${candidate}
      JOIN ${rating} ON ${rating.ratingId} = ${candidate.ratingId}
      JOIN ${service} ON ${service.serviceId} = ${rating.serviceId}
      LEFT JOIN ${invitation} ON ${invitation.invitationId} = ${rating.invitationId}
      ORDER BY ${candidate.receivedAt}, ${candidate.ratingId} LIMIT ?`,
    [limit],
  );
  const seen = rows.map(seenRating.read);
  if (seen.length > 0) yield moveToTraces(seen);
  const asked = seen.flatMap(one =>
    neighbourhoods.flatMap(neighbourhood => {
      const statement = near(one, neighbourhood);
      return statement ? [{one, rule: neighbourhood.rule, statement}] : [];
    }),
  );
  const answers = yield asked.map(({statement}) => statement);
  const nearOf = (one: SeenRating) =>
    Object.fromEntries(
      asked.flatMap((question, index) =>
        question.one === one ? [[question.rule, (answers[index] ?? []).map(nearRating.read)]] : [],
      ),
    );
  const flags = seen.flatMap(one => {
    const {ratingId, channel, receivedAt, pressedAt, invitedAt, servedAt} = one;
    const times = {at: momentOf(one), receivedAt, pressedAt, invitedAt, servedAt};
    return detectFlags({ratingId, channel, ...times, near: nearOf(one)});
  });
  const different = new Map(flags.map(flag => [`${flag.ratingId} ${flag.rule}`, flag]));
  const inserted = yield [...different.values()].map(flag => insertion(flag, newId(), at));
  const flagged = inserted.flatMap(([row]) => (row ? [{kind: 'suspicion' as const, ...inserting.read(row)}] : []));
  if (flagged.length > 0) yield [insertEntries(marks, flagged)];
  return {checked: seen.length, flagged: flagged.length};
}

/** Channels in which many people rate at one device. */
const sharedDevices: readonly Channel[] = ['hall_tablet', 'hall_terminal'];

/**
 * The moment by which a rating is compared. A device of a hall that was offline sends all its ratings at once, so they
 * are compared by when they were pressed; but only if that is between the invitation and the arrival, which are the
 * moments that the server knows itself.
 */
function momentOf({channel, pressedAt, invitedAt, receivedAt}: SeenRating): string {
  if (!sharedDevices.includes(channel) || pressedAt === null || invitedAt === null) return receivedAt;
  return pressedAt > invitedAt && pressedAt < receivedAt ? pressedAt : receivedAt;
}

const moved = inputTable(columnsOf(trace));
const insertTraces = insertFrom(trace, columnsOf(moved), `FROM ${moved}`);
const deleteCandidates = `DELETE FROM ${candidate} WHERE ${candidate.ratingId} IN (SELECT ${moved.ratingId} FROM ${moved})`;

/** Replaces candidates with traces of their ratings, with the moments by which they are compared. */
function moveToTraces(seen: readonly SeenRating[]): Statement[] {
  const input = inputRows(
    moved,
    seen.map(one => ({...one, receivedAt: momentOf(one)})),
  );
  return [insertTraces, deleteCandidates].map(sql => ({input, sql, params: []}));
}

const inInstitution = `${trace.institutionCode} = ?`;

/** The condition by which a trace has the same key as a rating, and its values; windows and comments are compared within an institution. */
const keys: Readonly<Record<SuspicionKey, readonly [sql: string, (seen: SeenRating) => readonly (string | null)[]]>> = {
  device: [`${trace.deviceId} = ?`, seen => [seen.deviceId]],
  source: [`${trace.sourceRef} = ?`, seen => [seen.sourceRef]],
  window: [`${inInstitution} AND ${trace.windowNumber} = ?`, seen => [seen.institutionCode, seen.windowNumber]],
  comment: [`${inInstitution} AND ${trace.commentHash} = ?`, seen => [seen.institutionCode, seen.commentHash]],
};

const nearRating = select({ratingId: trace.ratingId, at: trace.receivedAt});

/** Finds the nearest ratings with the same key, before and after; undefined for a rating without the key. */
function near(seen: SeenRating, {same, channels, seconds, count}: Neighbourhood): Statement | undefined {
  const [condition, valuesOf] = keys[same];
  const values = valuesOf(seen);
  if (values.includes(null) || (channels && !channels.includes(seen.channel))) return undefined;
  const only = channels ? `AND ${trace.channel} IN (${channels.map(() => '?').join(', ')})` : '';
  const at = momentOf(seen);
  const moment = (milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();
  const {ratingId, receivedAt} = trace;
  const side = (after: '>' | '>=', order: 'ASC' | 'DESC') =>
    `SELECT ${nearRating} FROM ${trace} WHERE ${condition} AND ${receivedAt} ${after} ? AND ${receivedAt} <= ?
      AND ${ratingId} <> ? ${only} ORDER BY ${receivedAt} ${order}, ${ratingId} LIMIT ?`;
  const bound = (least: string, most: string): Value[] => [
    ...values,
    least,
    most,
    seen.ratingId,
    ...(channels ?? []),
    count,
  ];
  return {
    sql: `SELECT * FROM (${side('>=', 'DESC')}) AS earlier UNION ALL SELECT * FROM (${side('>', 'ASC')}) AS later`,
    params: [...bound(moment(-seconds * 1000), at), ...bound(at, moment(seconds * 1000))],
  };
}

const inserting = select({
  ...pick(suspicion, 'suspicionId', 'ratingId', 'rule'),
  at: suspicion.markedAt,
  facts: asText(suspicion.facts),
});

const insertion = ({ratingId, rule, facts}: SuspicionFlag, suspicionId: string, at: string): Statement =>
  insert(
    suspicion,
    {suspicionId, ratingId, rule, facts, markedAt: toUtc(at)},
    `ON CONFLICT (${namesOf(suspicion.ratingId, suspicion.rule)}) DO NOTHING RETURNING ${inserting}`,
  );

/** Deletes traces and source hashes that no rule compares with any more; how many. */
export function* forgetTraces(asked: Parameters<SuspicionStorage['forgetTraces']>[0]): Operation<number> {
  const {before, sourcesBefore, limit} = asked;
  const {ratingId, receivedAt, sourceRef} = trace;
  const oldest = (condition: string) =>
    `${ratingId} IN (SELECT ${ratingId} FROM ${trace} WHERE ${condition} ORDER BY ${receivedAt} LIMIT ? ${unlocked()})
      RETURNING ${ratingId}`;
  const answers = yield [
    {sql: `DELETE FROM ${trace} WHERE ${oldest(`${receivedAt} < ?`)}`, params: [toUtc(before), limit]},
    update(
      trace,
      {sourceRef: null},
      oldest(`${sourceRef} IS NOT NULL AND ${receivedAt} < ?`),
      ...[toUtc(sourcesBefore), limit],
    ),
  ];
  return answers.reduce((sum, rows) => sum + rows.length, 0);
}
