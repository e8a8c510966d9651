import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {wordFaults} from '../../tooling/check-words.mjs';

const root = new URL('../../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const catalogue = 'packages/elements/src/messages/zh-CN.ts';

/** What the check finds where one file has another source. */
const faultsWith = (file: string, source: string): string[] =>
  wordFaults((asked: string) => (asked === file ? source : read(asked)));

test('citizens read no word of the list', () => assert.deepEqual(wordFaults(), []));

for (const [word, sentence] of [
  ['工单', '您的意见已转为工单。'],
  ['無效', '連結無效。'],
  ['server', 'There is no connection to the server.'],
] as const)
  test(`"${word}" in a sentence for citizens is named with file and key, and with what to say instead`, () => {
    const faults = faultsWith(catalogue, read(catalogue).replace(/ratedText: '.*'/, `ratedText: '${sentence}'`));
    assert.equal(faults.length, 1);
    assert.ok(faults[0]?.startsWith(`${catalogue}:ratedText:${word} – say `), faults[0]);
  });

test('a word in a comment, in the name of a key or inside of another word is none of a sentence', () => {
  const source = `// 工单\nexport const zhCN = {server: '好', open: 'An observer reads {token} and {n}'};`;
  const faults = faultsWith(catalogue, source);
  assert.deepEqual(
    faults.filter(fault => fault.startsWith(catalogue)),
    [],
  );
});

test('a standard term that is no longer there may not stay among the exceptions', () => {
  const faults = faultsWith(catalogue, read(catalogue).replace("'办结环节'", "'办完'"));
  assert.deepEqual(faults, [`plain-words.mjs names ${catalogue}:completed:办结, which is not there`]);
});

test('a file whose readers nobody has named is a fault as soon as it has a sentence', () => {
  const file = 'packages/elements/src/messages/messages.ts';
  assert.deepEqual(faultsWith(file, `${read(file)}\nexport const more = '谢谢';`), [
    `${file} has sentences: say in plain-words.mjs who reads them`,
  ]);
});
