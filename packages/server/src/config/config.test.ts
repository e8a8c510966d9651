import assert from 'node:assert/strict';
import test from 'node:test';
import {readSettings} from './config-settings.ts';
import {ConfigError, readConfig, toRuleOverrides} from './config.ts';

test('nothing set means the port 8080 of this machine and the embedded database', () => {
  assert.deepEqual(readConfig({HOST: '', UNRELATED: 'x'}), {
    PORT: 8080,
    HOST: '127.0.0.1',
    METRICS_HOST: '127.0.0.1',
    DATA_DIR: './.data',
    EVIDENCE_ALGORITHM: 'ed25519',
    PROFILE: 'guangdong-2019',
    CORS_ORIGINS: '*',
    GUANGDONG_BRIDGE: 'off',
    QUEUE_MACHINE: 'off',
    MESSAGES: 'off',
  });
});

test('settings are converted to their types', () => {
  const config = readConfig({
    PUBLIC_URL: 'https://Rating.example.gov.cn/',
    PAGE_URL: 'https://www.example.gov.cn/rate/?from=qr',
    CORS_ORIGINS: 'https://a.example.gov.cn, https://B.example.gov.cn/',
    COMMENT_MAX_LENGTH: '500',
    SCORE_WEIGHTS: '60/40',
  });
  assert.deepEqual(config.SCORE_WEIGHTS, {matter: 60, window: 40});
  assert.equal(config.PUBLIC_URL, 'https://rating.example.gov.cn');
  assert.equal(config.PAGE_URL, 'https://www.example.gov.cn/rate/?from=qr');
  assert.deepEqual(config.CORS_ORIGINS, ['https://a.example.gov.cn', 'https://b.example.gov.cn']);
  assert.equal(config.COMMENT_MAX_LENGTH, 500);
});

for (const [given, read] of [
  ['https://GW.example.gov.cn/gov/rating-api', 'https://gw.example.gov.cn/gov/rating-api'],
  ['https://gw.example.gov.cn/gov/rating-api/', 'https://gw.example.gov.cn/gov/rating-api'],
  ['http://localhost:8080/', 'http://localhost:8080'],
] as const)
  test(`a server may be reached at ${given}`, () => assert.equal(readConfig({PUBLIC_URL: given}).PUBLIC_URL, read));

test('an operator may let a department that registers in bulk call more often', () => {
  assert.deepEqual(readConfig({RATE_LIMITS: 'client=60000, address=12000'}).RATE_LIMITS, {
    client: 60_000,
    address: 12_000,
  });
});

test('the page of invitations may carry the route of a hash router', () => {
  const PAGE_URL = 'https://portal.example.gov.cn/h5/#/pages/rate';
  assert.equal(readConfig({PAGE_URL}).PAGE_URL, PAGE_URL);
});

const notices = {
  PRIVACY_NOTICE: '您的评价只用于改进服务，详见《隐私政策》。',
  PRIVACY_NOTICE_ZH_TW: '您的評價只用於改進服務，詳見《隱私政策》。',
  PRIVACY_NOTICE_EN: 'Used to improve services only.',
};

test('a deployment says one more sentence about privacy, in every language or in none', async () => {
  const {privacyNotice} = await readSettings(readConfig(notices));
  assert.deepEqual(privacyNotice, {
    'zh-CN': notices.PRIVACY_NOTICE,
    'zh-TW': notices.PRIVACY_NOTICE_ZH_TW,
    en: notices.PRIVACY_NOTICE_EN,
  });
  assert.equal((await readSettings(readConfig({}))).privacyNotice, undefined);
  assert.throws(
    () => readConfig({...notices, PRIVACY_NOTICE_EN: ''}),
    /PRIVACY_NOTICE_EN must be set with PRIVACY_NOTICE, PRIVACY_NOTICE_ZH_TW, PRIVACY_NOTICE_EN/,
  );
});

for (const [name, text] of [
  ['PRIVACY_NOTICE', '请给“非常满意”。'],
  ['PRIVACY_NOTICE', '您的好评是我们的动力'],
  ['PRIVACY_NOTICE', '两行\n不行'],
  ['PRIVACY_NOTICE', ' '],
  ['PRIVACY_NOTICE', '长'.repeat(41)],
  ['PRIVACY_NOTICE_EN', 'x'.repeat(41)],
  ['PRIVACY_NOTICE_ZH_TW', '請給 5 顆星'],
  ['PRIVACY_NOTICE_EN', 'Five stars, please'],
] as const)
  test(`${name} may not be ${JSON.stringify(text.slice(0, 20))}`, () =>
    assert.throws(() => readConfig({...notices, [name]: text}), new RegExp(`^ConfigError: ${name} must `)));

const provider = {
  OIDC_ISSUER: 'https://login.example.gov.cn/realms/gov',
  OIDC_AUDIENCE: 'gov-rating',
  OIDC_JWKS_URL: 'https://login.example.gov.cn/jwks.json',
};

const line = {
  HOTLINE: '010 1234 5678',
  HOTLINE_NAME: '市民服务热线',
  HOTLINE_NAME_ZH_TW: '市民服務熱線',
  HOTLINE_NAME_EN: 'Citizens line',
};

test('a region can have another general line than 12345, with its name in every language', async () => {
  const {hotline} = await readSettings(readConfig(line));
  assert.deepEqual(hotline, {
    phone: '010-12345678',
    name: {'zh-CN': line.HOTLINE_NAME, 'zh-TW': line.HOTLINE_NAME_ZH_TW, en: line.HOTLINE_NAME_EN},
  });
  assert.equal((await readSettings(readConfig({}))).hotline, undefined);
  assert.throws(() => readConfig({HOTLINE: '12333'}), /HOTLINE_NAME_EN must be set with HOTLINE, HOTLINE_NAME, /);
});

for (const [name, text] of [
  ['HOTLINE', '110'],
  ['HOTLINE', '12345678'],
  ['HOTLINE_NAME', '长'.repeat(41)],
  ['HOTLINE_NAME_EN', 'two\nlines'],
] as const)
  test(`${name} may not be ${JSON.stringify(text.slice(0, 20))}`, () =>
    assert.throws(() => readConfig({...line, [name]: text}), new RegExp(`^ConfigError: ${name} must `)));

const wrong: [string, string][] = [
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['DATABASE_URL', 'mysql://host/db'],
  ['PUBLIC_URL', 'rating.example.gov.cn'],
  ['PUBLIC_URL', 'ftp://rating.example.gov.cn'],
  ['PUBLIC_URL', 'https://user:secret@rating.example.gov.cn'],
  ['PUBLIC_URL', 'https://rating.example.gov.cn/base?x'],
  ['PUBLIC_URL', 'https://rating.example.gov.cn/base#x'],
  ['PUBLIC_URL', 'https://rating.example.gov.cn/base//x'],
  ['PUBLIC_URL', 'https://rating.example.gov.cn/v1'],
  ['PUBLIC_URL', 'https://rating.example.gov.cn/rating/v1/'],
  ['PAGE_URL', 'https://rating.example.gov.cn/#x'],
  ['PAGE_URL', 'https://rating.example.gov.cn/#/rate#top'],
  ['PAGE_URL', 'https://user:secret@rating.example.gov.cn/'],
  ['PAGE_URL', '/rate'],
  ['PROFILE', 'atlantis'],
  ['TOKEN_SECRET', 'x'.repeat(31)],
  ['STAFF_KEY', 'x'.repeat(31)],
  ['COMMENT_MAX_LENGTH', '2001'],
  ['COMMENT_MAX_LENGTH', '0'],
  ['DEADLINES', 'contact=3'],
  ['DEADLINES', 'contact=0w'],
  ['DEADLINES', 'contact=366w'],
  ['DEADLINES', 'contact=3w,contact=4w'],
  ['DEADLINES', 'contact=3w;answer=10w'],
  ['DEADLINES', 'toString=3w'],
  ['SUPPLEMENT', 'yes'],
  ['OWN_WORDS', 'no'],
  ['GUANGDONG_BRIDGE', 'on'],
  ['QUEUE_MACHINE', 'post'],
  ['PROMPT_DAYS', '7'],
  ['RATING_WINDOW_DAYS', '0'],
  ['RETENTION_MONTHS', '0'],
  ['RETENTION_MONTHS', '1201'],
  ['PERSON_DAYS', '0'],
  ['OPERATOR_LOG_MONTHS', '5'],
  ['OPERATOR_LOG_MONTHS', '6.5'],
  ['OPERATOR_LOG_MONTHS', '1201'],
  ['DATA_KEYS', 'key:AAAA'],
  ['STAFF_NOTICE', '3/90n'],
  ['STAFF_NOTICE', '1/90n,10w'],
  ['STAFF_NOTICE', '101/90n,10w'],
  ['STAFF_NOTICE', '3/90w,10w'],
  ['STAFF_NOTICE', '3/366n,10w'],
  ['STAFF_NOTICE', '3/90n,0w'],
  ['SUSPICION', 'burst_device=20'],
  ['SUSPICION', 'burst_device=1/10m'],
  ['SUSPICION', 'burst_device=101/10m'],
  ['SUSPICION', 'burst_device=20/91d'],
  ['SUSPICION', 'burst_device=20/0s'],
  ['SUSPICION', 'at_once=2/2s'],
  ['SUSPICION', 'at_once=2w'],
  ['SUSPICION', 'at_once=2s,at_once=3s'],
  ['SUSPICION', 'toString=2s'],
  ['CORS_ORIGINS', 'https://a.example/path'],
  ['CORS_ORIGINS', '*, https://a.example'],
  ['CORS_ORIGINS', 'https://*.example.gov.cn'],
  ['DATABASE_URL', 'postgres://user:pass#word@host/db'],
  ['DATABASE_URL', 'postgres://user:pass/word@host/db'],
  ['DATABASE_URL', 'postgres://user:pass?word@host/db'],
  ['DATABASE_URL', 'postgres://user:pass%word@host/db'],
  ['TRUST_PROXY', 'yes'],
  ['RATE_LIMITS', 'client=0'],
  ['RATE_LIMITS', 'client=1000001'],
  ['RATE_LIMITS', 'client=5,client=6'],
  ['RATE_LIMITS', 'everybody=5'],
  ['SCORE_WEIGHTS', '60'],
  ['SCORE_WEIGHTS', '60/41'],
  ['SCORE_WEIGHTS', '-1/101'],
  ['MINIMUM_SAMPLE', '0'],
  ['PUBLICATION_MINIMUM_CELL', '1'],
  ['POINT_RATINGS_PER_ADDRESS', '0'],
  ['OIDC_JWKS_URL', 'http://login.example.gov.cn/jwks.json'],
  ['OIDC_JWKS_URL', 'http://localhost.example.gov.cn/jwks.json'],
  ['OIDC_JWKS_URL', 'jwks.json'],
  ['OIDC_ROLE_CLAIM', 'the role'],
];
for (const [name, value] of wrong) {
  test(`${name}=${value} is refused by name and the value is not repeated`, () => {
    assert.throws(
      () => readConfig({...(name.startsWith('OIDC_') && provider), [name]: value}),
      (error: unknown) =>
        error instanceof ConfigError && error.errors.length > 0 && error.errors.every(line => line.startsWith(name)),
    );
  });
}

test('time limits, supplement, window and retention of the deployment are read as rules', () => {
  const config = readConfig({
    DEADLINES: 'contact=3w, answer=15n',
    SUPPLEMENT: 'refused',
    OWN_WORDS: 'kept',
    RATING_WINDOW_DAYS: '30',
    RETENTION_MONTHS: '24',
    PERSON_DAYS: '14',
    OPERATOR_LOG_MONTHS: '12',
    STAFF_NOTICE: '3/90n,10w',
  });
  assert.deepEqual(toRuleOverrides(config), {
    deadlines: {contact: {days: 3, dayKind: 'working'}, answer: {days: 15, dayKind: 'natural'}},
    supplement: false,
    ratingWindowDays: 30,
    retentionMonths: 24,
    ownWords: false,
    personDays: 14,
    staffNotice: {badRatings: 3, days: 90, deadline: {days: 10, dayKind: 'working'}},
  });
  assert.deepEqual(toRuleOverrides(readConfig({})), {
    deadlines: undefined,
    supplement: undefined,
    ratingWindowDays: undefined,
    retentionMonths: undefined,
    ownWords: undefined,
    personDays: undefined,
    staffNotice: undefined,
  });
});

test('limits of suspicion are read as counts and seconds, and rules can be switched off', () => {
  const {SUSPICION} = readConfig({SUSPICION: 'burst_device=30/1h, at_once=5s,same_comment=off'});
  assert.deepEqual(SUSPICION, {
    burst_device: {count: 30, seconds: 3600},
    at_once: {seconds: 5},
    same_comment: null,
  });
});

for (const DATABASE_URL of [
  'postgres://user@host/db',
  'postgres://user:p%23%2F%3F%40%25@host:5432/db?sslmode=verify-full',
  'postgresql://user:p@ss@host/db',
  'postgres:///db?host=/run/postgresql',
])
  test(`a database may be at ${DATABASE_URL}`, () =>
    assert.equal(readConfig({DATABASE_URL}).DATABASE_URL, DATABASE_URL));

test('blanks that an editor leaves around a value have no effect, except in a secret', () => {
  const config = readConfig({
    PORT: ' 8081 ',
    PUBLIC_URL: 'https://rating.example.gov.cn\r',
    TOKEN_SECRET: 'x'.repeat(40) + ' ',
  });
  assert.deepEqual([config.PORT, config.PUBLIC_URL], [8081, 'https://rating.example.gov.cn']);
  assert.equal(config.TOKEN_SECRET?.length, 41);
});

test('what is missing is told together with what is wrong', () =>
  assert.throws(
    () => readConfig({PORT: 'x', OIDC_ISSUER: 'https://login.example.gov.cn', MESSAGES: 'webhook', PRIVACY_PAGE: 'y'}),
    (error: unknown) => {
      assert.ok(error instanceof ConfigError);
      const names = error.errors.map(line => line.split(' ', 1)[0]);
      const wanted = ['PORT', 'PRIVACY_PAGE', 'OIDC_AUDIENCE', 'OIDC_JWKS_URL', 'MESSAGE_URL', 'MESSAGE_SECRET'];
      assert.deepEqual(new Set(names), new Set(wanted));
      return true;
    },
  ));

test('every mistake is reported at once', () => {
  assert.throws(
    () => readConfig({PORT: 'x', PROFILE: 'y', TRUST_PROXY: 'z'}),
    (error: unknown) => error instanceof ConfigError && error.errors.length === 3,
  );
});

test('the settings of an identity provider are set all together or not at all', () => {
  assert.equal(readConfig(provider).OIDC_ISSUER, provider.OIDC_ISSUER);
  for (const name of Object.keys(provider)) {
    const incomplete = {...provider, [name]: ''};
    assert.throws(
      () => readConfig(incomplete),
      (error: unknown) => error instanceof ConfigError && error.errors.length === 1 && error.message.startsWith(name),
    );
  }
});
