import assert from 'node:assert/strict';
import test, {after} from 'node:test';
import {Client} from 'pg';
import {verifyLog} from '../../src/cli/verify-log.ts';
import {postgresStorage} from '../../src/node.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {aWholeLog} from '../fixtures/evidence-log.fixtures.ts';
import {erase, markSecrets, sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';

testOnEveryStorage('an intact log verifies, also after text was erased by the rules', async open => {
  const storage = await open();
  await aWholeLog(storage);
  const before = await verifyLog(storage, [signer]);
  assert.ok(before.sound, JSON.stringify(before));
  assert.deepEqual([before.size, before.erased, before.waiting], [24, 0, 0]);
  const {comments, words} = await erase(storage);
  const waiting = await verifyLog(storage, [signer]);
  assert.ok(waiting.sound, JSON.stringify(waiting));
  assert.equal(waiting.root, before.root);
  assert.deepEqual([waiting.erased, waiting.waiting], [comments + words, comments + words]);
  await sealAll(storage);
  const report = await verifyLog(storage, [signer]);
  assert.ok(report.sound, JSON.stringify(report));
  assert.deepEqual([report.size, report.erased, report.waiting], [25 + comments + words, comments + words, 0]);
});

testOnEveryStorage('changes while the log is read do not make it look broken', async open => {
  const storage = await open();
  const [first] = await Promise.all([aWholeLog(storage), sealAll(storage)]);
  assert.equal(first, undefined);
  const reports = await Promise.all([verifyLog(storage, [signer]), sealAll(storage), verifyLog(storage, [signer])]);
  for (const report of reports) assert.ok(typeof report === 'number' || report.sound, JSON.stringify(report));
});

const cluster = startPostgres();
after(async () => (await cluster)?.stop());

const edits: readonly [string, string, RegExp][] = [
  ['level', `UPDATE rating SET level = 'very_satisfied' WHERE level = 'satisfied'`, /^Entry 0 .*: the level is not/],
  ['comment', `UPDATE rating SET comment = '差' WHERE level = 'satisfied'`, /^Entry 0 .*: the comment is not/],
  ['facts', `UPDATE act SET facts = '{}' WHERE kind = 'verify'`, /^Entry \d+ .*: the facts of the act is not/],
  [
    'state',
    `UPDATE work_order SET state = 'closed' WHERE state = 'replied'`,
    /the state of order GD\S+ does not follow/,
  ],
  ['decision', `UPDATE review SET state = 'upheld'`, /the decision of review \S+ is not what was decided/],
  ['entry', `DELETE FROM evidence_entry WHERE leaf_index = 7`, /^Entry 7 is missing/],
  ['head', `UPDATE evidence_head SET signed_at = now() WHERE tree_size = 6`, /^Entry 5 .*is not signed by its key/],
];
for (const [name, sql, finding] of edits) {
  test(`another ${name} in PostgreSQL is found, and the first broken entry named`, async context => {
    const server = await cluster;
    if (!server) return context.skip(howToGetPostgres);
    const schema = await freshSchema(server.url);
    const storage = await postgresStorage(schema.url, {markSecrets});
    context.after(async () => {
      await storage.close();
      await schema.drop();
    });
    await aWholeLog(storage);
    const client = new Client({connectionString: schema.url});
    await client.connect();
    const {rowCount} = await client.query(sql).finally(() => client.end());
    assert.ok(rowCount);
    const report = await verifyLog(storage, [signer]);
    assert.match(report.sound ? 'nothing found' : report.finding.text, finding);
  });
}
