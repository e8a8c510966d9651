import assert from 'node:assert/strict';
import test from 'node:test';
import {comparable, traceOf, type Origin} from './trace.ts';

const compared: [string, string, string | null][] = [
  ['blanks, punctuation and emoji', '服务很好，办事 很快！！👍\n谢谢。', '服务很好办事很快谢谢'],
  ['full width and case', 'Ｖｅｒｙ good Service１', 'verygoodservice1'],
  ['eight characters', '服务很好办事很快', '服务很好办事很快'],
  ['seven characters', '服务好办事很快', null],
  ['seven characters beyond the basic plane', '𠀀𠀀𠀀𠀀𠀀𠀀𠀀', null],
  ['nothing but marks', '。。。。。。。。。。', null],
];
for (const [name, comment, expected] of compared)
  test(`comments are compared by their letters: ${name}`, () => assert.equal(comparable(comment), expected));

const origin: Origin = {channel: 'web', comment: '', deviceId: undefined, address: '192.0.2.1', day: '2026-11-24'};
const legible = async (kind: string, text: string) => `${kind}(${text})`;

test('an address is kept with its day, so that the next day it is another one', async () => {
  assert.equal((await traceOf(origin, legible)).sourceRef, 'source(2026-11-24 192.0.2.1)');
  assert.equal((await traceOf({...origin, day: '2026-11-25'}, legible)).sourceRef, 'source(2026-11-25 192.0.2.1)');
});

test('the address of a hall, a hotline or a message gateway is not kept, because many stand behind it', async () => {
  for (const channel of ['hall_tablet', 'hall_terminal', 'hotline', 'sms'] as const)
    assert.equal((await traceOf({...origin, channel}, legible)).sourceRef, null);
});

test('what is not known is not kept', async () => {
  const nothing = await traceOf({...origin, address: undefined}, legible);
  assert.deepEqual(nothing, {deviceId: null, sourceRef: null, commentHash: null});
});
