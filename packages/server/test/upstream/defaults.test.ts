import assert from 'node:assert/strict';
import {aDraft, aService} from '@gov-rating/contract/testing';
import {recordDefaults} from '../../src/jobs/record-defaults.ts';
import {aScene, type Scene} from '../fixtures/api.fixtures.ts';
import {sealAll} from '../fixtures/evidence.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {aJob, aPlatform, aReceiver} from '../fixtures/upstream.fixtures.ts';

const dayMs = 86_400_000;

/** A service of 24 November 2026, which somebody was invited to rate. */
async function invited(scene: Scene, projectNo: string): Promise<string> {
  const token = await scene.accessToken();
  const body = aService({projectNo, servedAt: '2026-11-24T09:30:00+08:00'});
  const {serviceId} = await scene.ask('putService', '/v1/services', {body, token});
  const invitation = await scene.ask('invite', `/v1/services/${serviceId}/invitations`, {
    token,
    body: {validHours: 720},
  });
  return invitation.token;
}

/** The end of a day after the services, with the defaults that are due then. */
async function onDay(scene: Scene, days: number, context = scene.app.context): Promise<void> {
  scene.clock.now = Date.parse('2026-11-24T15:00:00Z') + days * dayMs;
  while ((await recordDefaults.run(context)) > 0);
  await sealAll(scene.storage);
  const job = aJob();
  while ((await job.run(context)) > 0);
}

testOnEveryStorage(
  'a default rating stays here, unless the operator names a platform that gets them; then it goes marked, when no person can rate any more',
  async (open, context) => {
    const [given, byDefault] = [await aReceiver(context), await aReceiver(context)];
    const scene = await aScene({
      storage: await open(),
      settings: {
        rules: {ratingWindowDays: 30},
        upstream: [
          aPlatform(given),
          aPlatform(byDefault, {
            ...{platformId: 'defaults', ratings: 'default'},
            fields: {service: {}, rating: {isdefault: 'isDefault'}},
            constants: {service: {}, rating: {pf: 7}},
          }),
        ],
      },
    });
    await invited(scene, 'unrated');
    const own = await invited(scene, 'late');
    await onDay(scene, 8);
    assert.equal(given.arrived.length + byDefault.arrived.length, 0, 'both defaults are recorded, and may be replaced');

    assert.equal((await scene.submit(own, aDraft({level: 'satisfied', tags: []}))).status, 201);
    await onDay(scene, 30);
    assert.deepEqual([[...given.ratings.keys()], byDefault.arrived.length], [['late 1'], 0], 'the last day');

    await onDay(scene, 39);
    assert.deepEqual([...byDefault.ratings.keys()], ['unrated 1'], 'one that a person has replaced never goes');
    const record = byDefault.ratings.get('unrated 1');
    assert.deepEqual(
      [record?.['satisfaction'], record?.['isdefault'], record?.['pf'], record?.['assessTime']],
      [3, 1, 7, '2026-12-02 23:00:00'],
    );
    assert.deepEqual([record?.['evalDetail'], record?.['writingEvaluation']], [undefined, undefined]);
    assert.deepEqual([...given.ratings.keys()], ['late 1'], 'the other platform gets none');
    await onDay(scene, 50);
    assert.equal(byDefault.arrived.length, 2, 'nothing is sent twice');
  },
);

testOnEveryStorage(
  'a default rating that a platform refuses is listed with its institution, and where ratings have no last day none is handed up',
  async (open, context) => {
    const receiver = await aReceiver(context, {faults: {refuses: 1}});
    const upstream = [aPlatform(receiver, {ratings: 'default'})];
    const scene = await aScene({storage: await open(), settings: {rules: {ratingWindowDays: 30}, upstream}});
    await invited(scene, 'P1');
    const {settings} = scene.app.context;
    const rules = {...settings.rules, ratingWindowDays: {...settings.rules.ratingWindowDays, value: null}};
    await onDay(scene, 8);
    await onDay(scene, 39, {...scene.app.context, settings: {...settings, rules}});
    assert.equal(receiver.arrived.length, 0);
    await onDay(scene, 39);
    const [refused] = await scene.storage.refusedUpstream({limit: 10});
    assert.deepEqual(
      [refused?.institutionCode, refused?.failure, refused?.words],
      [aService().institutionCode, 'refused', '1001 事项编码不存在'],
    );
  },
);
