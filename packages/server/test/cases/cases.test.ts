import assert from 'node:assert/strict';
import test from 'node:test';
import type {OrderDetail, Role} from '@gov-rating/contract';
import {createContext} from '../../src/context/context.ts';
import type {SettingsInput} from '../../src/index.ts';
import {escalateOrders} from '../../src/jobs/escalate-orders.ts';
import {recordDefaults} from '../../src/jobs/record-defaults.ts';
import {setClocks} from '../../src/jobs/set-clocks.ts';
import {aKey, aScene, bureau, codeOf, district, elsewhere, tokenSecret} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {answered, Case, limits as settings, neighbour} from '../fixtures/order.fixtures.ts';

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

testOnEveryStorage('a transfer whose response was lost is answered again with the same response', async open => {
  const scene = await aScene({storage: await open(), settings});
  const one = await Case.begin(scene);
  const path = `/v1/orders/${one.orderNumber}`;
  const body = {version: 1, institutionCode: neighbour.code, reason: '属越秀区职责'};
  const key = aKey();
  const again = (more = {}) => one.post(`${path}/transfer`, {...body, ...more}, 'institution_head', key);
  const first = await again();
  const repeated = await again();
  assert.equal(repeated.headers.get('idempotent-replayed'), 'true');
  assert.deepEqual(await repeated.json(), await first.json());
  assert.equal(await codeOf(await again({reason: '另一个'})), 'idempotency_key_reused');
  const token = await scene.personTokenAt('institution_head', neighbour.code);
  const other = aKey();
  const decline = () =>
    scene.call(`${path}/steps`, {body: {version: 2, step: 'decline', note: '非本局职责'}, key: other, token});
  assert.equal((await decline()).status, 200);
  assert.equal((await decline()).headers.get('idempotent-replayed'), 'true');
});

testOnEveryStorage(
  'an order moves when it is accepted, cannot come back, and stays in sight of those above',
  async open => {
    const scene = await aScene({storage: await open(), settings});
    const between = {...district, code: '11440106MB2G123456', name: '天河区分局规划所', parentCode: district.code};
    const one = await Case.ofPerson(scene);
    await scene.storage.saveInstitutions([between, {...district, parentCode: bureau.code}]);
    const path = `/v1/orders/${one.orderNumber}`;
    const ask = async (role: Role, institutionCode: string) => {
      const token = await scene.personTokenAt(role, institutionCode);
      const {items} = await scene.ask('listOrders', '/v1/orders', {token});
      const {states} = await scene.ask('countOrders', '/v1/order-counts', {token});
      const response = await scene.call(path, {token});
      const counted = states.reduce((sum, {count}) => sum + count, 0);
      assert.deepEqual([items.length, counted], response.status === 200 ? [1, 1] : [0, 0]);
      return response.status === 200 ? ((await response.json()) as OrderDetail) : undefined;
    };
    const unmaskBy = async (institutionCode: string) => {
      const token = await scene.personTokenAt('institution_staff', institutionCode);
      return codeOf(await scene.call(`${path}/person`, {body: {reason: '回访'}, key: aKey(), token}));
    };
    const {dueAt} = (await one.detail()).order;
    const body = {version: 1, institutionCode: neighbour.code, reason: '属越秀区职责'};
    assert.equal((await one.post(`${path}/transfer`, body)).status, 200);

    const offered = await ask('institution_head', neighbour.code);
    assert.deepEqual([offered?.order.institutionCode, offered?.order.offeredTo], [district.code, neighbour.code]);
    assert.deepEqual(
      [offered?.steps, offered?.person, offered?.contactable],
      [['accept', 'decline'], undefined, false],
    );
    assert.equal(await unmaskBy(neighbour.code), 'not_handling_institution');
    const waiting = await ask('institution_head', district.code);
    assert.deepEqual([waiting?.steps, waiting?.person?.name], [['withdraw'], '张**']);

    const token = await scene.personTokenAt('institution_head', neighbour.code);
    const accept = {body: {version: 2, step: 'accept'}, key: aKey(), token};
    assert.equal((await scene.call(`${path}/steps`, accept)).status, 200);
    const accepted = await ask('institution_head', neighbour.code);
    assert.deepEqual(
      [accepted?.order.institutionCode, accepted?.order.offeredTo, accepted?.order.state, accepted?.order.dueAt],
      [neighbour.code, null, 'created', dueAt],
    );
    assert.equal(await ask('institution_head', district.code), undefined);
    assert.equal(await ask('institution_head', between.code), undefined);
    assert.equal((await ask('bureau', bureau.code))?.order.orderNumber, one.orderNumber);
    const back = {body: {version: 3, institutionCode: district.code, reason: '退回'}, key: aKey(), token};
    assert.equal(await codeOf(await scene.call(`${path}/transfer`, back)), 'transfer_not_possible');
  },
);

testOnEveryStorage(
  'those above the rated institution keep sight of an order that goes to another branch',
  async open => {
    const scene = await aScene({storage: await open(), settings});
    const office = {...district, code: '11440106MB2H123456', name: '天河区分局政务中心', parentCode: bureau.code};
    const one = await Case.begin(scene);
    await scene.storage.saveInstitutions([office, {...district, parentCode: office.code}]);
    const path = `/v1/orders/${one.orderNumber}`;
    const body = {version: 1, institutionCode: neighbour.code, reason: '属越秀区职责'};
    assert.equal((await one.post(`${path}/transfer`, body)).status, 200);
    const token = await scene.personTokenAt('institution_head', neighbour.code);
    assert.equal(
      (await scene.call(`${path}/steps`, {body: {version: 2, step: 'accept'}, key: aKey(), token})).status,
      200,
    );
    const above = {token: await scene.personTokenAt('bureau', office.code)};
    assert.equal((await scene.ask('getOrder', path, above)).order.institutionCode, neighbour.code);
    const listed = await scene.ask('listOrders', '/v1/orders?sort=due', above);
    assert.deepEqual(
      listed.items.map(({orderNumber}) => orderNumber),
      [one.orderNumber],
    );
    assert.deepEqual(await scene.storage.recount(), []);
  },
);

test('a transfer needs a reason, and an institution that a common superior covers', async () => {
  const scene = await aScene({settings});
  const one = await Case.begin(scene);
  const codeFor = async (facts: object, role: Role = 'institution_head') =>
    codeOf(await one.post(`/v1/orders/${one.orderNumber}/transfer`, {version: 1, reason: '职责不符', ...facts}, role));
  for (const reason of ['', ' ', '\u3000', '\n'])
    assert.equal(await codeFor({institutionCode: neighbour.code, reason}), 'missing_field');
  for (const role of ['institution_head', 'bureau'] as const)
    for (const {code} of [elsewhere, bureau])
      assert.equal(await codeFor({institutionCode: code}, role), 'no_common_superior');
  await scene.storage.saveInstitutions([{...district, parentCode: null}]);
  assert.equal(await codeFor({institutionCode: neighbour.code}), 'no_common_superior');
});
