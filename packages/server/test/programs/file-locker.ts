import BetterSqlite from 'better-sqlite3';

/**
 * Another program at the SQLite file given to it: holds the write lock (`lock`) or the whole file (`exclusive`) from the
 * moment at which it prints `locked` until a line arrives.
 */
const [, , file = '', how = 'lock'] = process.argv;
const database = new BetterSqlite(file, {timeout: 5000});
if (how === 'exclusive') database.pragma('locking_mode = EXCLUSIVE');
database.exec('BEGIN IMMEDIATE');
process.stdout.write('locked\n');
process.stdin.once('data', () => {
  database.exec('ROLLBACK');
  database.close();
  process.exit();
});
