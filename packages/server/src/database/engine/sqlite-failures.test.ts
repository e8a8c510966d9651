import assert from 'node:assert/strict';
import test from 'node:test';
import {Unavailable, UniqueViolation} from './engine.ts';
import {onceUnlocked, sqliteFailure} from './sqlite-failures.ts';

const coded = (code: string) => Object.assign(new Error('x'), {code});

const unavailable: [string, string, string][] = [
  ['SQLITE_BUSY', 'again', 'a file that another program writes'],
  ['SQLITE_BUSY_RECOVERY', 'again', 'a file that another program recovers'],
  ['SQLITE_FULL', 'later', 'a full disk'],
  ['SQLITE_IOERR_WRITE', 'later', 'a disk that does not write'],
  ['SQLITE_IOERR_FSYNC', 'later', 'a disk that does not confirm'],
  ['SQLITE_NOMEM', 'later', 'no memory'],
  ['SQLITE_READONLY', 'operator', 'a file that cannot be written'],
  ['SQLITE_READONLY_DIRECTORY', 'operator', 'a folder that cannot be written'],
  ['SQLITE_CANTOPEN', 'operator', 'a file that cannot be opened'],
  ['SQLITE_CORRUPT', 'operator', 'a damaged file'],
  ['SQLITE_CORRUPT_INDEX', 'operator', 'a damaged index'],
  ['SQLITE_NOTADB', 'operator', 'a file that is no database'],
];
for (const [code, remedy, what] of unavailable) {
  test(`${what} (${code}) is unavailable, and what helps is: ${remedy}`, () => {
    const failure = sqliteFailure(coded(code));
    assert.ok(failure instanceof Unavailable);
    assert.deepEqual([failure.code, failure.remedy], [code, remedy]);
  });
}

test('a unique value in use is a conflict, and everything else is a mistake of the program', () => {
  for (const code of ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'])
    assert.ok(sqliteFailure(coded(code)) instanceof UniqueViolation);
  for (const code of ['SQLITE_ERROR', 'SQLITE_CONSTRAINT_FOREIGNKEY', 'SQLITE_MISUSE', 'ENOENT']) {
    const error = coded(code);
    assert.equal(sqliteFailure(error), error);
  }
});

test('work that meets a lock is tried again while the event loop goes on', async () => {
  let locked = true;
  setImmediate(() => (locked = false));
  const work = () => {
    if (locked) throw coded('SQLITE_BUSY');
    return 'done';
  };
  assert.equal(await onceUnlocked(work), 'done');
});

test('work that fails for another reason is not tried again', async () => {
  let tries = 0;
  const work = () => {
    tries++;
    throw coded('SQLITE_FULL');
  };
  await assert.rejects(onceUnlocked(work), {code: 'SQLITE_FULL'});
  assert.equal(tries, 1);
});
