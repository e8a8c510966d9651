import assert from 'node:assert/strict';
import {chmod, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {exportJWK, generateKeyPair} from 'jose';
import {blockOfPage} from '../../test/fixtures/operating-page.fixtures.ts';
import {sm2Key} from '../../test/fixtures/sm2-keys.fixtures.ts';
import {ConfigError} from './config.ts';
import {readPortals} from './portals-file.ts';

const {publicKey, privateKey} = await generateKeyPair('ES256', {extractable: true});
const [key, secretKey] = [await exportJWK(publicKey), await exportJWK(privateKey)];

const {publicJwk: sm2} = sm2Key(1, '2027');

const portal = {
  issuer: 'https://portal.example.gov.cn',
  institutionCode: '11440100MB2C123456',
  channel: 'mobile',
  leastAssurance: 2,
  keys: [{...key, kid: '2026', use: 'sig', alg: 'ES256'}],
};

const ticket = {
  url: 'https://sso.example.gov.cn/ticket',
  body: {appId: '$clientId', appSecret: '$clientSecret', ticket: '$ticket'},
  clientId: 'gov-rating',
  clientSecret: 'secret of the client',
  subject: 'data.userId',
  assurance: 'data.level',
  levels: {'1': 1, '2': 2, '3': 3},
};
const withTicket = (change: object) => ({...portal, ticket: {...ticket, ...change}});

async function fileOf(t: TestContext, content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gov-rating-'));
  t.after(() => rm(folder, {recursive: true}));
  const file = join(folder, 'portals.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test('an operator registers a portal with its public key, also in a file of an editor that writes a mark in front', async t => {
  const {keys: _, ...facts} = portal;
  const read = [{...facts, keys: {keys: [{...key, kid: '2026'}]}}];
  const page = {name: '示例政务服务网', url: 'https://portal.example.gov.cn/my-ratings'};
  assert.deepEqual(await readPortals(await fileOf(t, [{...portal, page}])), [{...read[0], page}]);
  assert.deepEqual(await readPortals(await fileOf(t, [portal])), read);
  assert.deepEqual(await readPortals(await fileOf(t, `\uFEFF${JSON.stringify([portal])}`)), read);
});

test('an operator registers a portal that signs with SM2, and how its library names that', async t => {
  const keys = [{...sm2, use: 'sig', alg: 'GmSM2'}];
  const [read] = await readPortals(await fileOf(t, [{...portal, keys}]));
  assert.deepEqual(read?.keys, {keys: [{...sm2, alg: 'GmSM2'}]});
});

for (const language of ['en', 'zh-CN'] as const) {
  test(`the file on the operating page is one that can be used (${language})`, async t => {
    const file = await fileOf(t, await blockOfPage('portals file', language));
    assert.deepEqual(
      (await readPortals(file)).map(({issuer}) => issuer),
      ['https://portal.example.gov.cn'],
    );
  });
}

for (const language of ['en', 'zh-CN'] as const) {
  test(`the file with tickets on the operating page is one that can be used (${language})`, async t => {
    const file = await fileOf(t, await blockOfPage('tickets file', language));
    await chmod(file, 0o600);
    assert.equal((await readPortals(file))[0]?.ticket?.levels['3'], 3);
  });
}

test('without a file no portal is registered', async () => assert.deepEqual(await readPortals(undefined), []));

for (const [mistake, content, message] of [
  ['is no JSON', 'portals', /PORTALS_FILE is no JSON/],
  ['is no list', portal, /PORTALS_FILE .*expected array/],
  ['names an issuer twice', [portal, portal], /PORTALS_FILE must name each issuer once/],
  ['names an issuer without encryption', [{...portal, issuer: 'http://portal.cn'}], /0 issuer must be an address/],
  ['names no institution', [{...portal, institutionCode: '440100'}], /0 institutionCode must be a 统一社会信用代码/],
  ['names a channel of a hall', [{...portal, channel: 'hall_tablet'}], /0 channel must be web or mobile/],
  ['wants a level that does not exist', [{...portal, leastAssurance: 4}], /0 leastAssurance must be 1, 2 or 3/],
  [
    'leads to a page without encryption',
    [{...portal, page: {name: '门户', url: 'http://portal.cn'}}],
    /0 page url must be an address/,
  ],
  [
    'leads to a page without a name',
    [{...portal, page: {name: ' ', url: 'https://portal.cn'}}],
    /0 page name must be one line/,
  ],
  ['has neither a key nor tickets', [{...portal, keys: []}], /PORTALS_FILE 0 must hold a key in keys, or a ticket/],
  ['has tickets without encryption', [withTicket({url: 'http://sso.cn/t'})], /0 ticket url must begin with https/],
  ['has tickets that are sent nowhere', [withTicket({body: {t: 'x'}})], /0 ticket must have \$ticket in its body/],
  ['maps no level', [withTicket({levels: {}})], /0 ticket must name a level in levels/],
  ['maps a level that does not exist', [withTicket({levels: {'4': 4}})], /0 ticket levels 4 must be 1, 2 or 3/],
  ['names a pseudonym by an expression', [withTicket({subject: '$.id'})], /0 ticket subject must be names separated/],
  [
    'puts an object into a form',
    [withTicket({encoding: 'form', body: {t: '$ticket', a: {}}})],
    /0 ticket must have only texts in the body of a form/,
  ],
  ['has two keys without names', [{...portal, keys: [key, key]}], /0 keys must each have a kid/],
  ['has a key of another curve', [{...portal, keys: [{...key, crv: 'P-384'}]}], /0 keys 0 crv must be P-256 or SM2/],
  [
    'has a point of SM2 beside the curve',
    [{...portal, keys: [{...key, crv: 'SM2'}]}],
    /has a key that is no point of SM2/,
  ],
  [
    'names the algorithm of another curve',
    [{...portal, keys: [{...sm2, alg: 'ES256'}]}],
    /0 keys 0 alg must be one of SM2,/,
  ],
  ['has a point beside the curve', [{...portal, keys: [{...key, y: key.x}]}], /has a key that is no point of P-256/],
] as const) {
  test(`a file that ${mistake} is refused with a sentence that says so`, async t => {
    await assert.rejects(readPortals(await fileOf(t, content)), (error: unknown) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, message);
      return true;
    });
  });
}

test('an operator registers a portal with tickets alone, in a file that only the server may read', async t => {
  const {keys: _, ...facts} = portal;
  const file = await fileOf(t, [{...facts, ticket}]);
  await chmod(file, 0o600);
  const rules = {...ticket, encoding: 'json', basic: false, answer: undefined};
  assert.deepEqual(await readPortals(file), [{...facts, keys: {keys: []}, ticket: rules}]);
  await chmod(file, 0o604);
  await assert.rejects(readPortals(file), (error: unknown) => {
    assert.ok(error instanceof ConfigError);
    assert.match(error.message, /PORTALS_FILE holds secrets and may be read by everybody/);
    assert.equal(error.message.includes(ticket.clientSecret), false);
    return true;
  });
});

test('a private key is refused, and is not in the sentence', async t => {
  const file = await fileOf(t, [{...portal, keys: [secretKey]}]);
  await assert.rejects(readPortals(file), (error: unknown) => {
    assert.ok(error instanceof ConfigError);
    assert.match(error.message, /PORTALS_FILE 0 keys 0 .*"d"/);
    assert.equal(error.message.includes(String(secretKey.d)), false);
    return true;
  });
});

test('a file that is not there is refused by its name', async () => {
  await assert.rejects(readPortals('/nowhere/portals.json'), /PORTALS_FILE cannot be read: \/nowhere/);
});
