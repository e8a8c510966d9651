import assert from 'node:assert/strict';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {Pool} from 'pg';
import {run} from '../../src/cli/run.ts';
import {preparing} from '../../src/database/engine/sqlite-engine.ts';
import {migratePostgres} from '../../src/database/migrations/migrate-postgres.ts';
import {migrateSqlite} from '../../src/database/migrations/migrate-sqlite.ts';
import {migrations} from '../../src/database/migrations/migrations.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';

const EVIDENCE_KEY = Buffer.alloc(32, 7).toString('base64');
const earlier = migrations.slice(0, -2);

/** Runs `migrate` twice: an operator reads a line for each step, and the second time nothing is left. */
async function assertEachStepIsSaid(env: Record<string, string>): Promise<void> {
  const migrate = async () => {
    const [printed, errorOutput]: [string[], string[]] = [[], []];
    const code = await run(['migrate'], {
      env,
      print: line => printed.push(line),
      printError: line => errorOutput.push(line),
      stop: new AbortController().signal,
    });
    return {code, printed, errorOutput};
  };
  const done = {code: 0, printed: ['The database is up to date.']};
  assert.deepEqual(await migrate(), {
    ...done,
    errorOutput: migrations
      .slice(-2)
      .map(
        ({version, name}) =>
          `Bringing the database to version ${version} of ${migrations.length} (${name}). A step may take long; it is done or not.`,
      ),
  });
  assert.deepEqual(await migrate(), {...done, errorOutput: []});
}

test('an operator who upgrades reads which step is done at the moment (SQLite)', async context => {
  const DATA_DIR = await aDirectory(context);
  const database = new BetterSqlite(join(DATA_DIR, 'gov-rating.db'));
  migrateSqlite(preparing(database), earlier);
  database.close();
  await assertEachStepIsSaid({DATA_DIR, EVIDENCE_KEY});
});

test('an operator who upgrades reads which step is done at the moment (PostgreSQL)', async (context: TestContext) => {
  const server = await startPostgres();
  if (!server) return context.skip(howToGetPostgres);
  context.after(server.stop);
  const schema = await freshSchema(server.url);
  const pool = new Pool({connectionString: schema.url, max: 1});
  await migratePostgres(pool, earlier);
  await pool.end();
  await assertEachStepIsSaid({DATABASE_URL: schema.url, EVIDENCE_KEY});
  await schema.drop();
});
