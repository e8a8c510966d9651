import assert from 'node:assert/strict';
import {aBadDraft} from '@gov-rating/contract/testing';
import {aScene, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {sealAll} from '../fixtures/evidence.fixtures.ts';
import {
  aJob,
  aPlatform,
  aReceiver,
  aTokenOf,
  numbersFrom,
  rated,
  soon,
  stateOf,
} from '../fixtures/upstream.fixtures.ts';

const ratings = 60;
const processes = 3;
const secret = 'the secret of a platform';

/** A process that is killed now and then between what it has sent and what it would write about it. */
function aMortalProcess({app, storage}: Scene, random: () => number) {
  const job = aJob(soon);
  const isKilled = new Error('killed');
  const context = {
    ...app.context,
    storage: {
      ...storage,
      noteUpstream: (notes: Parameters<typeof storage.noteUpstream>[0]) =>
        random() < 0.05 ? Promise.reject(isKilled) : storage.noteUpstream(notes),
    },
  };
  return async () => {
    for (;;) {
      const done = await job.run(context).catch((error: unknown) => {
        if (error !== isKilled) throw error;
        return 1;
      });
      if (done === 0) return;
    }
  };
}

testOnEveryStorage(
  'a receiver that loses, delays, doubles, forgets tokens and refuses gets every rating once, or the operator reads which it refuses',
  async (open, context) => {
    const random = numbersFrom(20_261_130);
    const faults = {lost: 0.1, late: 0.1, doubled: 0.05, page: 0.02, empty: 0.02, failure: 0.02, refuses: 0.1};
    const receiver = await aReceiver(context, {random, faults, secret, tokenUses: 20});
    const upstream = [aPlatform(receiver, {token: aTokenOf(receiver, secret)})];
    const scene = await aScene({storage: await open(), settings: {upstream}});
    for (let number = 0; number < ratings; number++)
      await rated(
        scene,
        {projectNo: `case-${String(number % 40)}`, serviceNumber: Math.floor(number / 40) + 1},
        number % 10 === 0 ? aBadDraft() : {level: 'satisfied'},
      );
    await sealAll(scene.storage);
    let rounds = 0;
    do {
      const running = Array.from({length: processes}, () => aMortalProcess(scene, random));
      await Promise.all(running.map(run => run()));
      scene.clock.now += 2 * 3_600_000;
    } while ((await stateOf(scene)).pending > 0 && ++rounds < 100);

    const {delivered, duplicates, refused, pending, unread} = await stateOf(scene);
    assert.deepEqual([pending, unread, delivered + refused], [0, 0, ratings]);
    const listed = await scene.storage.refusedUpstream({limit: 1000});
    assert.equal(listed.length, refused);
    for (const {words, failure} of listed) assert.deepEqual([failure, words], ['refused', '1001 事项编码不存在']);
    assert.deepEqual([receiver.refused.size, receiver.ratings.size], [refused, delivered]);
    for (const key of receiver.ratings.keys()) {
      const kinds = receiver.arrived.filter(one => one.key === key).map(({kind}) => kind);
      assert.equal(kinds[0], 'service', 'the service comes first');
    }
    // The faults come in another order in each run; that one of these kinds never comes is less likely than one in 100,000.
    assert.ok(duplicates > 0 && refused > 0 && receiver.tokens() > 1, JSON.stringify({duplicates, refused}));
  },
);
