import assert from 'node:assert/strict';
import {aDraft} from '@gov-rating/contract/testing';
import {verifyLog} from '../../src/cli/verify-log.ts';
import type {StrayEntry} from '../../src/domain/evidence/evidence-storage.ts';
import type {RefusedEntry} from '../../src/domain/evidence/seal.ts';
import type {Storage} from '../../src/index.ts';
import {sealEvidence} from '../../src/jobs/seal-evidence.ts';
import {hash} from '../../src/security/hash.ts';
import {aScene, bureau} from '../fixtures/api.fixtures.ts';
import {testBehindTheServer} from '../fixtures/attacked-storage.fixtures.ts';
import {erase, markSecrets, sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import {Case, limits} from '../fixtures/order.fixtures.ts';

/** A scene whose server seals, and what its sealing has refused. */
async function aSealingScene(storage: Storage) {
  const refused: RefusedEntry[] = [];
  const onRefusedEntry = (entry: RefusedEntry) => refused.push(entry);
  const scene = await aScene({storage, settings: limits, evidenceSigner: signer, onRefusedEntry});
  const seal = async () => {
    while ((await sealEvidence.run(scene.app.context)) > 0);
  };
  const report = async () => {
    const found = await verifyLog(storage, [signer]);
    return found.sound ? '' : [found.finding, ...found.more].map(({text}) => text).join('\n');
  };
  const rated = async (number: number, draft = aDraft()) => {
    const {token: own, serviceId} = await scene.invited(number);
    assert.equal((await scene.submit(own, draft)).status, 201);
    return {serviceId};
  };
  return {scene, storage, refused, seal, report, rated};
}

/** A token like those of the server, and the id that it begins with. */
const token = 'department'.padEnd(44, 'x');
const own = token.slice(0, 22);
const yesterday = '2026-11-23T02:00:00.000Z';
const nextYear = '2027-11-23T02:00:00.000Z';

const forgedService = (
  id: string,
) => `INSERT INTO service (service_id, institution_code, project_no, service_number, node,
  item_code, item_name, served_at, registered_at) VALUES ('${id}', '${bureau.code}', '${id}', 1, 'completed', '1144',
  '许可证核发', '${yesterday}', '${yesterday}');`;
const forgedInvitation = (
  id: string,
  serviceId: string,
  tokenHash = id,
) => `INSERT INTO invitation (invitation_id, token_hash,
  service_id, created_at, expires_at) VALUES ('${id}', '${tokenHash}', '${serviceId}', '${yesterday}', '${nextYear}');`;
const forgedRating = (id: string) => `${forgedService(`s${id}`)} ${forgedInvitation(`i${id}`, `s${id}`)}
  INSERT INTO rating (rating_id, write_id, service_id, invitation_id, institution_code, area_code, day, level, source, tags,
    comment, channel, catalogue_version, idempotency_key, content_hash, receipt_number, received_at, comment_salt)
  VALUES ('r${id}', 'w', 's${id}', 'i${id}', '${bureau.code}', '${bureau.areaCode}', '2026-11-23', 'very_satisfied', 'active',
    '[]', '', 'web', 'v2', 'k', 'c', 'R${id}', '${yesterday}', 'salt');
  INSERT INTO evidence_entry (entry_id, kind, at) VALUES ('r${id}', 'rating', '${yesterday}');`;

const fifty = Array.from({length: 50}, (_, number) => String(number + 1));

testBehindTheServer(
  'praise that was put into the database is not sealed, and everybody learns of it',
  async database => {
    const {sql, open} = database;
    const {refused, seal, report, rated, storage} = await aSealingScene(await open());
    await rated(1);
    await seal();
    await sql(fifty.map(forgedRating).join(''));
    await rated(2);
    await seal();
    assert.deepEqual(
      refused.map(({entryId, refusal}) => `${entryId} ${refusal}`).toSorted(),
      fifty.map(id => `r${id} unmarked`).toSorted(),
    );
    const entries = await storage.auditEntries(0, 100);
    assert.equal(entries.filter(({leaf}) => leaf?.includes('"kind":"rating"')).length, 2, 'honest ratings are sealed');
    await seal();
    assert.equal(refused.length, 50, 'each is reported once');
    assert.match(await report(), /The entry r1 \(rating, .*\) is not sealed: no server marked it when it was written/);
    assert.match(await report(), /The service s1 was not marked by a server/);
  },
);

testBehindTheServer(
  'an operator lists every forged rating with the rows it came by, removes them as the page says, and all is whole',
  async ({open, sql}) => {
    const {seal, report, rated, storage} = await aSealingScene(await open());
    await rated(1);
    await sql(fifty.map(forgedRating).join(''));
    await seal();
    const listed: StrayEntry[] = [];
    for (let after: StrayEntry | undefined; ;) {
      const page: StrayEntry[] = await storage.strayEntries(20, after);
      listed.push(...page);
      after = page.at(-1);
      if (!after) break;
    }
    assert.deepEqual(listed.map(({entryId}) => entryId).toSorted(), fifty.map(id => `r${id}`).toSorted());
    const removal = await blockOfPage('remove a forged rating');
    for (const {entryId, rating} of listed) {
      assert.deepEqual(rating?.institutionCode, bureau.code);
      await sql(
        removal
          .replaceAll('RATING', entryId)
          .replaceAll('INVITATION', rating?.invitationId ?? '')
          .replaceAll('SERVICE', rating?.serviceId ?? ''),
      );
    }
    assert.equal(await report(), '');
    assert.deepEqual(await storage.recount(), []);
    assert.deepEqual(await storage.strayEntries(20), []);
  },
);

testBehindTheServer('more forged entries than a batch holds do not keep honest ones out', async ({open, sql}) => {
  const {seal, refused, rated, storage} = await aSealingScene(await open());
  const many = Array.from({length: 450}, (_, number) => `('f${number}', 'act', '${yesterday}')`);
  await sql(`INSERT INTO evidence_entry (entry_id, kind, at) VALUES ${many.join(', ')}`);
  await rated(1);
  await seal();
  assert.equal(refused.length, 450);
  assert.equal((await storage.auditEntries(0, 100)).filter(({leaf}) => leaf?.includes('"rating"')).length, 1);
});

testBehindTheServer('a rating by an invitation that no server made is not sealed', async ({open, sql}) => {
  const {scene, seal, refused, report} = await aSealingScene(await open());
  const {serviceId} = await scene.invited(1);
  await sql(forgedInvitation(own, serviceId, await hash(token)));
  assert.equal((await scene.submit(token, aDraft())).status, 201);
  await seal();
  assert.deepEqual(
    refused.map(({refusal}) => refusal),
    ['invitation'],
  );
  assert.match(await report(), /is not sealed: no server marked the invitation by which it came/);
  assert.match(await report(), /The invitation departmentx+ was not marked by a server/);
});

testBehindTheServer('a rating of a service that no server registered is not sealed', async ({open, sql}) => {
  const {scene, seal, refused, report} = await aSealingScene(await open());
  await sql(forgedService('s') + forgedInvitation(own, 's', await hash(token)));
  assert.equal((await scene.submit(token, aDraft())).status, 201);
  await seal();
  assert.deepEqual(
    refused.map(({refusal}) => refusal),
    ['service'],
  );
  assert.match(await report(), /is not sealed: no server marked the service that it rates/);
});

testBehindTheServer('a rating of a service whose facts were exchanged is not sealed', async ({open, sql}) => {
  const {seal, refused, rated} = await aSealingScene(await open());
  const {serviceId} = await rated(1);
  await sql(`UPDATE service SET staff_number = '99' WHERE service_id = '${serviceId}'`);
  await seal();
  assert.deepEqual(
    refused.map(({refusal}) => refusal),
    ['service'],
  );
});

const forgedEntries: readonly (readonly [what: string, sql: string])[] = [
  [
    'an act',
    `INSERT INTO act (act_id, rating_id, sequence, order_number, kind, actor_kind, at, from_state, to_state, facts, texts, texts_salt)
      SELECT 'forged', rating_id, 1, order_number, 'close', 'system', '2026-11-24T03:00:00.000Z', 'created', 'closed', '{}', '{}', 'salt'
      FROM work_order;
      INSERT INTO evidence_entry (entry_id, kind, at) VALUES ('forged', 'act', '2026-11-24T03:00:00.000Z')`,
  ],
  [
    'a default rating',
    `INSERT INTO default_rating (rating_id, service_id, institution_code, area_code, level, at, day)
      SELECT 'forged', service_id, institution_code, '440100', 'satisfied', '2026-11-24T03:00:00.000Z', '2026-11-24' FROM service;
      INSERT INTO evidence_entry (entry_id, kind, at) VALUES ('d.forged', 'default', '2026-11-24T03:00:00.000Z')`,
  ],
  [
    'an erasure',
    `INSERT INTO evidence_entry (entry_id, kind, at) SELECT 'e.' || rating_id, 'erasure', received_at FROM rating`,
  ],
  [
    'an end of the entries without marks',
    `INSERT INTO evidence_entry (entry_id, kind, at) VALUES ('marks', 'marks', '2026-11-24T03:00:00.000Z')`,
  ],
  [
    'another end of the entries without marks',
    `INSERT INTO evidence_entry (entry_id, kind, at) VALUES ('marks.2', 'marks', '2026-11-24T03:00:00.000Z')`,
  ],
  [
    'a head that will come',
    `INSERT INTO evidence_entry (entry_id, kind, at) VALUES ('h.1', 'head', '2026-11-24T03:00:00.000Z')`,
  ],
  ['a head', `INSERT INTO evidence_entry (entry_id, kind, at) VALUES ('h.0', 'head', '2026-11-24T03:00:00.000Z')`],
];
for (const [what, forgery] of forgedEntries) {
  testBehindTheServer(`${what} that was put into the database is not sealed`, async ({open, sql}) => {
    const {scene, seal, refused, report, storage} = await aSealingScene(await open());
    await Case.begin(scene, 1);
    await seal();
    const {entries} = await storage.auditEnds();
    await sql(forgery);
    await seal();
    assert.equal((await storage.auditEnds()).entries, entries);
    assert.equal(refused.length, 1);
    assert.notEqual(await report(), '');
  });
}

const edits: readonly (readonly [what: string, sql: string])[] = [
  ['the level', `UPDATE rating SET level = 'very_satisfied'`],
  ['the comment', `UPDATE rating SET comment = '好'`],
  ['the receipt number', `UPDATE rating SET receipt_number = 'R'`],
  ['the time limit of its order', `UPDATE work_order SET due_at = '2027-01-01T00:00:00.000Z'`],
  ['its existence', 'DELETE FROM rating'],
];
for (const [what, edit] of edits) {
  testBehindTheServer(
    `an edit of ${what} between writing and sealing is sealed as broken and named`,
    async ({open, sql}) => {
      const {scene, seal, refused, report} = await aSealingScene(await open());
      await Case.begin(scene, 1);
      await sql(edit);
      await seal();
      assert.deepEqual(refused, []);
      assert.match(await report(), /^Entry 0 .*: its row was missing or unreadable already when it was sealed/);
    },
  );
}

testBehindTheServer('an entry that was held back until after a head is named', async ({open, sql}) => {
  const {scene, seal, report, rated} = await aSealingScene(await open());
  await rated(1);
  await sql(`CREATE TABLE held AS SELECT * FROM evidence_entry; DELETE FROM evidence_entry`);
  for (const number of [2, 3]) {
    scene.clock.now += 3_600_000;
    await rated(number);
    await seal();
  }
  await sql('INSERT INTO evidence_entry SELECT * FROM held');
  await seal();
  assert.match(await report(), /^Entry \d+ .*: it claims a moment before the head over \d+ entries was signed/);
});

testBehindTheServer('a server whose clock is set back accuses nobody', async ({open}) => {
  const {scene, seal, report, rated, storage} = await aSealingScene(await open());
  await rated(1);
  await seal();
  scene.clock.now += 10 * 3_600_000;
  await rated(2);
  await seal();
  const before = await storage.treeHead();
  scene.clock.now -= 3 * 3_600_000;
  await rated(3);
  await seal();
  scene.clock.now += 60_000;
  await rated(4);
  await seal();
  assert.equal(await report(), '');
  assert.ok((await storage.treeHead())?.signedAt === before?.signedAt, 'heads do not go back in time');
});

testBehindTheServer('a backlog that is sealed in many batches accuses nobody', async ({open}) => {
  const {scene, seal, report, rated, storage} = await aSealingScene(await open());
  await seal();
  for (let number = 1; number <= 30; number++) {
    await rated(number);
    scene.clock.now += 600_000;
  }
  await sealAll(storage, {limit: 4, at: new Date(scene.clock.now).toISOString()});
  assert.equal(await report(), '');
});

const newKey = new Uint8Array(32).fill(9);

testBehindTheServer(
  'after a change of the key, what waits under the earlier one is sealed where it is listed',
  async ({open}) => {
    const before = await aSealingScene(await open());
    const {token: invited} = await before.scene.invited(2);
    await before.rated(1);
    const [unaware, aware] = [await open([newKey]), await open([newKey, ...markSecrets])];
    const alone = await aSealingScene(unaware);
    await alone.seal();
    assert.deepEqual(alone.refused, [], 'a process that does not know the key leaves it to one that does');
    assert.match(await alone.report(), /is not sealed: its mark is of a key that is not known here/);
    const both = await aSealingScene(aware);
    assert.equal((await both.scene.submit(invited, aDraft())).status, 201, 'an invitation of the earlier key');
    await both.seal();
    assert.deepEqual(both.refused, []);
    assert.equal(await both.report(), '');
  },
);

testBehindTheServer(
  'what waits under a key that is forgotten for a day is sealed when an operator lists the key, and accuses nobody',
  async ({open}) => {
    const before = await aSealingScene(await open());
    const {token: invited} = await before.scene.invited(2);
    await before.seal();
    await before.rated(1);
    const unaware = await aSealingScene(await open([newKey]));
    unaware.scene.clock.now += 3_600_000;
    await unaware.seal();
    await unaware.rated(3);
    await unaware.seal();
    unaware.scene.clock.now += 86_400_000;
    await unaware.rated(4);
    await unaware.seal();
    const aware = await aSealingScene(await open([newKey, ...markSecrets]));
    aware.scene.clock.now = unaware.scene.clock.now;
    await aware.seal();
    assert.equal((await aware.scene.submit(invited, aDraft())).status, 201);
    await aware.seal();
    assert.deepEqual([unaware.refused, aware.refused], [[], []]);
    assert.equal(await aware.report(), '');
    const report = await verifyLog(aware.storage, [signer]);
    assert.match((report.sound ? report.remarks : []).join('\n'), /an entry waited for a key that was not listed\.$/);
  },
);

testBehindTheServer('rotating marks the rows anew, and the earlier key is needed no longer', async ({open, sql}) => {
  const before = await aSealingScene(await open());
  await before.rated(1);
  await before.scene.invited(2);
  await before.seal();
  const changed = `UPDATE service SET item_name = '另一个' WHERE service_number = 2`;
  const rotated = await aSealingScene(await open([newKey, ...markSecrets]));
  for (const table of ['service', 'invitation'] as const)
    assert.equal((await rotated.storage.renewMarks({of: table, after: '', limit: 10})).renewed, 2, table);
  assert.equal(await (await aSealingScene(await open([newKey]))).report(), '');
  await sql(changed);
  await rotated.storage.renewMarks({of: 'service', after: '', limit: 10});
  assert.match(await rotated.report(), /The service \S+ is not what a server marked/, 'no forgery is marked anew');
});

testBehindTheServer('an erasure is sealed with its mark', async ({open}) => {
  const {seal, report, rated, storage, scene} = await aSealingScene(await open());
  await rated(1, aDraft({comment: '很好'}));
  await seal();
  scene.clock.now = Date.parse('2031-01-01T00:00:00Z');
  assert.equal((await erase(storage)).comments, 1);
  await seal();
  assert.equal(await report(), '');
});
