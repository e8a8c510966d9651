import assert from 'node:assert/strict';
import test from 'node:test';
import {readConfig} from './config.ts';

for (const setting of ['DATABASE_URL', 'REPLICA_URL'])
  for (const value of [
    'postgres://user:password@one,two/db',
    'postgres://user:password@one:5432,two:5432/db',
    'postgres://one,two,three/db?sslmode=verify-full',
    'postgresql:///db?host=one,two',
    'postgres://user@/db?target_session_attrs=read-write&host=one%2Ctwo',
  ])
    test(`${setting}=${value} is told to name one host`, () =>
      assert.throws(
        () => readConfig({DATABASE_URL: 'postgres://user@host/db', [setting]: value}),
        new RegExp(`${setting} must name one host`),
      ));

for (const DATABASE_URL of ['postgres://user:pass,word@host:5432/db', 'postgres://user:p,q@r,s@host/db'])
  test(`a comma may be in a password: ${DATABASE_URL}`, () =>
    assert.equal(readConfig({DATABASE_URL}).DATABASE_URL, DATABASE_URL));

test('a password with a sign that has to be written otherwise is told so, also when a comma is in it', () =>
  assert.throws(() => readConfig({DATABASE_URL: 'postgres://user:pa,ss#word@host/db'}), /write # as %23/));
