import assert from 'node:assert/strict';
import {chmod, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {sm2} from 'sm-crypto-v2';
import {ConfigError} from './config.ts';
import {readUpstream} from './upstream-file.ts';

async function fileWith(context: TestContext, content: string, mode = 0o600): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'gov-rating-upstream-'));
  context.after(() => rm(directory, {recursive: true}));
  const file = join(directory, 'upstream.json');
  await writeFile(file, content);
  await chmod(file, mode);
  return file;
}

const least = {
  ...{id: 'province', dialect: 'national', institutions: ['11440100MB2C123456']},
  ...{serviceUrl: 'https://hcp.example.gov.cn/service', ratingUrl: 'https://hcp.example.gov.cn/rating'},
};

const sealed = {
  appMark: 'm',
  appWord: 'geheim',
  publicKey: sm2.generateKeyPairHex().publicKey,
  privateKey: 'b'.repeat(64),
};

const inXml = {key: 'c'.repeat(32), mode: 'ecb', cipherText: 'hex', body: {service: '$data', rating: '$data'}};

/** What is wrong with a file, as an operator reads it. */
async function faultsOf(context: TestContext, content: unknown, mode?: number): Promise<string> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const file = await fileWith(context, text, mode);
  const error: unknown = await readUpstream(file).catch((thrown: unknown) => thrown);
  return error instanceof ConfigError ? error.message.replaceAll(file, 'FILE') : 'nothing';
}

test('without a file nothing is handed up', async () => assert.deepEqual(await readUpstream(undefined), []));

test('a platform needs a name, a dialect, institutions and two addresses, and all else has a default', async context => {
  const [platform] = await readUpstream(await fileWith(context, JSON.stringify([least])));
  assert.deepEqual(platform, {
    ...{platformId: 'province', dialect: 'national', institutions: ['11440100MB2C123456'], since: undefined},
    ...{
      serviceUrl: least.serviceUrl,
      ratingUrl: least.ratingUrl,
      headers: {},
      token: undefined,
      envelope: undefined,
      xml: undefined,
    },
    ...{fields: {service: {}, rating: {}}, constants: {service: {}, rating: {}}, channels: {}},
    ...{areaCodeDigits: 6, numbers: 'number', unique: 'service', parallel: 4, voided: 'send', ratings: 'given', keepMonths: undefined},
    answer: {
      ...{code: 'code', words: 'errorMessage', success: ['200'], retry: ['-1'], tokenExpired: []},
      ...{duplicateCodes: [], duplicateWords: ['评价数据不可重复', '本次服务已存在评价', '该办件已评价']},
    },
  });
});

for (const [what, facts, fault] of [
  ['another dialect', {dialect: 'own'}, 'UPSTREAM_FILE 0 dialect must be one of national, sm2-envelope, sm4-xml'],
  ['no institution', {institutions: []}, 'UPSTREAM_FILE 0 institutions must name an institution'],
  ['a source that is unknown', {fields: {rating: {x: 'idCard'}}}, /^UPSTREAM_FILE 0 fields rating x must be one of/],
  ['a day that does not exist', {since: '2026-02-30'}, 'UPSTREAM_FILE 0 since must be a day such as 2026-12-01'],
  ['an address without https', {ratingUrl: 'http://a.cn/'}, /needs "unencrypted": true$/],
  ['a name that nobody knows', {secrets: 'geheim'}, /^UPSTREAM_FILE 0 Unrecognized key/],
  [
    'an envelope without a key to sign',
    {dialect: 'sm2-envelope', envelope: {...sealed, privateKey: undefined}},
    'UPSTREAM_FILE 0 envelope needs a privateKey to sign with',
  ],
  ['a dialect without its envelope', {dialect: 'sm2-envelope'}, /needs "envelope"/],
  [
    'an envelope for another dialect',
    {envelope: sealed},
    /needs "envelope" with the dialect sm2-envelope, and only with it$/,
  ],
  [
    'a key that is no point',
    {dialect: 'sm2-envelope', envelope: {...sealed, publicKey: `04${'a'.repeat(128)}`}},
    'UPSTREAM_FILE 0 envelope publicKey must be a point of the curve of SM2',
  ],
  [
    'a cipher without its vector',
    {dialect: 'sm4-xml', xml: {...inXml, mode: 'cbc'}},
    'UPSTREAM_FILE 0 xml needs an iv with the mode cbc, and only with it',
  ],
  [
    'a message without the record',
    {dialect: 'sm4-xml', xml: {...inXml, body: {service: '<a/>', rating: '$data'}}},
    /^UPSTREAM_FILE 0 xml body service must be XML with \$data/,
  ],
  ['a header with a line break', {headers: {'X-Key': 'a\nb'}}, 'UPSTREAM_FILE 0 headers X-Key must be printable ASCII'],
] as const) {
  test(`an operator who sets ${what} reads where it is, but no secret`, async context => {
    const said = await faultsOf(context, [{...least, ...facts}]);
    if (typeof fault === 'string') assert.equal(said, fault);
    else assert.match(said, fault);
    assert.doesNotMatch(said, /geheim/);
  });
}

test('an operator may allow addresses without https', async context => {
  const plain = {...least, serviceUrl: 'http://10.1.2.3/s', ratingUrl: 'http://10.1.2.3/r', unencrypted: true};
  assert.equal(await faultsOf(context, [plain]), 'nothing');
});

test('two platforms have two names', async context => {
  assert.equal(await faultsOf(context, [least, least]), 'UPSTREAM_FILE must not name a platform twice');
});

test(
  'a file that everybody may read, or that is none, is refused',
  {skip: process.platform === 'win32'},
  async context => {
    assert.equal(await faultsOf(context, [least], 0o640), 'nothing');
    assert.match(await faultsOf(context, [least], 0o644), /^UPSTREAM_FILE holds secrets .*: chmod o-rwx FILE$/);
    assert.equal(await faultsOf(context, '{'), 'UPSTREAM_FILE is no JSON: something is wrong in line 1');
    await assert.rejects(readUpstream('/nowhere/upstream.json'), /UPSTREAM_FILE cannot be read/);
  },
);
