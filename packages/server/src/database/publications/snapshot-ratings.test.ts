import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import test, {type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {publicationCases} from '../../../test/conformance/publications.conformance.ts';
import {guangdong, guangzhou, noon, rate, settle, tianhe, unique} from '../../../test/fixtures/storage.fixtures.ts';
import type {NewPublication, SnapshotRequest} from '../../domain/publications/publication-storage.ts';
import type {Storage} from '../../domain/storage.ts';
import type {Engine} from '../engine/engine.ts';
import {wasmEngine} from '../engine/wasm-engine.ts';
import {migrateSqlite} from '../migrations/migrate-sqlite.ts';
import {marksOf} from '../mark-options.ts';
import {sqlStorage} from '../sql-storage.ts';
import {sqliteStorage} from '../sqlite.ts';

/** An engine that does long work row by row, and calls back before each write. */
async function stepping(before: () => void | Promise<void> = () => undefined): Promise<Engine> {
  const engine = await wasmEngine(migrateSqlite);
  const write: Engine['write'] = async operation => {
    await before();
    return engine.write(operation);
  };
  return {...engine, batchSize: 1, write};
}

publicationCases((title, body) => {
  void test(`row by row: ${title}`, async () => {
    const storage = sqlStorage(await stepping(), marksOf({}));
    await body(storage);
    await storage.close();
  });
});

const order = (facts: Partial<SnapshotRequest> = {}): SnapshotRequest => ({
  publicationId: unique('publication-'),
  within: guangdong.code,
  areaPrefix: '44',
  from: '2026-11-01',
  to: '2026-11-30',
  cutOff: '2026-12-14T00:00:00.000Z',
  servedFrom: '2026-10-31T16:00:00Z',
  servedBefore: '2026-11-30T16:00:00Z',
  minimumCell: 2,
  ...facts,
});

const publication = (publicationId: string): NewPublication => ({
  ...{publicationId, publisherCode: guangdong.code, publisherName: guangdong.name, areaCode: '440000'},
  ...{from: '2026-11-01', to: '2026-11-30', version: 1, replaces: null, reason: null},
  ...{cutOff: '2026-12-14T00:00:00.000Z', total: 3, sha256: 'abc', document: '{}'},
});

const rows = async (storage: Storage, publicationId: string) =>
  (await storage.snapshotRows(publicationId, '', 100)).map(
    ({institutionCode, channel, day, level, source, order: state, count}) =>
      [institutionCode, channel, day, level, source, state, count].map(value => value ?? '-').join(' '),
  );

/** A storage with seven ratings of November and the callback that each write makes from then on. */
async function rated(context: TestContext) {
  let step: () => void | Promise<void> = () => undefined;
  const storage = sqlStorage(await stepping(() => step()), marksOf({}));
  context.after(() => storage.close());
  await settle(storage);
  const first = await rate(storage, guangzhou, 'dissatisfied', {day: '2026-11-03'});
  for (const day of ['2026-11-03', '2026-11-04', '2026-11-04', '2026-11-05'])
    await rate(storage, guangzhou, 'satisfied', {day});
  for (const day of ['2026-11-03', '2026-11-29']) await rate(storage, tianhe, 'satisfied', {day});
  const onWrite = (work: () => void | Promise<void>) => {
    step = work;
  };
  return {storage, first, onWrite};
}

/** Calls back before each write with its number, and returns how many there were. */
function beforeWrite(number: number, work: () => unknown) {
  let writes = 0;
  return {
    writes: () => writes,
    step: async () => {
      writes += 1;
      if (writes === number) await work();
    },
  };
}

test('a publication shows the cut-off moment, whatever is decided, moved or rated while its rows are copied', async context => {
  const calm = await rated(context);
  const counter = beforeWrite(0, () => undefined);
  calm.onWrite(counter.step);
  const undisturbed = order();
  await calm.storage.snapshotRatings(undisturbed);
  const expected = await rows(calm.storage, undisturbed.publicationId);
  assert.ok(counter.writes() > 10);

  for (let number = 2; number <= counter.writes(); number++) {
    const {storage, first, onWrite} = await rated(context);
    const event = {eventId: unique('act-'), kind: 'decide_review', actor: {kind: 'system'}} as const;
    const texts = {facts: {}, texts: {}, textsSalt: 'salt'};
    const {step} = beforeWrite(number, async () => {
      const at = '2026-12-14T00:00:00.001Z';
      await storage.changeCase({ratingId: first.ratingId}, null, () => ({
        event: {...event, at, ...texts},
        voided: true,
      }));
      await storage.saveInstitutions([{...tianhe, parentCode: null}]);
      await rate(storage, guangzhou, 'satisfied', {day: '2026-12-14', receivedAt: '2026-12-14T04:00:00Z'});
    });
    onWrite(step);
    const frozen = order();
    await storage.snapshotRatings(frozen);
    assert.deepEqual(await rows(storage, frozen.publicationId), expected, `disturbed before write ${number}`);
  }
});

test('a process that ends at any step leaves no publication, and nothing that blocks the next one', async context => {
  for (let number = 1; ; number++) {
    const {storage, onWrite} = await rated(context);
    const {step, writes} = beforeWrite(number, () => Promise.reject(new Error('The process ended.')));
    onWrite(step);
    const left = order();
    const publishing = async ({publicationId}: SnapshotRequest, of: SnapshotRequest) => {
      await storage.snapshotRatings(of);
      return storage.publish(publication(publicationId));
    };
    const ended = await publishing(left, left).then(
      () => false,
      () => true,
    );
    onWrite(() => undefined);
    if (!ended) {
      assert.ok(number > 10 && writes() < number);
      return;
    }
    assert.equal(await storage.publication(left.publicationId), undefined);
    const next = order();
    assert.equal(await publishing(next, next), true);
    for (const draft of await storage.draftsBefore('2027-01-01T00:00:00Z', 10)) await storage.dropSnapshot(draft);
    assert.deepEqual(await storage.draftsBefore('2027-01-01T00:00:00Z', 10), []);
    assert.deepEqual(await rows(storage, left.publicationId), []);
    assert.equal((await rows(storage, next.publicationId)).length > 0, true);
  }
});

test('months published together show the same rows as each by itself, so that nothing is found by subtraction', async context => {
  const {storage} = await rated(context);
  for (const day of ['2026-10-07', '2026-10-08', '2026-10-09']) await rate(storage, guangzhou, 'very_satisfied', {day});
  await rate(storage, tianhe, 'dissatisfied', {day: '2026-10-07'});
  const frozen = async (from: string, to: string) => {
    const of = order({from, to, minimumCell: 3});
    await storage.snapshotRatings(of);
    return rows(storage, of.publicationId);
  };
  const [october, november] = [await frozen('2026-10-01', '2026-10-31'), await frozen('2026-11-01', '2026-11-30')];
  assert.deepEqual(await frozen('2026-10-01', '2026-11-30'), [...october, ...november]);
});

test('a decision before the cut-off moment is in the snapshot', async context => {
  const {storage, first} = await rated(context);
  const event = {eventId: unique('act-'), kind: 'decide_review', actor: {kind: 'system'}, at: noon} as const;
  const texts = {facts: {}, texts: {}, textsSalt: 'salt'};
  await storage.changeCase({ratingId: first.ratingId}, null, () => ({event: {...event, ...texts}, voided: true}));
  const of = order();
  await storage.snapshotRatings(of);
  assert.ok((await rows(storage, of.publicationId)).some(row => row.includes('dissatisfied voided none')));
});

test('a server killed while it publishes has made each publication completely, or not at all', async context => {
  const folder = mkdtempSync(join(tmpdir(), 'gov-rating-publishing-'));
  context.after(() => rmSync(folder, {recursive: true, force: true}));
  const file = join(folder, 'test.db');
  const program = fileURLToPath(new URL('../../../test/programs/endless-publisher.ts', import.meta.url));
  for (const wanted of [1, 2, 4]) {
    rmSync(file, {force: true});
    const child = spawn(process.execPath, ['--conditions=@gov-rating/source', program, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const named: string[] = [];
    const lines = createInterface({input: child.stdout});
    const closed = once(child, 'close');
    for await (const line of lines) if (named.push(line) === wanted) child.kill('SIGKILL');
    await closed;
    const storage = await sqliteStorage(file);
    const publications = await storage.listPublications({limit: 100});
    assert.ok(
      named.length >= wanted && named.every(id => publications.some(({publicationId}) => publicationId === id)),
    );
    for (const {publicationId} of publications) {
      const found = await storage.snapshotRows(publicationId, '', 1000);
      assert.equal(
        found.reduce((sum, {count}) => sum + count, 0),
        40,
      );
    }
    for (const draft of await storage.draftsBefore('2030-01-01T00:00:00Z', 10)) await storage.dropSnapshot(draft);
    assert.deepEqual(await storage.draftsBefore('2030-01-01T00:00:00Z', 10), []);
    assert.deepEqual(await storage.recount(), []);
    await storage.close();
  }
});
