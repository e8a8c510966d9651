import assert from 'node:assert/strict';
import test from 'node:test';
import {orderNumberPattern} from '@gov-rating/contract';
import {platformRandomBytes} from '../../security/random.ts';
import {orderNumber, receiptNumber} from './receipt-number.ts';

const lateEvening = new Date('2026-11-24T17:00:00Z');

test('a receipt number has the day in Shanghai and letters that are not easily misread', () => {
  const bytes = (length: number) => Uint8Array.from({length}, (_, i) => i * 7 + 200);
  assert.equal(receiptNumber(lateEvening, bytes), '20261125-8FPX4-BJS07');
});

test('ten thousand receipt numbers of one moment differ', () => {
  const numbers = new Set(Array.from({length: 10_000}, () => receiptNumber(lateEvening, platformRandomBytes)));
  assert.equal(numbers.size, 10_000);
  for (const number of numbers) assert.match(number, /^20261125-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
});

test('an order number is recognized by its form, and a receipt number is not an order number', () => {
  assert.equal(orderNumberPattern.test(orderNumber(lateEvening, platformRandomBytes)), true);
  for (const other of [receiptNumber(lateEvening, platformRandomBytes), 'GD20261124-ILOUU-00000', '']) {
    assert.equal(orderNumberPattern.test(other), false);
  }
});
