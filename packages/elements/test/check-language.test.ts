import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {catalogueV2} from '@gov-rating/contract/standard';
import {sentencesByPart} from '../src/check-language/sentences.ts';
import {checkLanguage, type LanguageData} from '../src/check-language.ts';
import {boardCatalogues} from '../src/messages/board.ts';
import {deskCatalogues} from '../src/messages/desk.ts';
import {en} from '../src/messages/en.ts';
import {evaluatorCatalogues} from '../src/messages/evaluator.ts';
import {kioskCatalogues} from '../src/messages/kiosk.ts';
import {wordFault} from '../src/messages/language-rules.ts';
import {myCatalogues} from '../src/messages/my.ts';
import {receiptCatalogues} from '../src/messages/receipt.ts';
import {zhCN} from '../src/messages/zh-CN.ts';
import {marked, markedTibetan, markedUyghur} from '../src/testing/marked-language.ts';

const command = fileURLToPath(new URL('../src/check-language-command.ts', import.meta.url));
const sentences = Object.values(sentencesByPart).flat();
const complete = marked(markedUyghur, sentences);
const withWords = (words: object): LanguageData => ({...complete, words: {...complete.words, ...words}});
const without = (...left: readonly string[]): LanguageData => ({
  ...complete,
  words: Object.fromEntries(Object.entries(complete.words).filter(([sentence]) => !left.includes(sentence))),
});

describe('the check of a language', () => {
  for (const language of [markedTibetan, markedUyghur])
    it(`finds nothing in a file in ${language.language} with every sentence`, () => {
      assert.deepEqual(checkLanguage(marked(language, sentences)), {fault: undefined, findings: []});
    });

  it('names a missing sentence, level and tag once, with the part that shows it', () => {
    const [tag] = catalogueV2.tags.map(({text}) => text['zh-CN']);
    assert.deepEqual(checkLanguage(without('提交评价', '满意', tag as string)).findings, [
      {what: 'missing', part: 'levels', sentence: '满意'},
      {what: 'missing', part: 'tags', sentence: tag},
      {what: 'missing', part: 'gov-rating', sentence: '提交评价'},
    ]);
  });

  it('wants every tag of the standard, by the catalogue in force', () => {
    const texts = catalogueV2.tags.map(({text}) => text['zh-CN']);
    const {findings} = checkLanguage(without(...texts));
    assert.deepEqual(
      new Set(findings.filter(({part}) => part === 'tags').map(({sentence}) => sentence)),
      new Set(texts),
    );
  });

  for (const [what, words, found] of [
    ['a placeholder that is missing', {'最多 {n} 字。': 'ئ'}, 'placeholders_differ'],
    ['a placeholder of another name', {'最多 {n} 字。': 'ئ {m}'}, 'placeholders_differ'],
    ['a placeholder too many', {提交评价: 'ئ {n}'}, 'placeholders_differ'],
    ['a sentence of 501 characters', {提交评价: 'ئ'.repeat(501)}, 'too_long'],
    ['an empty sentence', {提交评价: ''}, 'empty'],
    ['a number for a sentence', {提交评价: 1}, 'empty'],
    ['a sentence that no element shows', {提交: 'ئ', 没有这句话: 'ئ'}, 'unknown'],
  ] as const)
    it(`names ${what}`, () => {
      assert.deepEqual(
        checkLanguage(withWords(words)).findings.map(({what}) => what),
        [found],
      );
    });

  it('wants the sentences of the parts in use only, and still finds what is wrong in others', () => {
    const citizen = marked(markedUyghur, [
      ...sentencesByPart.levels,
      ...sentencesByPart.tags,
      ...sentencesByPart['gov-rating'],
    ]);
    const wanted = ['levels', 'tags', 'gov-rating'] as const;
    assert.deepEqual(checkLanguage(citizen, wanted).findings, []);
    const words = {...citizen.words, '逾期 {n}': 'ئ'};
    assert.deepEqual(checkLanguage({...citizen, words}, wanted).findings, [
      {what: 'placeholders_differ', part: 'gov-rating-desk', sentence: '逾期 {n}'},
    ]);
  });

  it('lets a translation write months and days with two digits, as the English of the elements does', () => {
    const catalogues = [
      ...[boardCatalogues, deskCatalogues, evaluatorCatalogues, kioskCatalogues, myCatalogues, receiptCatalogues],
      {'zh-CN': zhCN, en},
    ] as Record<string, Record<string, string>>[];
    for (const {'zh-CN': chinese = {}, en: english = {}} of catalogues)
      for (const [name, sentence] of Object.entries(chinese))
        assert.equal(wordFault(sentence, english[name]), undefined, `${sentence} | ${english[name]}`);
  });

  for (const [what, data, why] of [
    ['nothing', null, /not an object/],
    ['a list', [], /not an object/],
    ['a tag that is no tag', {...complete, language: 'no such'}, /BCP 47/],
    ['a language that the elements bring', {...complete, language: 'zh-Hant'}, /zh-TW/],
    ['no direction', {...complete, direction: 'down'}, /direction/],
    ['words that are a list', {...complete, words: []}, /"words"/],
    [
      'too many sentences',
      {...complete, words: Object.fromEntries(Array.from({length: 5001}, (_, index) => [`${index}`, 'ئ']))},
      /5000/,
    ],
  ] as const)
    it(`says that nothing can be shown of ${what}`, () => {
      const {fault, findings} = checkLanguage(data);
      assert.match(fault ?? '', why);
      assert.deepEqual(findings, []);
    });
});

describe('gov-rating-check-language', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gov-rating-words-'));
  });
  after(() => rm(folder, {recursive: true}));

  /** What the command says about a file, and its exit code. */
  const check = async (content: string, ...parts: readonly string[]) => {
    const file = join(folder, 'words.json');
    await writeFile(file, content);
    const node = ['--conditions=@gov-rating/source', '--disable-warning=ExperimentalWarning', command, file, ...parts];
    const {status, stdout, stderr} = spawnSync(process.execPath, node, {encoding: 'utf8'});
    return {status, stdout, stderr};
  };

  it('ends with 0 for a file that is complete, also with a byte order mark', async () => {
    const {status, stdout, stderr} = await check(`\ufeff${JSON.stringify(complete)}`);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /words\.json: complete/);
  });

  it('ends with 1 and lists what is to be mended, one sentence a line', async () => {
    const {status, stdout, stderr} = await check(JSON.stringify(without('提交评价', '满意')), 'levels', 'gov-rating');
    assert.equal(status, 1);
    assert.equal(stdout, 'missing\tlevels\t满意\nmissing\tgov-rating\t提交评价\n');
    assert.match(stderr, /2 sentences to mend/);
  });

  for (const [what, content, parts, why] of [
    ['a file that is not JSON', '<html>', [], /JSON/],
    ['a file with something else', '[]', [], /not an object/],
    ['a part that does not exist', '{}', ['gov-rating-house'], /the parts are levels, tags, gov-rating/],
  ] as const)
    it(`ends with 1 and says why for ${what}`, async () => {
      const {status, stdout, stderr} = await check(content, ...parts);
      assert.deepEqual([status, stdout], [1, '']);
      assert.match(stderr, why);
    });
});
