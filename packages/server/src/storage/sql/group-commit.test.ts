import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {groupCommit} from './group-commit.ts';

const folder = mkdtempSync(join(tmpdir(), 'gov-rating-commit-'));
after(() => rmSync(folder, {recursive: true, force: true}));

/** A database with notes that may refer to others, checked at commit, and a second connection to look at it. */
function aDatabase(name: string) {
  const file = join(folder, name);
  const said: string[] = [];
  const database = new BetterSqlite(file, {verbose: sql => said.push(String(sql))});
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = ON');
  database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, about REFERENCES note DEFERRABLE INITIALLY DEFERRED)');
  const other = new BetterSqlite(file);
  const {write, flush} = groupCommit(database);
  const add = (id: number, about: number | null = null) =>
    write(() => {
      database.prepare('INSERT INTO note VALUES (?, ?)').run(id, about);
      return id;
    });
  const seen = () => other.prepare('SELECT id FROM note ORDER BY id').pluck().all();
  const close = () => [database, other].forEach(connection => connection.close());
  return {database, said, write, flush, add, seen, close};
}

test('fifty writers of one turn share one commit, and are told after it', async () => {
  const {said, add, seen, close} = aDatabase('fifty');
  const ids = Array.from({length: 50}, (_, index) => index);
  await Promise.all(ids.map(id => add(id).then(() => assert.ok(seen().includes(id)))));
  assert.equal(said.filter(sql => sql === 'COMMIT').length, 1);
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

test('when the commit fails every writer is told, nothing is kept, and the next ones succeed', async () => {
  const {add, seen, close} = aDatabase('commit');
  const results = await Promise.allSettled([add(1), add(2, 99), add(3)]);
  for (const result of results) assert.equal(result.status, 'rejected');
  assert.deepEqual(seen(), []);
  assert.equal(await add(4), 4);
  assert.deepEqual(seen(), [4]);
  close();
});

test('when the database ends the transaction on its own, every writer is told and nothing is kept', async () => {
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
  const {said, add, seen, close} = aDatabase('many');
  await Promise.all(Array.from({length: 1201}, (_, index) => add(index)));
  assert.equal(seen().length, 1201);
  assert.equal(said.filter(sql => sql === 'COMMIT').length, 3);
  close();
});
