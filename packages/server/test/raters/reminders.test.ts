import assert from 'node:assert/strict';
import test from 'node:test';
import {webhookEvents, type WebhookEventData} from '@gov-rating/contract';
import {aDraft, aService} from '@gov-rating/contract/testing';
import {dueBefore, reminderEvent, reminderMessage} from '../../src/domain/raters/reminder.ts';
import {recordDefaults} from '../../src/jobs/record-defaults.ts';
import {remind} from '../../src/jobs/remind.ts';
import {hook} from '../access/webhooks.access.ts';
import {aScene, bureau, type Scene} from '../fixtures/api.fixtures.ts';
import {sentCode, servedWithPhone, tryCode} from '../fixtures/code.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {servedFor} from '../fixtures/rater.fixtures.ts';

type Reminder = WebhookEventData<'rating.reminder'>;

const ownPage = 'https://rating.example.gov.cn/my';
const dayMs = 86_400_000;
const week = {ownPage, rules: {ratingWindowDays: 7}};

/** A scene of 24 November, by default with a rating window of seven days, in which the bureau listens. */
async function listening(options: Parameters<typeof aScene>[0] = {}): Promise<Scene> {
  const scene = await aScene({settings: week, ...options});
  const token = await scene.personTokenAt('institution_head', bureau.code);
  await scene.ask('putWebhook', '/v1/webhooks', {token, body: {...hook, topics: ['rating.reminder']}});
  return scene;
}

/** Runs the job until it has nothing to do; what the webhooks are sent now, by the id of the service. */
async function reminders({app, storage, clock}: Scene): Promise<Map<string, Reminder>> {
  while ((await remind.run(app.context)) > 0);
  const at = new Date(clock.now).toISOString();
  while ((await storage.distributeEvents(at, 100)) > 0);
  const until = new Date(clock.now + 100 * dayMs).toISOString();
  const sent = await storage.claimDeliveries({at, until, webhooks: 10, each: 100});
  const found = sent.map(({payload}) => JSON.parse(payload) as Reminder);
  assert.equal(new Set(found.map(({serviceId}) => serviceId)).size, found.length, 'one for each service');
  return new Map(found.map(data => [data.serviceId, data]));
}

const of = (map: Map<string, Reminder>) => [...map.keys()].toSorted();

/** Registers a service of nobody in particular. */
const nobodys = (scene: Scene, facts: Parameters<typeof servedFor>[1] = {}) => servedFor(scene, facts, null);

async function invite(scene: Scene, serviceId: string, body: object = {}) {
  const token = await scene.accessToken();
  return scene.ask('invite', `/v1/services/${serviceId}/invitations`, {token, body});
}

const servedAt = (day: number) => `2026-11-${day}T09:30:00+08:00`;

testOnEveryStorage(
  'a department is reminded once of each service that has three days left, and is given words for the person',
  async open => {
    const scene = await listening({storage: await open()});
    const known = await servedFor(scene, {projectNo: 'P1', servedAt: servedAt(20)});
    const invited = await nobodys(scene, {projectNo: 'P2', servedAt: servedAt(19)});
    for (const correlation of [undefined, 'task "7"', undefined]) await invite(scene, invited, {correlation});
    const later = await servedFor(scene, {projectNo: 'P3', servedAt: servedAt(21)});

    const first = await reminders(scene);
    assert.deepEqual(of(first), [known, invited].toSorted());
    const about = {institutionCode: bureau.code, serviceNumber: 1, node: 'completed'};
    assert.deepEqual(first.get(known), {
      ...{...about, serviceId: known, projectNo: 'P1', lastDay: '2026-11-27', daysLeft: 3, url: ownPage},
      message: reminderMessage('2026-11-27', ownPage),
    });
    assert.deepEqual(first.get(invited), {
      ...{...about, serviceId: invited, projectNo: 'P2', lastDay: '2026-11-26', daysLeft: 2},
      correlation: 'task "7"',
      message: reminderMessage('2026-11-26'),
    });
    for (const data of first.values()) assert.deepEqual(webhookEvents['rating.reminder'].data.parse(data), data);

    assert.deepEqual(of(await reminders(scene)), []);
    // The last moment of the day in Asia/Shanghai, and the first of the next one.
    scene.clock.now = Date.parse('2026-11-24T15:59:59Z');
    assert.deepEqual(of(await reminders(scene)), []);
    scene.clock.now += 1000;
    const second = await reminders(scene);
    assert.deepEqual([of(second), second.get(later)?.daysLeft], [[later], 3]);
    // Neither registering again, nor a correction, nor time brings a second one.
    await nobodys(scene, {projectNo: 'P2', servedAt: servedAt(22), itemName: '更正'});
    for (let days = 1; days <= 9; days++) {
      scene.clock.now += dayMs;
      assert.deepEqual(of(await reminders(scene)), []);
    }
  },
);

testOnEveryStorage(
  'nobody is reminded of what is rated, can no longer be rated, or has no way in; of a default rating one is',
  async open => {
    const scene = await listening({storage: await open()});
    const make = (projectNo: string, day = 19) => nobodys(scene, {projectNo, servedAt: servedAt(day)});
    const [rated, , expired, , defaulted] = [
      await make('rated'),
      await make('way-in-missing'),
      await make('expired'),
      await servedFor(scene, {projectNo: 'too-late', servedAt: servedAt(16)}),
      await make('defaulted', 17),
    ];
    await scene.submit((await invite(scene, rated)).token, aDraft());
    await invite(scene, expired, {validHours: 1});
    await invite(scene, defaulted);
    scene.clock.now += 2 * 3_600_000;
    await recordDefaults.run(scene.app.context);
    assert.deepEqual(of(await reminders(scene)), [defaulted]);
  },
);

testOnEveryStorage('several processes that run at once remind of each service once, in batches', async open => {
  const scene = await listening({storage: await open()});
  const ids = [];
  for (const serviceNumber of [1, 2, 3, 4, 5])
    ids.push(await servedFor(scene, {serviceNumber, servedAt: servedAt(20)}));
  const rule = {windowDays: 7, daysBefore: 3};
  const now = new Date(scene.clock.now);
  const sweep = () =>
    scene.storage.sweepReminders({
      ...{dueBefore: dueBefore(now, rule).toISOString(), servedFrom: '2026-11-01T00:00:00.000Z'},
      ...{at: now.toISOString(), limit: 2},
      event: service => reminderEvent(service, rule, now, ownPage),
    });
  const swept = await Promise.all([sweep(), sweep()]);
  for (const {checked, reminded} of swept) assert.ok(checked <= 2 && reminded === checked);
  assert.deepEqual(of(await reminders(scene)), ids.toSorted());
});

testOnEveryStorage('a corrected day of service is the one that counts', async open => {
  const scene = await listening({storage: await open()});
  const corrected = await servedFor(scene, {projectNo: 'P1', servedAt: servedAt(20)});
  await servedFor(scene, {projectNo: 'P1', servedAt: servedAt(23)});
  assert.deepEqual(of(await reminders(scene)), []);
  await servedFor(scene, {projectNo: 'P1', servedAt: servedAt(18)});
  assert.equal((await reminders(scene)).get(corrected)?.daysLeft, 1);
});

for (const [title, settings] of [
  ['reminders are switched off', {...week, reminderDays: 0}],
  ['rating has no end', {ownPage}],
] as const)
  test(`nothing is kept for reminders where ${title}`, async () => {
    const scene = await listening({settings});
    await servedFor(scene, {servedAt: servedAt(20)});
    scene.clock.now += dayMs;
    assert.deepEqual(of(await reminders(scene)), []);
    const late = '2999-01-01T00:00:00.000Z';
    const {checked} = await scene.storage.sweepReminders({
      ...{dueBefore: late, servedFrom: late, at: late, limit: 10},
      event: () => assert.fail('nothing is due'),
    });
    assert.equal(checked, 0);
  });

test('a rating that comes with its service leaves nothing to be reminded of', async () => {
  const scene = await listening();
  const token = await scene.accessToken();
  const service = aService({institutionCode: bureau.code, servedAt: servedAt(23)});
  const entry = {service, level: 'satisfied', channel: 'hotline', idempotencyKey: 'key-of-a-collection-1'};
  const {entries} = await scene.ask('collectRatings', '/v1/ratings/collected/batch', {token, body: {entries: [entry]}});
  assert.equal(entries[0]?.problem, null);
  scene.clock.now += 2 * dayMs;
  assert.equal(await remind.run(scene.app.context), 0);
});

test('the words name neither matter nor person, urge nobody, and fit one text message without the address', () => {
  const {'zh-CN': chinese, en} = reminderMessage('2026-12-03', ownPage);
  assert.equal(chinese, `您最近办的一件事还可以评价，12月3日是最后一天。评不评、怎么评由您决定：${ownPage}`);
  assert.equal(
    en,
    `You can still rate a recent public service until 3 December 2026. Whether and how is up to you: ${ownPage}`,
  );
  assert.ok([...reminderMessage('2026-12-31')['zh-CN']].length <= 40);
});

test('a person who has proved a service by a code is no person of a portal, whom a link to the own page would help', async () => {
  const scene = await listening();
  const dated = {servedAt: servedAt(20)};
  await servedWithPhone(scene, dated);
  await tryCode(scene, await sentCode(scene));
  const known = await servedFor(scene, {projectNo: 'P1', ...dated});
  assert.deepEqual(of(await reminders(scene)), [known]);
});
