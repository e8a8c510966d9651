import assert from 'node:assert/strict';
import test from 'node:test';
import {dialled, telephoneOf} from './telephone.ts';

for (const [written, kept] of [
  ['020-12345678', '020-12345678'],
  ['02012345678', '020-12345678'],
  ['（020）1234 5678', '020-12345678'],
  ['０２０－１２３４５６７８', '020-12345678'],
  ['010—12345678', '010-12345678'],
  ['0755-1234567', '0755-1234567'],
  ['0755 1234 5678', '0755-12345678'],
  ['+86 20 12345678', '020-12345678'],
  ['0086-755-12345678', '0755-12345678'],
  ['+86 (0)20 12345678', '020-12345678'],
  ['+86 138 0013 8000', '13800138000'],
  ['+86 400 123 4567', '400-123-4567'],
  ['138-0013-8000', '13800138000'],
  ['4001234567', '400-123-4567'],
  ['400 1234 567', '400-123-4567'],
  ['800-123-4567', '800-123-4567'],
  ['12345', '12345'],
  ['96123', '96123'],
  ['+852 1234 5678', '+85212345678'],
  ['020-12345678-1', '020-12345678-1'],
  ['020-12345678转8012', '020-12345678-8012'],
  ['0755-12345678 分机：12', '0755-12345678-12'],
  ['(0755) 1234567 ext. 12', '0755-1234567-12'],
  ['07551234567-1', '0755-1234567-1'],
  ['400-123-4567轉2', '400-123-4567-2'],
  ['12345-1', '12345-1'],
  ['020-12345678\u202c', '020-12345678'],
] as const)
  test(`${written} is kept as ${kept}, and is the same when it is read again`, () => {
    assert.equal(telephoneOf(written), kept);
    assert.equal(telephoneOf(kept), kept);
  });

for (const [written, why] of [
  ['', 'nothing'],
  ['12345678', 'a number of a town without its area code'],
  ['1234-5678', 'the same, parted'],
  ['110', 'an emergency call'],
  ['12345678901', 'a mobile number that does not exist'],
  ['020-123456', 'too short'],
  ['020-123456789', 'too long'],
  ['0123-12345678', 'an area that does not exist'],
  ['400-123-456', 'a free call that is too short'],
  ['020-12345678-1234567', 'an extension that is too long'],
  ['020-12345678转', 'an extension that is missing'],
  ['020-12345678转1转2', 'two extensions'],
  ['020-12345678、020-87654321', 'two numbers'],
  ['020-12345678（办公室）', 'a number with a remark'],
  ['联系办公室', 'words'],
  ['1.2345E+10', 'a number that a spreadsheet made'],
  ['+1', 'a country alone'],
  ['tel:12345', 'an address'],
  ['1'.repeat(61), 'too long to be looked at'],
] as const)
  test(`${JSON.stringify(written.slice(0, 30))} is no public telephone: ${why}`, () =>
    assert.equal(telephoneOf(written), undefined));

test('a telephone dials digits, and not the extension', () => {
  assert.equal(dialled('020-12345678-12'), '02012345678');
  assert.equal(dialled('400-123-4567'), '4001234567');
  assert.equal(dialled('+85212345678'), '+85212345678');
  assert.equal(dialled('12345'), '12345');
  assert.equal(dialled('javascript:alert(1)'), '');
});
