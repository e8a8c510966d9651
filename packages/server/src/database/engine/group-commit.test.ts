import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {groupCommit} from './group-commit.ts';

const folder = mkdtempSync(join(tmpdir(), 'gov-rating-commit-'));
after(() => rmSync(folder, {recursive: true, force: true}));

/** A database with notes that may refer to others, checked at commit, and a second connection that reads it. */
function aDatabase(name: string) {
  const file = join(folder, name);
  const input: string[] = [];
  const database = new BetterSqlite(file, {verbose: sql => input.push(String(sql))});
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = ON');
  database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, about REFERENCES note DEFERRABLE INITIALLY DEFERRED)');
  const other = new BetterSqlite(file);
  const {write, shared} = groupCommit(database);
  const add = (id: number, about: number | null = null) =>
    write(() => {
      database.prepare('INSERT INTO note VALUES (?, ?)').run(id, about);
      return id;
    });
  const seen = () => other.prepare('SELECT id FROM note ORDER BY id').pluck().all();
  const close = () => [database, other].forEach(connection => connection.close());
  const together: number[] = [];
  const addShared = shared((ids: readonly number[]) => {
    together.push(ids.length);
    for (const id of ids) database.prepare('INSERT INTO note VALUES (?, NULL)').run(id);
    return ids.map(id => id * 10);
  });
  return {database, said: input, write, add, addShared, together, seen, close};
}

test('fifty writers of one event-loop turn share one commit, and get their results after it', async () => {
  const {said: input, add, seen, close} = aDatabase('fifty');
  const ids = Array.from({length: 50}, (_, index) => index);
  await Promise.all(ids.map(id => add(id).then(() => assert.ok(seen().includes(id)))));
  assert.equal(input.filter(sql => sql === 'COMMIT').length, 1);
  close();
});

test('a writer that fails undoes only its own work', async () => {
  const {database, write, add, seen, close} = aDatabase('failing');
  const half = write(() => {
    database.exec('INSERT INTO note VALUES (2, NULL)');
    throw new Error('changed my mind');
  });
  const results = await Promise.allSettled([add(1), half, add(1), add(3)]);
  assert.deepEqual(
    results.map(({status}) => status),
    ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(seen(), [1, 3]);
  close();
});

test('when the commit fails every writer gets the error, nothing is stored, and the next ones succeed', async () => {
  const {add, seen, close} = aDatabase('commit');
  const results = await Promise.allSettled([add(1), add(2, 99), add(3)]);
  for (const result of results) assert.equal(result.status, 'rejected');
  assert.deepEqual(seen(), []);
  assert.equal(await add(4), 4);
  assert.deepEqual(seen(), [4]);
  close();
});

test('when the database ends the transaction on its own, every writer gets the error and nothing is stored', async () => {
  const {database, write, add, seen, close} = aDatabase('ended');
  const ending = write(() => {
    database.exec('ROLLBACK');
    throw new Error('disk full');
  });
  const results = await Promise.allSettled([add(1), ending, add(2)]);
  for (const result of results) assert.equal(result.status, 'rejected');
  assert.equal(await add(3), 3);
  assert.deepEqual(seen(), [3]);
  close();
});

test('more writers than one transaction takes are all served', async () => {
  const {said: input, add, seen, close} = aDatabase('many');
  await Promise.all(Array.from({length: 1201}, (_, index) => add(index)));
  assert.equal(seen().length, 1201);
  assert.equal(input.filter(sql => sql === 'COMMIT').length, 3);
  close();
});

test('equal work of many writers is done in one batch, and each gets its own result', async () => {
  const {said: input, add, addShared, together, seen, close} = aDatabase('shared');
  const results = await Promise.all([addShared(1), add(7), addShared(2), addShared(3)]);
  assert.deepEqual(results, [10, 7, 20, 30]);
  assert.deepEqual(together, [3]);
  assert.deepEqual(seen(), [1, 2, 3, 7]);
  assert.equal(input.filter(sql => sql === 'COMMIT').length, 1);
  close();
});

test('when one of many writes cannot be done, only its writer gets the error', async () => {
  const {said: input, addShared, together, seen, close} = aDatabase('shared-failing');
  const results = await Promise.allSettled([1, 2, 1, 3].map(addShared));
  assert.deepEqual(
    results.map(({status}) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(together, [4, 1, 1, 1, 1]);
  assert.deepEqual(seen(), [1, 2, 3]);
  assert.equal(input.filter(sql => sql === 'COMMIT').length, 1);
  assert.equal(await addShared(4), 40);
  close();
});

test('when no transaction can begin every writer gets the error, and later writers are served', async () => {
  const {database, addShared, seen, close} = aDatabase('shared-none');
  database.exec('BEGIN');
  const results = await Promise.allSettled([1, 2].map(addShared));
  for (const result of results) assert.equal(result.status, 'rejected');
  assert.equal(await addShared(3), 30);
  assert.deepEqual(seen(), [3]);
  close();
});
