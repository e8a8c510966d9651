import assert from 'node:assert/strict';
import test from 'node:test';
import type {Level} from '@gov-rating/contract';
import {comparable, toTrace, type Origin} from './rating-trace.ts';

const compared: [string, Level, string, string | null][] = [
  ['blanks, punctuation and emoji', 'very_dissatisfied', '等了很久，态度 很差！！👎\n退钱。', '等了很久态度很差退钱'],
  ['full width and case', 'dissatisfied', 'Ｖｅｒｙ bad Service１', 'verybadservice1'],
  ['one text under all bad ratings', 'very_dissatisfied', '办事效率不高', '办事效率不高'],
  ['four characters of a bad rating', 'dissatisfied', '态度极差', '态度极差'],
  ['three characters of a bad rating', 'dissatisfied', '太慢了', null],
  [
    'sixteen characters of a good rating',
    'satisfied',
    '工作人员十分热情耐心办事效率也高',
    '工作人员十分热情耐心办事效率也高',
  ],
  ['a set phrase of a good rating', 'very_satisfied', '服务态度好，办事效率高，非常满意！', null],
  ['three characters beyond the basic plane', 'dissatisfied', '𠀀𠀀𠀀', null],
  ['nothing but punctuation', 'dissatisfied', '。。。。。。。。。。', null],
];
for (const [name, level, comment, expected] of compared)
  test(`comments are compared by their letters: ${name}`, () => assert.equal(comparable(comment, level), expected));

const origin: Origin = {
  channel: 'web',
  level: 'satisfied',
  comment: '',
  deviceId: undefined,
  address: '192.0.2.1',
  day: '2026-11-24',
};
const legible = async (kind: string, text: string) => `${kind}(${text})`;

test('an address is hashed with its day, so that its hash differs the next day', async () => {
  assert.equal((await toTrace(origin, legible)).sourceRef, 'source(2026-11-24 192.0.2.1)');
  assert.equal((await toTrace({...origin, day: '2026-11-25'}, legible)).sourceRef, 'source(2026-11-25 192.0.2.1)');
});

test('the address of a hall, a hotline or a message gateway is not stored, because many people share it', async () => {
  for (const channel of ['hall_tablet', 'hall_terminal', 'hotline', 'sms'] as const)
    assert.equal((await toTrace({...origin, channel}, legible)).sourceRef, null);
});

test('an unknown value is not stored', async () => {
  const nothing = await toTrace({...origin, address: undefined}, legible);
  assert.deepEqual(nothing, {deviceId: null, sourceRef: null, commentHash: null});
});
