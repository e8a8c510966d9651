import assert from 'node:assert/strict';
import test from 'node:test';
import {codes, header, importing} from '../fixtures/institution-files.fixtures.ts';

const facts = `${codes.city},广州市规划和自然资源局,440100,city,`;
const headings = '隐私提示,隐私提示繁体,隐私提示英文,隐私政策网址';
const english = 'privacyNotice,privacyNoticeZhTw,privacyNoticeEn,privacyPage';
const page = 'https://www.example.gov.cn/privacy?of=all';
const read = {
  privacyNotice: {'zh-CN': '只用于改进服务。', 'zh-TW': '只用於改進服務。', en: 'Used to improve services.'},
  privacyPage: page,
};
const cells = ['只用于改进服务。', '只用於改進服務。', 'Used to improve services.', page];

/** The privacy columns of the one institution of a file. */
const importedWith = (context: test.TestContext, written: readonly string[], columns = english) =>
  importing(context, `${header},${columns}\n${facts},${written.join(',')}\n`);

for (const columns of [english, headings])
  test(`an operator gives an institution its own sentence about privacy by the columns ${columns}`, async context => {
    const {code, stored, errorOutput} = await importedWith(context, cells, columns);
    assert.equal(code, 0, errorOutput);
    const {privacyNotice, privacyPage} = stored[0] ?? {};
    assert.deepEqual({privacyNotice, privacyPage}, read);
  });

test('an operator takes the sentence of an institution away with empty cells', async context => {
  const before = `${header},${english}\n${facts},${cells.join(',')}\n`;
  const {code, stored} = await importing(context, `${header},${english}\n${facts},,,,\n`, {before});
  assert.equal(code, 0);
  assert.equal(stored[0]?.privacyNotice, undefined);
  assert.equal(stored[0]?.privacyPage, undefined);
});

const refused: readonly (readonly [string, readonly string[], string])[] = [
  ['a sentence that is missing in one language', [cells[0] ?? '', '', 'Only to improve.', ''], 'privacyNoticeZhTw'],
  ['a page without a sentence', ['', '', '', page], 'privacyPage'],
  ['a sentence of 41 characters', ['长'.repeat(41), '長', 'long', ''], 'privacyNotice'],
  ['a sentence that asks for stars', ['隐私', '隱私', 'Five stars please', ''], 'privacyNoticeEn'],
  ['a sentence with markup', ['<b>隐私</b>', '隱私', 'Privacy', ''], 'privacyNotice'],
  ['a sentence that shows nothing', ['\u200b\u200b', '隱私', 'Privacy', ''], 'privacyNotice'],
  ['a page by http', ['隐私', '隱私', 'Privacy', 'http://www.example.gov.cn/'], 'privacyPage'],
  ['a page that is a program', ['隐私', '隱私', 'Privacy', 'javascript:alert(1)'], 'privacyPage'],
  ['a page with a password', ['隐私', '隱私', 'Privacy', 'https://a:b@www.example.gov.cn/'], 'privacyPage'],
  ['a page with a space', ['隐私', '隱私', 'Privacy', 'https://www.example.gov.cn/a b'], 'privacyPage'],
  ['a page of 501 characters', ['隐私', '隱私', 'Privacy', `https://a.cn/${'x'.repeat(488)}`], 'privacyPage'],
];

for (const [what, written, column] of refused)
  test(`an operator learns which cell is wrong with ${what}, and nothing is saved`, async context => {
    const {code, errorOutput, stored} = await importedWith(context, written);
    assert.equal(code, 1);
    assert.match(errorOutput, new RegExp(`\\b${column}\\b`));
    assert.deepEqual(stored, []);
  });
