import assert from 'node:assert/strict';
import test, {after, type TestContext} from 'node:test';
import {aBadDraft} from '@gov-rating/contract/testing';
import {Client} from 'pg';
import {StorageUnavailable, type Storage} from '../../src/index.ts';
import {postgresStorage} from '../../src/node.ts';
import {aKey, aScene, type Scene} from '../fixtures/api.fixtures.ts';
import {Case} from '../fixtures/order.fixtures.ts';
import {proxyBefore} from '../fixtures/postgres-proxy.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';
import type {Cut} from '../fixtures/tcp-proxy.fixtures.ts';

const server = await startPostgres();
after(() => server?.stop());

interface Place {
  readonly scene: Scene;
  readonly storage: Storage;
  readonly proxy: Awaited<ReturnType<typeof proxyBefore>>;
  /** A connection of its own to the same schema, past the proxy. */
  readonly direct: Client;
}

/** A test of an app over an empty schema, reached through a proxy. */
function onPlace(title: string, body: (place: Place) => Promise<void>): void {
  void test(title, {skip: server ? false : howToGetPostgres}, async context => {
    const place = await aPlace(context, server!.url);
    await body(place);
    assert.deepEqual(await recounted(place.storage), []);
  });
}

async function aPlace(context: TestContext, url: string): Promise<Place> {
  const schema = await freshSchema(url);
  const proxy = await proxyBefore(schema.url);
  const direct = new Client({connectionString: schema.url});
  await direct.connect();
  const storage = await postgresStorage(proxy.url, {statementTimeoutMs: 2_000});
  context.after(async () => {
    await storage.close();
    await proxy.close();
    await direct.end();
    await schema.drop();
  });
  return {scene: await aScene({storage, log: () => undefined}), storage, proxy, direct};
}

/** Counts again; a connection that the pool does not know to be broken yet costs a try. */
const recounted = async (storage: Storage): ReturnType<Storage['recount']> => {
  for (;;) {
    try {
      return await storage.recount();
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
    }
  }
};

const terminate = ({direct}: Place) =>
  direct.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()`);

/** What callers of the API may be answered when a connection breaks: what they asked for, or to try again. */
async function assertHonest(response: Response): Promise<boolean> {
  if (response.status < 300) return true;
  const problem = (await response.json()) as {code: string};
  assert.deepEqual([response.status, problem.code], [503, 'unavailable']);
  assert.ok(Number(response.headers.get('retry-after')) > 0);
  return false;
}

/** Asks until the answer is a success, which is to come soon and by itself. */
async function untilAnswered(call: () => Promise<Response>): Promise<Response> {
  for (const until = performance.now() + 10_000; ;) {
    const response = await call();
    if (await assertHonest(response.clone())) return response;
    assert.ok(performance.now() < until, 'the server did not recover within ten seconds');
  }
}

type Break = (place: Place) => unknown;
const breaks: [string, Break][] = [
  ['is terminated by an administrator', terminate],
  ...(['fin', 'rst'] as Cut[]).map((how): [string, Break] => [
    `is closed by a pooler (${how})`,
    ({proxy}) => proxy.cut(how),
  ]),
];

for (const [how, breakAll] of breaks) {
  onPlace(`a connection that ${how} while readers and raters are at work costs at most a retry`, async place => {
    const {scene} = place;
    const invited = [];
    for (let number = 1; number <= 24; number++) invited.push(await scene.invited(number));
    const {accessToken} = invited[0]!;
    let rated = 0;
    const raters = invited.map(async ({token}) => {
      const key = aKey();
      const submit = () => scene.submit(token, aBadDraft(), key);
      const receipt = await (await untilAnswered(submit)).text();
      rated++;
      assert.equal(await (await untilAnswered(submit)).text(), receipt);
    });
    const all = Promise.all(raters);
    const readers = Promise.all(
      Array.from({length: 8}, async () => {
        while (rated < raters.length) await assertHonest(await scene.call('/v1/orders', {token: accessToken}));
      }),
    );
    const breaker = (async () => {
      for (let turn = 0; turn < 8; turn++) {
        await breakAll(place);
        await scene.call('/v1/health');
      }
    })();
    await Promise.all([all, readers, breaker]);
    const {orders} = await place.storage.count({});
    assert.equal(orders, invited.length);
  });
}

onPlace('a connection that breaks while it is idle is replaced', async place => {
  await terminate(place);
  await untilAnswered(() => place.scene.call('/v1/health'));
  place.proxy.cut('fin');
  await untilAnswered(() => place.scene.call('/v1/health'));
});

onPlace('a job whose connection breaks while it waits for a lock frees the lock and runs again', async place => {
  const {direct, storage} = place;
  await direct.query('BEGIN');
  await direct.query('LOCK TABLE evidence_head');
  const sealing = assert.rejects(
    storage.seal(10, () => assert.fail('nothing may be sealed without the lock')),
    {name: 'StorageUnavailable'},
  );
  const waiting = `SELECT 1 FROM pg_stat_activity
    WHERE application_name = current_setting('application_name') AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`;
  while ((await direct.query(waiting)).rowCount === 0);
  await terminate(place);
  await sealing;
  await direct.query('COMMIT');
  const {rowCount} = await direct.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory'`);
  assert.equal(rowCount, 0);
});

onPlace(
  'a commit whose answer is lost leaves one rating, and its key gets the receipt',
  async ({scene, proxy, storage}) => {
    const receipts = new Set<string>();
    for (let number = 1; number <= 5; number++) {
      const {token} = await scene.invited(number);
      const key = aKey();
      const before = proxy.lost();
      proxy.loseCommits(1);
      const first = await scene.submit(token, aBadDraft(), key);
      assert.equal(proxy.lost(), before + 1);
      assert.equal(await assertHonest(first), false);
      const again = await untilAnswered(() => scene.submit(token, aBadDraft(), key));
      assert.equal(again.headers.get('idempotent-replayed'), 'true');
      receipts.add(await again.text());
    }
    assert.equal(receipts.size, 5);
    assert.equal((await storage.count({})).orders, 5);
  },
);

onPlace('a step of an order whose commit is lost is done once, and its key gets the answer', async place => {
  const {scene, proxy} = place;
  const ratingCase = await Case.begin(scene);
  const key = aKey();
  const path = `/v1/orders/${ratingCase.orderNumber}/steps`;
  const sign = () => ratingCase.post(path, {step: 'sign', version: 1}, 'institution_head', key);
  proxy.loseCommits(1);
  assert.equal(await assertHonest(await sign()), false);
  const again = await untilAnswered(sign);
  assert.equal(again.headers.get('idempotent-replayed'), 'true');
  const {order} = await ratingCase.detail();
  assert.deepEqual([order.state, order.version], ['signed', 2]);
  const {rows} = await place.direct.query<{kind: string}>(`SELECT kind FROM act WHERE kind = 'sign'`);
  assert.equal(rows.length, 1);
});

onPlace('a database that no longer says anything is given up after a limit, and left when it is back', async place => {
  const {scene, proxy} = place;
  const {token} = await scene.invited();
  proxy.cut('silence');
  const began = performance.now();
  const key = aKey();
  const first = await scene.submit(token, aBadDraft(), key);
  assert.equal(await assertHonest(first), false);
  assert.ok(performance.now() - began < 10_000);
  await untilAnswered(() => scene.submit(token, aBadDraft(), key));
});

onPlace('a pooler that hangs up on every new connection makes callers try again', async ({scene, proxy}) => {
  proxy.refuse();
  proxy.cut('fin');
  for (const path of ['/v1/health', '/v1/statistics', '/v1/publications'])
    assert.equal(await assertHonest(await scene.call(path)), false);
  proxy.open();
  await untilAnswered(() => scene.call('/v1/health'));
});

onPlace('a database that became a read-only standby lets people read, receives nothing, and recovers', async place => {
  const {scene, direct} = place;
  const {token} = await scene.invited();
  const setReadOnly = async (state: 'on' | 'off') => {
    await direct.query(`ALTER DATABASE postgres SET default_transaction_read_only = ${state}`);
    await terminate(place);
  };
  await direct.query('SET default_transaction_read_only = off');
  await setReadOnly('on');
  try {
    const key = aKey();
    await untilAnswered(() => scene.call('/v1/statistics'));
    assert.equal(await assertHonest(await scene.submit(token, aBadDraft(), key)), false);
    assert.equal(await assertHonest(await scene.call('/v1/health')), false);
    await assert.rejects(place.storage.checkWrite(), {name: 'StorageUnavailable', code: '25006'});
    await setReadOnly('off');
    await untilAnswered(() => scene.submit(token, aBadDraft(), key));
    await untilAnswered(() => scene.call('/v1/health'));
  } finally {
    await direct.query('ALTER DATABASE postgres RESET default_transaction_read_only');
  }
});

onPlace('a database without a free connection makes callers try again', async place => {
  const {scene, proxy} = place;
  proxy.cut('fin');
  const others: Client[] = [];
  const full = async () => {
    const client = new Client({connectionString: server!.url});
    client.on('error', () => undefined);
    await client.connect();
    others.push(client);
  };
  await assert.rejects(async () => {
    for (;;) await full();
  });
  try {
    const response = await scene.call('/v1/health');
    assert.equal(await assertHonest(response), false);
  } finally {
    await Promise.all(others.map(client => client.end()));
  }
  await untilAnswered(() => scene.call('/v1/health'));
});

onPlace('a statement that another transaction keeps waiting ends after a limit', async place => {
  const {direct, proxy, scene} = place;
  const limited = new URL(proxy.url);
  limited.searchParams.set('options', `${limited.searchParams.get('options')} -c lock_timeout=200ms`);
  const storage = await postgresStorage(limited.href);
  const {token} = await scene.invited();
  const other = await aScene({storage, log: () => undefined});
  await direct.query('BEGIN');
  await direct.query('LOCK TABLE rating');
  const key = aKey();
  assert.equal(await assertHonest(await other.submit(token, aBadDraft(), key)), false);
  await direct.query('COMMIT');
  await untilAnswered(() => other.submit(token, aBadDraft(), key));
  await storage.close();
});

onPlace('a rating that the synchronous standby has not got is given no receipt, however long it waits', async place => {
  const {direct, scene} = place;
  const {token} = await scene.invited();
  const setStandbys = async (change: string) => {
    await direct.query(`ALTER SYSTEM ${change}`);
    await direct.query('SELECT pg_reload_conf()');
  };
  const key = aKey();
  const submit = () => scene.submit(token, aBadDraft(), key);
  await setStandbys(`SET synchronous_standby_names = 'away'`);
  try {
    while (
      (await direct.query<{names: string}>(`SELECT current_setting('synchronous_standby_names') AS names`)).rows[0]
        ?.names !== 'away'
    );
    assert.equal(await assertHonest(await submit()), false);
    assert.equal(await assertHonest(await submit()), false, 'also when it is asked for again');
  } finally {
    await setStandbys('RESET synchronous_standby_names');
  }
  await untilAnswered(submit);
});
