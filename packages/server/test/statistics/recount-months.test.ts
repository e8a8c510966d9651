import assert from 'node:assert/strict';
import {testBehindTheServer} from '../fixtures/attacked-storage.fixtures.ts';
import {guangzhou, rate, settle} from '../fixtures/storage.fixtures.ts';

testBehindTheServer('month by month an operator finds the same wrong counts as at once', async ({open, sql}) => {
  const storage = await open();
  await settle(storage);
  // The first and the last day of months, February of a leap year among them.
  const days = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-31', '2028-02-29'];
  for (const day of days) await rate(storage, guangzhou, 'dissatisfied', {day});
  const months = ['2026-10', '2026-11', '2026-12', '2028-02'];
  assert.deepEqual(await storage.countedMonths(), months);
  for (const month of months) assert.deepEqual(await storage.recount(month), [], month);
  await sql(`UPDATE rating_count SET count = 7; UPDATE facet_count SET count = 9 WHERE facet = 'tag';
    DELETE FROM order_count WHERE day = '2028-02-29'`);
  const atOnce = await storage.recount();
  assert.equal(new Set(atOnce.map(({day}) => day)).size, days.length);
  const byMonth = [];
  for (const month of months) byMonth.push(...(await storage.recount(month)));
  assert.deepEqual(byMonth, atOnce);
});

testBehindTheServer('counts of a month in which nobody rated are found too', async ({open, sql}) => {
  const storage = await open();
  await settle(storage);
  await rate(storage, guangzhou, 'satisfied', {day: '2026-11-25'});
  await sql(`UPDATE rating_count SET day = '2031-05-31'`);
  assert.deepEqual(await storage.countedMonths(), ['2026-11', '2031-05']);
  const [difference] = await storage.recount('2031-05');
  assert.deepEqual([difference?.stored, difference?.recounted], [1, 0]);
});
