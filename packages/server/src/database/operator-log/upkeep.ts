import {canonicalJson, type CanonicalValue} from '@gov-rating/contract/evidence';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {OperatorKind} from '../../domain/evidence/operator-leaf.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {OperatorLog, OperatorNote} from '../../domain/operator-log/operator-log-storage.ts';
import type {Engine} from '../engine/engine.ts';
import {batch, claimWork, query, type Operation} from '../engine/operation.ts';
import {aliased, computed, inputRows, inputTable, key, nullable, pick, select, type Column} from '../engine/table.ts';
import {client} from '../schema/client.ts';
import {operatorEntry as entry} from '../schema/evidence.ts';
import {operatorRecord as record} from '../schema/operator-record.ts';
import {webhook} from '../schema/webhook.ts';
import {clientState, lockClient, lockWebhook, webhookState, type AccessState} from './access-states.ts';
import {insertOperatorEntries, operatorLog} from './operator-log.ts';
import {enter} from './recording.ts';

/** Key of the advisory lock under which the log begins and is erased: by one process at a time, for which no other waits. */
const upkeepLock = 725_196_804;

/** How many rows are compared at once. */
const pageSize = 200;

/** What has a state in the log. */
interface Stated {
  readonly name: 'client' | 'webhook';
  readonly table: {readonly toString: () => string};
  readonly id: Column<string>;
  readonly lock: (id: string) => Operation<void>;
  readonly state: (id: string) => Operation<AccessState | undefined>;
  readonly found: OperatorKind;
}

const stated: readonly Stated[] = [
  {name: 'client', table: client, id: client.id, lock: lockClient, state: clientState, found: 'client.found'},
  {
    name: 'webhook',
    table: webhook,
    id: webhook.webhookId,
    lock: lockWebhook,
    state: webhookState,
    found: 'webhook.found',
  },
];

const someRecord = select(pick(record, 'operatorId'));

/**
 * Enters what clients and webhooks may do before the log has an id, so that what was set up before it existed is taken
 * over once. False while another process does it.
 */
export function* beginLog(marks: RowMarks, at: string, newId: () => string): Operation<boolean> {
  if ((yield* operatorLog.storedLogId()) !== undefined) return true;
  if (!(yield* claimWork(upkeepLock))) return false;
  const note: OperatorNote = {
    ...{newId, at, who: null, whoRole: null, whoInstitution: null, address: null, requestId: null},
    whoKind: 'server',
  };
  for (const {table, id, lock: lockRow, state, found} of stated) {
    const ids = select({id});
    const rows = yield* query(
      `SELECT ${ids} FROM ${table} WHERE NOT EXISTS
        (SELECT 1 FROM ${record} WHERE ${record.subject} = ${id} AND ${record.sequence} IS NOT NULL) ORDER BY ${id}`,
      [],
    );
    for (const row of rows) {
      const subject = ids.read(row).id;
      yield* lockRow(subject);
      const now = yield* state(subject);
      if (now) yield* enter(marks, note, {what: found, subject, state: now});
    }
  }
  return true;
}

/** The entry that sets a subject's state has no later one. */
const later = aliased(record, 'later');
const isLast = `NOT EXISTS (SELECT 1 FROM ${later}
  WHERE ${later.subject} = ${record.subject} AND ${later.sequence} > ${record.sequence})`;
const isKept = `(${record.state} IS NOT NULL AND ${isLast})`;

/** Allows to erase what is older than a moment, where there is something to erase and it is not allowed yet. */
export function* allowErasure(
  marks: RowMarks,
  {olderThan, at, entryId}: Parameters<OperatorLog['allowErasure']>[0],
): Operation<boolean> {
  const before = toUtc(olderThan);
  if (!(yield* claimWork(upkeepLock))) return false;
  const [allowed = [], old = []] = yield [
    {
      sql: `SELECT ${someRecord} FROM ${record} WHERE ${record.what} = 'erasure.allowed' AND ${record.subject} >= ? LIMIT 1`,
      params: [before],
    },
    {sql: `SELECT ${someRecord} FROM ${record} WHERE ${record.at} < ? AND NOT ${isKept} LIMIT 1`, params: [before]},
  ];
  if (allowed.length > 0 || old.length === 0) return false;
  yield* batch(
    insertOperatorEntries(marks, [
      {
        ...{entryId, at, what: 'erasure.allowed', whoKind: 'server', who: null, whoRole: null, whoInstitution: null},
        ...{address: null, requestId: null, subject: before, outcome: 'done', code: null, times: 1, facts: {}},
        ...{state: null, sequence: null},
      },
    ]),
  );
  return true;
}

const allowedUntil = select({until: computed(`max(${record.subject})`, nullable(key('until')))});
const erasedRow = inputTable({entryId: entry.entryId});

/** Erases a batch of what a sealed entry allows to erase. */
export function* eraseEntries(limit: number): Operation<number> {
  if (!(yield* claimWork(upkeepLock))) return 0;
  const [row] = yield* query(
    `SELECT ${allowedUntil} FROM ${record} JOIN ${entry} ON ${entry.entryId} = ${record.operatorId}
      WHERE ${record.what} = 'erasure.allowed' AND ${entry.index} IS NOT NULL`,
    [],
  );
  const until = row && allowedUntil.read(row).until;
  if (!until) return 0;
  const rows = yield* query(
    `SELECT ${someRecord} FROM ${record} JOIN ${entry} ON ${entry.entryId} = ${record.operatorId}
      WHERE ${record.at} < ? AND ${entry.index} IS NOT NULL AND NOT ${isKept}
      ORDER BY ${record.at}, ${record.operatorId} LIMIT ?`,
    [until, limit],
  );
  const ids = rows.map(found => someRecord.read(found).operatorId);
  const input = inputRows(
    erasedRow,
    ids.map(entryId => ({entryId})),
  );
  const chosen = `(SELECT ${erasedRow.entryId} FROM ${erasedRow})`;
  yield* batch([
    {input, sql: `DELETE FROM ${record} WHERE ${record.operatorId} IN ${chosen}`, params: []},
    {input, sql: `UPDATE ${entry} SET ${entry.leaf.name} = NULL WHERE ${entry.entryId} IN ${chosen}`, params: []},
  ]);
  return ids.length;
}

const lastState = select(pick(record, 'operatorId', 'state'));

/** What is wrong with one client or webhook; undefined when it is as its last entry says. */
function* compared({name, state}: Stated, id: string, marks: RowMarks | undefined): Operation<string | undefined> {
  const now = yield* state(id);
  const [row] = yield* query(
    `SELECT ${lastState} FROM ${record} WHERE ${record.subject} = ? AND ${record.sequence} IS NOT NULL
      ORDER BY ${record.sequence} DESC LIMIT 1`,
    [id],
  );
  const {operatorId, state: last} = row ? lastState.read(row) : {operatorId: undefined, state: null};
  if (marks && operatorId !== undefined && !(yield* isTrusted(marks, operatorId)))
    return `What was set last of the ${name} ${id} says an entry of the operator's log that no server marked.`;
  if (!now) return last ? `The ${name} ${id} is gone, and no entry of the operator's log says so.` : undefined;
  if (!last) return `The ${name} ${id} was added, and no entry of the operator's log says so.`;
  const differing = [...new Set([...Object.keys(last), ...Object.keys(now)])].filter(
    property => text(last[property]) !== text(now[property]),
  );
  if (differing.length === 0) return undefined;
  return `The ${name} ${id} is not as the operator's log says it was set: ${differing.join(', ')}.`;
}

/** Whether an entry is sealed, which is compared elsewhere, or waits with the mark of a server. */
function* isTrusted(marks: RowMarks, operatorId: string): Operation<boolean> {
  const [found] = yield* operatorLog.sourcesOf([operatorId]);
  return found !== undefined && (found.entry.index !== null || operatorLog.standingOf(marks, found) === 'whole');
}

const text = (value: unknown): string => canonicalJson((value ?? null) as CanonicalValue);

/** Compares all clients and webhooks with the entries about them, once the log has begun. */
export async function accessContradictions(engine: Engine, marks: RowMarks | undefined): Promise<string[]> {
  if ((await engine.read(operatorLog.storedLogId())) === undefined) return [];
  const sentences: string[] = [];
  for (const each of stated) {
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: readonly string[] = await engine.read(idsOf(each, after));
      for (const id of page) {
        if ((await engine.read(compared(each, id, marks))) === undefined) continue;
        // Compared again under its lock: it may have changed since it was read.
        const sentence = await engine.write(function* () {
          yield* each.lock(id);
          return yield* compared(each, id, marks);
        });
        if (sentence !== undefined) sentences.push(sentence);
      }
      after = page.at(-1);
    }
  }
  return [...sentences, ...(await engine.read(strayRecords()))];
}

/** Ids of rows and of what entries say is there, in their order. */
function* idsOf({table, id, name}: Stated, after: string): Operation<string[]> {
  const [rows, subjects] = [select({id}), select({id: record.subject})];
  const [there = [], said = []] = yield [
    {sql: `SELECT ${rows} FROM ${table} WHERE ${id} > ? ORDER BY ${id} LIMIT ${pageSize}`, params: [after]},
    {
      sql: `SELECT ${subjects} FROM ${record} WHERE ${record.sequence} IS NOT NULL AND ${record.state} IS NOT NULL
        AND ${record.what} LIKE '${name}.%' AND ${record.subject} > ? AND ${isLast}
        ORDER BY ${record.subject} LIMIT ${pageSize}`,
      params: [after],
    },
  ];
  const ids = [...there.map(row => rows.read(row).id), ...said.map(row => String(subjects.read(row).id))];
  return [...new Set(ids)].sort(byBytes).slice(0, pageSize);
}

const byBytes = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** A row that has no entry in the log. */
function* strayRecords(): Operation<string[]> {
  const [row] = yield* query(
    `SELECT ${someRecord} FROM ${record} WHERE NOT EXISTS
      (SELECT 1 FROM ${entry} WHERE ${entry.entryId} = ${record.operatorId}) LIMIT 1`,
    [],
  );
  return row ? [`The record ${someRecord.read(row).operatorId} has no entry in the operator's log.`] : [];
}
