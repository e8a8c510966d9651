import assert from 'node:assert/strict';
import {join} from 'node:path';
import test, {after} from 'node:test';
import {verifyLog} from '../../src/cli/verify-log.ts';
import type {Storage} from '../../src/index.ts';
import {postgresStorage, sqliteStorage} from '../../src/node.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {aMovedLog, anErasedLog, aWholeLog} from '../fixtures/evidence-log.fixtures.ts';
import {markSecrets, signer} from '../fixtures/evidence.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';
import {aSupervisedLog} from '../fixtures/supervision.fixtures.ts';
import {attackPostgres, attackSqlite, instead, type Attacker, type Column} from './attacker.ts';
import {notEvidence} from './not-evidence.ts';

/** So many rows of a table are edited, spread over all of them. */
const sample = 4;

const worlds = [
  ['everything that raters and institutions do', aWholeLog],
  ['everything that is done about the rated side', aSupervisedLog],
  ['text that was erased by the rules', anErasedLog],
  ['orders that were offered to other institutions', aMovedLog],
] as const;

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

async function unnoticedEdit(storage: Storage, attacker: Attacker, column: Column): Promise<string | undefined> {
  const {table, name} = column;
  const rows = await attacker.rows(table);
  const others = rows.map(row => row[name] ?? null);
  const step = Math.max(1, Math.floor(rows.length / sample));
  for (const row of rows.filter((_, place) => place % step === 0)) {
    const before = row[name] ?? null;
    for (const value of instead(column, before, others).filter(candidate => candidate !== before)) {
      if ((await attacker.edit(table, row, name, value)) === 0) continue;
      const report = await verifyLog(storage, [signer]);
      const now = (await attacker.rows(table)).find(
        candidate => !rows.some(same => JSON.stringify(same) === JSON.stringify(candidate)),
      );
      assert.ok(now, `${table}.${name} changed`);
      assert.equal(await attacker.edit(table, now, name, before), 1);
      if (report.sound) return `${String(before)} → ${String(value)}`;
    }
  }
  return undefined;
}

const cluster = startPostgres();
after(async () => (await cluster)?.stop());

for (const [name, fill] of worlds) {
  test(`verification names the edit of any column that matters: ${name}, SQLite`, async context => {
    const file = join(await aDirectory(context), 'gov-rating.db');
    const storage = await sqliteStorage(file, {markSecrets});
    context.after(() => storage.close());
    await fill(storage);
    const attacker = attackSqlite(file);
    context.after(attacker.leave);
    assertEachColumnProtected(await unnoticed(storage, attacker));
    assert.ok((await verifyLog(storage, [signer])).sound, 'everything is as it was');
  });

  test(`verification names the edit of any column that matters: ${name}, PostgreSQL`, async context => {
    const server = await cluster;
    if (!server) return context.skip(howToGetPostgres);
    const schema = await freshSchema(server.url);
    const storage = await postgresStorage(schema.url, {markSecrets});
    await fill(storage);
    const attacker = await attackPostgres(schema.url);
    context.after(async () => {
      await attacker.leave();
      await storage.close();
      await schema.drop();
    });
    assertEachColumnProtected(await unnoticed(storage, attacker));
    assert.ok((await verifyLog(storage, [signer])).sound, 'everything is as it was');
  });
}

function assertEachColumnProtected(missed: ReadonlyMap<string, string>): void {
  const undecided = [...missed].filter(([column]) => !Object.hasOwn(notEvidence, column));
  assert.deepEqual(undecided, [], 'protect the column, or say in not-evidence.ts why it is no evidence');
}
