import assert from 'node:assert/strict';
import {once} from 'node:events';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'node:test';
import {upstreamDialects} from '../../src/domain/upstream/platform.ts';
import {sqliteStorage} from '../../src/node.ts';
import type {ReceiverCodec} from '../../src/testing/upstream-receiver.ts';
import {bureau, Caller, fill} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {startServer} from '../fixtures/server-process.fixtures.ts';
import {everyDialect, filesOf} from '../fixtures/upstream-codecs.fixtures.ts';
import {aReceiver, aTokenOf, numbersFrom} from '../fixtures/upstream.fixtures.ts';

const secret = 'the secret of a platform';
const ratings = 24;
const hour = 3_600_000;

/** Reads and answers as before, and sends an event behind each answer, when the record is stored or refused. */
function answering(codec: ReceiverCodec, answered: EventTarget): ReceiverCodec {
  return {
    open: codec.open,
    answer(said) {
      setImmediate(() => answered.dispatchEvent(new Event('answered')));
      return codec.answer(said);
    },
  };
}

test('a server that is killed while it hands up loses no rating and lets no platform count one twice', async context => {
  const answered = new EventTarget();
  const platforms = await Promise.all(
    upstreamDialects.map(async (dialect, at) => {
      const codec = answering(everyDialect[dialect].codec, answered);
      const faults = {lost: 0.1, doubled: 0.1, refuses: 0.03};
      return {
        dialect,
        receiver: await aReceiver(context, {codec, faults, secret, tokenUses: 30, random: numbersFrom(at + 1)}),
      };
    }),
  );
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'));
  await fill(storage);
  await storage.close();
  const file = join(directory, 'upstream.json');
  const entries = platforms.map(({dialect, receiver}) => ({
    ...{id: dialect, dialect, institutions: [bureau.code], unencrypted: true, parallel: 4},
    ...{serviceUrl: receiver.serviceUrl, ratingUrl: receiver.ratingUrl, token: aTokenOf(receiver, secret)},
    ...{answer: {tokenExpired: ['401']}, ...filesOf(dialect)},
  }));
  await writeFile(file, JSON.stringify(entries), {mode: 0o600});
  const env = {DATA_DIR: directory, UPSTREAM_FILE: file};

  const server = await startServer(context, env);
  const rater = new Caller(fetch, server.url);
  const levels = new Map<string, number>();
  for (let number = 1; number <= ratings; number++) {
    const {token} = await rater.invited(number);
    const level = number % 2 === 0 ? 'satisfied' : 'very_satisfied';
    assert.equal((await rater.submit(token, {level, tags: [], comment: ''})).status, 201);
    levels.set(`440100202611240001 ${String(number)}`, level === 'satisfied' ? 4 : 5);
  }
  const stored = () => platforms.map(({receiver}) => receiver.ratings.size + receiver.refused.size);
  while (stored().every(count => count < 6)) await once(answered, 'answered');
  server.process.kill('SIGKILL');
  assert.equal((await server.ended).code, null);
  assert.ok(
    stored().some(count => count < ratings),
    'it was killed in the middle',
  );

  for (const {receiver} of platforms) receiver.faults = {refuses: 0.03};
  // Three hours later: what the dead process had claimed, and what waits for another attempt, is due.
  const later = {
    DRILL_OFFSET: String(3 * hour),
    NODE_OPTIONS: `--import ${new URL('../drill/clock-preload.mjs', import.meta.url).href}`,
  };
  const restarted = await startServer(context, {...env, ...later});
  while (stored().some(count => count < ratings)) await once(answered, 'answered');
  restarted.process.kill('SIGTERM');
  assert.equal((await restarted.ended).code, 0);

  const after = await sqliteStorage(join(directory, 'gov-rating.db'));
  context.after(() => after.close());
  const states = await after.upstreamStates();
  for (const {dialect, receiver} of platforms) {
    const {delivered, refused, pending} = states.find(({platformId}) => platformId === dialect) ?? assert.fail();
    assert.deepEqual([delivered, refused, pending], [receiver.ratings.size, receiver.refused.size, 0], dialect);
    for (const [key, record] of receiver.ratings)
      assert.equal(Number(record['satisfaction']), levels.get(key), `${dialect} ${key}`);
    for (const key of levels.keys())
      assert.equal(receiver.arrived.find(one => one.key === key)?.kind, 'service', 'the service comes first');
  }
});
