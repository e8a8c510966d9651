import assert from 'node:assert/strict';
import test from 'node:test';
import type {ProblemCode} from '@gov-rating/contract';
import {
  aCommand,
  aRatingCase,
  aReview,
  aStaffMember,
  city,
  county,
  otherCounty,
  province,
} from '../../../test/fixtures/rating-case.fixtures.ts';
import {toWebhookEvents} from '../cases/case-notifications.ts';
import type {RatingCase, StoredSuspicion} from '../cases/rating-case.ts';
import {decideReview} from '../cases/reviews.ts';
import {Problem} from '../problems/problem.ts';
import {settleSuspicion, toSuspicion} from './settle-suspicion.ts';

const aMark = (facts: Partial<StoredSuspicion> = {}): StoredSuspicion => ({
  suspicionId: 'mark',
  rule: 'at_once',
  facts: {seconds: 1},
  markedAt: '2026-11-24T02:01:00.000Z',
  decision: null,
  eventId: null,
  ...facts,
});

const marked = (facts: Partial<RatingCase> = {}): RatingCase =>
  aRatingCase({order: null, suspicions: [aMark()], ...facts});
const dismissal = {suspicionId: 'mark', decision: 'dismissed', note: '集中办理'} as const;
const toReview = {suspicionId: 'mark', decision: 'review', ground: 'untrue', note: '疑似代评'} as const;
const settle = (ratingCase: RatingCase, input: Parameters<typeof settleSuspicion>[1] = toReview, at = city) =>
  settleSuspicion(ratingCase, input, aStaffMember('bureau', at), aCommand(), 'review');

test('a dismissal settles this flag alone and requests nothing', () => {
  const change = settle(
    marked({suspicions: [aMark(), aMark({suspicionId: 'other', rule: 'device_clock'})]}),
    dismissal,
  );
  assert.deepEqual(change.suspicions, {suspicionIds: ['mark'], decision: 'dismissed'});
  assert.deepEqual(
    [change.event.kind, change.event.facts, change.event.texts],
    ['settle_suspicion', {decision: 'dismissed', rules: 'at_once'}, {note: '集中办理'}],
  );
  assert.deepEqual([change.review, change.voided, change.order], [undefined, undefined, undefined]);
});

test('a review is requested with the open flags as evidence, and settles all of them', () => {
  const ratingCase = marked({
    suspicions: [
      aMark(),
      aMark({suspicionId: 'other', rule: 'device_clock'}),
      aMark({suspicionId: 'old', rule: 'same_comment', decision: 'dismissed', eventId: 'earlier'}),
    ],
  });
  const {suspicions, review, voided} = settle(ratingCase);
  assert.deepEqual(suspicions, {suspicionIds: ['mark', 'other'], decision: 'review'});
  assert.deepEqual([review?.state, review?.ground, review?.reason], ['open', 'untrue', '疑似代评']);
  assert.deepEqual(
    review?.evidence.map(({reference}) => reference),
    ['mark', 'other'],
  );
  assert.equal(review?.dueAt, 'review from 2026-11-25T02:00:00.000Z');
  assert.equal(voided, undefined);
});

test('another person of a higher institution decides that review, also of a rating without an order', () => {
  const {review} = settle(marked());
  const ratingCase = marked({reviews: review ? [review] : []});
  const decision = {reviewId: 'review', decision: 'voided', reason: '监控显示代按'} as const;
  const decide = (ref: string) => decideReview(ratingCase, decision, aStaffMember('bureau', province, ref), aCommand());
  assert.equal(decide('a colleague').voided, true);
  assert.equal(decide('a colleague').order, undefined);
  assert.throws(
    () => decide('bureau'),
    (error: unknown) => error instanceof Problem && error.code === 'decider_not_other',
  );
});

const refused: [string, () => unknown, ProblemCode][] = [
  ['an unknown flag', () => settle(marked({suspicions: []})), 'unknown_suspicion'],
  ['a bureau of the rated institution itself', () => settle(marked(), dismissal, county), 'decider_not_higher'],
  ['a bureau elsewhere', () => settle(marked(), dismissal, otherCounty), 'decider_not_higher'],
  ['without a higher institution', () => settle(marked({higherInstitutions: []}), dismissal), 'no_higher_institution'],
  [
    'a settled flag',
    () => settle(marked({suspicions: [aMark({decision: 'review', eventId: 'a'})]})),
    'suspicion_settled',
  ],
  ['a review without a ground', () => settle(marked(), {...toReview, ground: undefined}), 'missing_field'],
  ['a review beside another one', () => settle(marked({reviews: [aReview()]})), 'review_exists'],
];
for (const [name, attempt, code] of refused) {
  test(`settling is refused for ${name} with ${code}`, () => {
    assert.throws(attempt, (error: unknown) => error instanceof Problem && error.code === code);
  });
}

test('no webhook event informs the rated institution of a settlement, only of a requested review', () => {
  const types = (ratingCase: RatingCase, input: typeof dismissal | typeof toReview) =>
    toWebhookEvents(ratingCase, settle(ratingCase, input)).map(({type}) => type);
  assert.deepEqual(types(aRatingCase({suspicions: [aMark()]}), dismissal), []);
  assert.deepEqual(types(aRatingCase({suspicions: [aMark()]}), toReview), ['review.asked']);
});

test('the webhook event of a flag names neither the staff nor who settled it', () => {
  const view = toSuspicion(marked(), 'mark');
  assert.equal(view?.state, 'open');
  assert.equal(view?.settlement, null);
  assert.equal(JSON.stringify(view).includes('staff'), false);
  assert.equal(toSuspicion(marked(), 'other'), undefined);
});
