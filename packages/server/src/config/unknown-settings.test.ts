import assert from 'node:assert/strict';
import test from 'node:test';
import {misspeltSettings} from './config.ts';

for (const [typed, meant] of [
  ['CORS_ORIGIN', 'CORS_ORIGINS'],
  ['cors_origins', 'CORS_ORIGINS'],
  ['TRUSTED_PROXY', 'TRUST_PROXY'],
  ['DATABSE_URL', 'DATABASE_URL'],
  ['DATABASE-URL', 'DATABASE_URL'],
  ['RETENTION_MONTH', 'RETENTION_MONTHS'],
  ['EVIDENCE_KEYS', 'EVIDENCE_KEY'],
  ['OIDC_JWKS_URI', 'OIDC_JWKS_URL'],
  ['port', 'PORT'],
] as const)
  test(`an operator who writes ${typed} learns that ${meant} is meant, and the value is not repeated`, () =>
    assert.deepEqual(misspeltSettings({[typed]: 'a secret'}), [
      `${typed} is not a setting and has no effect; perhaps ${meant} is meant`,
    ]));

test('what other programs have in their environment is not mentioned', () => {
  const others = [
    'HOSTNAME',
    'PATH',
    'HOME',
    'LANG',
    'PWD',
    'NODE_ENV',
    'TZ',
    'USER',
    'SHELL',
    'TERM',
    'PGHOST',
    'PGPORT',
  ];
  const kubernetes = [
    'KUBERNETES_SERVICE_PORT',
    'GOV_RATING_PORT',
    'GOV_RATING_SERVICE_HOST',
    'POSTGRES_PORT_5432_TCP',
  ];
  const all = Object.fromEntries([...others, ...kubernetes, 'no_proxy', 'npm_package_name'].map(name => [name, 'x']));
  assert.deepEqual(misspeltSettings(all), []);
});

test('an empty variable has no effect and is not mentioned', () =>
  assert.deepEqual(misspeltSettings({CORS_ORIGIN: ''}), []));
