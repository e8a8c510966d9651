import assert from 'node:assert/strict';
import {verifyOperatorLog} from '../../src/cli/verify-log.ts';
import {sealBatch} from '../../src/domain/evidence/seal.ts';
import type {OperatorEntry} from '../../src/domain/evidence/operator-leaf.ts';
import {commandWho, plainEntry} from '../../src/domain/operator-log/refusal-buffer.ts';
import type {Storage} from '../../src/index.ts';
import {aClient, aScene, fill} from '../fixtures/api.fixtures.ts';
import {testBehindTheServer} from '../fixtures/attacked-storage.fixtures.ts';
import {sealOperatorLog, signer} from '../fixtures/evidence.fixtures.ts';
import {samples} from '../fixtures/migration-samples.fixtures.ts';

const anEntry = (number: number, facts: Partial<OperatorEntry> = {}): OperatorEntry => ({
  ...plainEntry,
  ...commandWho,
  ...{entryId: `entry-${number}`, at: `2026-11-29T02:00:0${number}.000Z`, what: 'command.run'},
  facts: {command: 'recount'},
  ...facts,
});

/** What verification finds first; `whole` when nothing. */
async function found(storage: Storage): Promise<string> {
  const report = await verifyOperatorLog(storage, [signer]);
  return report.sound ? 'whole' : report.finding.text;
}

async function aLog(open: () => Promise<Storage>): Promise<Storage> {
  const storage = await open();
  await fill(storage);
  await storage.operatorLog.add([1, 2, 3].map(number => anEntry(number)));
  await sealOperatorLog(storage);
  assert.equal(await found(storage), 'whole');
  return storage;
}

const tamperings: readonly (readonly [string, string, RegExp])[] = [
  ['deleted', `DELETE FROM operator_record WHERE record_id = 'entry-2'`, /^Entry \d+ \(entry-2\): its row is missing/],
  [
    'deleted with its place',
    `DELETE FROM operator_record WHERE record_id = 'entry-2'; DELETE FROM operator_entry WHERE entry_id = 'entry-2'`,
    /^Entry \d+ is missing/,
  ],
  [
    'erased without permission',
    `DELETE FROM operator_record WHERE record_id = 'entry-2'; UPDATE operator_entry SET leaf = NULL WHERE entry_id = 'entry-2'`,
    /^Entry \d+ \(2026-11-29T02:00:02.000Z\) was erased, and no entry behind it allows that/,
  ],
  [
    'given to somebody else',
    `UPDATE operator_record SET who_kind = 'person', who = 'another' WHERE record_id = 'entry-2'`,
    /^Entry \d+ \(entry-2\): who did it is not what was sealed/,
  ],
  [
    'moved to another address',
    `UPDATE operator_record SET address = 'elsewhere' WHERE record_id = 'entry-2'`,
    /where it came from is not what was sealed/,
  ],
  [
    'made a success',
    `UPDATE operator_record SET outcome = 'failed' WHERE record_id = 'entry-2'`,
    /the outcome is not what was sealed/,
  ],
  ['without its head', `DELETE FROM operator_head`, /is covered by no signed head|is missing/],
  [
    'put in without an entry',
    `INSERT INTO operator_record SELECT 'entry-9', at, what, who_kind, who, who_role, who_institution, address, request_id,
      subject, outcome, code, times, facts, state, sequence FROM operator_record WHERE record_id = 'entry-2'`,
    /^The record entry-9 has no entry/,
  ],
];
for (const [name, statements, finding] of tamperings) {
  testBehindTheServer(`an entry of the operator's log that was ${name} is named`, async ({open, sql}) => {
    const storage = await aLog(open);
    await sql(statements);
    assert.match(await found(storage), finding);
  });
}

const changes: readonly (readonly [string, string, RegExp])[] = [
  ['scopes', `UPDATE client SET scopes = '["orders:read"]' WHERE id = 'guangzhou'`, /^The client guangzhou .*: scopes/],
  ['secret', `UPDATE client SET secret_hash = 'mine' WHERE id = 'guangzhou'`, /^The client guangzhou .*: secret/],
  [
    'institution',
    `UPDATE client SET institution_code = (SELECT min(code) FROM institution) WHERE id = 'shenzhen'`,
    /: institutionCode/,
  ],
  [
    'old secrets',
    `INSERT INTO client_old_secret VALUES ('guangzhou', 'mine', '2026-11-29T02:00:00.000Z', '2036-11-29T02:00:00.000Z')`,
    /: oldSecrets/,
  ],
  [
    'existence',
    `INSERT INTO client (id, name, institution_code, secret_hash, scopes, page_origins)
      SELECT 'mine', name, institution_code, secret_hash, scopes, page_origins FROM client WHERE id = 'guangzhou'`,
    /^The client mine was added, and no entry/,
  ],
  ['absence', `DELETE FROM client WHERE id = 'shenzhen'`, /^The client shenzhen is gone, and no entry/],
];
for (const [name, statements, finding] of changes) {
  testBehindTheServer(`the ${name} of a client, changed behind the server, is named`, async ({open, sql}) => {
    const storage = await aLog(open);
    await sql(statements);
    assert.match(await found(storage), finding);
  });
}

testBehindTheServer('an attacker who writes the entry that would explain a change is named', async ({open, sql}) => {
  const storage = await aLog(open);
  await sql(`UPDATE client SET disabled_at = '2026-11-29T03:00:00.000Z' WHERE id = 'guangzhou'`);
  await sql(`INSERT INTO operator_record SELECT 'forged', '2026-11-29T03:00:00.000Z', 'client.disabled', 'person', 'x', 'bureau',
    who_institution, NULL, NULL, subject, outcome, code, times, facts, state, sequence + 1 FROM operator_record
    WHERE subject = 'guangzhou'`);
  await sql(
    `INSERT INTO operator_entry (entry_id, kind, at) VALUES ('forged', 'operator', '2026-11-29T03:00:00.000Z')`,
  );
  assert.match(
    await found(storage),
    /^What was set last of the client guangzhou says an entry .* that no server marked/,
  );
  const command = {signer, at: new Date('2026-12-02T00:00:00Z'), newSalt: () => 'salt'};
  const {refused} = await storage.operatorLog.seal(10, batch => sealBatch(batch, command));
  assert.deepEqual(refused, [{entryId: 'forged', refusal: 'unmarked'}]);
  assert.match(await found(storage), /The entry forged .* is not sealed: no server marked it/);
});

testBehindTheServer(
  'entries are erased when a sealed entry allows it, and the log stays whole',
  async ({open, sql}) => {
    const storage = await aLog(open);
    const {operatorLog} = storage;
    const root = async () => {
      const report = await verifyOperatorLog(storage, [signer]);
      assert.ok(report.sound, JSON.stringify(report));
      return [report.erased, report.size] as const;
    };
    const [, size] = await root();
    const allowing = {olderThan: '2026-11-29T02:00:03.000Z', at: '2027-06-01T00:00:00.000Z', entryId: 'allowing'};
    assert.equal(await operatorLog.allowErasure(allowing), true);
    assert.equal(await operatorLog.erase(100), 0, 'not before the permission is sealed');
    await sealOperatorLog(storage, '2027-06-01T00:00:01.000Z');
    assert.equal(await operatorLog.allowErasure({...allowing, entryId: 'again'}), false);
    assert.equal(await operatorLog.erase(1), 1);
    assert.equal(await operatorLog.erase(100), 1);
    assert.equal(await operatorLog.erase(100), 0);
    assert.deepEqual(await root(), [2, size + 2]);
    const left = await operatorLog.entries({limit: 100});
    assert.deepEqual(
      left.filter(({entryId}) => entryId.startsWith('entry-')).map(({entryId}) => entryId),
      ['entry-3'],
    );
    assert.ok(
      left.some(({subject}) => subject === 'guangzhou'),
      'what was set last of a client that is there stays',
    );
    await sql(
      `DELETE FROM operator_record WHERE record_id = 'entry-3'; UPDATE operator_entry SET leaf = NULL WHERE entry_id = 'entry-3'`,
    );
    assert.match(await found(storage), /was erased, and no entry behind it allows that/);
  },
);

/** The version of the schema before there was an operator's log. */
const before = 19;

testBehindTheServer(
  'clients and webhooks of an earlier program are taken over once, and a later one is named',
  async ({open, sql}) => {
    for (const statement of samples[before - 1] ?? []) await sql(statement);
    const storage = await open();
    assert.equal(await found(storage), 'whole');
    await sealOperatorLog(storage);
    assert.equal(await found(storage), 'whole');
    const taken = await storage.operatorLog.entries({limit: 10});
    assert.deepEqual(taken.map(({what, subject}) => [what, subject]).toSorted(), [
      ['client.found', 'hall'],
      ['webhook.found', 'w1'],
    ]);
    await sealOperatorLog(storage);
    assert.equal((await storage.operatorLog.entries({limit: 10})).length, 2);
    await sql(`UPDATE webhook SET url = 'https://attacker.example/'`);
    assert.match(await found(storage), /^The webhook w1 is not as .*: host, url/);
  },
  before,
);

testBehindTheServer(
  'two operators who change one client at the same moment leave two entries in order',
  async ({open}) => {
    const storage = await open();
    await fill(storage);
    const at = '2026-11-29T02:00:00.000Z';
    await Promise.all([
      storage.disableClient('guangzhou', at),
      storage.rotateClientSecret({id: 'guangzhou', secretHash: 'new', at, oldEndAt: at}),
      storage.disableClient('guangzhou', null),
      storage.saveClient(await aClient({scopes: ['orders:read']}), at),
    ]);
    await sealOperatorLog(storage);
    assert.equal(await found(storage), 'whole');
    const entries = await storage.operatorLog.entries({subject: 'guangzhou', limit: 10});
    assert.deepEqual(entries.map(({sequence}) => sequence).toSorted(), [1, 2, 3, 4, 5]);
  },
);

testBehindTheServer('a webhook that the server stops is entered, by the server', async ({open}) => {
  const storage = await open();
  const scene = await aScene({storage});
  const body = {url: 'https://hooks.example.gov.cn/in', topics: ['order.created'], description: ''};
  const {webhook} = await scene.ask('putWebhook', '/v1/webhooks', {body, token: await scene.personToken('bureau')});
  const {webhookId} = webhook;
  await scene.ask('testWebhook', `/v1/webhooks/${webhookId}/test`, {
    body: {},
    token: await scene.personToken('bureau'),
  });
  const at = '2026-11-24T03:00:00.000Z';
  await storage.noteDelivery({
    ...{webhookId, eventId: 'none', at, outcome: 'gone', status: 410, failure: null, nextAt: null},
    ...{restUntil: at, failingBefore: at},
  });
  await sealOperatorLog(storage);
  assert.equal(await found(storage), 'whole');
  const [entry] = await storage.operatorLog.entries({what: 'webhook.stopped', limit: 10});
  assert.deepEqual([entry?.subject, entry?.whoKind], [webhookId, 'server']);
});
