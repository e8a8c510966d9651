import assert from 'node:assert/strict';
import test from 'node:test';
import {DatabaseError} from 'pg';
import {Unavailable, UniqueViolation} from './engine.ts';
import {meaningOfSqlState, postgresFailure, spendsConnection, type Meaning} from './postgres-failures.ts';

const meanings: [string, Meaning, string][] = [
  ['08006', 'later', 'a connection that failed'],
  ['08P01', 'later', 'a pooler whose server hung up'],
  ['23505', 'conflict', 'a unique value in use'],
  ['23503', 'bug', 'a reference to nothing'],
  ['22003', 'bug', 'a number out of range'],
  ['25006', 'later', 'a standby that only reads'],
  ['25P02', 'bug', 'a transaction that has failed'],
  ['25P03', 'later', 'a transaction that was idle for too long'],
  ['26000', 'again', 'a pooler that lends another connection'],
  ['28P01', 'operator', 'a wrong password'],
  ['3D000', 'operator', 'no such database'],
  ['40001', 'again', 'a serialization failure'],
  ['40P01', 'again', 'a deadlock'],
  ['40003', 'later', 'a statement of unknown outcome'],
  ['42601', 'bug', 'a mistake in SQL'],
  ['42501', 'operator', 'a missing right'],
  ['53100', 'later', 'a full disk'],
  ['53200', 'later', 'no memory'],
  ['53300', 'later', 'too many connections'],
  ['54000', 'bug', 'a program limit'],
  ['55P03', 'later', 'a lock that is not free in time'],
  ['57014', 'later', 'a statement that takes too long'],
  ['57P01', 'later', 'a shut-down'],
  ['57P02', 'later', 'a crash of another connection'],
  ['57P03', 'later', 'a database that starts up'],
  ['58030', 'later', 'an I/O error'],
  ['72000', 'again', 'a snapshot that is too old'],
  ['XX000', 'bug', 'an internal error'],
  ['XX001', 'operator', 'damaged data'],
  ['ZZ999', 'bug', 'a code that nobody knows'],
];
for (const [code, meaning, what] of meanings) {
  test(`${what} (${code}) means ${meaning}`, () => assert.equal(meaningOfSqlState(code), meaning));
}

const coded = (code: string): DatabaseError => Object.assign(new DatabaseError('x', 1, 'error'), {code});

test('an error is thrown as what it means, with its code and its cause', () => {
  assert.ok(postgresFailure(coded('23505')) instanceof UniqueViolation);
  const full = postgresFailure(coded('53100'));
  assert.ok(full instanceof Unavailable);
  assert.deepEqual([full.code, full.remedy], ['53100', 'later']);
  assert.ok(full.cause instanceof DatabaseError);
  const mistake = coded('42601');
  assert.equal(postgresFailure(mistake), mistake);
});

const network: [string, Error, string][] = [
  ['a refused connection', Object.assign(new Error('x'), {code: 'ECONNREFUSED', syscall: 'connect'}), 'ECONNREFUSED'],
  ['several refused connections', Object.assign(new AggregateError([]), {code: 'ECONNREFUSED'}), 'ECONNREFUSED'],
  ['a Unix socket that is gone', Object.assign(new Error('x'), {code: 'ENOENT', syscall: 'connect'}), 'ENOENT'],
  ['a connection that broke off', new Error('Connection terminated unexpectedly'), 'CONNECTION_LOST'],
  ['a pool without a free connection', new Error('timeout exceeded when trying to connect'), 'CONNECTION_LOST'],
  ['a server that says nothing', new Error('Query read timeout'), 'CONNECTION_LOST'],
];
for (const [what, error, code] of network) {
  test(`${what} is a database that is away`, () => {
    const failure = postgresFailure(error);
    assert.ok(failure instanceof Unavailable);
    assert.deepEqual([failure.code, failure.remedy], [code, 'later']);
  });
}

test('a mistake of the program is no database that is away', () => {
  const mistake = new TypeError('x is not a function');
  assert.equal(postgresFailure(mistake), mistake);
});

test('a connection is replaced when it is broken or leads to a standby, and kept when the work was only refused', () => {
  const spent = (code: string) => spendsConnection(postgresFailure(coded(code)));
  for (const code of ['57P01', '25006', '08006', '26000']) assert.equal(spent(code), true, code);
  for (const code of ['40001', '40P01', '53100', '55P03', '57014', '23505', '42601'])
    assert.equal(spent(code), false, code);
});
