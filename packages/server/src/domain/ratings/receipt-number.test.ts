import assert from 'node:assert/strict';
import test from 'node:test';
import {hasRightCheckDigit, orderNumberPattern, receiptNumberPattern} from '@gov-rating/contract';
import {platformRandomBytes} from '../../security/random.ts';
import {orderNumber, receiptNumber} from './receipt-number.ts';

const lateEvening = new Date('2026-11-24T17:00:00Z');

test('a receipt number has the day in Shanghai, thirteen digits of the random source and a check digit', () => {
  const bytes = (length: number) => Uint8Array.from({length}, (_, i) => i * 7 + 200);
  assert.equal(receiptNumber(lateEvening, bytes), '2611-2558-2299-7948-9770');
  const small = (length: number) => new Uint8Array(length).fill(7, length - 1);
  assert.match(receiptNumber(lateEvening, small), /^2611-2500-0000-0000-007\d$/);
});

test('ten thousand receipt numbers of one moment differ, and each has its right check digit', () => {
  const numbers = new Set(Array.from({length: 10_000}, () => receiptNumber(lateEvening, platformRandomBytes)));
  assert.equal(numbers.size, 10_000);
  for (const number of numbers) {
    assert.match(number, receiptNumberPattern);
    assert.match(number, /^2611-25\d\d-/);
    assert.ok(hasRightCheckDigit(number));
  }
});

test('each digit comes as often as the others at each of the random places', () => {
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 10_000; draw++) {
    const digits = receiptNumber(lateEvening, platformRandomBytes).replaceAll('-', '');
    for (let at = 6; at < 19; at++) counts.set(`${at} ${digits[at]}`, (counts.get(`${at} ${digits[at]}`) ?? 0) + 1);
  }
  assert.equal(counts.size, 130);
  // Eight standard deviations of 30.
  for (const [what, count] of counts) assert.ok(Math.abs(count - 1000) < 240, `${what}: ${count}`);
});

test('an order number keeps the day and ten letters that are not easily misread', () => {
  const bytes = (length: number) => Uint8Array.from({length}, (_, i) => i * 7 + 200);
  assert.equal(orderNumber(lateEvening, bytes), 'GD20261125-8FPX4-BJS07');
});

test('an order number is recognized by its form, and a receipt number is not an order number', () => {
  assert.equal(orderNumberPattern.test(orderNumber(lateEvening, platformRandomBytes)), true);
  for (const other of [receiptNumber(lateEvening, platformRandomBytes), 'GD20261124-ILOUU-00000', '']) {
    assert.equal(orderNumberPattern.test(other), false);
  }
});
