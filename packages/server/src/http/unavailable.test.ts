import assert from 'node:assert/strict';
import test from 'node:test';
import {isUnavailable} from './unavailable.ts';

const coded = (code: string, syscall?: string) =>
  Object.assign(new Error('x'), {code, ...(syscall === undefined ? {} : {syscall})});

const cases: [string, unknown, boolean][] = [
  ['a refused connection', coded('ECONNREFUSED', 'connect'), true],
  ['one of several refused connections', new AggregateError([coded('ECONNREFUSED')]), true],
  ['a Unix socket that is gone', coded('ENOENT', 'connect'), true],
  ['a connection that broke off', new Error('Connection terminated unexpectedly'), true],
  ['a database that shuts down', coded('57P01'), true],
  ['a database with too many connections', coded('53300'), true],
  ['a busy SQLite', coded('SQLITE_BUSY'), true],
  ['a full disk', coded('SQLITE_FULL'), true],
  ['a file that is missing', coded('ENOENT', 'open'), false],
  ['a constraint that is violated', coded('23505'), false],
  ['a mistake in SQL', coded('42601'), false],
  ['a mistake of ours', new TypeError('x is not a function'), false],
  ['something thrown that is no error', {code: 'ECONNREFUSED'}, false],
];
for (const [name, thrown, unavailable] of cases) {
  test(`${name} is ${unavailable ? 'a storage out of reach' : 'not a reason to retry'}`, () => {
    assert.equal(isUnavailable(thrown), unavailable);
  });
}
