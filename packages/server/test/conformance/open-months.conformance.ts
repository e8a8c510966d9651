import assert from 'node:assert/strict';
import type {ResultScope} from '../../src/domain/statistics/statistics-storage.ts';
import {
  aSubmission,
  guangzhou,
  hunan,
  invite,
  noon,
  rate,
  register,
  settle,
  tianhe,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

/** Which months of which institutions are public. */
export function openMonthCases(test: StorageTest): void {
  test('with a minimum, only months of institutions with enough ratings are counted, area by area', async storage => {
    await settle(storage);
    for (const day of ['2026-11-02', '2026-11-03', '2026-12-01']) await rate(storage, guangzhou, 'satisfied', {day});
    await rate(storage, tianhe, 'dissatisfied', {day: '2026-11-04'});
    await storage.saveInstitutions([{...guangzhou, areaCode: '440200'}]);
    await rate(storage, guangzhou, 'satisfied', {day: '2026-11-05'});
    const open = async (minimumRatings: number, scope: ResultScope = {}) => {
      const {cells, orders} = await storage.resultCounts({...scope, minimumRatings}, 'month', noon);
      return [...cells.map(({period, level, count}) => `${period} ${level} ${count}`), orders.opened];
    };
    assert.deepEqual(await open(2), ['2026-11 satisfied 2', 0]);
    assert.deepEqual(await open(2, {areaPrefix: '4402'}), [0]);
    assert.deepEqual(await open(2, {institutionCode: guangzhou.code, to: '2026-11-30'}), ['2026-11 satisfied 2', 0]);
    assert.deepEqual(await open(2, {institutionCode: tianhe.code}), [0]);
    assert.deepEqual(await open(3), [0]);
    assert.equal((await open(1)).at(-1), 1);
    const {groups, leftOut} = await storage.groupCounts({minimumRatings: 2}, 'institution', 10);
    assert.deepEqual([groups.map(({key, levels}) => [key, levels[1]?.active]), leftOut], [[[guangzhou.code, 2]], 0]);
    const tags = await storage.tagCounts({minimumRatings: 2}, 10);
    assert.deepEqual(
      tags.map(({code, count}) => [code, count]),
      [['209', 2]],
    );
  });

  test('of a limited institution only months with enough ratings are counted, by month', async storage => {
    await settle(storage);
    for (const day of ['2026-11-02', '2026-11-03', '2026-12-01']) await rate(storage, guangzhou, 'satisfied', {day});
    await rate(storage, tianhe, 'dissatisfied', {day: '2026-11-04'});
    const counted = async (limited: NonNullable<ResultScope['limited']>, scope: ResultScope = {}) => {
      const {cells, orders} = await storage.resultCounts({...scope, limited}, 'day', noon);
      const {groups} = await storage.groupCounts({...scope, limited}, 'institution', 10);
      const tags = await storage.tagCounts({...scope, limited}, 10);
      return {
        cells: cells.map(({period, level, count}) => `${period} ${level} ${count}`).sort(),
        orders: orders.opened,
        groups: groups.map(({key}) => key).sort(),
        tags: tags.reduce((sum, {count}) => sum + count, 0),
      };
    };
    const limited = {institutionCode: guangzhou.code, months: {to: '2026-12-31'}, minimumRatings: 2};
    const below = {cells: ['2026-11-04 dissatisfied 1'], orders: 1, groups: [tianhe.code], tags: 1};
    const both = {
      ...{cells: ['2026-11 satisfied 2', ...below.cells], orders: 1},
      ...{groups: [guangzhou.code, tianhe.code].sort(), tags: 3},
    };
    assert.deepEqual(await counted(limited), both);
    assert.deepEqual(await counted({...limited, minimumRatings: 3}), below);
    assert.deepEqual(await counted({...limited, months: undefined}), below);
    assert.deepEqual(await counted({...limited, months: {from: '2026-12-01', to: '2026-12-31'}}), below);
    assert.deepEqual(await counted({...limited, institutionCode: hunan.code}, {areaPrefix: '44', to: '2026-11-02'}), {
      ...{cells: ['2026-11-02 satisfied 1'], orders: 0, groups: [guangzhou.code], tags: 1},
    });
  });

  test('the months of an institution are counted as a whole and by member of staff', async storage => {
    await settle(storage);
    const rateBy = async (staffNumber: string | undefined, level: 'satisfied' | 'dissatisfied', day: string) => {
      const serviceId = await register(storage, {
        institutionCode: guangzhou.code,
        ...(staffNumber === undefined ? {} : {staffNumber}),
      });
      await storage.submitRating(aSubmission(await invite(storage, serviceId), {draft: {level}, day}));
    };
    await rateBy('A1', 'satisfied', '2026-11-02');
    await rateBy('A1', 'dissatisfied', '2026-11-30');
    await rateBy('A2', 'satisfied', '2026-12-01');
    await rateBy(undefined, 'satisfied', '2026-11-03');
    await rate(storage, tianhe, 'satisfied', {day: '2026-11-04'});
    const months = async (scope: {areaPrefix?: string; from?: string; to: string}) =>
      (await storage.staffMonths({institutionCode: guangzhou.code, ...scope}))
        .map(({month, areaCode, staffNumber, levels}) =>
          [month, areaCode, staffNumber, levels[1]?.active, levels[3]?.active].join(' '),
        )
        .sort();
    const november = [`2026-11 ${guangzhou.areaCode}  2 1`, `2026-11 ${guangzhou.areaCode} A1 1 1`];
    assert.deepEqual(await months({to: '2026-11-30'}), november);
    assert.equal((await months({to: '2026-12-31'})).length, 4);
    assert.equal((await months({from: '2026-12-01', to: '2026-12-31'})).length, 2);
    assert.deepEqual(await months({to: '2026-11-30', areaPrefix: '43'}), []);
  });

  test('a batch of the ratings of a day is read as of a moment, equal rows joined', async storage => {
    await settle(storage);
    const first = await rate(storage, guangzhou, 'dissatisfied');
    for (const level of ['satisfied', 'satisfied'] as const) await rate(storage, guangzhou, level);
    await rate(storage, tianhe, 'satisfied');
    const event = {
      eventId: 'void',
      kind: 'decide_review',
      actor: {kind: 'system'},
      at: '2026-11-26T00:00:00Z',
    } as const;
    const texts = {facts: {}, texts: {}, textsSalt: 'salt'};
    await storage.changeCase({ratingId: first.ratingId}, null, () => ({event: {...event, ...texts}, voided: true}));
    const all = async (at: string, within: string, limit: number) => {
      const rows: string[] = [];
      const place = {kind: 'given', day: '2026-11-25', at, within, areaPrefix: '44', limit} as const;
      for (let after: string | null = ''; after !== null;) {
        const part: Awaited<ReturnType<typeof storage.exportRows>> = await storage.exportRows({...place, after});
        assert.ok(part.rows.reduce((sum, {count}) => sum + count, 0) <= limit);
        for (const {level, source, order, count} of part.rows)
          rows.push(...Array<string>(count).fill(`${level} ${source} ${order}`));
        after = part.next;
      }
      return rows.sort();
    };
    const satisfied = 'satisfied active none';
    for (const limit of [1, 2, 10]) {
      assert.deepEqual(await all('2026-11-26T00:00:00Z', guangzhou.code, limit), [
        'dissatisfied voided none',
        ...[satisfied, satisfied, satisfied],
      ]);
      assert.deepEqual(await all('2026-11-25T23:59:59.999Z', guangzhou.code, limit), [
        'dissatisfied active open',
        ...[satisfied, satisfied, satisfied],
      ]);
      assert.deepEqual(await all('2026-11-26T00:00:00Z', tianhe.code, limit), [satisfied]);
      assert.deepEqual(await all('2026-11-25T03:59:59Z', guangzhou.code, limit), []);
    }
    const place = {kind: 'given', day: '2026-11-25', at: '2026-11-26T00:00:00Z', within: guangzhou.code} as const;
    const rowsOf = async (part: {only?: string; leftOut?: string}) => {
      const {rows} = await storage.exportRows({...place, ...part, areaPrefix: '44', after: '', limit: 10});
      return rows.map(({institutionCode, count}) => [institutionCode, count]);
    };
    assert.deepEqual(await rowsOf({leftOut: guangzhou.code}), [[tianhe.code, 1]]);
    assert.deepEqual(await rowsOf({only: tianhe.code}), [[tianhe.code, 1]]);
  });
}
