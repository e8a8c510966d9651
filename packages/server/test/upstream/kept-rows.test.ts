import assert from 'node:assert/strict';
import test from 'node:test';
import {shanghaiDay} from '../../src/domain/calendar/moments.ts';
import {deliverUpstream} from '../../src/jobs/deliver-upstream.ts';
import {forgetUpstream} from '../../src/jobs/forget-upstream.ts';
import {upstreamSender} from '../../src/node/upstream-sender.ts';
import {district, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {sealAll} from '../fixtures/evidence.fixtures.ts';
import {aJob, handingUp, handUp, rated, stateOf} from '../fixtures/upstream.fixtures.ts';

const day = 86_400_000;

/** Runs the job until it finds nothing more. */
async function forget({app}: Scene): Promise<void> {
  const job = forgetUpstream();
  while ((await job.run(app.context)) > 0);
}

/** Rates a service of today. */
const ratedToday = (scene: Scene, projectNo: string, facts: object = {}) =>
  rated(scene, {projectNo, servedAt: `${shanghaiDay(new Date(scene.clock.now))}T00:30:00+08:00`, ...facts});

testOnEveryStorage(
  'what a platform has is forgotten after the months that the operator says, and what it refuses is not',
  async (open, context) => {
    const {receiver, scene} = await handingUp(context, {keepMonths: 3}, {storage: await open()});
    await ratedToday(scene, 'delivered');
    await handUp(scene);
    receiver.faults = {refuses: 1};
    await ratedToday(scene, 'refused');
    await ratedToday(scene, 'dismissed');
    await handUp(scene);
    receiver.faults = {};
    const refused = await scene.storage.refusedUpstream({limit: 10});
    const {ratingId} = refused[1] ?? assert.fail();
    const at = new Date(scene.clock.now).toISOString();
    assert.equal(await scene.storage.dismissUpstream({platformId: undefined, ratingId, at}), 1);
    assert.equal(await scene.storage.dismissUpstream({platformId: undefined, ratingId, at}), 0);
    assert.equal(await scene.storage.replayUpstream({platformId: undefined, ratingId, at}), 0, 'that is for good');
    const counted = async () => {
      const {delivered, refused: listed, setAside, pending} = await stateOf(scene);
      return {delivered, listed, setAside, pending};
    };
    assert.deepEqual(await counted(), {delivered: 1, listed: 1, setAside: 1, pending: 0});
    assert.equal((await scene.storage.backlog()).refusedUpstream, 1, 'the alarm does not count it');

    scene.clock.now += 91 * day;
    await forget(scene);
    assert.deepEqual(await counted(), {delivered: 1, listed: 1, setAside: 1, pending: 0}, 'three months are not over');
    scene.clock.now += 4 * day;
    await ratedToday(scene, 'new');
    await handUp(scene);
    await forget(scene);
    assert.deepEqual(await counted(), {delivered: 1, listed: 1, setAside: 0, pending: 0});
    assert.equal((await scene.storage.refusedUpstream({limit: 10})).length, 1);
  },
);

testOnEveryStorage(
  'a rating that was forgotten is not sent a second time when the institutions of a platform change, and one that is new to it is',
  async (open, context) => {
    const {receiver, scene} = await handingUp(
      context,
      {keepMonths: 3, institutions: [district.code]},
      {storage: await open()},
    );
    const ofDistrict = {institutionCode: district.code};
    await ratedToday(scene, 'old', ofDistrict);
    await handUp(scene);
    scene.clock.now += 95 * day;
    await ratedToday(scene, 'bureau');
    await ratedToday(scene, 'young', ofDistrict);
    await handUp(scene);
    await forget(scene);
    assert.equal((await stateOf(scene)).delivered, 1);
    const [platform] = scene.app.context.settings.upstream;
    const upstream = [{...platform!, institutions: ['11440100MB2C123456']}];
    const wider = {...scene.app.context, settings: {...scene.app.context.settings, upstream}};
    const job = deliverUpstream(upstreamSender());
    while ((await job.run(wider)) > 0);
    assert.deepEqual([...receiver.ratings.keys()], ['old 1', 'young 1', 'bureau 1']);
    assert.deepEqual(
      receiver.arrived.map(({key}) => key),
      ['old 1', 'old 1', 'young 1', 'young 1', 'bureau 1', 'bureau 1'],
    );
  },
);

test('without a number of months everything is kept', async context => {
  const {scene} = await handingUp(context);
  await ratedToday(scene, 'delivered');
  await handUp(scene);
  scene.clock.now += 4000 * day;
  await forget(scene);
  assert.equal((await stateOf(scene)).delivered, 1);
});

test('a rating that a review has voided before it was sent goes up or stays, as the operator says', async context => {
  for (const voided of ['send', 'leave'] as const) {
    const fields = {service: {}, rating: {effectivEvalua: 'effective'}} as const;
    const {receiver, scene} = await handingUp(context, {voided, fields});
    await ratedToday(scene, 'counts');
    await ratedToday(scene, 'void');
    await sealAll(scene.storage);
    const storage: Scene['storage'] = {
      ...scene.storage,
      // As a review leaves it that has ended before the first attempt.
      claimUpstream: async claim =>
        (await scene.storage.claimUpstream(claim)).map(due =>
          due.facts.projectNo === 'void' ? {...due, facts: {...due.facts, voidedAt: '2026-11-24T02:00:00.000Z'}} : due,
        ),
    };
    const job = aJob();
    while ((await job.run({...scene.app.context, storage})) > 0);
    const {delivered, refused, setAside} = await stateOf(scene);
    assert.deepEqual([delivered, refused, setAside], voided === 'send' ? [2, 0, 0] : [1, 0, 1]);
    assert.deepEqual(
      ['counts', 'void'].map(name => receiver.ratings.get(`${name} 1`)?.['effectivEvalua']),
      [1, undefined],
      'what a platform writes for a void rating is not known, so nothing is said',
    );
  }
});
