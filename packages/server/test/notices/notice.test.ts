import assert from 'node:assert/strict';
import test from 'node:test';
import type {Notice} from '@gov-rating/contract';
import {openNotices} from '../../src/jobs/open-notices.ts';
import {aKey, aScene, codeOf, district} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {
  aNotice,
  answer,
  badlyRated,
  close,
  closing,
  measures,
  notices,
  openDueNotices,
  twoAreTooMany,
} from '../fixtures/notice.fixtures.ts';

testOnEveryStorage('a notice is opened, answered by the head and closed by the bureau', async open => {
  const scene = await aScene({storage: await open(), settings: twoAreTooMany});
  const orders = [await badlyRated(scene), await badlyRated(scene)].map(({orderNumber}) => orderNumber);
  await openDueNotices(scene);
  const [notice] = await notices(scene, '', 'institution_head');
  assert.deepEqual(
    [notice?.staffNumber, notice?.institutionCode, notice?.orderNumbers],
    ['0017', district.code, orders],
  );
  assert.deepEqual([notice?.dueAt, notice?.overdue], ['2026-12-08T16:00:00.000Z', false]);
  assert.deepEqual([notice?.daysLeft, notice?.dayKind], [10, 'working']);
  const noticeId = notice?.noticeId ?? '';
  scene.clock.now = Date.parse('2026-12-08T16:00:00Z');
  assert.equal((await notices(scene))[0]?.overdue, true);
  const key = aKey();
  const answered = (await (await answer(scene, noticeId, measures, key)).json()) as Notice;
  assert.deepEqual([answered.state, answered.measures, answered.overdue], ['answered', measures.measures, false]);
  assert.deepEqual([answered.daysLeft, answered.dayKind], [null, null]);
  assert.equal((await notices(scene, `?noticeId=${noticeId}`))[0]?.noticeId, noticeId);
  assert.deepEqual(await notices(scene, '?noticeId=another'), []);
  assert.equal((await answer(scene, noticeId, measures, key)).headers.get('idempotent-replayed'), 'true');
  const closed = (await (await close(scene, noticeId)).json()) as Notice;
  assert.deepEqual([closed.state, closed.closingNote, closed.closedBy], ['closed', closing.note, '11440100MB2C123456']);
  assert.equal(await codeOf(await close(scene, noticeId)), 'notice_closed');
  assert.deepEqual(await notices(scene, '?state=open'), []);
  const ratingCase = await scene.storage.ratingCase({noticeId}, null);
  assert.deepEqual(
    ratingCase?.events.map(({kind, facts: {noticeId: of, badRatings, days}}) => [
      kind,
      {noticeId: of, badRatings, days},
    ]),
    [
      ['open_notice', {noticeId, badRatings: 2, days: 30}],
      ['answer_notice', {noticeId, badRatings: undefined, days: undefined}],
      ['close_notice', {noticeId, badRatings: undefined, days: undefined}],
    ],
  );
});

test('without a threshold no notice is opened', async () => {
  const scene = await aScene();
  for (let times = 0; times < 5; times++) await badlyRated(scene);
  assert.equal(await openNotices.run(scene.app.context), 0);
  assert.deepEqual(await notices(scene), []);
});

test('bad ratings before the period of the rule do not count', async () => {
  const scene = await aScene({settings: twoAreTooMany});
  await badlyRated(scene);
  scene.clock.now = Date.parse('2026-12-23T16:00:00Z');
  await badlyRated(scene);
  await openDueNotices(scene);
  assert.deepEqual(await notices(scene), []);
});

test('who handles the order, its rater and the public read nothing of a notice', async () => {
  const scene = await aScene({settings: twoAreTooMany});
  await badlyRated(scene);
  const {orderNumber, receiptNumber} = await badlyRated(scene);
  const path = `/v1/orders/${orderNumber}`;
  const token = await scene.personToken('institution_staff');
  const before = await scene.ask('getReceipt', '/v1/receipts', {body: {receiptNumber}});
  await openDueNotices(scene);
  const [notice] = await notices(scene);
  assert.equal((await answer(scene, notice?.noticeId ?? '')).status, 200);
  assert.deepEqual((await scene.ask('getOrder', path, {token})).acts, []);
  assert.deepEqual(await scene.ask('getReceipt', '/v1/receipts', {body: {receiptNumber}}), before);
  const bureau = await scene.ask('getOrder', path, {token: await scene.personToken('bureau')});
  assert.deepEqual(
    bureau.acts.map(({kind}) => kind),
    ['open_notice', 'answer_notice'],
  );
});

test('the log entry of a notice names no member of staff', async () => {
  const scene = await aScene({settings: twoAreTooMany});
  const ratingCase = await scene.storage.ratingCase({noticeId: await aNotice(scene)}, null);
  assert.equal(JSON.stringify(ratingCase?.events).includes('0017'), false);
});
