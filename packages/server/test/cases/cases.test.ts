import assert from 'node:assert/strict';
import type {OrderDetail} from '@gov-rating/contract';
import {createContext} from '../../src/context/context.ts';
import type {SettingsInput} from '../../src/index.ts';
import {escalateOrders} from '../../src/jobs/escalate-orders.ts';
import {recordDefaults} from '../../src/jobs/record-defaults.ts';
import {setClocks} from '../../src/jobs/set-clocks.ts';
import {aKey, aScene, codeOf, district, elsewhere, tokenSecret} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {answered, Case, limits as settings} from '../fixtures/order.fixtures.ts';

testOnEveryStorage('a bad rating is handled to its end, and the rater reads the answer by receipt', async open => {
  const scene = await aScene({storage: await open(), settings});
  const one = await Case.begin(scene);
  const before = await one.receipt();
  assert.equal(before.order?.state, 'created');
  assert.equal(before.order?.dueAt, '2026-11-27T16:00:00.000Z');
  assert.equal(before.supplement.allowed, false);
  const {order: fresh, decidable, contactable} = await one.detail();
  assert.deepEqual([fresh.daysLeft, fresh.dayKind, decidable, contactable], [3, 'working', false, false]);
  await one.steps(...answered);
  const progress = await one.receipt();
  assert.equal(progress.order?.reply, '已增开两个窗口，欢迎监督。');
  assert.deepEqual(
    progress.order?.steps.map(({state}) => state),
    ['created', 'signed', 'contacted', 'verified', 'rectified', 'replied'],
  );
  assert.equal(JSON.stringify(progress).includes('排队过久属实'), false);
  await one.steps(['follow_up', {helped: 'yes'}], ['close']);
  const {order, acts: events} = await one.detail();
  assert.equal(order.state, 'closed');
  assert.equal(order.outcome, 'rectified_at_once');
  assert.equal(order.dueAt, null);
  assert.equal(events.length, 7);
  assert.equal(await codeOf(await one.step('sign')), 'order_ended');
  assert.equal((await one.detail()).order.version, order.version);
});

testOnEveryStorage('of two clerks who take the same step one succeeds, the other gets the new state', async open => {
  const scene = await aScene({storage: await open(), settings});
  const one = await Case.begin(scene);
  const body = {step: 'sign', version: 1};
  const path = `/v1/orders/${one.orderNumber}/steps`;
  const answers = await Promise.all([1, 2, 3, 4].map(() => one.post(path, body)));
  assert.deepEqual(answers.map(({status}) => status).toSorted(), [200, 409, 409, 409]);
  const refused = answers.find(({status}) => status === 409);
  const problem = (await refused?.json()) as {code: string; current: unknown};
  assert.equal(problem.code, 'order_changed');
  assert.deepEqual(problem.current, {state: 'signed', version: 2});
  assert.equal((await one.detail()).acts.length, 1);
});

testOnEveryStorage(
  'a clerk whose answer was lost gets it again by the same key, and nothing is done twice',
  async open => {
    const scene = await aScene({storage: await open(), settings});
    const one = await Case.begin(scene);
    const path = `/v1/orders/${one.orderNumber}/steps`;
    const key = aKey();
    const first = await one.post(path, {step: 'sign', version: 1}, 'institution_staff', key);
    assert.equal(first.status, 200);
    const again = await one.post(path, {step: 'sign', version: 1}, 'institution_staff', key);
    assert.equal(again.status, 200);
    assert.equal(again.headers.get('idempotent-replayed'), 'true');
    assert.deepEqual(await again.json(), await first.json());
    const other = await one.post(
      path,
      {step: 'contact', version: 2, reached: true, note: 'x'},
      'institution_staff',
      key,
    );
    assert.equal(await codeOf(other), 'idempotency_key_reused');
    assert.equal((await one.detail()).acts.length, 1);
  },
);

testOnEveryStorage('a review voids a rating: out of the results, order ended, nothing deleted', async open => {
  const scene = await aScene({storage: await open(), settings});
  const one = await Case.begin(scene);
  await one.steps(['sign']);
  const evidence = [{title: '窗口录像', reference: 'A-17'}];
  const asked = await one.post(`/v1/orders/${one.orderNumber}/reviews`, {
    ...{version: 2, ground: 'mistaken', reason: '评价人点错了', evidence},
  });
  assert.equal(asked.status, 200);
  const {reviews} = (await asked.json()) as OrderDetail;
  const reviewId = reviews[0]?.reviewId ?? '';
  assert.equal((await one.receipt()).order?.underReview, true);
  const token = await scene.personToken('bureau');
  const listed = await scene.ask('listReviews', '/v1/reviews?state=open', {token});
  assert.deepEqual(
    listed.items.map(review => [review.reviewId, review.ratedInstitution]),
    [[reviewId, district.code]],
  );
  const path = `/v1/reviews/${reviewId}/decision`;
  const body = {decision: 'voided', reason: '录像显示误触'};
  assert.equal(await codeOf(await one.post(path, body, 'institution_head')), 'role_not_allowed');
  const decided = await one.post(path, body, 'bureau');
  assert.equal(decided.status, 200);
  assert.equal(await codeOf(await one.post(path, body, 'bureau')), 'review_decided');
  const progress = await one.receipt();
  assert.equal(progress.state, 'voided');
  assert.equal(progress.voidReason, '录像显示误触');
  assert.equal(progress.order?.state, 'voided');
  const results = await scene.ask('getOfficeStatistics', '/v1/office-statistics', {token});
  assert.equal(results.levels.find(({level}) => level === 'dissatisfied')?.active, 0);
  assert.deepEqual(await scene.storage.recount(), []);
});

testOnEveryStorage('a rater adds one supplement after the answer, with the key of the receipt', async open => {
  const scene = await aScene({storage: await open(), settings});
  const one = await Case.begin(scene);
  const add = (key = aKey(), comment = '已解决，谢谢') =>
    scene.call('/v1/supplements', {body: {...one.keys, comment, solved: true}, key});
  assert.equal(await codeOf(await add()), 'supplement_not_allowed');
  await one.steps(...answered);
  assert.equal((await one.receipt()).supplement.allowed, true);
  assert.equal(await codeOf(await add(aKey(), '  ')), 'missing_field');
  const key = aKey();
  assert.equal((await add(key)).status, 201);
  assert.equal((await add(key)).headers.get('idempotent-replayed'), 'true');
  assert.equal(await codeOf(await add()), 'supplement_exists');
  assert.equal((await one.receipt()).supplement.comment, '已解决，谢谢');
});

testOnEveryStorage('an order that is overdue is escalated once, and one that was answered is not', async open => {
  const storage = await open();
  const scene = await aScene({storage, settings});
  const one = await Case.begin(scene);
  const context = createContext({storage, tokenSecret, settings, now: () => new Date(scene.clock.now)});
  assert.equal(await escalateOrders.run(context), 0);
  scene.clock.now = Date.parse('2026-11-27T16:00:00.000Z');
  const token = await scene.personToken('bureau');
  const late = await scene.ask('listOrders', '/v1/orders?overdue=true&sort=due', {token});
  assert.deepEqual(
    late.items.map(order => [order.orderNumber, order.overdue]),
    [[one.orderNumber, true]],
  );
  assert.equal(await escalateOrders.run(context), 1);
  assert.equal(await escalateOrders.run(context), 0);
  assert.deepEqual(
    (await one.detail()).acts.map(({kind, role}) => [kind, role]),
    [['escalate', null]],
  );
});

testOnEveryStorage(
  'an order due in a year without a calendar gets its due date when the calendar is known',
  async open => {
    const storage = await open();
    const patient = {rules: {...settings.rules, ratingWindowDays: 60}};
    const scene = await aScene({storage, settings: patient});
    scene.clock.now = Date.parse('2026-12-30T02:00:00.000Z');
    const one = await Case.begin(scene);
    const counted = async () => {
      const token = await scene.personToken('institution_head');
      const {states} = await scene.ask('countOrders', '/v1/order-counts', {token});
      return states.filter(({count}) => count > 0).map(({state, undated}) => [state, undated]);
    };
    const shown = async () => {
      const {dueAt, daysLeft, dayKind} = (await one.detail()).order;
      return [dueAt, daysLeft, dayKind, (await one.receipt()).order?.undated];
    };
    assert.deepEqual(await shown(), [null, null, 'working', true]);
    assert.deepEqual(await counted(), [['created', 1]]);
    const contextWith = (calendarYears: SettingsInput['calendarYears']) =>
      createContext({
        storage,
        tokenSecret,
        settings: {...patient, calendarYears},
        now: () => new Date(scene.clock.now),
      });
    await setClocks.run(contextWith({}));
    assert.equal((await one.detail()).order.dueAt, null);
    await setClocks.run(contextWith({2027: {holidays: ['2027-01-01'], workdays: []}}));
    const {order, acts: events} = await one.detail();
    assert.equal(order.dueAt, '2027-01-05T16:00:00.000Z');
    assert.deepEqual(
      events.map(({kind}) => kind),
      ['set_clock'],
    );
    assert.equal((await one.receipt()).order?.undated, false);
    assert.deepEqual(await counted(), [['created', 0]]);
  },
);

testOnEveryStorage(
  'without a rating in seven days the default is recorded, and a later rating replaces it',
  async open => {
    const storage = await open();
    const scene = await aScene({storage});
    const context = createContext({storage, tokenSecret, now: () => new Date(scene.clock.now)});
    const {token} = await scene.invited(1, 'guangzhou', district.code);
    scene.clock.now = Date.parse('2026-12-01T15:59:59.999Z');
    assert.equal(await recordDefaults.run(context), 0);
    scene.clock.now = Date.parse('2026-12-01T16:00:00.000Z');
    assert.equal(await recordDefaults.run(context), 1);
    const level = async () => {
      const bureauToken = await scene.personToken('bureau');
      const {levels} = await scene.ask('getOfficeStatistics', '/v1/office-statistics', {token: bureauToken});
      return levels.flatMap(({level: name, active, default: byDefault}) =>
        active + byDefault === 0 ? [] : [[name, active, byDefault]],
      );
    };
    assert.deepEqual(await level(), [['basically_satisfied', 0, 1]]);
    assert.equal((await scene.ask('getInvitation', '/v1/invitation', {token})).state, 'open');
    assert.equal((await scene.submit(token, {level: 'very_satisfied'})).status, 201);
    assert.deepEqual(await level(), [['very_satisfied', 1, 0]]);
    assert.deepEqual(await storage.recount(), []);
  },
);

testOnEveryStorage(
  'a transfer whose response was lost is answered again with the same response, until the next step',
  async open => {
    const scene = await aScene({storage: await open(), settings});
    const one = await Case.begin(scene);
    const path = `/v1/orders/${one.orderNumber}`;
    const body = {version: 1, institutionCode: elsewhere.code, reason: '属深圳市职责'};
    const key = aKey();
    const again = (more = {}) => one.post(`${path}/transfer`, {...body, ...more}, 'institution_head', key);
    const first = await again();
    const repeated = await again();
    assert.equal(repeated.headers.get('idempotent-replayed'), 'true');
    assert.deepEqual(await repeated.json(), await first.json());
    assert.equal(await codeOf(await again({reason: '另一个'})), 'idempotency_key_reused');
    assert.equal(await codeOf(await one.post(`${path}/transfer`, body, 'bureau', key)), 'unknown_order');
    const token = await scene.personToken('institution_head', 'foreign');
    const sign = {body: {version: 2, step: 'sign'}, key: aKey(), token};
    assert.equal((await scene.call(`${path}/steps`, sign)).status, 200);
    assert.equal(await codeOf(await again()), 'unknown_order');
  },
);

testOnEveryStorage(
  'an order that was handed on is out of sight for the old institution and cannot come back',
  async open => {
    const scene = await aScene({storage: await open(), settings});
    const one = await Case.begin(scene);
    const path = `/v1/orders/${one.orderNumber}`;
    const body = {version: 1, institutionCode: elsewhere.code, reason: '属深圳市职责'};
    assert.equal((await one.post(`${path}/transfer`, body)).status, 200);
    assert.equal(await codeOf(await one.post(`${path}/transfer`, {...body, version: 2})), 'unknown_order');
    const token = await scene.personToken('institution_head', 'foreign');
    const back = {body: {version: 2, institutionCode: district.code, reason: '退回'}, key: aKey(), token};
    assert.equal(await codeOf(await scene.call(`${path}/transfer`, back)), 'transfer_not_possible');
    assert.equal((await scene.ask('getOrder', path, {token})).order.state, 'created');
  },
);
