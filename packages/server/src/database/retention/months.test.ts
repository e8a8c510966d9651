import assert from 'node:assert/strict';
import {after, test, type TestContext} from 'node:test';
import {Client} from 'pg';
import {freshSchema, howToGetPostgres, startPostgres} from '../../../test/fixtures/postgres.fixtures.ts';
import {guangdong, settle} from '../../../test/fixtures/storage.fixtures.ts';
import {newId, platformRandomBytes} from '../../security/random.ts';
import {postgresStorage} from '../postgres.ts';
import {memoryStorage} from '../memory.ts';

const postgres = await startPostgres();
after(() => postgres?.stop());
const skip = postgres ? false : howToGetPostgres;

/** A storage with a webhook, and a look past it at where rows lie. */
async function aPlace(context: TestContext) {
  const schema = await freshSchema(postgres?.url ?? '');
  const storage = await postgresStorage(schema.url);
  const direct = new Client({connectionString: schema.url});
  await direct.connect();
  context.after(async () => {
    await direct.end();
    await storage.close();
    await schema.drop();
  });
  await settle(storage);
  await storage.putWebhook({
    ...{webhookId: 'w', institutionCode: guangdong.code, within: guangdong.code, ownerCode: guangdong.code},
    ...{ownerRole: 'bureau', url: 'https://a.cn/hook', description: '', topics: ['order.stepped']},
    at: '2027-01-01T00:00:00.000Z',
    secret: {secretId: 's', ciphertext: 'sealed'},
    limit: 1,
  });
  /** An event of a day with its message in a state; its id. */
  const event = async (at: string, state: 'pending' | 'delivered') => {
    const id = `msg_${newId(platformRandomBytes, new Date(at))}`;
    const code = guangdong.code;
    await direct.query(`INSERT INTO webhook_event VALUES ($1, 'order.stepped', $2, $3, '{}', 1)`, [id, code, at]);
    await direct.query(
      `INSERT INTO webhook_delivery (webhook_id, event_id, event_at, state, attempts, next_at)
        VALUES ('w', $1, $2, $3, 1, $2)`,
      [id, at, state],
    );
    return id;
  };
  const partOf = async (id: string) => {
    const sql = `SELECT tableoid::regclass::text AS part FROM webhook_event WHERE event_id = $1
      UNION ALL SELECT tableoid::regclass::text FROM webhook_delivery WHERE event_id = $1`;
    return (await direct.query<{part: string}>(sql, [id])).rows.map(({part}) => part);
  };
  return {storage, event, partOf};
}

const today = '2031-05-31T23:59:59.999Z';

test(
  'rows go into the part of their month, by their ids, up to the last moment of the month',
  {skip},
  async context => {
    const {storage, event, partOf} = await aPlace(context);
    assert.equal(await storage.makeMonths(today), 6, 'three months of two tables');
    assert.equal(await storage.makeMonths(today), 0);
    assert.equal(await storage.makeMonths('2031-06-01T00:00:00.000Z'), 2);
    for (const [at, month] of [
      ['2031-06-01T00:00:00.000Z', '2031_06'],
      ['2031-06-30T23:59:59.999Z', '2031_06'],
      ['2031-07-01T00:00:00.000Z', '2031_07'],
      ['2031-09-30T23:59:59.999Z', '2031_09'],
    ] as const)
      assert.deepEqual(await partOf(await event(at, 'delivered')), [
        `webhook_event_${month}`,
        `webhook_delivery_${month}`,
      ]);
  },
);

test('a row whose month was not made in time is stored, and moves when the month is made', {skip}, async context => {
  const {storage, event, partOf} = await aPlace(context);
  const [late, other] = [await event('2031-06-15T00:00:00.000Z', 'pending'), await event(today, 'pending')];
  assert.deepEqual(await partOf(late), ['webhook_event_rest', 'webhook_delivery_rest']);
  await storage.makeMonths(today);
  assert.deepEqual(await partOf(late), ['webhook_event_2031_06', 'webhook_delivery_2031_06']);
  assert.deepEqual(await partOf(other), ['webhook_event_rest', 'webhook_delivery_rest']);
});

test('a month is dropped once it is past and nothing in it waits; other months stay', {skip}, async context => {
  const {storage, event, partOf} = await aPlace(context);
  await storage.makeMonths(today);
  const [june, july, august] = [
    await event('2031-06-15T00:00:00.000Z', 'delivered'),
    await event('2031-07-15T00:00:00.000Z', 'pending'),
    await event('2031-08-15T00:00:00.000Z', 'delivered'),
  ];
  assert.equal(await storage.forgetDeliveries('2031-06-30T00:00:00.000Z', 10), 0, 'June is not over');
  assert.equal(await storage.forgetDeliveries('2031-08-31T00:00:00.000Z', 10), 1);
  assert.deepEqual(await partOf(june), []);
  assert.equal((await partOf(july)).length, 2, 'a message that waits keeps its month');
  assert.equal((await partOf(august)).length, 2);
});

test('two servers that make the same months make each once', {skip}, async context => {
  const {storage} = await aPlace(context);
  const made = await Promise.all([1, 2, 3].map(() => storage.makeMonths(today)));
  assert.equal(
    made.reduce((sum, number) => sum + number),
    6,
  );
});

test('a database without parts has no months to make', async () => {
  const storage = await memoryStorage();
  assert.equal(await storage.makeMonths(today), 0);
  await storage.close();
});
