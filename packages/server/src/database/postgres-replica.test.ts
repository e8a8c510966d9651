import assert from 'node:assert/strict';
import {after, test, type TestContext} from 'node:test';
import {aBadDraft} from '@gov-rating/contract/testing';
import {Client} from 'pg';
import {aScene} from '../../test/fixtures/api.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../../test/fixtures/postgres.fixtures.ts';
import {startReplica} from '../../test/fixtures/replica.fixtures.ts';
import {postgresReplica} from './postgres-replica.ts';
import {postgresStorage} from './postgres.ts';

// A server of its own, of which a replica can be made.
const primary = await startPostgres();
const replica = primary && (await startReplica(primary.url));
after(async () => {
  await replica?.stop();
  await primary?.stop();
});
const skip = primary ? false : howToGetPostgres;

/** An app over a schema of the primary, which reads results from the replica, and what pauses the replica. */
async function aPlace(context: TestContext, {maxAgeMs = 60_000, replicaUrl = ''} = {}) {
  const schema = await freshSchema(primary!.url);
  const storage = await postgresStorage(schema.url);
  const changes: (string | undefined)[] = [];
  let heard = (): void => undefined;
  const onChange = (reason: string | undefined) => {
    changes.push(reason);
    heard();
  };
  const url = replicaUrl || replica!.urlOf(schema.url);
  const copy = postgresReplica({url, primaryUrl: schema.url, maxAgeMs, onChange});
  const onReplica = new Client({connectionString: replica!.urlOf(primary!.url)});
  await onReplica.connect();
  context.after(async () => {
    await onReplica.query('SELECT pg_wal_replay_resume()');
    await onReplica.end();
    await copy.close();
    await storage.close();
    await schema.drop();
  });
  return {
    scene: await aScene({storage, replica: copy, log: () => undefined, now: () => new Date()}),
    copy,
    onReplica,
    /** Resolves when the replica is used, or is not, for this reason. */
    async says(pattern?: RegExp): Promise<void> {
      const fits = () => {
        const last = changes.at(-1);
        return changes.length > 0 && (pattern ? pattern.test(last ?? '') : last === undefined);
      };
      while (pattern ? !fits() : copy.ageMs() === undefined)
        await new Promise<void>(resolve => {
          heard = resolve;
          if (!pattern) setImmediate(resolve);
        });
    },
  };
}

type Place = Awaited<ReturnType<typeof aPlace>>;

/** How many people rated, as of when, and how old the answer says that this is. */
async function results({scene}: Place) {
  const response = await scene.call('/v1/statistics');
  assert.equal(response.status, 200);
  const {total, asOf} = (await response.json()) as {total: number; asOf: string};
  return {total, asOf: Date.parse(asOf), age: Number(response.headers.get('age') ?? NaN)};
}

async function rate({scene}: Place, number: number): Promise<void> {
  const {token} = await scene.invited(number);
  assert.equal((await scene.submit(token, aBadDraft())).status, 201);
}

test('results come from the replica, which says how old they are, also while nobody writes', {skip}, async context => {
  const place = await aPlace(context);
  await rate(place, 1);
  await place.says();
  for (let answer = await results(place); answer.total === 0;) answer = await results(place);
  await place.onReplica.query('SELECT pg_wal_replay_pause()');
  while ((await place.onReplica.query(`SELECT pg_get_wal_replay_pause_state() AS s`)).rows[0].s !== 'paused');
  await rate(place, 2);
  const lagging = await results(place);
  assert.equal(lagging.total, 1, 'the answer is that of the replica');
  while ((await results(place)).age < 3);
  const older = await results(place);
  assert.equal(older.total, 1);
  assert.ok(Date.now() - older.asOf >= 2_000, 'the moment in the answer is that of the replica');
  await place.onReplica.query('SELECT pg_wal_replay_resume()');
  for (let answer = await results(place); answer.total < 2 || answer.age > 2;) answer = await results(place);
});

test('results come from the primary while the replica is older than it may be, and are new', {skip}, async context => {
  const place = await aPlace(context, {maxAgeMs: 2_500});
  await place.says();
  await place.onReplica.query('SELECT pg_wal_replay_pause()');
  await rate(place, 1);
  await place.says(/too old/);
  assert.deepEqual({...(await results(place)), asOf: 0}, {total: 1, asOf: 0, age: 0});
  await place.onReplica.query('SELECT pg_wal_replay_resume()');
  await place.says();
});

test('results come from the primary while the replica is away, or is none', {skip}, async context => {
  const away = new URL(primary!.url);
  away.searchParams.set('host', '/nowhere');
  for (const [replicaUrl, reason] of [
    [away.href, /does not answer/],
    [primary!.url, /does not answer|leads to no standby/],
    [replica!.urlOf(primary!.url), /does not answer|another database/],
  ] as const) {
    const place = await aPlace(context, {replicaUrl});
    await rate(place, 1);
    await place.says(reason);
    assert.deepEqual({...(await results(place)), asOf: 0}, {total: 1, asOf: 0, age: 0});
  }
});
