import {test} from 'node:test';
import {Client} from 'pg';
import {storageContract} from '../../test/conformance/storage.conformance.ts';
import {postgresStorage} from './postgres.ts';

/** What a skipped test says. */
const howToGetCitus =
  'No cluster is known. Set CITUS_URL to the address of a PostgreSQL database with the extension Citus to try one.';

/** Whose snapshot is made by an INSERT … SELECT that Citus 13.2 writes wrongly to its machines. */
const snapshots =
  /snapshot|cut-off|page by page, each once|drafts that processes left|minimum cell|small institutions|default ratings are default ratings/;
const snapshotsAreMissing = 'Citus 13.2 cannot make the snapshot of a publication; publish on a server of one machine.';

const cluster = process.env['CITUS_URL'];
if (cluster === undefined || cluster === '')
  test('PostgreSQL spread by Citus: everything that a storage must do', {skip: howToGetCitus}, () => undefined);
else {
  const run = async (...statements: readonly string[]): Promise<void> => {
    const client = new Client({connectionString: cluster});
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  storageContract(
    'PostgreSQL spread by Citus',
    async () => {
      const schema = `city_${crypto.randomUUID().replaceAll('-', '')}`;
      await run('SET citus.enable_schema_based_sharding = on', `CREATE SCHEMA ${schema}`);
      const url = new URL(cluster);
      url.searchParams.set('options', `-c search_path=${schema}`);
      const storage = await postgresStorage(url.href, {statementTimeoutMs: 60_000});
      return {
        ...storage,
        async close() {
          await storage.close();
          await run(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
        },
      };
    },
    {test: (name, body) => test(name, {skip: snapshots.test(name) ? snapshotsAreMissing : false}, body)},
  );
}
