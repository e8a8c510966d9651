import assert from 'node:assert/strict';
import test from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {verifyLog} from '../../src/cli/verify-log.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aDirectory, testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {erase, markSecrets, sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {aSupervisedLog} from '../fixtures/supervision.fixtures.ts';
import {preparedSqliteFile} from '../fixtures/prepared-databases.fixtures.ts';

testOnEveryStorage('a log with settled flags, their reviews and notices verifies', async open => {
  const storage = await open();
  await aSupervisedLog(storage);
  const before = await verifyLog(storage, [signer]);
  assert.ok(before.sound, JSON.stringify(before));
  await erase(storage);
  assert.ok((await verifyLog(storage, [signer])).sound, 'while the erasures wait');
  await sealAll(storage);
  const after = await verifyLog(storage, [signer]);
  assert.ok(after.sound, JSON.stringify(after));
});

const dismissed = `(SELECT min(suspicion_id) FROM suspicion WHERE decision = 'dismissed')`;
const actOf = (decision: string) => `(SELECT min(act_id) FROM suspicion WHERE decision = '${decision}')`;
const edits: readonly [string, string, RegExp][] = [
  [
    'a flag recorded as having led to a review',
    `UPDATE suspicion SET decision = 'review' WHERE suspicion_id = ${dismissed}`,
    /: the decision of mark \S+ is not what was decided/,
  ],
  [
    'a flag settled without an event',
    `UPDATE suspicion SET decision = NULL, act_id = NULL WHERE suspicion_id = ${dismissed}`,
    /: a mark that it settled is missing or open/,
  ],
  [
    'a flag of another rule',
    `UPDATE suspicion SET rule = 'burst_rater' WHERE decision = 'review'`,
    /not what was decided/,
  ],
  ['a flag removed', `DELETE FROM suspicion WHERE decision = 'review'`, /: a mark that it settled is missing or open/],
  [
    'a flag settled by the event of another rating',
    `UPDATE suspicion SET act_id = ${actOf('review')}, decision = 'review' WHERE suspicion_id = ${dismissed}`,
    /: a mark that it settled is missing or open/,
  ],
  ['another reason of its review', `UPDATE review SET request_texts = '{"reason":"x"}'`, /is not what was asked/],
  [
    'a notice opened again',
    `UPDATE rectification_notice SET state = 'answered', closing_act = NULL`,
    /: the state of notice \S+ does not follow from its acts/,
  ],
  [
    'a notice of more ratings',
    'UPDATE rectification_notice SET bad_ratings = 9',
    /: notice \S+ is not what was opened/,
  ],
  ['a notice of fewer days', 'UPDATE rectification_notice SET days = 1', /: notice \S+ is not what was opened/],
  [
    'a notice answered by another event',
    'UPDATE rectification_notice SET answer_act = closing_act',
    /: the state of notice \S+ does not follow/,
  ],
  ['a notice taken away', 'DELETE FROM rectification_notice', /: notice \S+ is missing/],
];
for (const [name, sql, finding] of edits) {
  test(`${name} is found`, async context => {
    const directory = await aDirectory(context);
    const file = await preparedSqliteFile(directory);
    const storage = await sqliteStorage(file, {markSecrets});
    context.after(() => storage.close());
    await aSupervisedLog(storage);
    const database = new BetterSqlite(file);
    database.pragma('foreign_keys = OFF');
    database.exec(sql);
    database.close();
    const report = await verifyLog(storage, [signer]);
    assert.match(report.sound ? 'nothing found' : report.finding.text, finding);
  });
}
