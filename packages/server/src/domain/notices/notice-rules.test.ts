import assert from 'node:assert/strict';
import test from 'node:test';
import type {ProblemCode} from '@gov-rating/contract';
import {
  aCommand,
  aRatingCase,
  aStaffMember,
  city,
  county,
  otherCounty,
  province,
} from '../../../test/fixtures/rating-case.fixtures.ts';
import type {StoredNotice} from '../cases/rating-case.ts';
import {Problem} from '../problems/problem.ts';
import {answerNotice, closeNotice, toNotice} from './notice-rules.ts';

const aNotice = (facts: Partial<StoredNotice> = {}): StoredNotice => ({
  noticeId: 'notice',
  state: 'open',
  institutionCode: county,
  institutionName: '天河区分局',
  staffNumber: '0017',
  badRatings: 3,
  days: 90,
  orderNumbers: ['GD20261124-00000-00001'],
  openedAt: '2026-11-24T02:00:00.000Z',
  dueAt: '2026-12-08T16:00:00.000Z',
  measures: null,
  answeredAt: null,
  closingNote: null,
  closedAt: null,
  closedBy: null,
  ...facts,
});

const answering = {noticeId: 'notice', measures: '离岗培训一周'};
const closing = {noticeId: 'notice', note: '已整改'};
const answer = (notice: StoredNotice, at = county) =>
  answerNotice(aRatingCase({notices: [notice]}), answering, aStaffMember('institution_head', at), aCommand());
const close = (notice: StoredNotice, at = city) =>
  closeNotice(aRatingCase({notices: [notice]}), closing, aStaffMember('bureau', at), aCommand());

test('the head of the institution answers an open notice, and the event names no member of staff', () => {
  const {event, notice} = answer(aNotice());
  assert.deepEqual(notice, {noticeId: 'notice', state: 'answered'});
  assert.deepEqual(
    [event.kind, event.facts, event.texts],
    ['answer_notice', {noticeId: 'notice'}, {measures: answering.measures}],
  );
});

for (const [who, at] of [
  ['city', city],
  ['province', province],
] as const) {
  for (const state of ['open', 'answered'] as const) {
    test(`the bureau of the ${who} closes a notice that is ${state}`, () => {
      assert.deepEqual(close(aNotice({state}), at).notice, {noticeId: 'notice', state: 'closed'});
    });
  }
}

const refused: [string, () => unknown, ProblemCode][] = [
  ['an answer of the head above', () => answer(aNotice(), city), 'not_handling_institution'],
  ['an answer of a head elsewhere', () => answer(aNotice(), otherCounty), 'not_handling_institution'],
  ['a second answer', () => answer(aNotice({state: 'answered'})), 'notice_answered'],
  ['an answer after closing', () => answer(aNotice({state: 'closed'})), 'notice_closed'],
  ['closing by the institution itself', () => close(aNotice(), county), 'decider_not_higher'],
  ['closing by a bureau elsewhere', () => close(aNotice(), otherCounty), 'decider_not_higher'],
  ['closing twice', () => close(aNotice({state: 'closed'})), 'notice_closed'],
  ['an answer to another notice', () => answer(aNotice({noticeId: 'other'})), 'unknown_notice'],
];
for (const [name, attempt, code] of refused) {
  test(`${name} is refused with ${code}`, () => {
    assert.throws(attempt, (error: unknown) => error instanceof Problem && error.code === code);
  });
}

test('a notice without an answer is overdue from the end of its last day on', () => {
  const overdue = (state: StoredNotice['state'], at: string, dueAt: string | null = aNotice().dueAt) =>
    toNotice(aNotice({state, dueAt}), aCommand().clocks, new Date(at)).overdue;
  assert.equal(overdue('open', '2026-12-08T15:59:59.999Z'), false);
  assert.equal(overdue('open', '2026-12-08T16:00:00.000Z'), true);
  assert.equal(overdue('answered', '2026-12-09T00:00:00.000Z'), false);
  assert.equal(overdue('open', '2026-12-09T00:00:00.000Z', null), false);
});
