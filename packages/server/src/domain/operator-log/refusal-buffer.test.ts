import assert from 'node:assert/strict';
import test from 'node:test';
import {RefusalBuffer, refusalLimits, unknownWho, type Refusal} from './refusal-buffer.ts';

const start = Date.parse('2026-11-29T02:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000);

const aRefusal = (facts: Partial<Refusal> = {}): Refusal => ({
  ...unknownWho,
  ...{what: 'login.refused', address: '192.0.2.1', requestId: 'request', route: 'issueToken', subject: null},
  ...{claimedClient: 'guangzhou', code: 'client_invalid', reason: null},
  ...facts,
});

const times = (taken: readonly {readonly times: number}[]) => taken.map(each => each.times);

test('who guesses a secret a thousand times a minute leaves two entries: the first, and how often it went on', () => {
  const buffer = new RefusalBuffer();
  for (let guess = 0; guess < 1000; guess++) buffer.note(aRefusal({requestId: `request ${guess}`}), at(guess / 100));
  assert.deepEqual(times(buffer.take(at(11))), [1]);
  assert.deepEqual(times(buffer.take(at(12))), []);
  const ended = buffer.take(at(60));
  assert.deepEqual(times(ended), [999]);
  assert.equal(ended[0]?.refusal?.requestId, 'request 999');
  assert.deepEqual(times(buffer.take(at(120))), []);
});

test('a stranger with many addresses fills neither memory nor log, and how many were left out is entered', () => {
  const buffer = new RefusalBuffer();
  for (let n = 0; n < 100_000; n++) buffer.note(aRefusal({address: `2001:db8:${n.toString(16)}::/64`}), at(1));
  const {minute} = refusalLimits.stranger;
  assert.equal(buffer.take(at(2)).length, minute);
  const [left, ...others] = buffer.take(at(60));
  assert.equal(others.length, 0);
  assert.deepEqual(left, {refusal: undefined, lane: 'stranger', at: at(60).toISOString(), times: 100_000 - minute});
});

test('a stranger who tries all day adds no more than the limit of a day, and one line a minute', () => {
  const buffer = new RefusalBuffer();
  let [entered, leftOut] = [0, 0];
  const count = (taken: ReturnType<RefusalBuffer['take']>) => {
    entered += taken.filter(({refusal}) => refusal !== undefined).length;
    leftOut += taken.filter(({refusal}) => refusal === undefined).length;
  };
  for (let minute = 0; minute < 1200; minute++) {
    for (let n = 0; n < 100; n++) buffer.note(aRefusal({address: `${minute}.${n}`}), at(minute * 60));
    count(buffer.take(at(minute * 60 + 1)));
  }
  assert.equal(entered, refusalLimits.stranger.day);
  assert.ok(leftOut <= 1200);
});

test('a stranger leaves no room for an insider to hide: who is known is entered beside them', () => {
  const buffer = new RefusalBuffer();
  for (let n = 0; n < 1000; n++) buffer.note(aRefusal({address: String(n)}), at(1));
  buffer.take(at(2));
  const insider = {whoKind: 'person', who: 'a pseudonym', what: 'access.refused', subject: 'GD-1'} as const;
  buffer.note(aRefusal(insider), at(3));
  assert.deepEqual(
    buffer.take(at(4)).map(({refusal}) => refusal?.subject),
    ['GD-1'],
  );
});

test('what cannot be stored is given back and entered later, in its order', () => {
  const buffer = new RefusalBuffer();
  buffer.note(aRefusal({address: 'a'}), at(1));
  const taken = buffer.take(at(2));
  buffer.note(aRefusal({address: 'b'}), at(3));
  buffer.giveBack(taken);
  assert.deepEqual(
    buffer.take(at(4)).map(({refusal}) => refusal?.address),
    ['a', 'b'],
  );
});

test('while the storage is away for long, memory stays bounded and what is dropped is counted', () => {
  const buffer = new RefusalBuffer();
  const known = {whoKind: 'person', who: 'a pseudonym'} as const;
  let noted = 0;
  for (let minute = 0; minute < 60; minute++)
    for (let n = 0; n < 150; n++, noted++) buffer.note(aRefusal({...known, subject: `${n}`}), at(minute * 60));
  const waiting = buffer.take(at(3600));
  assert.ok(waiting.length <= 2000);
  assert.equal(
    times(waiting).reduce((sum, each) => sum + each, 0) +
      times(buffer.take(at(3660))).reduce((sum, each) => sum + each, 0),
    noted,
  );
});

test('a process that ends enters what the running minute has gathered', () => {
  const buffer = new RefusalBuffer();
  for (let n = 0; n < 5; n++) buffer.note(aRefusal(), at(n));
  assert.deepEqual(times(buffer.take(at(6), true)), [1, 4]);
});
