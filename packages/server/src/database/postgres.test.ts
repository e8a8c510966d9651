import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {Client, Pool} from 'pg';
import {storageContract} from '../../test/conformance/storage.conformance.ts';
import {assertSampleWorks} from '../../test/conformance/upgrade.conformance.ts';
import {samples} from '../../test/fixtures/migration-samples.fixtures.ts';
import type {InvitationKey} from '../domain/invitations/invitation-storage.ts';
import {
  freshSchema,
  howToGetPostgres,
  startPostgres,
  type TestPostgres,
} from '../../test/fixtures/postgres.fixtures.ts';
import {
  anInvitation,
  aRegistration,
  aSubmission,
  guangdong,
  guangzhou,
  invite,
  rate,
  register,
  settle,
  tally,
  totals,
} from '../../test/fixtures/storage.fixtures.ts';
import {preparedSchema} from '../../test/fixtures/prepared-databases.fixtures.ts';
import type {Storage} from '../domain/storage.ts';
import {migratePostgres} from './migrations/migrate-postgres.ts';
import {migrations} from './migrations/migrations.ts';
import {postgresStorage} from './postgres.ts';

const postgres = await startPostgres();
if (postgres) postgresCases(postgres);
else test('PostgreSQL: everything that a storage must do', {skip: howToGetPostgres}, () => undefined);

function postgresCases(server: TestPostgres): void {
  after(server.stop);

  const createStorage = async (): Promise<Storage> => {
    const schema = await preparedSchema(server.url);
    const storage = await postgresStorage(schema.url);
    return {
      ...storage,
      async close() {
        await storage.close();
        await schema.giveBack();
      },
    };
  };
  storageContract('PostgreSQL', createStorage, {test});

  /** A test with an empty schema; receives its URL. */
  const onSchema = (title: string, body: (url: string) => Promise<void>) => {
    void test(`PostgreSQL: ${title}`, async () => {
      const schema = await freshSchema(server.url);
      try {
        await body(schema.url);
      } finally {
        await schema.drop();
      }
    });
  };

  const withClient = async <R>(url: string, work: (client: Client) => Promise<R>): Promise<R> => {
    const client = new Client({connectionString: url});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  onSchema('two servers over one database that race for one service: one rating is received', async url => {
    const storages = await Promise.all([postgresStorage(url), postgresStorage(url)]);
    const [one, other] = storages as [Storage, Storage];
    await settle(one);
    for (let round = 0; round < 5; round++) {
      const serviceId = await register(one);
      const tokens = [await invite(one, serviceId), await invite(other, serviceId)];
      const outcomes = await Promise.all(
        Array.from({length: 40}, (_, index) =>
          (storages[index % 2] as Storage).submitRating(
            aSubmission(tokens[index % 4 < 2 ? 0 : 1] as InvitationKey, {
              idempotencyKey: 'same',
              draft: {level: 'dissatisfied', tags: ['209']},
            }),
          ),
        ),
      );
      assert.deepEqual(tally(outcomes), {received: 1, replayed: 19, already_rated: 20});
    }
    assert.deepEqual(await totals(other), {dissatisfied: 5, orders: 5});
    assert.deepEqual(await other.recount(), []);
    await Promise.all(storages.map(storage => storage.close()));
  });

  onSchema(
    'two servers that register and invite to the same services in opposite order agree, and wait for no deadlock',
    async url => {
      const patient = new URL(url);
      patient.searchParams.set('options', `${patient.searchParams.get('options') ?? ''} -c deadlock_timeout=1min`);
      const storages = await Promise.all([postgresStorage(patient.href), postgresStorage(patient.href)]);
      await settle(storages[0]);
      const numbers = Array.from({length: 100}, (_, index) => `P${index}`);
      const orders = [numbers, numbers.toReversed()];
      const registered = await Promise.all(
        storages.map((storage, place) =>
          Promise.all((orders[place] ?? []).map(projectNo => storage.registerService(aRegistration({projectNo})))),
        ),
      );
      const ids = registered.map(answers => answers.map(answer => 'serviceId' in answer && answer.serviceId));
      assert.deepEqual(ids[0], ids[1]?.toReversed());
      const outcomes = await Promise.all(
        storages.map((storage, place) =>
          Promise.all(
            (ids[place] ?? []).map(serviceId =>
              storage.addInvitation(anInvitation({serviceId: `${serviceId}`, limit: 1})),
            ),
          ),
        ),
      );
      const [some, others] = [outcomes[0] ?? [], outcomes[1]?.toReversed() ?? []];
      for (const [index, outcome] of some.entries())
        assert.deepEqual([outcome, others[index]].sort(), ['added', 'too_many_invitations']);
      await Promise.all(storages.map(storage => storage.close()));
    },
  );

  onSchema('several servers may start over a new database at the same time', async url => {
    const storages = await Promise.all([1, 2, 3, 4].map(() => postgresStorage(url)));
    const versions = await withClient(url, client => client.query('SELECT version FROM migration ORDER BY version'));
    assert.deepEqual(
      versions.rows.map(({version}) => version),
      migrations.map(({version}) => version),
    );
    await Promise.all(storages.map(storage => storage.close()));
  });

  onSchema('a database made by a newer program is refused and left alone', async url => {
    await (await postgresStorage(url)).close();
    const newer = migrations.length + 1;
    await withClient(url, client => client.query(`INSERT INTO migration VALUES (${newer}, 'later', now())`));
    await assert.rejects(postgresStorage(url), new RegExp(`version ${newer}`));
  });

  onSchema('a server that would answer before data is on the disk is refused', async url => {
    const careless = new URL(url);
    careless.searchParams.set('options', `${careless.searchParams.get('options')} -c synchronous_commit=off`);
    await assert.rejects(postgresStorage(careless.href), /synchronous_commit/);
  });

  for (const [index, sample] of samples.entries()) {
    onSchema(`a database with data of version ${index + 1} opens and works`, async url => {
      const pool = new Pool({connectionString: url, max: 1});
      await migratePostgres(pool, migrations.slice(0, index + 1));
      for (const statement of sample) await pool.query(statement);
      await pool.end();
      const storage = await postgresStorage(url);
      await assertSampleWorks(storage);
      await storage.close();
    });
  }

  onSchema('a write that PostgreSQL gives up for the sake of another one is done again', async url => {
    // PostgreSQL aborts the transaction that detects the deadlock first: that of the storage, however slow this machine
    // is.
    const patient = new URL(url);
    patient.searchParams.set('options', `${patient.searchParams.get('options') ?? ''} -c deadlock_timeout=4s`);
    const storage = await postgresStorage(patient.href);
    await settle(storage);
    await withClient(url, async client => {
      await client.query(`SET deadlock_timeout = '1min'`);
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM institution WHERE code = $1 FOR UPDATE', [guangdong.code]);
      const saved = storage.saveInstitutions([{...guangdong, name: '新名称'}]);
      const blocked = `SELECT 1 FROM pg_stat_activity
        WHERE application_name = current_setting('application_name') AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`;
      while ((await client.query(blocked)).rowCount === 0);
      await client.query('UPDATE institution SET name = name');
      await client.query('COMMIT');
      await saved;
    });
    assert.equal((await storage.institution(guangdong.code))?.name, '新名称');
    await storage.close();
  });

  onSchema('a storage works on after its connections were cut', async url => {
    const storage = await postgresStorage(url);
    await settle(storage);
    await rate(storage, guangzhou, 'satisfied');
    const {rowCount} = await withClient(url, client =>
      client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()`),
    );
    assert.ok(rowCount);
    const works = () =>
      storage.count({}).then(
        () => true,
        () => false,
      );
    while (!(await works()));
    await rate(storage, guangzhou, 'satisfied');
    assert.deepEqual(await totals(storage), {satisfied: 2});
    await storage.close();
  });

  onSchema('counts of one day are spread over several rows and add up', async url => {
    const storage = await postgresStorage(url);
    await settle(storage);
    await Promise.all(Array.from({length: 40}, () => rate(storage, guangzhou, 'satisfied')));
    const {rows} = await withClient(url, client => client.query<{slot: number}>('SELECT slot FROM rating_count'));
    assert.ok(rows.length > 1 && rows.every(({slot}) => slot >= 0 && slot < 16));
    assert.deepEqual(await totals(storage), {satisfied: 40});
    await storage.close();
  });
}
