import assert from 'node:assert/strict';
import type {ResultScope} from '../../src/domain/statistics/statistics-storage.ts';
import {guangzhou, noon, rate, settle, tianhe, type StorageTest} from '../fixtures/storage.fixtures.ts';

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
  });
}
