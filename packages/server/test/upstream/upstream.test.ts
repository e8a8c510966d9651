import assert from 'node:assert/strict';
import test from 'node:test';
import {aBadDraft, aServedPerson} from '@gov-rating/contract/testing';
import {upstreamSender} from '../../src/node/upstream-sender.ts';
import {deliverUpstream} from '../../src/jobs/deliver-upstream.ts';
import {bureau, district} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {sealAll} from '../fixtures/evidence.fixtures.ts';
import {aJob, aTokenOf, handingUp, handUp, rated, soon, stateOf} from '../fixtures/upstream.fixtures.ts';

const projectNo = '440100202611240001';
const hour = 3_600_000;

testOnEveryStorage(
  'a rating reaches the platform above behind its service, in the fields of the interface',
  async (open, context) => {
    const {receiver, scene} = await handingUp(
      context,
      {constants: {service: {dataSource: '144'}, rating: {}}},
      {storage: await open()},
    );
    await rated(
      scene,
      {node: 'accepted', serviceNumber: 1, servedAt: '2026-11-24T09:00:00+08:00', person: aServedPerson()},
      {level: 'satisfied', tags: ['406', '409'], comment: '很快 𠮷\n好'},
    );
    await rated(scene, {node: 'completed', serviceNumber: 2, servedAt: '2026-11-24T09:30:00.999+08:00'});
    assert.equal(receiver.arrived.length, 0, 'the rater does not wait for the platform');
    await handUp(scene);
    assert.deepEqual(
      [1, 2].map(number =>
        receiver.arrived.filter(({key}) => key === `${projectNo} ${String(number)}`).map(({kind}) => kind),
      ),
      [
        ['service', 'rating'],
        ['service', 'rating'],
      ],
    );
    assert.deepEqual(receiver.services.get(`${projectNo} 1`), {
      taskCode: '1144010000000000010440115001000',
      taskName: '建设工程规划许可证核发',
      projectNo,
      proStatus: 2,
      orgcode: bureau.code,
      orgName: bureau.name,
      acceptDate: '2026-11-24 09:00:00',
      userName: '张小明',
      mobile: '13800001234',
      serviceNumber: 1,
      serviceTime: '2026-11-24 09:00:00',
      areaCode: '440100',
      dataSource: '144',
    });
    assert.deepEqual(receiver.ratings.get(`${projectNo} 1`), {
      projectNo,
      serviceNumber: 1,
      taskCode: '1144010000000000010440115001000',
      taskName: '建设工程规划许可证核发',
      proStatus: 2,
      satisfaction: 4,
      evalDetail: '406,409',
      writingEvaluation: '很快 𠮷\n好',
      pf: 1,
      assessTime: '2026-11-24 10:00:00',
      assessNumber: 1,
      areaCode: '440100',
    });
    const second = receiver.services.get(`${projectNo} 2`);
    assert.deepEqual(
      [second?.['proStatus'], second?.['acceptDate'], second?.['resultDate'], second?.['userName']],
      [3, '2026-11-24 09:00:00', '2026-11-24 09:30:00', undefined],
    );
    assert.deepEqual(await stateOf(scene), {
      ...{
        platformId: 'province',
        delivered: 2,
        duplicates: 0,
        pending: 0,
        refused: 0,
        setAside: 0,
        oldest: null,
        failures: [],
        unread: 0,
      },
    });
    await handUp(scene);
    assert.equal(receiver.arrived.length, 4, 'nothing is sent twice');
  },
);

testOnEveryStorage(
  'a platform gets what its institutions were rated, and from its first day on',
  async (open, context) => {
    const {receiver, scene} = await handingUp(context, {institutions: [district.code]}, {storage: await open()});
    await rated(scene, {projectNo: 'bureau'});
    await rated(scene, {projectNo: 'district', institutionCode: district.code});
    await handUp(scene);
    assert.deepEqual([...receiver.ratings.keys()], ['district 1']);
    const [platform] = scene.app.context.settings.upstream;
    const wider = {
      ...scene.app.context,
      settings: {...scene.app.context.settings, upstream: [{...platform!, institutions: [bureau.code]}]},
    };
    const job = aJob();
    while ((await job.run(wider)) > 0);
    assert.deepEqual([...receiver.ratings.keys()], ['district 1', 'bureau 1'], 'also ratings from before the change');
    assert.equal(receiver.arrived.length, 4);
    const laterDay = {
      ...wider,
      settings: {...wider.settings, upstream: [{...platform!, platformId: 'new', since: '2026-11-25'}]},
    };
    const newJob = aJob();
    while ((await newJob.run(laterDay)) > 0);
    assert.equal(receiver.arrived.length, 4);
  },
);

test('what waits for a platform is not sent any more once its institution is no longer covered', async context => {
  const {receiver, scene} = await handingUp(context, {}, {receiver: {faults: {lost: 1}}});
  await rated(scene, {projectNo: 'bureau'});
  await rated(scene, {projectNo: 'district', institutionCode: district.code});
  await handUp(scene);
  receiver.faults = {};
  scene.clock.now += hour;
  const [platform] = scene.app.context.settings.upstream;
  const upstream = [{...platform!, institutions: [district.code]}];
  const narrower = {...scene.app.context, settings: {...scene.app.context.settings, upstream}};
  const job = aJob();
  while ((await job.run(narrower)) > 0);
  assert.deepEqual([[...receiver.ratings.keys()], (await stateOf(scene)).pending], [['district 1'], 0]);
});

testOnEveryStorage(
  'a refusal is listed with the words of the platform, and is sent again when the operator says so',
  async (open, context) => {
    const {receiver, scene} = await handingUp(context, {}, {storage: await open()});
    receiver.faults = {refuses: 1};
    await rated(scene, {person: aServedPerson()}, aBadDraft());
    await handUp(scene);
    const [refused] = await scene.storage.refusedUpstream({limit: 10});
    assert.deepEqual(
      [refused?.platformId, refused?.institutionCode, refused?.step, refused?.status, refused?.failure, refused?.words],
      ['province', bureau.code, 'service', 200, 'refused', '1001 事项编码不存在'],
    );
    scene.clock.now += 100 * hour;
    await handUp(scene);
    assert.equal(receiver.arrived.length, 1, 'a refusal is not sent again by itself');
    receiver.faults = {};
    const replay = {platformId: 'province', ratingId: refused?.ratingId, at: new Date(scene.clock.now).toISOString()};
    assert.equal(await scene.storage.replayUpstream({...replay, platformId: 'another'}), 0);
    assert.equal(await scene.storage.replayUpstream(replay), 1);
    assert.equal(await scene.storage.replayUpstream(replay), 0);
    assert.deepEqual([(await stateOf(scene)).pending, (await stateOf(scene)).refused], [1, 0]);
  },
);

test('a rating before its service is refused in the words of the platform, and no time is changed to please it', async context => {
  const {receiver, scene} = await handingUp(context);
  await rated(scene, {servedAt: '2026-11-24T09:30:00+08:00'}, {pressedAt: '2026-11-24T09:29:00+08:00'});
  await handUp(scene);
  const [refused] = await scene.storage.refusedUpstream({limit: 10});
  assert.deepEqual([refused?.step, refused?.words], ['rating', '1004 时间顺序错误']);
  assert.equal(receiver.services.get(`${projectNo} 1`)?.['serviceTime'], '2026-11-24 09:30:00');
});

testOnEveryStorage(
  'of two ratings with one number the platform gets the first, and the other is listed',
  async (open, context) => {
    const {receiver, scene} = await handingUp(context, {}, {storage: await open()});
    await rated(scene, {node: 'accepted'}, {level: 'satisfied'});
    await handUp(scene);
    await rated(scene, {node: 'completed'}, aBadDraft());
    await handUp(scene);
    assert.equal(receiver.ratings.get(`${projectNo} 1`)?.['satisfaction'], 4);
    const [refused] = await scene.storage.refusedUpstream({limit: 10});
    assert.equal(refused?.failure, 'number_taken');
    const replay = {platformId: undefined, ratingId: undefined, at: new Date(scene.clock.now).toISOString()};
    assert.equal(await scene.storage.replayUpstream(replay), 0);
  },
);

test('a platform that knows nodes gets both ratings of one number', async context => {
  const facts = {unique: 'node', fields: {service: {projectNo: 'node'}, rating: {projectNo: 'node'}}} as const;
  const {receiver, scene} = await handingUp(context, facts);
  await rated(scene, {node: 'accepted'});
  await rated(scene, {node: 'completed'});
  await handUp(scene);
  assert.deepEqual([...receiver.ratings.keys()].toSorted(), ['accepted 1', 'completed 1']);
});

for (const fault of ['lost', 'page', 'empty', 'failure'] as const) {
  test(`what a receiver answers as ${fault} is never taken for delivered, and comes later`, async context => {
    const {receiver, scene} = await handingUp(context, {}, {receiver: {faults: {[fault]: 1}}});
    await rated(scene);
    const job = aJob();
    for (let attempt = 1; attempt <= 3; attempt++) {
      await handUp(scene, job);
      assert.equal(receiver.arrived.length, attempt);
      const {delivered, pending, oldest} = await stateOf(scene);
      assert.deepEqual([delivered, pending, oldest], [0, 1, '2026-11-24T02:00:00.000Z']);
      scene.clock.now += hour * 2;
    }
    receiver.faults = {};
    await handUp(scene, job);
    assert.deepEqual([(await stateOf(scene)).delivered, receiver.ratings.size], [1, 1]);
  });
}

test('a record that arrived although its answer did not is delivered once the platform calls it a duplicate', async context => {
  const {receiver, scene} = await handingUp(context, {}, {receiver: {faults: {late: 1}}});
  await rated(scene);
  const job = aJob(soon);
  for (let attempt = 1; attempt <= 2; attempt++) {
    await handUp(scene, job);
    assert.equal((await stateOf(scene)).failures[0]?.failure, 'timed_out');
    scene.clock.now += hour;
  }
  receiver.faults = {};
  await handUp(scene);
  const {delivered, pending} = await stateOf(scene);
  assert.deepEqual([delivered, pending, receiver.ratings.size], [1, 0, 1]);
});

test('a token that has expired is renewed, once for all records that are on the way', async context => {
  const secret = 'the secret of a platform';
  const {receiver, scene} = await handingUp(context, {}, {receiver: {secret, tokenUses: 5}});
  const [platform] = scene.app.context.settings.upstream;
  const token = aTokenOf(receiver, secret);
  const upstream = [{...platform!, token}];
  const renewing = {...scene.app.context, settings: {...scene.app.context.settings, upstream}};
  for (let number = 1; number <= 8; number++) await rated(scene, {serviceNumber: number});
  await sealAll(scene.storage);
  const job = aJob();
  for (let turn = 0; turn < 10; turn++) {
    while ((await job.run(renewing)) > 0);
    scene.clock.now += hour;
  }
  assert.deepEqual([receiver.ratings.size, (await stateOf(scene)).delivered], [8, 8]);
  assert.ok(receiver.tokens() >= 4 && receiver.tokens() <= 16, String(receiver.tokens()));
});

test('a wrong key of a platform delays ratings and loses none', async context => {
  const {receiver, scene} = await handingUp(context, {}, {receiver: {secret: 'the secret of a platform'}});
  await rated(scene);
  await handUp(scene);
  const {pending, failures} = await stateOf(scene);
  assert.deepEqual([pending, failures, receiver.services.size], [1, [{failure: 'not_authorized', ratings: 1}], 0]);
});

test('what a process had that died while sending is sent by another one', async context => {
  const {receiver, scene} = await handingUp(context);
  await rated(scene);
  await sealAll(scene.storage);
  const dying = deliverUpstream(() => new Promise(() => undefined));
  await dying.run(scene.app.context);
  await handUp(scene);
  assert.equal(receiver.arrived.length, 0, 'it belongs to the process that has claimed it');
  scene.clock.now += 121_000;
  await handUp(scene);
  assert.deepEqual([receiver.ratings.size, (await stateOf(scene)).delivered], [1, 1]);
});

test('a note that comes too late takes back nothing that is delivered', async context => {
  const {scene} = await handingUp(context);
  await rated(scene);
  await sealAll(scene.storage);
  const [note] = await (async () => {
    const kept: Parameters<typeof scene.storage.noteUpstream>[0][number][] = [];
    const storage = {
      ...scene.storage,
      noteUpstream: async (notes: readonly (typeof kept)[number][]) => void kept.push(...notes),
    };
    const job = deliverUpstream(async () => ({failure: 'timed_out'}));
    await job.run({...scene.app.context, storage});
    await job.end?.(scene.app.context);
    return kept;
  })();
  scene.clock.now += hour;
  await handUp(scene);
  assert.ok(note);
  await scene.storage.noteUpstream([note, {...note, outcome: 'refused', words: '迟'}]);
  const {delivered, pending, refused} = await stateOf(scene);
  assert.deepEqual([delivered, pending, refused], [1, 0, 0]);
});

test('what a platform repeats of a person or a comment is not kept', async context => {
  const {scene} = await handingUp(context);
  await rated(scene, {person: aServedPerson()}, {level: 'satisfied', comment: '窗口很好'});
  await sealAll(scene.storage);
  const body = new TextEncoder().encode(
    JSON.stringify({code: '9', errorMessage: `张小明 13800001234 说：窗口很好\u0000\u001b[2J ${'长'.repeat(500)}`}),
  );
  const job = deliverUpstream(async () => ({status: 200, body, retryAfter: undefined}));
  while ((await job.run(scene.app.context)) > 0);
  const [refused] = await scene.storage.refusedUpstream({limit: 10});
  assert.match(refused?.words ?? '', /^9 \*{3} \*{3} 说：\*{3} \[2J 长+$/);
  assert.equal(Array.from(refused?.words ?? '').length, 200);
});

test('a platform that is away costs one attempt in a while, not one of each rating', async context => {
  const {receiver, scene} = await handingUp(context, {parallel: 2});
  for (let number = 1; number <= 6; number++) await rated(scene, {serviceNumber: number});
  await receiver.close();
  const job = deliverUpstream(upstreamSender());
  await handUp(scene, job);
  await handUp(scene, job);
  const {pending, failures} = await stateOf(scene);
  assert.deepEqual([pending, failures], [6, [{failure: 'connection_refused', ratings: 2}]]);
});
