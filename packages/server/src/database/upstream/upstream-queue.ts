import {toUtc} from '../../domain/calendar/utc.ts';
import type {DueUpstream, UpstreamNote, UpstreamStorage} from '../../domain/upstream/upstream-storage.ts';
import {batch, lock, query, queryUnlocked, type Operation, type Statement} from '../engine/operation.ts';
import {
  aliased,
  asText,
  bigint,
  computed,
  insert,
  insertFrom,
  namesOf,
  nullable,
  pick,
  select,
  selectJoined,
  update,
} from '../engine/table.ts';
import {subtrees} from '../institutions/institution-scope.ts';
import {defaultRating} from '../schema/default-rating.ts';
import {evidenceEntry as entry} from '../schema/evidence.ts';
import {institution} from '../schema/institution.ts';
import {rating} from '../schema/rating.ts';
import {service, servicePerson, ticketMark} from '../schema/service.ts';
import {upstreamPlatform as platform, upstreamRating as sent} from '../schema/upstream.ts';

const accepted = aliased(service, 'accepted');
const others = aliased(sent, 'others');

const place = select(pick(platform, 'nextIndex'));
const covered = select(pick(platform, 'coverage'));
const ofLog = select(pick(entry, 'index', 'at'));
const claimed = select(pick(sent, 'ratingId'));
const isSent = `${sent.platformId} = ? AND ${sent.ratingId} = ?`;

const acceptedAt = `(SELECT min(${accepted.servedAt}) FROM ${accepted}
  WHERE ${accepted.institutionCode} = ${service.institutionCode} AND ${accepted.projectNo} = ${service.projectNo}
    AND ${accepted.node} = 'accepted')`;

const factsOfService = {
  projectNo: asText(service.projectNo),
  ...pick(service, 'serviceNumber', 'node', 'itemCode', 'itemName', 'serviceName', 'servedAt'),
  acceptedAt: computed(acceptedAt, nullable(service.servedAt)),
  institutionCode: institution.code,
  institutionName: institution.name,
  ...pick(institution, 'areaCode'),
};
const facts = select({
  ...factsOfService,
  ...pick(rating, 'level', 'tags', 'comment', 'channel', 'pressedAt', 'receivedAt', 'voidedAt'),
});
const factsOfDefault = select({...factsOfService, ...pick(defaultRating, 'level', 'at')});
const due = select({...pick(sent, 'platformId', 'ratingId', 'attempts', 'step'), ...pick(service, 'serviceId')});
const person = selectJoined('person', pick(servicePerson, 'keyId', 'ciphertext'));

const ofEntry = select(pick(entry, 'at'));
const ends = select({next: computed(`CAST(coalesce(max(${entry.index}) + 1, 0) AS bigint)`, bigint('next'))});

/** The place in the log of the first entry of a moment or later, found by halving: entries are sealed in their order. */
function* firstSince(moment: string): Operation<number> {
  const [last] = yield* query(`SELECT ${ends} FROM ${entry}`, []);
  let [from, until] = [0, last ? ends.read(last).next : 0];
  while (from < until) {
    const middle = Math.floor((from + until) / 2);
    const [row] = yield* query(`SELECT ${ofEntry} FROM ${entry} WHERE ${entry.index} = ?`, [middle]);
    if (row && ofEntry.read(row).at < moment) from = middle + 1;
    else until = middle;
  }
  return from;
}

/**
 * Says what a platform gets. With another coverage than before, what waits is dropped and the log is looked at again from where
 * it is remembered what the platform has, so that nothing goes to the platform that it is no longer to get.
 */
export function* coverUpstream({
  platformId,
  coverage,
  keptSince,
}: Parameters<UpstreamStorage['coverUpstream']>[0]): Operation<void> {
  const isPlatform = `${platform.platformId} = ?`;
  yield* batch([
    insert(platform, {platformId, coverage, nextIndex: 0}, `ON CONFLICT (${platform.platformId.name}) DO NOTHING`),
  ]);
  yield* lock(`SELECT 1 FROM ${platform} WHERE ${isPlatform} FOR UPDATE`, [platformId]);
  const [row] = yield* query(`SELECT ${covered}, ${place} FROM ${platform} WHERE ${isPlatform}`, [platformId]);
  if (!row || covered.read(row).coverage === coverage) return;
  const first = keptSince === undefined ? 0 : yield* firstSince(keptSince);
  const nextIndex = Math.min(first, place.read(row).nextIndex);
  yield* batch([
    {
      sql: `DELETE FROM ${sent} WHERE ${sent.platformId} = ?
        AND (${sent.state} = 'pending' OR (${sent.state} = 'refused' AND ${sent.failure} = 'number_taken'))`,
      params: [platformId],
    },
    update(platform, {coverage, nextIndex}, isPlatform, platformId),
  ]);
}

const caseKeys = {
  service: `${service.projectNo} || ' ' || ${service.serviceNumber}`,
  node: `${service.projectNo} || ' ' || ${service.serviceNumber} || ' ' || ${service.node}`,
} as const;

/** The ratings that people gave. */
const given = {
  table: rating,
  row: pick(rating, 'ratingId', 'receivedAt'),
  entryId: `${entry.entryId}`,
  condition: `${entry.kind} = 'rating' AND ${rating.source} = 'active'`,
};

/** The ratings that were recorded by default, and that no person has replaced. */
const byDefault = {
  table: defaultRating,
  row: {ratingId: defaultRating.ratingId, receivedAt: defaultRating.at},
  // The ids of their entries begin with "d.".
  entryId: `substr(${entry.entryId}, 3)`,
  condition: `${entry.kind} = 'default' AND ${defaultRating.replacedBy} IS NULL`,
};

/**
 * Queues ratings of the next entries of the log. A platform knows a rating by case and number: of two ratings that have the
 * same, the first in the log is sent, and the other is refused here, because the platform would call it a duplicate of the
 * first.
 */
export function* queueUpstream(order: Parameters<UpstreamStorage['queueUpstream']>[0]): Operation<number> {
  const {platformId, coverage, institutions, since = '0001-01-01', unique, defaultsBefore, at, limit} = order;
  const [row] = yield* queryUnlocked(
    `SELECT ${place} FROM ${platform} WHERE ${platform.platformId} = ? AND ${platform.coverage} = ?`,
    [platformId, coverage],
  );
  if (!row) return 0;
  const {nextIndex: from} = place.read(row);
  const page = yield* query(`SELECT ${ofLog} FROM ${entry} WHERE ${entry.index} >= ? ORDER BY ${entry.index} LIMIT ?`, [
    from,
    limit,
  ]);
  const read = page.map(ofLog.read);
  // A default that may still be replaced is looked at later, and so is what lies behind it.
  const tooNew = defaultsBefore === undefined ? -1 : read.findIndex(({at: sealed}) => sealed >= toUtc(defaultsBefore));
  const looked = tooNew < 0 ? read : read.slice(0, tooNew);
  const last = looked.at(-1);
  if (!last) return 0;
  const until = Number(last.index) + 1;
  const caseKey = caseKeys[unique];
  const source = defaultsBefore === undefined ? given : byDefault;
  const isTaken = `(row_number() OVER (PARTITION BY ${caseKey} ORDER BY ${entry.index}) > 1 OR EXISTS
    (SELECT 1 FROM ${others} WHERE ${others.platformId} = ? AND ${others.caseKey} = ${caseKey}
      AND ${others.ratingId} <> ${source.table.ratingId}))`;
  yield [
    {
      sql: insertFrom(
        sent,
        {
          platformId: '?',
          ...source.row,
          caseKey,
          state: `CASE WHEN ${isTaken} THEN 'refused' ELSE 'pending' END`,
          step: `'service'`,
          attempts: '0',
          nextAt: '?',
          endedAt: `CASE WHEN ${isTaken} THEN ${entry.at} END`,
          failure: `CASE WHEN ${isTaken} THEN 'number_taken' END`,
        },
        `FROM ${entry} JOIN ${source.table} ON ${source.table.ratingId} = ${source.entryId}
          JOIN ${service} ON ${service.serviceId} = ${source.table.serviceId}
          WHERE ${entry.index} >= ? AND ${entry.index} < ? AND ${source.condition}
            AND ${source.table.day} >= ? AND ${service.projectNo} NOT LIKE '${ticketMark}%'
            AND ${source.table.institutionCode} IN
              (WITH RECURSIVE ${subtrees(institutions.length)} SELECT code FROM subtrees)
          ON CONFLICT (${namesOf(sent.platformId, sent.ratingId)}) DO NOTHING`,
      ),
      params: [
        ...[platformId, platformId, toUtc(at), platformId, platformId],
        ...[from, until, since, ...institutions],
      ],
    },
    update(platform, {nextIndex: until}, `${platform.platformId} = ?`, platformId),
  ];
  return looked.length;
}

/**
 * Claims ratings that are due. The lease is written and the transaction ends before anything is sent, so a process that dies
 * while sending holds no lock: what it had is claimed again when the lease has expired.
 */
export function* claimUpstream(claim: Parameters<UpstreamStorage['claimUpstream']>[0]): Operation<DueUpstream[]> {
  const {platformId, at, until, limit} = claim;
  const rows = yield* queryUnlocked(
    `SELECT ${claimed} FROM ${sent} WHERE ${sent.platformId} = ? AND ${sent.state} = 'pending' AND ${sent.nextAt} <= ?
      ORDER BY ${sent.nextAt} LIMIT ?`,
    [platformId, toUtc(at), limit],
  );
  const ids = rows.map(row => claimed.read(row).ratingId);
  yield ids.map(id => ({
    sql: `UPDATE ${sent} SET ${sent.attempts.name} = ${sent.attempts} + 1, ${sent.nextAt.name} = ? WHERE ${isSent}`,
    params: [toUtc(until), platformId, id],
  }));
  const answers = yield ids.map((id): Statement => ({
    sql: `SELECT ${due}, ${facts}, ${person} FROM ${sent} JOIN ${rating} ON ${rating.ratingId} = ${sent.ratingId}
      JOIN ${service} ON ${service.serviceId} = ${rating.serviceId}
      JOIN ${institution} ON ${institution.code} = ${rating.institutionCode}
      LEFT JOIN ${servicePerson} ON ${servicePerson.serviceId} = ${service.serviceId}
      WHERE ${isSent}`,
    params: [platformId, id],
  }));
  const known = answers.flatMap(found =>
    found.map(row => ({...due.read(row), facts: {...facts.read(row), isDefault: false}, person: person.read(row)})),
  );
  const others = ids.filter((_, at) => answers[at]?.length === 0);
  return others.length === 0 ? known : [...known, ...(yield* claimedDefaults(platformId, others))];
}

/** What a default rating consists of: the level of the rule, and nothing that only a person can say. */
const unsaid = {tags: [], comment: '', channel: null, pressedAt: null, voidedAt: null, isDefault: true} as const;

/** Those of some claimed ratings that were recorded by default. */
function* claimedDefaults(platformId: string, ids: readonly string[]): Operation<DueUpstream[]> {
  const answers = yield ids.map((id): Statement => ({
    sql: `SELECT ${due}, ${factsOfDefault}, ${person} FROM ${sent}
      JOIN ${defaultRating} ON ${defaultRating.ratingId} = ${sent.ratingId}
      JOIN ${service} ON ${service.serviceId} = ${defaultRating.serviceId}
      JOIN ${institution} ON ${institution.code} = ${defaultRating.institutionCode}
      LEFT JOIN ${servicePerson} ON ${servicePerson.serviceId} = ${service.serviceId}
      WHERE ${isSent}`,
    params: [platformId, id],
  }));
  return answers.flatMap(found =>
    found.map(row => {
      const {at: receivedAt, ...known} = factsOfDefault.read(row);
      return {...due.read(row), facts: {...known, ...unsaid, receivedAt}, person: person.read(row)};
    }),
  );
}

/** Records outcomes. A lease that expired may have let two processes send the same: what is delivered stays delivered. */
export function* noteUpstream(notes: readonly UpstreamNote[]): Operation<void> {
  yield* batch(notes.map(noteStatement));
}

function noteStatement({
  platformId,
  ratingId,
  outcome,
  at,
  nextAt,
  step,
  status,
  failure,
  words,
}: UpstreamNote): Statement {
  const said = {step, status, failure, words};
  if (outcome === 'retry')
    return update(
      sent,
      {...said, nextAt: toUtc(nextAt)},
      `${isSent} AND ${sent.state} = 'pending'`,
      platformId,
      ratingId,
    );
  const ends = outcome === 'delivered' ? `${sent.state} <> 'delivered'` : `${sent.state} = 'pending'`;
  return update(sent, {...said, state: outcome, endedAt: toUtc(at)}, `${isSent} AND ${ends}`, platformId, ratingId);
}
