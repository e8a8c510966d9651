import assert from 'node:assert/strict';
import {aDraft} from '@gov-rating/contract/testing';
import {verifyLog} from '../../src/cli/verify-log.ts';
import {hash} from '../../src/security/hash.ts';
import {sealBatch} from '../../src/domain/evidence/seal.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {testBehindTheServer} from '../fixtures/attacked-storage.fixtures.ts';
import {sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {samples} from '../fixtures/migration-samples.fixtures.ts';

/** The version of the schema before rows had marks. */
const before = 13;

/** The token of the invitation that is still open. */
const token = 'earlier'.padEnd(43, 'x');

/** What an earlier program left: an order in progress, a service that is not rated with its invitation, nothing sealed. */
const left = [
  ...(samples[before - 1] ?? []).filter(
    statement =>
      !/INTO (evidence_log|evidence_key|erasure_warrant|rectification_notice|staff_bad|suspicion|publication\b|publication_look)/.test(
        statement,
      ) && !/SET texts_salt|'e\.a1'/.test(statement),
  ),
  `INSERT INTO staff_bad_rating VALUES ('r1', '11440100MB2C123456', '17', '2026-01-03T04:00:00.000Z', 1, NULL)`,
  `UPDATE service_person SET service_id = 's1'`,
  `UPDATE act SET facts = '{"dueAt":"2026-01-08T16:00:00.000Z","answerDueAt":"none"}'`,
];

testBehindTheServer(
  'what an earlier program wrote is sealed once, its invitations work, and nothing without a mark comes behind it',
  async ({open, sql}) => {
    for (const statement of left) await sql(statement);
    await sql(`UPDATE invitation SET token_hash = '${await hash(token)}' WHERE invitation_id = 'i2'`);
    const storage = await open();
    const waiting = await verifyLog(storage, [signer]);
    assert.ok(waiting.sound, JSON.stringify(waiting));
    assert.equal(waiting.waiting, 4);
    const scene = await aScene({storage, evidenceSigner: signer});
    scene.clock.now = Date.parse('2026-01-20T00:00:00Z');
    assert.equal((await scene.submit(token, aDraft())).status, 201);
    await sealAll(storage, {limit: 1, at: '2026-01-20T00:00:01.000Z'});
    const report = await verifyLog(storage, [signer]);
    assert.ok(report.sound, JSON.stringify(report));
    const entries = await storage.auditEntries(0, 100);
    const kinds = entries
      .map(({leaf}) => (JSON.parse(leaf ?? '') as {kind: string}).kind)
      .filter(kind => kind !== 'head');
    assert.deepEqual(kinds, ['rating', 'act', 'marks', 'marks', 'rating']);

    await sql(`INSERT INTO evidence_entry (entry_id, kind, at) VALUES ('e.a1', 'erasure', '2026-01-03T05:00:00.000Z')`);
    const command = {signer, at: new Date('2026-01-21T00:00:00Z'), newSalt: () => 'salt'};
    const {refused} = await storage.seal(10, batch => sealBatch(batch, command));
    assert.deepEqual(refused, [{entryId: 'e.a1', refusal: 'unmarked'}]);
  },
  before,
);

testBehindTheServer(
  'taking over entries without marks a second time is named',
  async ({open, sql}) => {
    for (const statement of left) await sql(statement);
    await sql(`UPDATE invitation SET token_hash = '${await hash(token)}' WHERE invitation_id = 'i2'`);
    const storage = await open();
    const scene = await aScene({storage, evidenceSigner: signer});
    scene.clock.now = Date.parse('2026-01-20T00:00:00Z');
    assert.equal((await scene.submit(token, aDraft())).status, 201);
    await sealAll(storage, {at: '2026-01-20T00:00:01.000Z'});
    assert.ok((await verifyLog(storage, [signer])).sound);
    await sql(`UPDATE evidence_entry SET leaf_index = NULL, leaf = NULL, leaf_hash = NULL WHERE entry_id = 'marks'`);
    await sealAll(storage, {at: '2026-01-20T00:00:02.000Z', mayRefuse: true});
    const report = await verifyLog(storage, [signer]);
    assert.match(report.sound ? '' : report.finding.text, /^Entry 2 is missing/);
  },
  before,
);
