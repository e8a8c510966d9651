import assert from 'node:assert/strict';
import test from 'node:test';
import {codes, header, importing} from '../fixtures/institution-files.fixtures.ts';

const facts = `${codes.city},广州市规划和自然资源局,440100,city,`;
const everything = 'caseNumberLookup,privacyNotice,privacyNoticeZhTw,privacyNoticeEn,privacyPage,phone';
const page = 'https://www.example.gov.cn/privacy';
const before = `${header},${everything}\n${facts},yes,只用于改进服务。,只用於改進服務。,To improve only.,${page},020-12345678\n`;

for (const [column, cell, kept] of [
  ['phone', '020-12345678', '020-12345678'],
  ['联系电话', '（020）1234 5678 转 12', '020-12345678-12'],
  ['咨询电话', '="4001234567"', '400-123-4567'],
  ['電話', '+86 138 0013 8000', '13800138000'],
] as const)
  test(`an operator gives an institution the telephone ${cell} by the column ${column}`, async context => {
    const {code, stored, errorOutput} = await importing(context, `${header},${column}\n${facts},${cell}\n`);
    assert.equal(code, 0, errorOutput);
    assert.equal(stored[0]?.phone, kept);
  });

test('an operator gives the telephone in a JSON file, and takes it away with null', async context => {
  const entry = {code: codes.city, name: '局', areaCode: '440100', administrativeLevel: 'city', parentCode: null};
  const written = (phone: string | null) => JSON.stringify([{...entry, phone}]);
  const given = await importing(context, written('0755 1234 5678'), {name: 'a.json'});
  assert.equal(given.stored[0]?.phone, '0755-12345678', given.errorOutput);
  assert.equal((await importing(context, written(null), {name: 'a.json', before})).stored[0]?.phone, undefined);
});

test('a file without the columns takes nothing away: telephone, sentence about privacy and search by case number stay', async context => {
  const first = await importing(context, before);
  const {code, stored} = await importing(context, `${header}\n${facts.replace('局', '委')}\n`, {before});
  assert.equal(code, 0);
  const kept = stored[0] ?? assert.fail();
  assert.equal(kept.name, '广州市规划和自然资源委');
  assert.deepEqual({...kept, name: '广州市规划和自然资源局'}, first.stored[0]);
  assert.deepEqual(
    [kept.phone, kept.caseNumberLookup, kept.privacyPage, kept.privacyNotice?.en],
    ['020-12345678', true, page, 'To improve only.'],
  );
});

test('an empty cell takes away what its column says, and nothing else', async context => {
  const {stored} = await importing(context, `${header},phone\n${facts},\n`, {before});
  assert.equal(stored[0]?.phone, undefined);
  assert.equal(stored[0]?.caseNumberLookup, true);
  const other = await importing(context, `${header},caseNumberLookup\n${facts},\n`, {before});
  assert.equal(other.stored[0]?.phone, '020-12345678');
  assert.equal(other.stored[0]?.caseNumberLookup, undefined);
});

for (const [what, cell] of [
  ['a number without its area code', '12345678'],
  ['an emergency call', '110'],
  ['a number that a spreadsheet has rounded', '2.01234E+09'],
  ['two numbers', '020-12345678、020-87654321'],
  ['words', '请到窗口'],
] as const)
  test(`an operator learns in both languages which cell is no telephone: ${what}, and nothing is saved`, async context => {
    const {code, errorOutput, stored} = await importing(context, `${header},phone\n${facts},${cell}\n`);
    assert.equal(code, 1);
    assert.match(errorOutput, /联系电话[^]*(?:须为可以直接拨打的电话|电子表格改写的数字)/);
    assert.match(errorOutput, /phone[^]*(?:can be dialled from anywhere|a spreadsheet made)/);
    assert.deepEqual(stored, []);
  });
