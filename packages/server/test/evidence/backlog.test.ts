import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {Client} from 'pg';
import {sealBatch} from '../../src/domain/evidence/seal.ts';
import {rowMarks} from '../../src/domain/evidence/row-marks.ts';
import {postgresStorage} from '../../src/node.ts';
import {markSecrets, signer} from '../fixtures/evidence.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';

const starting = startPostgres();
after(async () => (await starting)?.stop());

const [keyId] = rowMarks([markSecrets[0] as Uint8Array]).keyIds;

/** How many entries PostgreSQL reads to seal one batch of 50 while so many wait. */
async function entriesRead(server: string, waiting: number): Promise<number> {
  const schema = await freshSchema(server);
  const storage = await postgresStorage(schema.url, {markSecrets: [markSecrets[0] as Uint8Array]});
  const client = new Client({connectionString: schema.url});
  await client.connect();
  const read = async () => {
    // Whoever has gone has left its figures.
    for (let others = 1; others > 0;) {
      const {rows} = await client.query<{others: number}>(
        'SELECT count(*)::int AS others FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      others = rows[0]?.others ?? 0;
    }
    const {rows} = await client.query<{read: number}>(
      `SELECT (seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_user_tables
        WHERE relname = 'evidence_entry' AND schemaname = current_schema()`,
    );
    return rows[0]?.read ?? 0;
  };
  await client.query(
    `INSERT INTO evidence_entry (entry_id, kind, at, mark) SELECT 'r' || lpad(number::text, 6, '0'), 'rating',
      timestamptz '2026-11-24T00:00:00Z' + number * interval '1 second', $1 FROM generate_series(1, $2::int) AS number`,
    [`${keyId}.x`, waiting],
  );
  await client.query('VACUUM ANALYZE evidence_entry');
  const at = new Date('2026-12-01T00:00:00Z');
  const seal = () => storage.seal(50, batch => sealBatch(batch, {signer, at, newSalt: () => 'salt-of-a-test'}));
  // The second batch follows a head, as every batch but the first does.
  assert.deepEqual([(await seal()).handled, (await seal()).handled], [50, 50]);
  await storage.close();
  const entries = await read();
  await client.end();
  await schema.drop();
  return entries;
}

test('sealing a batch reads no more entries when five times as many wait', async context => {
  const cluster = await starting;
  if (!cluster) return context.skip(howToGetPostgres);
  const few = await entriesRead(cluster.url, 20_000);
  const many = await entriesRead(cluster.url, 100_000);
  assert.ok(few > 0 && many <= few + 100, `${few} entries are read where 20,000 wait, ${many} where 100,000 do`);
});
