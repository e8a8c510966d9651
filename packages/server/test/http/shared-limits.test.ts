import assert from 'node:assert/strict';
import {sharedRateLimits, type Storage} from '../../src/index.ts';
import {createKeyedHash} from '../../src/security/keyed-hash.ts';
import {tokenSecret} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

/** Several processes over one database, at a moment that the test sets. */
function processes(storage: Storage, count: number, clock: {now: number}) {
  const keyedHash = createKeyedHash(tokenSecret);
  const made = Array.from({length: count}, () =>
    sharedRateLimits({storage, keyedHash, turns: {client: 40, login: 4}, now: () => clock.now}),
  );
  const share = async () => {
    for (const one of made) await one.share();
    for (const one of made) await one.share();
  };
  return {made, share};
}

testOnEveryStorage('a client that spreads its calls over two servers has one limit', async open => {
  const clock = {now: Date.parse('2026-11-24T02:00:15.000Z')};
  const {made, share} = processes(await open(), 2, clock);
  const [one, other] = made;
  for (let i = 0; i < 25; i++) {
    assert.equal(await one?.take('client', 'guangzhou'), 0);
    assert.equal(await other?.take('client', 'guangzhou'), 0);
  }
  await share();
  // What a server does not count itself it learns with its next own call.
  await one?.take('client', 'guangzhou');
  await other?.take('client', 'guangzhou');
  await share();
  assert.deepEqual([await one?.take('client', 'guangzhou'), await other?.take('client', 'guangzhou')], [45, 45]);
  assert.equal(await one?.take('client', 'shenzhen'), 0);
  clock.now += 45_000;
  assert.deepEqual([await one?.take('client', 'guangzhou'), await other?.take('client', 'guangzhou')], [0, 0]);
});

testOnEveryStorage('who guesses at three servers by turns is slowed down by all', async open => {
  const clock = {now: Date.parse('2026-11-24T02:00:00.000Z')};
  const {made, share} = processes(await open(), 3, clock);
  for (let guess = 0; guess < 6; guess++) {
    await made[guess % 3]?.take('login', 'guangzhou 192.0.2.1');
    await share();
  }
  const waits = await Promise.all(made.map(one => one.take('login', 'guangzhou 192.0.2.1')));
  assert.ok(
    waits.some(wait => wait > 0),
    String(waits),
  );
});

testOnEveryStorage('the database learns neither addresses nor tokens, and forgets the minute', async open => {
  const storage = await open();
  const added: string[] = [];
  const clock = {now: Date.parse('2026-11-24T02:00:00.000Z')};
  const watched: Storage = {
    ...storage,
    addTurns: turns => {
      added.push(...turns.map(({source}) => source));
      return storage.addTurns(turns);
    },
  };
  const {made, share} = processes(watched, 1, clock);
  for (let i = 0; i < 5; i++) await made[0]?.take('login', 'guangzhou 192.0.2.1');
  await share();
  assert.equal(added.length, 1);
  assert.doesNotMatch(added[0] ?? '', /192|guangzhou/);
  clock.now += 121_000;
  await share();
  assert.equal(await storage.forgetTurns('2027-01-01T00:00:00.000Z'), 0);
});
