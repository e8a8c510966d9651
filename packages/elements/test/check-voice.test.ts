import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {checkVoice} from '../src/check-voice.ts';

const command = fileURLToPath(new URL('../src/check-voice-command.ts', import.meta.url));
const digits = Object.fromEntries([...'0123456789'].map(digit => [digit, `${digit}.mp3`]));
const levels = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'];
const whole = {
  ...digits,
  '请评价本次服务。': 'q.mp3',
  ...Object.fromEntries(levels.map((level, at) => [level, `l${at}.mp3`])),
};
const found = (files: Readonly<Record<string, unknown>>) =>
  checkVoice({languages: {'zh-CN': files}}).findings.map(({what, sentence}) => `${what} ${sentence}`);

describe('checkVoice', () => {
  it('finds nothing wrong with question, five levels and ten digits', () => {
    assert.deepEqual(checkVoice({languages: {'zh-CN': whole}}), {fault: undefined, findings: []});
  });

  it('names each level, digit and question that nobody has recorded', () => {
    const {满意: _level, 7: _digit, '请评价本次服务。': _question, ...rest} = whole as Record<string, string>;
    assert.deepEqual(found(rest), ['digit_missing 7', 'level_missing 满意', 'question_missing 请评价本次服务']);
  });

  for (const [file, fault] of [
    ['', 'empty'],
    [7, 'empty'],
    ['x'.repeat(501), 'too_long'],
    ['javascript:alert(1)', 'address_refused'],
    ['data:audio/wav;base64,AA', 'address_refused'],
    ['file:///etc/passwd', 'address_refused'],
    ['a\nb.mp3', 'address_refused'],
  ] as const)
    it(`refuses ${JSON.stringify(file).slice(0, 30)} as the address of a file`, () => {
      assert.deepEqual(found({...whole, 再见: file}), [`${fault} 再见`]);
    });

  for (const [data, fault] of [
    [null, 'is not an object'],
    [[], 'is not an object'],
    [{}, '"languages" is not an object'],
    [{languages: {'no tag!': {}}}, '"no tag!" is not a BCP 47 tag'],
    [{languages: {'zh-CN': []}}, '"zh-CN" is not an object'],
    [
      {languages: Object.fromEntries(Array.from({length: 21}, (_, at) => [`x${String.fromCharCode(97 + at)}`, {}]))},
      '"languages" has more than 20 languages',
    ],
    [
      {languages: {en: Object.fromEntries(Array.from({length: 5001}, (_, at) => [`${at}`, 'a.mp3']))}},
      '"en" has more than 5000 recordings',
    ],
  ] as const)
    it(`says of a whole list that it ${fault}`, () => {
      assert.equal(checkVoice(data).fault, fault);
    });
});

describe('gov-rating-check-voice', () => {
  let folder: string;
  before(() => void (folder = mkdtempSync(join(tmpdir(), 'voice-'))));
  after(() => rmSync(folder, {recursive: true}));
  const run = (...names: readonly string[]) => {
    const {status, stdout, stderr} = spawnSync(
      process.execPath,
      ['--conditions=@gov-rating/source', command, ...names],
      {encoding: 'utf8'},
    );
    return {status, stdout, stderr};
  };
  const written = (content: unknown) => {
    const path = join(folder, 'voice.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  it('says complete where every file is there', () => {
    for (const file of Object.values(whole)) writeFileSync(join(folder, file), '');
    const path = written({languages: {'zh-CN': whole}});
    assert.deepEqual(run(path), {status: 0, stdout: `${path}: complete\n`, stderr: ''});
  });

  it('names a file that is not there', () => {
    const path = written({
      languages: {'zh-CN': {...whole, 再见: 'bye.mp3?v=2', 谢谢: 'https://example.gov.cn/thanks.mp3'}},
    });
    assert.deepEqual(run(path), {
      status: 1,
      stdout: 'file_missing\tzh-CN\tbye.mp3?v=2\n',
      stderr: `${path}: 1 things to mend\n`,
    });
  });

  it('says how it is used, and what cannot be read', () => {
    assert.deepEqual(run(), {status: 1, stdout: '', stderr: 'Usage: gov-rating-check-voice FILE\n'});
    assert.match(run(join(folder, 'nothing.json')).stderr, /no such file/);
    assert.match(run(written('{')).stderr, /JSON/);
  });
});
