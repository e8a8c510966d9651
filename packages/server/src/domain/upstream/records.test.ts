import assert from 'node:assert/strict';
import test from 'node:test';
import {levels, nationalChannelCodes} from '@gov-rating/contract';
import {beijingTime, namesPerson, recordOf, valuesOf, type UpstreamFacts} from './records.ts';

const facts: UpstreamFacts = {
  ...{projectNo: 'P1', serviceNumber: 99, node: 'completed', serviceName: null},
  ...{itemCode: null, itemName: null, servedAt: '2026-12-31T15:59:59.999Z', acceptedAt: null},
  ...{institutionCode: 'I1', institutionName: '某局', areaCode: '440100'},
  ...{
    level: 'satisfied',
    tags: [],
    comment: '',
    channel: 'web',
    pressedAt: null,
    receivedAt: '2026-12-31T16:00:00.000Z',
    voidedAt: null,
    isDefault: false,
  },
};
const rules = {areaCodeDigits: 6, channels: nationalChannelCodes} as const;
const values = (more: Partial<UpstreamFacts> = {}, person?: {name: string; phone: string}) =>
  valuesOf({...facts, ...more}, person, rules);

test('the five levels become the numbers of the interface, of which 5 is the best', () => {
  assert.deepEqual(
    levels.map(level => values({level}).satisfaction),
    [5, 4, 3, 2, 1],
  );
});

test('moments become Beijing time, cut to the second, so that their order stays', () => {
  assert.equal(beijingTime('2026-12-31T15:59:59.999Z'), '2026-12-31 23:59:59');
  assert.equal(beijingTime('2026-12-31T16:00:00.000Z'), '2027-01-01 00:00:00');
  const {serviceTime, assessTime} = values();
  assert.ok(String(serviceTime) <= String(assessTime));
});

test('the code of a handled item is split, one of an item is not', () => {
  const item = '1144010000000000010440115001000';
  const split = ({taskCode, taskHandleItem}: ReturnType<typeof values>) => [taskCode, taskHandleItem];
  assert.deepEqual(split(values({itemCode: item})), [item, undefined]);
  assert.deepEqual(split(values({itemCode: `${item}01`})), [item, `${item}01`]);
  assert.deepEqual(split(values()), [undefined, undefined]);
});

test('what is not known is left out of a record and never made up', () => {
  const fields = {a: 'acceptDate', b: 'personName', c: 'tags', d: 'comment', e: 'projectNo', f: 'taskName'} as const;
  assert.deepEqual(recordOf(fields, {}, values(), 'number'), {e: 'P1'});
  assert.equal(values({channel: 'paper'}).pf, undefined);
});

test('the moment at which a case was accepted comes from its accepted service', () => {
  assert.equal(values({acceptedAt: '2026-12-30T01:00:00.000Z'}).acceptDate, '2026-12-30 09:00:00');
  const {acceptDate, resultDate} = values({node: 'accepted'});
  assert.deepEqual([acceptDate, resultDate], ['2026-12-31 23:59:59', undefined]);
});

test('an operator renames a field, leaves one out, adds one and has numbers sent as text', () => {
  const record = recordOf(
    {alternate: 'satisfaction', pf: null, tags: 'tags'},
    {source: 1},
    values({tags: ['406', '409']}),
    'text',
  );
  assert.deepEqual(record, {alternate: '4', tags: '406,409', source: '1'});
});

test('an area code is filled up to the digits of the platform', () => {
  assert.equal(valuesOf(facts, undefined, {...rules, areaCodeDigits: 12}).areaCode, '440100000000');
});

test('a person is decrypted only for fields that hold something of the person', () => {
  assert.equal(namesPerson({a: 'personName'}), true);
  assert.equal(namesPerson({a: 'certificateNumber'}), true);
  assert.equal(namesPerson({a: 'projectNo', b: null}), false);
});
