import assert from 'node:assert/strict';
import test from 'node:test';
import {leafText} from '@gov-rating/contract/evidence';
import {aService} from '@gov-rating/contract/testing';
import {ratingSource as rating} from '../../../test/fixtures/leaf.fixtures.ts';
import {isErased, toLeaf, type ActSource, type RatingSource} from './leaf.ts';

const act: ActSource = {
  kind: 'act',
  actId: 'act',
  at: '2026-11-24T02:00:00.000Z',
  act: 'contact',
  ratingId: 'rating',
  sequence: 2,
  orderNumber: 'GD20261124-00000-00001',
  reviewId: null,
  actorKind: 'person',
  actorRole: 'institution_staff',
  actorInstitution: '11440106MB2D123456',
  actorRef: 'pseudonym',
  from: 'signed',
  to: 'contacted',
  facts: '{"reached":true}',
  texts: '{"note":"已联系张三"}',
  textsSalt: 'grain',
  erasedAt: null,
};

test('a leaf discloses neither the rater, the text, the member of staff nor the receipt number', () => {
  const text = leafText(toLeaf(rating)) + leafText(toLeaf(act));
  for (const secret of ['张三', '138', '20261124-00000-00001"}', 'grain', 'service-', '建设工程', 'pseudonym', '"17"'])
    assert.equal(text.includes(secret), false, secret);
});

const changes: readonly [string, Partial<RatingSource>][] = [
  ['moment', {at: '2026-11-24T02:00:00.001Z'}],
  ['day', {day: '2026-11-25'}],
  ['institution', {institutionCode: '11440100MB2C123456'}],
  ['area', {areaCode: '440105'}],
  ['level', {level: 'satisfied'}],
  ['tags', {tags: '["209","210"]'}],
  ['channel', {channel: 'mobile'}],
  ['catalogue', {catalogueVersion: 'v1'}],
  ["device's clock", {pressedAt: '2026-11-24T01:59:00.000Z'}],
  ['order', {orderNumber: null}],
  ['receipt number', {receiptNumber: '20261124-00000-00002'}],
  ['comment', {comment: '好'}],
  ['salt', {commentSalt: 'sand'}],
  ['service', {serviceId: 'another'}],
  ['case number', {service: aService({staffNumber: '17', projectNo: 'P2'})}],
  ['staff', {service: aService({staffNumber: '18'})}],
  ['window', {service: aService({staffNumber: '17', windowNumber: '3'})}],
];
for (const [name, change] of changes) {
  test(`another ${name} makes another leaf`, () =>
    assert.notEqual(leafText(toLeaf({...rating, ...change})), leafText(toLeaf(rating))));
}

test('leaves do not show that two services have the same facts', () => {
  const [one, other] = ['a', 'b'].map(serviceId => toLeaf({...rating, serviceId}));
  assert.ok(one?.kind === 'rating' && other?.kind === 'rating' && one.service !== other.service);
});

test('leaves do not show that two events are by the same person', () => {
  const [one, other] = ['a', 'b'].map(actId => toLeaf({...act, actId}));
  assert.ok(one?.kind === 'act' && other?.kind === 'act' && one.actor !== other.actor);
});

test('text without a salt and invalid JSON make no leaf', () => {
  assert.throws(() => toLeaf({...rating, commentSalt: null}), TypeError);
  assert.throws(() => toLeaf({...rating, tags: '['}), SyntaxError);
  assert.throws(() => toLeaf({...act, textsSalt: null}), TypeError);
  assert.throws(() => leafText(toLeaf({...act, facts: '{"days":1.5}'})), TypeError);
});

test('text counts as erased only when it and its salt are gone and the row has the moment', () => {
  const gone = {comment: '', commentSalt: null, erasedAt: '2027-01-01T00:00:00.000Z'};
  assert.equal(isErased({...rating, ...gone}), true);
  for (const left of [{comment: '好'}, {commentSalt: 'grain'}, {erasedAt: null}])
    assert.equal(isErased({...rating, ...gone, ...left}), false);
  const actGone = {texts: '{}', textsSalt: null, erasedAt: '2027-01-01T00:00:00.000Z'};
  assert.equal(isErased({...act, ...actGone}), true);
  assert.equal(isErased({...act, ...actGone, erasedAt: null}), false);
});
