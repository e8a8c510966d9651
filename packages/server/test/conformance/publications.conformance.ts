import assert from 'node:assert/strict';
import type {NewPublication, SnapshotRequest} from '../../src/domain/publications/publication-storage.ts';
import type {Storage} from '../../src/domain/storage.ts';
import {
  guangdong,
  guangzhou,
  hunan,
  noon,
  rate,
  settle,
  tianhe,
  unique,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

const aFreeze = (facts: Partial<SnapshotRequest> = {}): SnapshotRequest => ({
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

const aPublication = (facts: Partial<NewPublication> & {readonly publicationId: string}): NewPublication => ({
  publisherCode: guangdong.code,
  publisherName: guangdong.name,
  areaCode: '440000',
  from: '2026-11-01',
  to: '2026-11-30',
  version: 1,
  replaces: null,
  reason: null,
  cutOff: '2026-12-14T00:00:00.000Z',
  total: 3,
  sha256: 'abc',
  document: '{"通报":1}',
  ...facts,
});

/** Publishes what is frozen for it. */
async function published(storage: Storage, made: NewPublication): Promise<boolean> {
  await storage.snapshotRatings(aFreeze({publicationId: made.publicationId}));
  return storage.publish(made);
}

/** What was frozen, one line for each row: where, when, how, how often. */
async function frozen(storage: Storage, publicationId: string): Promise<string[]> {
  const rows = await storage.snapshotRows(publicationId, '', 1000);
  return rows.map(({institutionCode, itemCode, channel, day, level, source, tags, order, count}) =>
    [institutionCode, itemCode?.slice(-4), channel, day, level, source, tags.join('+'), order, count]
      .map(value => value ?? '-')
      .join(' '),
  );
}

/** Rates as many times. */
async function times(count: number, ...[storage, institution, level, facts]: Parameters<typeof rate>) {
  for (let index = 0; index < count; index++) await rate(storage, institution, level, facts);
}

/** Publications and what they are made of. */
export function publicationCases(test: StorageTest): void {
  test('the snapshot holds the anonymised row of each rating, equal rows joined, and identifies no person and no case', async storage => {
    await settle(storage);
    await times(2, storage, guangzhou, 'dissatisfied', {draft: {comment: '张三 13800000000'}});
    await times(3, storage, guangzhou, 'satisfied', {draft: {tags: []}});
    const order = aFreeze();
    assert.deepEqual(await storage.snapshotRatings(order), {cases: 5, withheld: 0});
    assert.deepEqual(await frozen(storage, order.publicationId), [
      `${guangzhou.code} 1000 web 2026-11-25 dissatisfied active 209 open 2`,
      `${guangzhou.code} 1000 web 2026-11-25 satisfied active  none 3`,
    ]);
  });

  test('the snapshot holds only ratings of the area, of the publisher’s institutions and of the days', async storage => {
    await settle(storage);
    await times(2, storage, guangzhou, 'satisfied');
    await times(2, storage, guangzhou, 'satisfied', {day: '2026-10-31'});
    await times(2, storage, guangzhou, 'satisfied', {day: '2026-12-01'});
    await times(2, storage, tianhe, 'satisfied');
    await times(2, storage, hunan, 'satisfied');
    const total = async (facts: Partial<SnapshotRequest>) => {
      const order = aFreeze(facts);
      await storage.snapshotRatings(order);
      const rows = await storage.snapshotRows(order.publicationId, '', 100);
      return rows.reduce((sum, {count}) => sum + count, 0);
    };
    assert.equal(await total({}), 4);
    assert.equal(await total({areaPrefix: '440106'}), 2);
    assert.equal(await total({within: tianhe.code}), 2);
    assert.equal(await total({within: hunan.code}), 0);
    assert.equal(await total({within: guangdong.code, from: '2026-10-01', to: '2026-12-31'}), 8);
  });

  test('below the minimum cell, day, channel, item and institution are left out in turn', async storage => {
    await settle(storage);
    await times(3, storage, guangzhou, 'satisfied', {day: '2026-11-02'});
    await rate(storage, guangzhou, 'dissatisfied', {day: '2026-11-03'});
    await times(2, storage, guangzhou, 'satisfied', {day: '2026-11-04'});
    await times(2, storage, guangzhou, 'very_satisfied', {day: '2026-11-05', draft: {channel: 'mobile'}});
    await rate(storage, guangzhou, 'very_satisfied', {day: '2026-11-06', draft: {channel: 'qr_code'}});
    await times(2, storage, tianhe, 'very_dissatisfied');
    const order = aFreeze({minimumCell: 3});
    const {withheld} = await storage.snapshotRatings(order);
    assert.equal(withheld, 2);
    assert.deepEqual(await frozen(storage, order.publicationId), [
      `${guangzhou.code} 1000 - - very_satisfied active 209 none 3`,
      `${guangzhou.code} 1000 web - dissatisfied active 209 open 1`,
      `${guangzhou.code} 1000 web - satisfied active 209 none 2`,
      `${guangzhou.code} 1000 web 2026-11-02 satisfied active 209 none 3`,
    ]);
  });

  test('small institutions are joined without a name, when together they are large enough', async storage => {
    await settle(storage);
    await times(2, storage, tianhe, 'very_dissatisfied');
    await rate(storage, guangzhou, 'satisfied');
    const order = aFreeze({minimumCell: 3});
    assert.equal((await storage.snapshotRatings(order)).withheld, 0);
    assert.deepEqual(await frozen(storage, order.publicationId), [
      '- - - - satisfied active 209 none 1',
      '- - - - very_dissatisfied active 209 open 2',
    ]);
  });

  test('a decision after the cut-off does not change the snapshot', async storage => {
    await settle(storage);
    const [first] = [await rate(storage, guangzhou, 'dissatisfied'), await rate(storage, guangzhou, 'dissatisfied')];
    const [before, after] = [aFreeze(), aFreeze()];
    await storage.snapshotRatings(before);
    const rows = await frozen(storage, before.publicationId);
    const event = {eventId: unique('act-'), kind: 'decide_review', actor: {kind: 'system'}, at: noon} as const;
    const empty = {facts: {}, texts: {}, textsSalt: 'salt'};
    await storage.changeCase({ratingId: first.ratingId}, null, () => ({event: {...event, ...empty}, voided: true}));
    await storage.snapshotRatings(after);
    assert.deepEqual(await frozen(storage, before.publicationId), rows);
    assert.deepEqual(await frozen(storage, after.publicationId), [
      `${guangzhou.code} 1000 web 2026-11-25 dissatisfied active 209 open 1`,
      `${guangzhou.code} 1000 web 2026-11-25 dissatisfied voided 209 none 1`,
    ]);
  });

  test('an order whose answer was due at the cut-off moment is overdue in the snapshot', async storage => {
    await settle(storage);
    await times(2, storage, guangzhou, 'dissatisfied', {answerDueAt: '2026-12-13T16:00:00Z'});
    const states = async (cutOff: string) => {
      const order = aFreeze({cutOff});
      await storage.snapshotRatings(order);
      return (await storage.snapshotRows(order.publicationId, '', 10)).map(row => row.order);
    };
    assert.deepEqual(await states('2026-12-13T15:59:59.999Z'), ['open']);
    assert.deepEqual(await states('2026-12-13T16:00:00.000Z'), ['overdue']);
  });

  test('default ratings are default ratings in the snapshot', async storage => {
    await settle(storage);
    await storage.registerService({
      serviceId: unique('service-'),
      facts: {
        ...{institutionCode: guangzhou.code, projectNo: 'P1', serviceNumber: 1, node: 'completed', itemCode: 'A1'},
        ...{itemName: '事项', servedAt: '2026-11-02T01:00:00Z'},
      },
      within: guangdong.code,
      at: noon,
    });
    const facts = {
      servedBefore: '2026-11-10T00:00:00Z',
      level: 'basically_satisfied',
      at: noon,
      day: '2026-11-12',
    } as const;
    await storage.sweepDefaults({...facts, limit: 10, newId: () => unique('default-')});
    const order = aFreeze();
    await storage.snapshotRatings(order);
    assert.deepEqual(await frozen(storage, order.publicationId), [
      `${guangzhou.code} A1 system_default 2026-11-12 basically_satisfied default  none 1`,
    ]);
  });

  test('rows are read page by page, each once', async storage => {
    await settle(storage);
    for (const day of ['2026-11-02', '2026-11-03', '2026-11-04'])
      await times(2, storage, guangzhou, 'satisfied', {day});
    const order = aFreeze();
    await storage.snapshotRatings(order);
    const first = await storage.snapshotRows(order.publicationId, '', 2);
    const rest = await storage.snapshotRows(order.publicationId, first.at(-1)?.place ?? '', 2);
    assert.deepEqual(
      [...first, ...rest].map(({day}) => day),
      ['2026-11-02', '2026-11-03', '2026-11-04'],
    );
  });

  test('a publication is read back byte for byte, and by whom it was made stays as it was', async storage => {
    await settle(storage);
    const made = aPublication({publicationId: unique('publication-')});
    assert.equal(await published(storage, made), true);
    await storage.saveInstitutions([{...guangdong, name: '新名称'}]);
    assert.deepEqual(await storage.publication(made.publicationId), made);
    assert.equal(await storage.publication('nothing'), undefined);
  });

  test('of two who publish the same version one succeeds; every version stays', async storage => {
    await settle(storage);
    const [one, two] = [unique('publication-'), unique('publication-')];
    const outcomes = await Promise.all([
      published(storage, aPublication({publicationId: one})),
      published(storage, aPublication({publicationId: two})),
    ]);
    assert.deepEqual(outcomes.sort(), [false, true]);
    const key = {publisherCode: guangdong.code, areaCode: '440000', from: '2026-11-01', to: '2026-11-30'};
    const first = await storage.latestPublication(key);
    assert.ok(first);
    const third = unique('publication-');
    const cutOff = '2026-12-20T00:00:00.000Z';
    const next = {publicationId: third, version: 2, replaces: first.publicationId, reason: '更正', cutOff};
    assert.equal(await published(storage, aPublication(next)), true);
    assert.equal((await storage.latestPublication(key))?.publicationId, third);
    assert.equal(await storage.latestPublication({...key, areaCode: '440100'}), undefined);
    const listed = await storage.listPublications({limit: 10});
    assert.deepEqual(
      listed.map(({publicationId, version, latest}) => [publicationId, version, latest]),
      [
        [third, 2, true],
        [first.publicationId, 1, false],
      ],
    );
  });

  test('publications are listed by area and by days, the latest made first, page after page', async storage => {
    await settle(storage);
    const ids: string[] = [];
    for (const [index, areaCode] of ['440000', '440100', '440000'].entries()) {
      const publicationId = unique('publication-');
      ids.unshift(publicationId);
      const month = `2026-0${index + 1}`;
      const days = {from: `${month}-01`, to: `${month}-28`, cutOff: `2026-12-1${index}T00:00:00.000Z`};
      await published(storage, aPublication({publicationId, areaCode, ...days}));
    }
    const list = async (query: Partial<Parameters<Storage['listPublications']>[0]>) =>
      (await storage.listPublications({limit: 10, ...query})).map(({publicationId}) => publicationId);
    assert.deepEqual(await list({}), ids);
    assert.deepEqual(await list({areaCode: '440000'}), [ids[0], ids[2]]);
    assert.deepEqual(await list({from: '2026-02-28'}), ids.slice(0, 2));
    assert.deepEqual(await list({to: '2026-02-01'}), ids.slice(1));
    const after = {at: '2026-12-12T00:00:00.000Z', publicationId: String(ids[0])};
    assert.deepEqual(await list({after, limit: 1}), ids.slice(1, 2));
  });

  test('a snapshot can be dropped as long as it is not published', async storage => {
    await settle(storage);
    await times(2, storage, guangzhou, 'satisfied');
    const order = aFreeze();
    const {publicationId} = order;
    await storage.snapshotRatings(order);
    await storage.publish(aPublication({publicationId}));
    await storage.dropSnapshot(publicationId);
    assert.equal((await storage.snapshotRows(publicationId, '', 10)).length, 1);
    const draft = aFreeze();
    await storage.snapshotRatings(draft);
    await storage.dropSnapshot(draft.publicationId);
    assert.deepEqual(await storage.snapshotRows(draft.publicationId, '', 10), []);
  });

  test('drafts that processes left behind are found by their age, and a dropped one becomes no publication', async storage => {
    await settle(storage);
    await times(2, storage, guangzhou, 'satisfied');
    const [left, later] = [aFreeze(), aFreeze({cutOff: '2026-12-15T00:00:00.000Z'})];
    await storage.snapshotRatings(left);
    await storage.snapshotRatings(later);
    assert.deepEqual(await storage.draftsBefore('2026-12-14T00:00:00.000Z', 10), []);
    assert.deepEqual(await storage.draftsBefore('2026-12-14T00:00:00.001Z', 10), [left.publicationId]);
    await storage.dropSnapshot(left.publicationId);
    assert.deepEqual(await storage.draftsBefore('2027-01-01T00:00:00Z', 10), [later.publicationId]);
    assert.deepEqual(await frozen(storage, left.publicationId), []);
    await assert.rejects(storage.publish(aPublication({publicationId: left.publicationId})));
    assert.equal(await storage.publication(left.publicationId), undefined);
    assert.equal((await frozen(storage, later.publicationId)).length, 1);
  });
}
