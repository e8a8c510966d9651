import type {Channel, SuspicionKey} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {
  DetectionResult,
  DetectionRun,
  NearRating,
  Neighbourhood,
  SuspicionFlag,
  SuspicionStorage,
} from '../../domain/suspicions/suspicion-storage.ts';
import {lock, query, type Operation, type Row, type Statement, type Value} from '../engine/operation.ts';

/** An arbitrary number that stands for looking at ratings among the advisory locks of the database. */
const detectionLock = 725_196_804;

interface SeenRow {
  readonly rating_id: string;
  readonly received_at: string;
  readonly device_id: string | null;
  readonly source_ref: string | null;
  readonly comment_hash: string | null;
  readonly institution_code: string;
  readonly channel: Channel;
  readonly pressed_at: string | null;
  readonly invited_at: string | null;
  readonly served_at: string;
  readonly window_number: string | null;
}

/**
 * Looks at ratings once and strikes each off the list, so a look costs what is new. A rating is put on the list by the
 * transaction that stores it, so one that commits late is looked at late; it is then compared in both directions of time.
 */
export function* detectSuspicions({
  neighbourhoods,
  detectFlags,
  at,
  limit,
  newId,
}: DetectionRun): Operation<DetectionResult> {
  yield* lock(`SELECT pg_advisory_xact_lock(${detectionLock})`);
  const seen = yield* query<SeenRow>(
    `SELECT suspicion_candidate.rating_id, suspicion_candidate.received_at, suspicion_candidate.device_id,
        suspicion_candidate.source_ref, suspicion_candidate.comment_hash, rating.institution_code, rating.channel,
        rating.pressed_at, invitation.created_at AS invited_at, service.served_at, service.window_number
      FROM suspicion_candidate
      JOIN rating ON rating.rating_id = suspicion_candidate.rating_id
      JOIN service ON service.service_id = rating.service_id
      LEFT JOIN invitation ON invitation.invitation_id = rating.invitation_id
      ORDER BY suspicion_candidate.received_at, suspicion_candidate.rating_id LIMIT ?`,
    [limit],
  );
  yield seen.flatMap(strikeOff);
  const asked = seen.flatMap(row =>
    neighbourhoods.flatMap(neighbourhood => {
      const statement = near(row, neighbourhood);
      return statement ? [{row, rule: neighbourhood.rule, statement}] : [];
    }),
  );
  const answers = yield asked.map(({statement}) => statement);
  const nearOf = (row: SeenRow) =>
    Object.fromEntries(
      asked.flatMap((question, index) =>
        question.row === row ? [[question.rule, (answers[index] ?? []).map(nearRating)]] : [],
      ),
    );
  const flags = seen.flatMap(row =>
    detectFlags({
      ratingId: row.rating_id,
      at: momentOf(row),
      channel: row.channel,
      receivedAt: row.received_at,
      pressedAt: row.pressed_at,
      invitedAt: row.invited_at,
      servedAt: row.served_at,
      near: nearOf(row),
    }),
  );
  const different = new Map(flags.map(flag => [`${flag.ratingId} ${flag.rule}`, flag]));
  const written = yield [...different.values()].map(flag => insertion(flag, newId(), at));
  return {checked: seen.length, flagged: written.filter(rows => rows.length > 0).length};
}

const nearRating = (row: Row): NearRating => ({ratingId: String(row.rating_id), at: String(row.received_at)});

/** Where many raters stand at one device. */
const sharedDevices: readonly Channel[] = ['hall_tablet', 'hall_terminal'];

/**
 * A device of a hall that was offline sends what it kept all at once. Its ratings are compared by when they were pressed,
 * but never by a time before the invitation or after the arrival, because the device says it and the server only knows these.
 */
function momentOf({channel, pressed_at: pressed, invited_at: invited, received_at: received}: SeenRow): string {
  if (!sharedDevices.includes(channel) || pressed === null || invited === null) return received;
  return pressed > invited && pressed < received ? pressed : received;
}

/** The trace of a rating stays in place of its entry in the list, at the time by which it is compared. */
const strikeOff = (row: SeenRow): Statement[] => [
  {
    sql: `INSERT INTO rating_trace (rating_id, received_at, institution_code, channel, device_id, source_ref,
        window_number, comment_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    params: [
      row.rating_id,
      momentOf(row),
      row.institution_code,
      row.channel,
      row.device_id,
      row.source_ref,
      row.window_number,
      row.comment_hash,
    ],
  },
  {sql: 'DELETE FROM suspicion_candidate WHERE rating_id = ?', params: [row.rating_id]},
];

/** What each key stands for in a trace, and its values for a rating; those of a window or a comment belong to an institution. */
const keys: Readonly<Record<SuspicionKey, readonly [sql: string, (row: SeenRow) => readonly (string | null)[]]>> = {
  device: ['device_id = ?', row => [row.device_id]],
  source: ['source_ref = ?', row => [row.source_ref]],
  window: ['institution_code = ? AND window_number = ?', row => [row.institution_code, row.window_number]],
  comment: ['institution_code = ? AND comment_hash = ?', row => [row.institution_code, row.comment_hash]],
};

/** Asks for the nearest ratings with the same key, before and after; undefined for a rating that lacks the key. */
function near(row: SeenRow, {same, channels, seconds, count}: Neighbourhood): Statement | undefined {
  const [condition, valuesOf] = keys[same];
  const values = valuesOf(row);
  if (values.includes(null) || (channels && !channels.includes(row.channel))) return undefined;
  const only = channels ? `AND channel IN (${channels.map(() => '?').join(', ')})` : '';
  const at = momentOf(row);
  const moment = (milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();
  const side = (bounds: string, order: string) =>
    `SELECT rating_id, received_at FROM rating_trace WHERE ${condition} AND ${bounds} AND rating_id <> ? ${only}
      ORDER BY received_at ${order}, rating_id LIMIT ?`;
  const bound = (least: string, most: string): Value[] => [
    ...values,
    least,
    most,
    row.rating_id,
    ...(channels ?? []),
    count,
  ];
  return {
    sql: `SELECT rating_id, received_at FROM (${side('received_at >= ? AND received_at <= ?', 'DESC')}) AS earlier
      UNION ALL
      SELECT rating_id, received_at FROM (${side('received_at > ? AND received_at <= ?', 'ASC')}) AS later`,
    params: [...bound(moment(-seconds * 1000), at), ...bound(at, moment(seconds * 1000))],
  };
}

const insertion = ({ratingId, rule, facts}: SuspicionFlag, suspicionId: string, at: string): Statement => ({
  sql: `INSERT INTO suspicion (suspicion_id, rating_id, rule, facts, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (rating_id, rule) DO NOTHING RETURNING suspicion_id`,
  params: [suspicionId, ratingId, rule, JSON.stringify(facts), toUtc(at)],
});

/** Forgets what no rule compares with any more. */
export function* forgetTraces(asked: Parameters<SuspicionStorage['forgetTraces']>[0]): Operation<number> {
  const {before, sourcesBefore, limit} = asked;
  const answers = yield [
    {
      sql: `DELETE FROM rating_trace WHERE rating_id IN (
          SELECT rating_id FROM rating_trace WHERE received_at < ? ORDER BY received_at LIMIT ?) RETURNING rating_id`,
      params: [toUtc(before), limit],
    },
    {
      sql: `UPDATE rating_trace SET source_ref = NULL WHERE rating_id IN (
          SELECT rating_id FROM rating_trace WHERE source_ref IS NOT NULL AND received_at < ?
          ORDER BY received_at LIMIT ?) RETURNING rating_id`,
      params: [toUtc(sourcesBefore), limit],
    },
  ];
  return answers.reduce((sum, rows) => sum + rows.length, 0);
}
