import assert from 'node:assert/strict';
import test from 'node:test';
import {
  aCommand,
  anOrder,
  aRatingCase,
  aReview,
  aStaffMember,
  city,
  county,
  inState,
  otherCounty,
  province,
  refusal,
} from '../../../test/fixtures/rating-case.fixtures.ts';
import {escalate, extendOrder, transferOrder} from './extend-transfer.ts';
import {askReview, decideReview, fileAppeal, isAppealable, isDecidable} from './reviews.ts';
import {isSupplementable, supplement} from './supplement.ts';
import {takeStep} from './take-step.ts';
import type {StaffMember} from '../institutions/staff-member.ts';
import type {OrderStep} from '@gov-rating/contract';

const orderNumber = anOrder().orderNumber;
const evidence = [{title: '窗口录像', reference: 'A-17'}];
const asking = {orderNumber, version: 1, ground: 'mistaken', reason: '点错了', evidence} as const;
const ask = (ratingCase = inState('signed'), by = aStaffMember()) =>
  askReview(ratingCase, {...asking, evidence: [...evidence]}, by, aCommand(), 'review');
const decide = (
  ratingCase: ReturnType<typeof aRatingCase>,
  by = aStaffMember('bureau', city),
  decision: 'voided' | 'upheld' = 'voided',
) =>
  decideReview(
    ratingCase,
    {reviewId: ratingCase.reviews.at(-1)?.reviewId ?? '', decision, reason: '录像清楚'},
    by,
    aCommand(),
  );
const appeal = (ratingCase: ReturnType<typeof aRatingCase>, by = aStaffMember()) =>
  fileAppeal(ratingCase, {reviewId: 'review', reason: '仍不服', evidence: [...evidence]}, by, aCommand(), 'appeal');

test('a review is requested once, after signing, where there is a higher institution', () => {
  assert.equal(ask().review?.dueAt, 'review from 2026-11-25T02:00:00.000Z');
  assert.equal(ask().order, undefined);
  assert.equal(
    refusal(() => ask(inState('created'))),
    'step_not_possible',
  );
  assert.equal(
    refusal(() => ask(inState('closed'))),
    'order_ended',
  );
  assert.equal(
    refusal(() => ask(inState('signed', {}, {reviews: [aReview({state: 'upheld'})]}))),
    'review_exists',
  );
  assert.equal(
    refusal(() => ask(inState('signed', {}, {higherInstitutions: [], higherThanHandling: []}))),
    'no_higher_institution',
  );
  assert.equal(
    refusal(() => ask(inState('signed', {}, {higherThanHandling: []}))),
    'no_higher_institution',
  );
  assert.equal(
    refusal(() => ask(inState('signed'), aStaffMember('bureau', city))),
    'role_not_allowed',
  );
});

const reviewed = inState('contacted', {}, {reviews: [aReview()]});
for (const [name, by, code] of [
  ['the bureau of the city', aStaffMember('bureau', city), undefined],
  ['the bureau of the province', aStaffMember('bureau', province), undefined],
  ['the bureau of the rated institution itself', aStaffMember('bureau', county), 'decider_not_higher'],
  ['a bureau elsewhere', aStaffMember('bureau', otherCounty), 'decider_not_higher'],
  ['the head of the institution', aStaffMember('institution_head'), 'role_not_allowed'],
  ['an auditor above', aStaffMember('auditor', city), 'role_not_allowed'],
  ['the person who asked, now at the bureau', aStaffMember('bureau', city, 'institution_staff'), 'decider_not_other'],
  [
    'the person who asked before pseudonyms were keyed',
    {...aStaffMember('bureau', city, 'keyed'), formerRefs: ['institution_staff']},
    'decider_not_other',
  ],
] as const) {
  test(`${name} decides a review: ${code ?? 'done'}`, () =>
    assert.equal(
      refusal(() => decide(reviewed, by)),
      code,
    ));
}

test('voiding removes the rating from the results and ends the order; upholding continues the order', () => {
  const voided = decide(reviewed);
  assert.equal(voided.voided, true);
  assert.deepEqual(voided.order, {state: 'voided', offeredTo: null, dueAt: null, closedAt: '2026-11-25T02:00:00.000Z'});
  const upheld = decide(reviewed, undefined, 'upheld');
  assert.equal(upheld.voided, undefined);
  assert.equal(upheld.order, undefined);
  assert.equal(upheld.review?.state, 'upheld');
});

test('a decided review is not decided again', () => {
  const ratingCase = inState('contacted', {}, {reviews: [aReview({state: 'upheld', decidedRef: 'bureau'})]});
  assert.equal(
    refusal(() => decide(ratingCase, aStaffMember('bureau', city, 'another'))),
    'review_decided',
  );
});

const upheld = inState('contacted', {}, {reviews: [aReview({state: 'upheld', decidedRef: 'first judge'})]});
test('an appeal follows a review that upheld the rating, once, while the order is open', () => {
  assert.equal(appeal(upheld).review?.instance, 'appeal');
  assert.equal(isAppealable(upheld, aStaffMember()), true);
  assert.equal(
    refusal(() => appeal(reviewed)),
    'appeal_not_possible',
  );
  assert.equal(
    refusal(() => appeal({...upheld, order: anOrder({state: 'closed'})})),
    'order_ended',
  );
  assert.equal(
    refusal(() => appeal(upheld, aStaffMember('bureau', city))),
    'role_not_allowed',
  );
  assert.equal(
    refusal(() => appeal(upheld, aStaffMember('institution_head', city))),
    'not_handling_institution',
  );
  const twice = {...upheld, reviews: [...upheld.reviews, aReview({reviewId: 'appeal', instance: 'appeal'})]};
  assert.equal(
    refusal(() => appeal(twice)),
    'review_exists',
  );
});

test('only those who may decide see that they may', () => {
  const asked = inState('signed', {}, {reviews: [aReview()]});
  assert.equal(isDecidable(asked, aStaffMember('bureau', city)), true);
  assert.equal(isDecidable(asked, aStaffMember('bureau', county)), false);
  assert.equal(isDecidable(asked, aStaffMember('institution_head', city)), false);
  assert.equal(isDecidable(inState('signed'), aStaffMember('bureau', city)), false);
  const decided = inState('signed', {}, {reviews: [aReview({state: 'upheld', decidedRef: 'bureau'})]});
  assert.equal(isDecidable(decided, aStaffMember('bureau', city)), false);
  const appealed = {...decided, reviews: [...decided.reviews, aReview({reviewId: 'appeal', instance: 'appeal'})]};
  assert.equal(isDecidable(appealed, aStaffMember('bureau', province)), false);
  assert.equal(isDecidable(appealed, aStaffMember('bureau', province, 'somebody else')), true);
});

test('the second instance is decided by another person, who has not requested the review either', () => {
  const ratingCase = {
    ...upheld,
    reviews: [...upheld.reviews, aReview({reviewId: 'appeal', instance: 'appeal', requestedRef: 'head'})],
  };
  for (const ref of ['first judge', 'head', 'institution_staff'])
    assert.equal(
      refusal(() => decide(ratingCase, aStaffMember('bureau', city, ref))),
      'decider_not_other',
    );
  assert.equal(
    refusal(() => decide(ratingCase, aStaffMember('bureau', city, 'second judge'))),
    undefined,
  );
});

const extend = (ratingCase: ReturnType<typeof aRatingCase>, days: number, by = aStaffMember('institution_head')) =>
  extendOrder(ratingCase, {orderNumber, version: 1, days, reason: '材料待补'}, by, aCommand());
test('an extension moves the due date of the answer, and the current due date only if it is that of the answer', () => {
  assert.deepEqual(extend(inState('verified'), 2).order, {
    extendedDays: 2,
    answerDueAt: '2026-12-10T16:00:00.000Z',
    dueAt: '2026-12-10T16:00:00.000Z',
  });
  assert.equal('dueAt' in (extend(inState('signed'), 2).order ?? {}), false);
  assert.equal(
    refusal(() => extend(inState('verified', {extendedDays: 4}), 2)),
    'extension_not_allowed',
  );
  for (const [answerDueAt, code] of [
    ['2026-11-25T02:00:00.001Z', undefined],
    ['2026-11-25T02:00:00.000Z', 'extension_not_allowed'],
  ] as const)
    assert.equal(
      refusal(() => extend(inState('verified', {answerDueAt}), 1)),
      code,
    );
  assert.equal(
    refusal(() => extend(inState('verified', {answerDueAt: null}), 1)),
    'extension_not_allowed',
  );
  assert.equal(
    refusal(() => extend(inState('replied'), 1)),
    'step_not_possible',
  );
  assert.equal(
    refusal(() => extend(inState('verified'), 1, aStaffMember())),
    'role_not_allowed',
  );
});

const head = aStaffMember('institution_head');
const transfer = (ratingCase: ReturnType<typeof aRatingCase>, to: string, by = head, reachable = true) =>
  transferOrder(
    ratingCase,
    {orderNumber, version: 1, institutionCode: to, reason: '属他局职责'},
    reachable,
    by,
    aCommand(),
  );
test('an order is offered to another institution below a common superior, never to one that has had it', () => {
  const offered = {offeredTo: otherCounty, moved: true};
  assert.deepEqual(transfer(inState('signed'), otherCounty).order, offered);
  const refusedFor = (...asked: Parameters<typeof transfer>) => refusal(() => transfer(...asked));
  assert.equal(refusedFor(inState('signed'), county), 'transfer_not_possible');
  const moved = inState('created', {institutionCode: otherCounty, holders: [county, otherCounty]});
  assert.equal(refusedFor(moved, county, aStaffMember('institution_head', otherCounty)), 'transfer_not_possible');
  assert.equal(refusedFor(inState('verified'), otherCounty), 'step_not_possible');
  assert.equal(refusedFor(inState('signed', offered), city), 'step_not_possible');
  assert.equal(refusedFor(inState('signed'), otherCounty, aStaffMember('bureau', county)), 'decider_not_higher');
  assert.equal(refusedFor(inState('signed'), otherCounty, aStaffMember('bureau', city)), undefined);
  assert.equal(refusedFor(inState('signed'), otherCounty, head, false), 'no_common_superior');
  assert.equal(refusedFor(inState('signed'), city), 'no_common_superior');
});

test('the duty moves when the head of the other institution accepts it, and its due dates stay', () => {
  const offered = inState('signed', {offeredTo: otherCounty, moved: true});
  const take = (step: OrderStep, by: StaffMember, input = {}) => takeStep(offered, step, 1, input, by, aCommand());
  const receiver = aStaffMember('institution_head', otherCounty);
  const accepted = take('accept', receiver);
  assert.deepEqual(accepted.order, {state: 'created', institutionCode: otherCounty, offeredTo: null});
  assert.deepEqual(accepted.event.facts, {fromInstitution: county, toInstitution: otherCounty});
  assert.deepEqual(take('decline', receiver, {note: '非我局职责'}).order, {state: 'signed', offeredTo: null});
  assert.deepEqual(take('withdraw', head).order, {state: 'signed', offeredTo: null});
  for (const [step, by, code] of [
    ['accept', head, 'not_handling_institution'],
    ['accept', aStaffMember('institution_staff', otherCounty), 'role_not_allowed'],
    ['withdraw', receiver, 'not_handling_institution'],
    ['sign', head, 'step_not_possible'],
    ['contact', receiver, 'step_not_possible'],
  ] as const)
    assert.equal(
      refusal(() => take(step, by)),
      code,
      step,
    );
  assert.equal(
    refusal(() => takeStep(inState('signed'), 'accept', 1, {}, receiver, aCommand())),
    'step_not_possible',
  );
});

test('an overdue order is escalated once, from the moment it is due', () => {
  const dueAt = '2026-11-27T16:00:00.000Z';
  assert.equal(escalate(aRatingCase(), aCommand('2026-11-27T15:59:59.999Z')), undefined);
  assert.equal(escalate(aRatingCase(), aCommand(dueAt))?.order?.escalatedAt, dueAt);
  assert.equal(escalate(inState('signed', {escalatedAt: dueAt}), aCommand('2026-12-01T00:00:00.000Z')), undefined);
  assert.equal(escalate(inState('signed', {dueAt: null}), aCommand('2026-12-01T00:00:00.000Z')), undefined);
  assert.equal(escalate(inState('closed'), aCommand('2026-12-01T00:00:00.000Z')), undefined);
});

test('a rater adds one supplement after the answer, where the region takes any', () => {
  const add = (ratingCase: ReturnType<typeof aRatingCase>, allowed = true) =>
    supplement(ratingCase, {receiptNumber: '', receiptKey: '', comment: '已解决', solved: true}, allowed, aCommand());
  assert.equal(add(inState('replied')).supplement?.solved, true);
  assert.equal(add(inState('closed')).event.kind, 'supplement');
  assert.equal(
    refusal(() => add(inState('rectified'))),
    'supplement_not_allowed',
  );
  assert.equal(
    refusal(() => add(inState('replied'), false)),
    'supplement_not_allowed',
  );
  assert.equal(
    refusal(() => add(aRatingCase({order: null}))),
    'supplement_not_allowed',
  );
  assert.equal(isSupplementable(inState('closed', {}, {voidedAt: '2026-11-25T00:00:00Z'}), true), false);
  const earlier = {addedAt: '2026-11-25T00:00:00.000Z', comment: '好', solved: true};
  assert.equal(
    refusal(() => add(inState('closed', {}, {supplement: earlier}))),
    'supplement_exists',
  );
});
