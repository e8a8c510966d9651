import assert from 'node:assert/strict';
import test from 'node:test';
import {checkDigitOf, hasRightCheckDigit, readReceiptNumber, receiptNumberPattern} from './receipt-number.ts';

const number = '2611-2405-1738-6420-9356';
const old = '20261124-7K3Q0-2M11D';
const digits = number.replaceAll('-', '');

/** 20 digits in their groups. */
const grouped = (text: string) => text.replace(/\d{4}(?=\d)/g, '$&-');

test('the check digit is the one of the published example', () => {
  assert.equal(checkDigitOf('572'), '4');
  assert.equal(checkDigitOf('5724'), '0');
});

test('every single wrong digit is found, wherever it is', () => {
  for (let at = 0; at < digits.length; at++)
    for (const wrong of '0123456789')
      assert.equal(
        hasRightCheckDigit(grouped(digits.slice(0, at) + wrong + digits.slice(at + 1))),
        wrong === digits[at],
        `${wrong} at ${at}`,
      );
});

test('every swap of two digits that stand side by side is found, also across the groups', () => {
  let swaps = 0;
  for (let seed = 0; seed < 200; seed++) {
    const first = String(2 ** 53 - 1 - seed * 7_919_000_000_000)
      .padStart(19, '261130')
      .slice(0, 19);
    const whole = first + checkDigitOf(first);
    assert.equal(hasRightCheckDigit(grouped(whole)), true);
    for (let at = 1; at < 20; at++) {
      const [left = '', right = ''] = whole.slice(at - 1, at + 1);
      if (left === right) continue;
      swaps++;
      assert.equal(hasRightCheckDigit(grouped(whole.slice(0, at - 1) + right + left + whole.slice(at + 1))), false);
    }
  }
  assert.ok(swaps > 3000);
});

test('numbers of both forms are receipt numbers, and nothing else is', () => {
  for (const right of [number, old]) assert.match(right, receiptNumberPattern);
  for (const wrong of [
    '',
    digits,
    `${number}-1234`,
    number.slice(5),
    `GD${old}`,
    '2611-2405-1738-6420-935A',
    `${number}\n`,
  ])
    assert.doesNotMatch(wrong, receiptNumberPattern);
  assert.equal(hasRightCheckDigit(old), true);
});

for (const [how, typed, meant = number] of [
  ['as it was given', number],
  ['without anything between', digits],
  ['in groups with spaces', ' 2611 2405 1738 6420 9356 '],
  ['in groups of another size', '26112 40517 38642 09356'],
  ['in full width, as Chinese keyboards write it', '２６１１－２４０５－１７３８－６４２０－９３５６'],
  ['with dashes of every kind', '2611–2405—1738‑6420−9356'],
  ['with the Chinese one as a dash', '2611一2405一1738一6420一9356'],
  ['on several lines', '2611-2405-\n1738-6420-\n9356'],
  ['with the letter O for zero, I and L for one', '26Il-24O5-l738-642O-9356'],
  ['with words before it', '查询号码：2611-2405-1738-6420-9356。'],
  ['with English words around it', 'Number: 2611-2405-1738-6420-9356 (keep it)'],
  [
    'in a whole message with a day and a telephone number',
    '【政务服务】11月24日的评价已收到，查询号码2611-2405-1738-6420-9356，详询12345。',
  ],
  ['in a message without hyphens', '11月24日已收到，号码 26112405173864209356，详询12345'],
  ['of the earlier form as it was given', old, old],
  ['of the earlier form in small letters with spaces', ' 20261124 7k3q0 2m11d ', old],
  ['of the earlier form without anything between', '202611247K3Q02M11D', old],
  ['of the earlier form with the letter O for zero, I and L for one', '2O261l24-7K3QO-2MIlD', old],
  ['of the earlier form in full width', '２０２６１１２４－７Ｋ３Ｑ０－２Ｍ１１Ｄ', old],
  ['of the earlier form with dashes of other kinds', '20261124–7K3Q0—2M11D', old],
  ['of the earlier form copied with the words around it', '回执编号：20261124-7K3Q0-2M11D。', old],
  ['of the earlier form in a message', '11月24日：20261124-7K3Q0-2M11D，详询12345', old],
  ['of the earlier form after English words', 'Receipt number: 20261124-7K3Q0-2M11D.', old],
] as const)
  test(`a receipt number is understood ${how}`, () => assert.deepEqual(readReceiptNumber(typed), {number: meant}));

for (const [what, typed, fault, count] of [
  ['nothing', ' - ', 'missing', 0],
  ['one wrong digit', '2611-2405-1738-6420-9357', 'mistyped', 20],
  ['two swapped digits', '2611-2405-1783-6420-9356', 'mistyped', 20],
  ['too few digits', '2611-2405-1738-6420-935', 'malformed', 19],
  ['too many digits', '2611-2405-1738-6420-9356-1', 'malformed', 21],
  ['a group too many', '2611 2405 1738 6420 9356 1234', 'malformed', 24],
  ['a group too many before it', '1234 2611 2405 1738 6420 9356', 'malformed', 24],
  ['words alone', 'receipt', 'malformed', 7],
  ['too little of the earlier form', '20261124-7K3', 'malformedOld', 11],
  ['too much of the earlier form', `${old}9`, 'malformedOld', 19],
  ['a letter that no number has', '20261124-7K3QU-2M11D', 'malformedOld', 18],
  ['a letter in the date', '2026112A-7K3Q0-2M11D', 'malformed', 18],
  ['the number of a work order', 'gd20261124-7K3Q0-2M11D', 'isOrder', 20],
  ['the number of a work order after words', 'Work order: GD20261124-7K3Q0-2M11D', 'isOrder', 20],
] as const)
  test(`a receipt number is not ${what}`, () => assert.deepEqual(readReceiptNumber(typed), {fault, count}));
