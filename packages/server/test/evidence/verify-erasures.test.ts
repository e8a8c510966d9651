import assert from 'node:assert/strict';
import {join} from 'node:path';
import test, {after, type TestContext} from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {Pool} from 'pg';
import {verifyLog} from '../../src/cli/verify-log.ts';
import {preparing} from '../../src/database/engine/sqlite-engine.ts';
import {migratePostgres} from '../../src/database/migrations/migrate-postgres.ts';
import {sealBatch} from '../../src/domain/evidence/seal.ts';
import {migrateSqlite} from '../../src/database/migrations/migrate-sqlite.ts';
import {migrations} from '../../src/database/migrations/migrations.ts';
import {authorizeErasure} from '../../src/domain/retention/erasure-authorization.ts';
import type {Storage} from '../../src/index.ts';
import {postgresStorage, sqliteStorage} from '../../src/node.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {anErasedLog, aWholeLog} from '../fixtures/evidence-log.fixtures.ts';
import {erase, markSecrets, sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {samples} from '../fixtures/migration-samples.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';
import {preparedSqliteFile} from '../fixtures/prepared-databases.fixtures.ts';

const at = '2031-01-01T00:00:00.000Z';
const olderThan = '2030-01-01T00:00:00.000Z';
/** Longer ago than anything that was written. */
const longAgo = '2026-01-01T00:00:00.000Z';

async function aFile(context: TestContext, fill: typeof aWholeLog) {
  const file = await preparedSqliteFile(await aDirectory(context));
  const storage = await sqliteStorage(file, {markSecrets});
  context.after(() => storage.close());
  await fill(storage);
  const database = new BetterSqlite(file);
  database.pragma('foreign_keys = OFF');
  context.after(() => database.close());
  return {storage, database};
}

const satisfied = `(SELECT rating_id FROM rating WHERE level = 'satisfied')`;
const empty = (moment = at) => `UPDATE rating SET comment = '', comment_salt = NULL, content_hash = '',
  comment_erased_at = '${moment}' WHERE level = 'satisfied';`;
const entry = (moment = at) => `INSERT INTO evidence_entry (entry_id, kind, at)
  VALUES ('e.' || ${satisfied}, 'erasure', '${moment}');`;
const authorization = ({keyId, signature} = {keyId: signer.keyId, signature: 'AAAA'}, older = olderThan) =>
  `INSERT INTO erasure_warrant VALUES ('${at}', '${older}', '${keyId}', '${signature}');`;
const earlierEnd = `INSERT INTO evidence_entry (entry_id, kind, at) VALUES ('erasures', 'erasure', '${at}');`;
const stolen = authorizeErasure({at, olderThan: longAgo}, signer);

const pretended: readonly [string, string, RegExp][] = [
  ['text emptied and marked as erased', empty(), /^Entry 0 .*: it is marked as erased, and no entry says so/],
  ['an erasure without authorization', empty() + entry(), /^Entry 0 .*: nothing allowed to erase its words/],
  [
    'an erasure dated before erasures were entries',
    empty() + entry() + earlierEnd,
    /^Entry 0 .*: nothing allowed to erase/,
  ],
  [
    'an erasure with an authorization by an unknown key',
    empty() + entry() + authorization(),
    /^Entry 0 .*: what allowed .* is not signed/,
  ],
  [
    'an erasure with an authorization for older text',
    empty() + entry() + authorization(stolen, longAgo),
    /^Entry 0 .*: its words were erased too early/,
  ],
  [
    'an erasure with an authorization changed to cover younger text',
    empty() + entry() + authorization(stolen),
    /^Entry 0 .*: what allowed .* is not signed/,
  ],
  ['an erasure of text that is still there', entry(), /^The entry e\.\S+ .* is not sealed: no server marked it/],
];
for (const [name, sql, finding] of pretended) {
  test(`${name} is found, also after the server has sealed the inserted rows`, async context => {
    const {storage, database} = await aFile(context, aWholeLog);
    database.exec(sql);
    await sealAll(storage, {mayRefuse: true});
    const report = await verifyLog(storage, [signer]);
    assert.match(report.sound ? 'nothing found' : report.finding.text, finding);
  });
}

const erasure = `(SELECT entry_id FROM evidence_entry WHERE entry_id = 'e.' || ${satisfied})`;
const undone: readonly [string, string, RegExp][] = [
  [
    'other text in place of erased text',
    `UPDATE rating SET comment = '差', comment_salt = 'x', comment_erased_at = NULL WHERE level = 'satisfied'`,
    /^Entry 0 .*: the comment is not what was sealed/,
  ],
  [
    'other text beside the mark of erasure',
    `UPDATE rating SET comment = '差' WHERE level = 'satisfied'`,
    /^Entry 0 .*marked as erased/,
  ],
  ['the mark of an erasure removed', 'UPDATE act SET erased_at = NULL', /the words of the act is not what was sealed/],
  [
    'the entry of an erasure taken away',
    `DELETE FROM evidence_entry WHERE entry_id = ${erasure}`,
    /^Entry 0 .*no entry says/,
  ],
  [
    'the entry of an erasure taken out of the log',
    `UPDATE evidence_entry SET leaf_index = NULL WHERE entry_id = ${erasure}`,
    /^Entry \d+ is missing/,
  ],
  ['an authorization removed', 'DELETE FROM erasure_warrant', /^Entry 0 .*: nothing allowed to erase its words/],
  [
    'an authorization for younger text',
    `UPDATE erasure_warrant SET older_than = '${at}'`,
    /^Entry 0 .*: what allowed .* is not signed/,
  ],
  ['another moment of an erasure', `UPDATE rating SET comment_erased_at = '${olderThan}'`, /^Entry \d+ /],
  ['text of a supplement after its event was erased', `UPDATE supplement SET comment = '差'`, /supplement is not/],
];
for (const [name, sql, finding] of undone) {
  test(`${name} is found after text was erased by the rules`, async context => {
    const {storage, database} = await aFile(context, anErasedLog);
    assert.ok(database.transaction(() => database.exec(sql))().open);
    const report = await verifyLog(storage, [signer]);
    assert.match(report.sound ? 'nothing found' : report.finding.text, finding);
  });
}

test('erased text that is put back exactly as it was is reported by the entry of its erasure', async context => {
  const {storage, database} = await aFile(context, aWholeLog);
  const comment = database.prepare(`SELECT comment, comment_salt FROM rating WHERE level = 'satisfied'`).raw().get();
  await erase(storage);
  await sealAll(storage);
  database
    .prepare(`UPDATE rating SET comment = ?, comment_salt = ?, comment_erased_at = NULL WHERE level = 'satisfied'`)
    .run(...(comment as string[]));
  const place = database.prepare(`SELECT leaf_index FROM evidence_entry WHERE entry_id = ${erasure}`).pluck().get();
  const report = await verifyLog(storage, [signer]);
  assert.ok(!report.sound);
  assert.equal(report.finding.index, place);
  assert.match(report.finding.text, /: the words that it says were erased are there/);
});

/** What an earlier version has left: a log that was begun, and texts that were erased without an entry. */
const earlier = [
  ...(samples[8] ?? []),
  'DELETE FROM publication_look; DELETE FROM publication; UPDATE staff_bad_rating SET notice_id = NULL; DELETE FROM rectification_notice; DELETE FROM suspicion; DELETE FROM evidence_key',
  `UPDATE rating SET comment = '', comment_salt = NULL, comment_erased_at = '2026-01-20T00:00:00.000Z'`,
  `UPDATE service_person SET service_id = 's1'`,
];

/** Opens what an earlier program has left; `sql` sits at the database. */
interface Earlier {
  readonly storage: Storage;
  readonly sql: (text: string) => Promise<unknown>;
}

async function anEarlierFile(context: TestContext): Promise<Earlier> {
  const file = join(await aDirectory(context), 'gov-rating.db');
  const database = new BetterSqlite(file);
  context.after(() => database.close());
  migrateSqlite(preparing(database), migrations.slice(0, 9));
  for (const statement of earlier) database.exec(statement);
  const storage = await sqliteStorage(file, {markSecrets});
  context.after(() => storage.close());
  return {storage, sql: async text => database.exec(text)};
}

const cluster = startPostgres();
after(async () => (await cluster)?.stop());

async function anEarlierSchema(context: TestContext): Promise<Earlier | undefined> {
  const server = await cluster;
  if (!server) return undefined;
  const schema = await freshSchema(server.url);
  const pool = new Pool({connectionString: schema.url, max: 1});
  await migratePostgres(pool, migrations.slice(0, 9));
  for (const statement of earlier) await pool.query(statement);
  const storage = await postgresStorage(schema.url, {markSecrets});
  context.after(async () => {
    await pool.end();
    await storage.close();
    await schema.drop();
  });
  return {storage, sql: text => pool.query(text)};
}

for (const [name, open] of [
  ['SQLite', anEarlierFile],
  ['PostgreSQL', anEarlierSchema],
] as const) {
  test(`${name}: what was erased before erasures were entries is entered when it is opened, and verifies`, async context => {
    const opened = await open(context);
    if (!opened) return context.skip(howToGetPostgres);
    const {storage} = opened;
    await sealAll(storage);
    const entries = await storage.auditEntries(0, 100);
    assert.deepEqual(
      entries.map(({entryId}) => entryId),
      ['r1', 'a1', 'e.r1', 'erasures', 'marks', 'h.5', 'marks.2'],
    );
    const report = await verifyLog(storage, [signer]);
    assert.ok(report.sound, JSON.stringify(report));
  });

  test(`${name}: in a log of an earlier version nothing more can be erased without authorization`, async context => {
    const opened = await open(context);
    if (!opened) return context.skip(howToGetPostgres);
    const {storage, sql} = opened;
    await sealAll(storage);
    await sql(`UPDATE act SET texts = '{}', texts_salt = NULL, erased_at = '2026-01-20T00:00:00.000Z'`);
    await sql(`INSERT INTO evidence_entry (entry_id, kind, at) VALUES ('e.a1', 'erasure', '2026-01-20T00:00:00.000Z')`);
    for (const sealed of ['waiting', 'refused']) {
      const report = await verifyLog(storage, [signer]);
      assert.match(
        report.sound ? 'nothing found' : report.finding.text,
        /^Entry 1 .*: nothing allowed to erase/,
        sealed,
      );
      const command = {signer, at: new Date('2026-01-21T00:00:00Z'), newSalt: () => 'salt'};
      const {refused} = await storage.seal(10, batch => sealBatch(batch, command));
      assert.deepEqual(refused, sealed === 'waiting' ? [{entryId: 'e.a1', refusal: 'unmarked'}] : []);
    }
  });
}
