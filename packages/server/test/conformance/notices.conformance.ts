import assert from 'node:assert/strict';
import {ordersFact, type NoticeOpening} from '../../src/domain/notices/notice-storage.ts';
import type {Storage} from '../../src/domain/storage.ts';
import {
  aSubmission,
  guangdong,
  guangzhou,
  hunan,
  invite,
  register,
  settle,
  tianhe,
  unique,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

/** Rates a service of a member of staff badly, at an hour of the day. */
async function rateBadly(storage: Storage, hour: number, staffNumber: string | null = '0017', code = guangzhou.code) {
  const staff = staffNumber === null ? {} : {staffNumber};
  const serviceId = await register(storage, {...staff, institutionCode: code});
  const submission = aSubmission(await invite(storage, serviceId), {
    receivedAt: `2026-11-25T${String(hour).padStart(2, '0')}:00:00Z`,
    draft: {level: 'dissatisfied', tags: ['209']},
  });
  assert.equal((await storage.submitRating(submission)).outcome, 'received');
  return submission;
}

/** Looks at everything that is new; how many notices were opened. */
async function row(storage: Storage, facts: Partial<NoticeOpening> = {}): Promise<number> {
  for (let opened = 0; ;) {
    const outcome = await storage.openNotice({
      noticeId: unique('notice-'),
      badRatings: 2,
      from: '2026-11-25T01:00:00Z',
      days: 30,
      dueAt: '2026-12-09T16:00:00Z',
      event: badRatings => anEvent('open_notice', {badRatings}),
      ...facts,
    });
    if (outcome === 'none') return opened;
    if (outcome === 'opened') opened += 1;
  }
}

const anEvent = (kind: string, facts = {}, texts = {}) => ({
  ...{eventId: unique('act-'), kind, actor: {kind: 'system'} as const, at: '2026-11-25T12:00:00Z'},
  ...{facts, texts, textsSalt: 'salt'},
});

const list = (storage: Storage, facts: Partial<Parameters<Storage['listNotices']>[0]> = {}) =>
  storage.listNotices({within: guangdong.code, limit: 100, ...facts});

/** Rectification notices about members of staff. */
export function noticeCases(test: StorageTest): void {
  test('a member of staff who is badly rated often enough gets one notice, with the orders it comes from', async storage => {
    await settle(storage);
    const one = await rateBadly(storage, 2);
    assert.equal(await row(storage), 0);
    const other = await rateBadly(storage, 3);
    assert.equal(await row(storage), 1);
    const [notice, ...rest] = await list(storage);
    assert.deepEqual(rest, []);
    assert.deepEqual(
      {...notice, noticeId: ''},
      {
        ...{noticeId: '', state: 'open', institutionCode: guangzhou.code, institutionName: guangzhou.name},
        ...{staffNumber: '0017', badRatings: 2, days: 30, orderNumbers: [one.orderNumber, other.orderNumber]},
        ...{openedAt: '2026-11-25T12:00:00.000Z', dueAt: '2026-12-09T16:00:00.000Z'},
        ...{measures: null, answeredAt: null, closingNote: null, closedAt: null, closedBy: null},
      },
    );
    const ratingCase = await storage.ratingCase({ratingId: other.ratingId}, null);
    assert.deepEqual(ratingCase?.notices, [notice]);
    const orders = ordersFact(JSON.stringify([one.orderNumber, other.orderNumber]));
    const clocks = {dueAt: 'none', answerDueAt: 'none'};
    assert.deepEqual(
      ratingCase?.events.map(({kind, facts}) => [kind, facts]),
      [['open_notice', {badRatings: 2, ...clocks, noticeDueAt: '2026-12-09T16:00:00.000Z', orders}]],
    );
    assert.deepEqual((await storage.ratingCase({ratingId: one.ratingId}, null))?.events, []);
    assert.deepEqual(await storage.recount(), []);
  });

  test('ratings count for the very member of staff of the very institution, and only those in time', async storage => {
    await settle(storage);
    await rateBadly(storage, 2);
    await rateBadly(storage, 2, '0018');
    await rateBadly(storage, 2, '0017', tianhe.code);
    await rateBadly(storage, 0);
    for (const nobody of [null, '']) for (const hour of [2, 3]) await rateBadly(storage, hour, nobody);
    assert.equal(await row(storage), 0);
    assert.deepEqual(await list(storage), []);
  });

  test('a voided rating does not count', async storage => {
    await settle(storage);
    const {ratingId} = await rateBadly(storage, 2);
    await rateBadly(storage, 3);
    await storage.changeCase({ratingId}, null, () => ({event: anEvent('decide_review'), voided: true}));
    assert.equal(await row(storage), 0);
  });

  test('while a notice is open there is no second one; later ratings count with the next bad rating', async storage => {
    await settle(storage);
    for (const hour of [2, 3]) await rateBadly(storage, hour);
    assert.equal(await row(storage), 1);
    await rateBadly(storage, 4);
    const noticeId = (await list(storage))[0]?.noticeId ?? '';
    await rateBadly(storage, 5);
    assert.equal(await row(storage), 0);
    await storage.changeCase({noticeId}, guangdong.code, () => ({
      event: anEvent('close_notice', {}, {note: '已整改'}),
      notice: {noticeId, state: 'closed'},
    }));
    assert.equal(await row(storage), 0);
    await rateBadly(storage, 6);
    assert.equal(await row(storage), 1);
    assert.deepEqual(
      (await list(storage)).map(({state, badRatings}) => [state, badRatings]),
      [
        ['closed', 2],
        ['open', 3],
      ],
    );
  });

  test('an answer and a closing are stored with their texts, moments and who closed', async storage => {
    await settle(storage);
    for (const hour of [2, 3]) await rateBadly(storage, hour);
    await row(storage, {dueAt: null});
    const noticeId = (await list(storage))[0]?.noticeId ?? '';
    const event = anEvent('answer_notice', {}, {measures: '离岗培训'});
    await storage.changeCase({noticeId}, null, () => ({event, notice: {noticeId, state: 'answered'}}));
    const actor = {kind: 'person', role: 'bureau', institutionCode: guangdong.code, ref: 'somebody'} as const;
    const closing = {...anEvent('close_notice', {}, {note: '已整改'}), actor, at: '2026-11-26T01:00:00Z'};
    await storage.changeCase({noticeId}, null, () => ({event: closing, notice: {noticeId, state: 'closed'}}));
    const [notice] = await list(storage);
    assert.deepEqual(
      [notice?.state, notice?.dueAt, notice?.measures, notice?.answeredAt],
      ['closed', null, '离岗培训', '2026-11-25T12:00:00.000Z'],
    );
    assert.deepEqual(
      [notice?.closingNote, notice?.closedAt, notice?.closedBy],
      ['已整改', '2026-11-26T01:00:00.000Z', guangdong.code],
    );
  });

  test('notices are listed page by page to the institution and those above, also when the order is elsewhere', async storage => {
    await settle(storage);
    for (const hour of [2, 3]) await rateBadly(storage, hour, '0018');
    const {ratingId} = await rateBadly(storage, 2);
    await rateBadly(storage, 3);
    await row(storage);
    const [one, other] = await list(storage);
    assert.deepEqual(await list(storage, {limit: 1}), [one]);
    assert.deepEqual(await list(storage, {after: {at: one?.openedAt ?? '', noticeId: one?.noticeId ?? ''}}), [other]);
    assert.deepEqual(await list(storage, {state: 'answered'}), []);
    assert.deepEqual(await list(storage, {noticeId: other?.noticeId ?? ''}), [other]);
    assert.equal((await list(storage, {within: guangzhou.code, state: 'open'})).length, 2);
    for (const {code} of [hunan, tianhe]) assert.deepEqual(await list(storage, {within: code}), []);
    const noticeId = one?.noticeId ?? '';
    const order = {institutionCode: hunan.code};
    const last = (await storage.ratingCase({noticeId}, null))?.ratingId ?? ratingId;
    await storage.changeCase({ratingId: last}, null, () => ({event: anEvent('transfer'), order}));
    assert.equal((await storage.ratingCase({noticeId}, guangzhou.code))?.ratingId, last);
    assert.equal(await storage.ratingCase({noticeId}, hunan.code), undefined);
  });

  test('many processes that check at the same moment open one notice', async storage => {
    await settle(storage);
    await Promise.all([2, 3, 4, 5, 6, 7].map(hour => rateBadly(storage, hour)));
    const opened = await Promise.all([1, 2, 3, 4].map(() => row(storage)));
    assert.equal(
      opened.reduce((sum, count) => sum + count, 0),
      1,
    );
    assert.equal((await list(storage))[0]?.badRatings, 6);
  });
}
