import {checkEntryMark} from '../../domain/evidence/entry-mark.ts';
import {operatorKinds, type OperatorEntry, type OperatorSource} from '../../domain/evidence/operator-leaf.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {OperatorQuery, StoredOperatorEntry} from '../../domain/operator-log/operator-log-storage.ts';
import {toUtc} from '../../domain/calendar/utc.ts';
import {query, type Operation, type Row, type Statement, type Value} from '../engine/operation.ts';
import {
  aliased,
  asText,
  columnsOf,
  inputRows,
  inputTable,
  insertFrom,
  nullable,
  pick,
  select,
  selectJoined,
} from '../engine/table.ts';
import type {EntrySource} from '../evidence/evidence-source.ts';
import {newEntry} from '../evidence/new-entries.ts';
import {sealedLog} from '../evidence/sealed-log.ts';
import {operatorEntry, operatorHead as head, operatorTables} from '../schema/evidence.ts';
import {operatorRecord as record} from '../schema/operator-record.ts';

const entry = aliased(operatorEntry, 'entry');
const ofEntry = select(pick(entry, 'entryId', 'kind', 'at', 'index', 'leaf', 'leafHash', 'mark'));
const {facts, state, ...plain} = columnsOf(record);
const ofRecord = selectJoined('record', {...plain, facts: asText(facts), state: nullable(asText(state))});
const ofHead = selectJoined('head', {...pick(head, 'size', 'root', 'keyId', 'signature'), at: head.signedAt});
const asked = inputTable(pick(operatorEntry, 'entryId'));

/** Entries with their rows, in the order of the ids. */
function* readSources(entryIds: readonly string[]): Operation<EntrySource[]> {
  const [rows = []] = yield [
    {
      input: inputRows(
        asked,
        entryIds.map(entryId => ({entryId})),
      ),
      sql: `SELECT ${ofEntry}, ${ofRecord}, ${ofHead} FROM ${asked} CROSS JOIN ${entry}
        LEFT JOIN ${record} ON ${entry.kind} = 'operator' AND ${record.operatorId} = ${entry.entryId}
        LEFT JOIN ${head} ON ${entry.kind} = 'head' AND ${head.size} = ${entry.index}
        WHERE ${entry.entryId} = ${asked.entryId}`,
      params: [],
    },
  ];
  const found = new Map(rows.map(toEntrySource).map(source => [source.entry.entryId, source]));
  return entryIds.flatMap(entryId => found.get(entryId) ?? []);
}

function toEntrySource(row: Row): EntrySource {
  const found = ofEntry.read(row);
  const [recordRow, headRow] = [ofRecord.read(row), ofHead.read(row)];
  const source: EntrySource['source'] = recordRow
    ? {kind: 'operator', ...recordRow}
    : headRow && {kind: 'head', ...headRow, completeUntil: ''};
  return {entry: found, source, service: undefined, invitation: undefined, erasure: undefined};
}

const standingOf = (marks: RowMarks, {entry: found, source}: EntrySource) => checkEntryMark(marks, found, source);

/** The log of who did what from where. */
export const operatorLog = sealedLog({tables: operatorTables, sealLock: 725_196_803, readSources, standingOf});

const newRecord = inputTable(columnsOf(record));
const newLogEntry = inputTable(pick(operatorEntry, 'entryId', 'kind', 'at', 'mark'));

/** What an entry adds to what was given: the state of a client or webhook after the change. */
export type CompletedEntry = OperatorEntry & {
  readonly state: Readonly<Record<string, unknown>> | null;
  readonly sequence: number | null;
};

/** Adds entries with their marks. */
export function insertOperatorEntries(marks: RowMarks, entries: readonly CompletedEntry[]): Statement[] {
  const rows = entries.map(({entryId, ...given}) => ({...given, operatorId: entryId, at: toUtc(given.at)}));
  return [
    {
      input: inputRows(newRecord, rows),
      sql: insertFrom(record, columnsOf(newRecord), `FROM ${newRecord}`),
      params: [],
    },
    {
      input: inputRows(
        newLogEntry,
        rows.map(row => ({...newEntry(marks, toSource(row)), kind: 'operator' as const})),
      ),
      sql: insertFrom(operatorEntry, columnsOf(newLogEntry), `FROM ${newLogEntry}`),
      params: [],
    },
  ];
}

/** A record as its leaf is made from it. */
const toSource = (row: Omit<CompletedEntry, 'entryId'> & {readonly operatorId: string}): OperatorSource => ({
  kind: 'operator',
  ...row,
  facts: String(record.facts.write(row.facts)),
  state: record.state.write(row.state) as string | null,
});

const stored = select(columnsOf(record));

/** A page of entries, oldest first. */
export function* operatorEntries(asking: OperatorQuery): Operation<StoredOperatorEntry[]> {
  const {since, until, who, what, address, subject, after, limit} = asking;
  const conditions: string[] = [];
  const params: Value[] = [];
  const demand = (condition: string, ...values: readonly Value[]) => {
    conditions.push(condition);
    params.push(...values);
  };
  if (since !== undefined) demand(`${record.at} >= ?`, toUtc(since));
  if (until !== undefined) demand(`${record.at} < ?`, toUtc(until));
  if (who !== undefined) demand(`(${record.who} = ? OR ${record.whoKind} = ?)`, who, who);
  if (what !== undefined && operatorKinds.includes(what)) demand(`${record.what} = ?`, what);
  if (address !== undefined) demand(`${record.address} = ?`, address);
  if (subject !== undefined) demand(`${record.subject} = ?`, subject);
  if (after !== undefined) demand(`(${record.at}, ${record.operatorId}) > (?, ?)`, after.at, after.entryId);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const rows = yield* query(
    `SELECT ${stored} FROM ${record} ${where} ORDER BY ${record.at}, ${record.operatorId} LIMIT ?`,
    [...params, limit],
  );
  return rows.map(stored.read).map(({operatorId, state: set, ...found}) => ({
    ...found,
    entryId: operatorId,
    state: set === null ? null : JSON.stringify(set),
  }));
}
