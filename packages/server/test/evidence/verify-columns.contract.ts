import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {verifyLog, verifyOperatorLog} from '../../src/cli/verify-log.ts';
import type {Storage} from '../../src/index.ts';
import {
  aCollectedLog,
  aPointLog,
  aHallLog,
  aMovedLog,
  anAccessLog,
  anErasedLog,
  anOwnErasedLog,
  aPublishedLog,
  aWholeLog,
} from '../fixtures/evidence-log.fixtures.ts';
import {sealOperatorLog, signer} from '../fixtures/evidence.fixtures.ts';
import {aSupervisedLog} from '../fixtures/supervision.fixtures.ts';
import {another, instead, type Attacker, type Column, type Row} from './attacker.ts';
import {notEvidence, notEvidenceRows} from './not-evidence.ts';

/** Of a table with more rows, this many are edited: the first, the last, and those between at equal distances. */
const sample = 4;

const spread = (rows: readonly Row[]): readonly Row[] =>
  rows.length <= sample
    ? rows
    : Array.from({length: sample}, (_, turn) => rows[Math.round((turn * (rows.length - 1)) / (sample - 1))]!);

const worlds = [
  ['everything that raters and institutions do', aWholeLog],
  ['everything that is done about the rated side', aSupervisedLog],
  ['text that was erased by the rules', anErasedLog],
  ['words that raters had erased', anOwnErasedLog],
  ['results that were published twice', aPublishedLog],
  ['orders that were offered to other institutions', aMovedLog],
  ['ratings that were given elsewhere', aCollectedLog],
  ['ratings of a point itself', aPointLog],
  ['points, staff and tickets of a hall', aHallLog],
  ['systems that may call, and addresses that are told', anAccessLog],
] as const;

/** Whether both logs are whole. */
const isSound = async (storage: Storage): Promise<boolean> =>
  (await verifyLog(storage, [signer])).sound && (await verifyOperatorLog(storage, [signer])).sound;

/** `table.column` of every column that can be edited without a finding of verification, with the edited value. */
async function unnoticed(storage: Storage, attacker: Attacker): Promise<Map<string, string>> {
  const missed = new Map<string, string>();
  for (const column of await attacker.columns()) {
    if (Object.hasOwn(notEvidence, `${column.table}.*`)) continue;
    const found = await unnoticedEdit(storage, attacker, column);
    if (found !== undefined) missed.set(`${column.table}.${column.name}`, found);
  }
  return missed;
}

/** Tables of which a row can be deleted, or put in with keys of its own, without a finding of verification. */
async function unnoticedRows(storage: Storage, attacker: Attacker): Promise<Map<string, string>> {
  const missed = new Map<string, string>();
  const columns = await attacker.columns();
  const tables = [...new Set(columns.map(({table}) => table))];
  for (const table of tables) {
    const rows = await attacker.rows(table);
    const keys = await attacker.keys(table);
    const ofTable = columns.filter(column => column.table === table);
    for (const row of spread(rows)) {
      if (!Object.hasOwn(notEvidenceRows, `${table}: deleted`)) {
        assert.equal(await attacker.remove(table, row), 1);
        if (await isSound(storage)) missed.set(`${table}: deleted`, JSON.stringify(row));
        assert.equal(await attacker.put(table, row), 1);
      }
      if (Object.hasOwn(notEvidenceRows, `${table}: inserted`)) continue;
      const added = another(row, ofTable, keys);
      if ((await attacker.put(table, added)) === 0) continue;
      if (await isSound(storage)) missed.set(`${table}: inserted`, JSON.stringify(added));
      const now = (await attacker.rows(table)).find(
        candidate => !rows.some(same => JSON.stringify(same) === JSON.stringify(candidate)),
      );
      assert.ok(now && (await attacker.remove(table, now)) === 1);
    }
  }
  return missed;
}

async function unnoticedEdit(storage: Storage, attacker: Attacker, column: Column): Promise<string | undefined> {
  const {table, name} = column;
  const rows = await attacker.rows(table);
  const others = rows.map(row => row[name] ?? null);
  for (const row of spread(rows)) {
    const before = row[name] ?? null;
    for (const value of instead(column, before, others).filter(candidate => candidate !== before)) {
      if ((await attacker.edit(table, row, name, value)) === 0) continue;
      const sound = await isSound(storage);
      const now = (await attacker.rows(table)).find(
        candidate => !rows.some(same => JSON.stringify(same) === JSON.stringify(candidate)),
      );
      assert.ok(now, `${table}.${name} changed`);
      assert.equal(await attacker.edit(table, now, name, before), 1);
      if (sound) return `${String(before)} → ${String(value)}`;
    }
  }
  return undefined;
}

/** A storage with the one who edits it behind its back. */
export interface Attacked {
  readonly storage: Storage;
  readonly attacker: () => Promise<Attacker>;
}

/** In every world, the edit of each column and the removal of each row is named, or it is listed as no evidence. */
export function columnsAreVerified(storageName: string, open: (context: TestContext) => Promise<Attacked | undefined>) {
  for (const [name, fill] of worlds)
    test(`verification names the edit of any column that matters: ${name}, ${storageName}`, async context => {
      const opened = await open(context);
      if (!opened) return;
      const {storage} = opened;
      await fill(storage);
      await sealOperatorLog(storage);
      assert.ok(await isSound(storage), 'nothing is wrong yet');
      const attacker = await opened.attacker();
      try {
        assertEachProtected(await unnoticed(storage, attacker), await unnoticedRows(storage, attacker));
        assert.ok(await isSound(storage), 'everything is as it was');
      } finally {
        await attacker.leave();
      }
    });
}

function assertEachProtected(columns: ReadonlyMap<string, string>, rows: ReadonlyMap<string, string>): void {
  const undecided = [...columns].filter(([column]) => !Object.hasOwn(notEvidence, column));
  assert.deepEqual([...undecided, ...rows], [], 'protect it, or say in not-evidence.ts why it is no evidence');
}
