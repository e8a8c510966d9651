import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {verifyLog} from '../../src/cli/verify-log.ts';
import {authorizeErasure} from '../../src/domain/retention/erasure-authorization.ts';
import {isPermitted, permitOwnWords} from '../../src/domain/retention/own-words.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {anOwnErasedLog} from '../fixtures/evidence-log.fixtures.ts';
import {erase, markSecrets, sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {preparedSqliteFile} from '../fixtures/prepared-databases.fixtures.ts';

const at = '2031-01-01T00:00:00.000Z';

async function anOwnErasedFile(context: TestContext) {
  const file = await preparedSqliteFile(await aDirectory(context));
  const storage = await sqliteStorage(file, {markSecrets});
  context.after(() => storage.close());
  await anOwnErasedLog(storage);
  const database = new BetterSqlite(file);
  database.pragma('foreign_keys = OFF');
  context.after(() => database.close());
  return {storage, database};
}

test('a log is whole whose raters had words erased before and after they were sealed, and it counts what is gone', async context => {
  const {storage} = await anOwnErasedFile(context);
  const report = await verifyLog(storage, [signer]);
  assert.ok(report.sound, report.sound ? '' : report.finding.text);
  assert.equal(report.erased, 3);
});

test('the log holds the commitment to a comment that was erased before it was sealed', async context => {
  const {database} = await anOwnErasedFile(context);
  const leaf = database
    .prepare(`SELECT leaf FROM evidence_entry WHERE kind = 'rating' ORDER BY leaf_index`)
    .pluck()
    .get();
  const {comment} = JSON.parse(String(leaf)) as {comment: unknown};
  assert.equal(comment, database.prepare('SELECT commitment FROM own_erasure ORDER BY at').pluck().get());
});

test('words that were left are erased later by the rules of retention, and the log stays whole', async context => {
  const {storage} = await anOwnErasedFile(context);
  const {comments, words} = await erase(storage);
  assert.ok(comments === 1 && words === 0, `${comments} ${words}`);
  await sealAll(storage);
  const report = await verifyLog(storage, [signer]);
  assert.ok(report.sound, report.sound ? '' : report.finding.text);
});

const kept = `(SELECT rating_id FROM rating WHERE comment = '快')`;
const emptied = `UPDATE rating SET comment = '', comment_salt = NULL, content_hash = '', comment_erased_at = '${at}'
  WHERE rating_id = ${kept};`;
const target = `CREATE TEMP TABLE target AS SELECT ${kept} AS id;`;
const entered = `INSERT INTO evidence_entry (entry_id, kind, at) SELECT 'e.' || id, 'erasure', '${at}' FROM target;`;
const asked = (signature = 'AAAA') => `INSERT INTO own_erasure
  SELECT id, id, 'rating', '${at}', 'receipt_key', 'x', '${signer.keyId}', '${signature}' FROM target;`;

const forged: readonly [string, string, RegExp][] = [
  ['words that nobody asked to erase', target + emptied + entered, /nothing allowed to erase its words/],
  [
    'a request of a rater that nobody signed',
    target + emptied + entered + asked(),
    /the comment is not what was sealed|is not signed/,
  ],
  ['a request for words that are there', target + asked(), /has no entry in the log/],
  [
    'a request that was taken away',
    'DELETE FROM own_erasure',
    /nothing allowed to erase|the comment is not what was sealed/,
  ],
  ['a request that was moved to another moment', `UPDATE own_erasure SET at = '${at}'`, /is not signed/],
  [
    'another proof of who asked',
    `UPDATE own_erasure SET proof = 'rater_session'`,
    /is not signed|how the rater was known/,
  ],
  ['another commitment', `UPDATE own_erasure SET commitment = 'x'`, /is not what was sealed/],
  [
    'a request that is said to be by the rules of retention',
    `DELETE FROM own_erasure;
      INSERT OR IGNORE INTO erasure_warrant SELECT DISTINCT comment_erased_at, '2030-01-01T00:00:00.000Z', '${signer.keyId}',
      '${authorizeErasure({at, olderThan: '2030-01-01T00:00:00.000Z'}, signer).signature}'
      FROM rating WHERE comment_erased_at IS NOT NULL`,
    /is not signed/,
  ],
];
for (const [name, sql, finding] of forged)
  test(`an auditor finds ${name}, also after the server has sealed what was put in`, async context => {
    const {storage, database} = await anOwnErasedFile(context);
    database.exec(sql);
    await sealAll(storage, {mayRefuse: true});
    const report = await verifyLog(storage, [signer]);
    assert.match(report.sound ? 'nothing found' : report.finding.text, finding);
  });

test('a permission of a rater is for one text, one moment and one proof, and nothing else passes as one', () => {
  const request = {of: 'rating', entryId: 'r1', at, proof: 'receipt_key'} as const;
  const permission = permitOwnWords(request, signer);
  assert.ok(isPermitted(permission, [signer]));
  assert.ok(!isPermitted({...permission, entryId: 'r2'}, [signer]));
  assert.ok(!isPermitted({...permission, of: 'act'}, [signer]));
  assert.ok(!isPermitted({...permission, at: '2031-01-02T00:00:00.000Z'}, [signer]));
  assert.ok(!isPermitted({...permission, proof: 'rater_session'}, [signer]));
  assert.ok(!isPermitted({...permission, keyId: 'another'}, [signer]));
  assert.ok(!isPermitted({...permission, signature: '!'}, [signer]));
  const {signature} = authorizeErasure({at, olderThan: at}, signer);
  assert.ok(!isPermitted({...permission, signature}, [signer]));
});
