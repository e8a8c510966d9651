import assert from 'node:assert/strict';
import test, {after} from 'node:test';
import {Client} from 'pg';
import {postgresStorage} from '../../src/node.ts';
import {markSecrets, sealOperatorLog} from '../fixtures/evidence.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';

const postgres = await startPostgres();
after(() => postgres?.stop());

const at = '2026-12-01T00:00:00.000Z';

/** Does something in each way in which servers keep up the operator's log; what each way answers. */
async function upkeepOf(url: string): Promise<unknown[]> {
  const storage = await postgresStorage(url, {markSecrets});
  try {
    const allowing = {olderThan: at, at, entryId: 'allowed'};
    return [
      await storage.operatorLog.begin(at, () => 'g1nbegun'),
      await storage.operatorLog.allowErasure(allowing),
      await storage.operatorLog.erase(100),
    ];
  } finally {
    await storage.close();
  }
}

test(
  'a server does not wait for another one that keeps up the operator’s log',
  {skip: postgres ? false : howToGetPostgres},
  async context => {
    const schema = await freshSchema(postgres!.url);
    const other = new Client({connectionString: schema.url});
    await other.connect();
    context.after(async () => {
      await other.end();
      await schema.drop();
    });
    const storage = await postgresStorage(schema.url, {markSecrets});
    context.after(() => storage.close());
    await other.query('BEGIN');
    await other.query('SELECT pg_advisory_xact_lock(725196804)');
    assert.deepEqual(await upkeepOf(schema.url), [false, false, 0]);
    await other.query('ROLLBACK');
    assert.deepEqual(await upkeepOf(schema.url), [true, false, 0]);
    await sealOperatorLog(storage);
  },
);
