import assert from 'node:assert/strict';
import type {NewCaseEvent} from '../../src/domain/cases/case-event.ts';
import type {OrderProgress} from '../../src/domain/cases/rating-case.ts';
import type {Submission} from '../../src/domain/ratings/rating-storage.ts';
import type {GroupCount, ResultScope} from '../../src/domain/statistics/statistics-storage.ts';
import type {Storage} from '../../src/domain/storage.ts';
import {
  aSubmission,
  guangdong,
  guangzhou,
  hunan,
  invite,
  noon,
  register,
  settle,
  tianhe,
  unique,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

const anEvent = (): NewCaseEvent => ({
  eventId: unique('act-'),
  kind: 'reply',
  actor: {kind: 'system'},
  at: noon,
  facts: {},
  texts: {},
  textsSalt: 'salt',
});

interface Rating extends Partial<Submission['draft']> {
  readonly institutionCode?: string;
  readonly itemCode?: string;
  readonly staffNumber?: string;
  readonly day?: string;
  readonly answerDueAt?: string;
}

/** Rates a new service; by default satisfied, on the web. */
async function rate(storage: Storage, facts: Rating = {}): Promise<Submission> {
  const {
    institutionCode = guangzhou.code,
    itemCode = 'A1',
    staffNumber,
    day = '2026-11-25',
    answerDueAt,
    ...draft
  } = facts;
  const serviceId = await register(storage, {
    institutionCode,
    itemCode,
    itemName: `事项${itemCode}`,
    ...(staffNumber === undefined ? {} : {staffNumber}),
  });
  const submission = aSubmission(await invite(storage, serviceId), {
    draft: {level: 'satisfied', ...draft},
    day,
    ...(answerDueAt === undefined ? {} : {answerDueAt}),
  });
  assert.equal((await storage.submitRating(submission)).outcome, 'received');
  return submission;
}

const change = (storage: Storage, {orderNumber}: Submission, order: Partial<OrderProgress>) =>
  storage.changeCase({orderNumber}, null, () => ({event: anEvent(), order}));

const voidRating = (storage: Storage, {ratingId}: Submission) =>
  storage.changeCase({ratingId}, null, () => ({event: anEvent(), voided: true}));

/** What a scope counts, in short: `2026-11 satisfied active matter: 2`. */
async function cells(storage: Storage, scope: ResultScope = {}, unit: 'day' | 'month' = 'month'): Promise<string[]> {
  const {cells: found} = await storage.resultCounts(scope, unit, noon);
  return found.map(({period, level, source, about, count}) => `${period} ${level} ${source} ${about}: ${count}`).sort();
}

/** How often each group was given which level, what is zero left out: `A1 satisfied active 2`. */
const shown = (groups: readonly Pick<GroupCount, 'key' | 'levels'>[]) =>
  groups.map(({key, levels}) =>
    [
      key,
      ...levels.flatMap(({level, active, default: byDefault, voided}) =>
        Object.entries({active, default: byDefault, voided}).flatMap(([source, count]) =>
          count === 0 ? [] : [`${level} ${source} ${count}`],
        ),
      ),
    ].join(' '),
  );

/** Counts by every key that distinguishes ratings. */
export function countCases(test: StorageTest): void {
  test('a rating counts on its day and in its month, for the dimension of its tags', async storage => {
    await settle(storage);
    await rate(storage, {tags: ['406']});
    await rate(storage, {tags: ['413'], day: '2026-11-26'});
    await rate(storage, {tags: ['406', '413'], day: '2026-12-01'});
    await rate(storage, {day: '2026-12-01'});
    assert.deepEqual(await cells(storage), [
      '2026-11 satisfied active matter: 1',
      '2026-11 satisfied active window: 1',
      '2026-12 satisfied active both: 2',
    ]);
    assert.deepEqual(await cells(storage, {to: '2026-11-26'}, 'day'), [
      '2026-11-25 satisfied active matter: 1',
      '2026-11-26 satisfied active window: 1',
    ]);
    assert.deepEqual(await storage.recount(), []);
  });

  test('one item, one channel, and both at once can be asked for, each also within an institution', async storage => {
    await settle(storage);
    await rate(storage);
    await rate(storage, {channel: 'mobile'});
    await rate(storage, {itemCode: 'B2', channel: 'mobile', level: 'dissatisfied', tags: ['209']});
    await rate(storage, {itemCode: 'B2', institutionCode: tianhe.code, level: 'basically_satisfied'});
    const total = async (scope: ResultScope) => {
      const {cells: found, orders} = await storage.resultCounts(scope, 'month', noon);
      return [found.reduce((sum, {count}) => sum + count, 0), orders.opened];
    };
    assert.deepEqual(await total({}), [4, 1]);
    assert.deepEqual(await total({itemCode: 'B2'}), [2, 1]);
    assert.deepEqual(await total({channel: 'mobile'}), [2, 1]);
    assert.deepEqual(await total({channel: 'mobile', itemCode: 'A1'}), [1, 0]);
    assert.deepEqual(await total({itemCode: 'B2', institutionCode: tianhe.code}), [1, 0]);
    assert.deepEqual(await total({itemCode: 'B2', areaPrefix: '43'}), [0, 0]);
  });

  test('institutions, items and channels are counted separately, those with most ratings first, with their names', async storage => {
    await settle(storage);
    await rate(storage, {institutionCode: tianhe.code});
    await rate(storage, {institutionCode: tianhe.code, itemCode: 'B2', channel: 'mobile'});
    await rate(storage, {itemCode: 'B2', level: 'dissatisfied', tags: ['209']});
    await rate(storage, {institutionCode: hunan.code, itemCode: 'C3'});
    const scope = {institutionCode: guangdong.code};
    const institutions = await storage.groupCounts(scope, 'institution', 10);
    assert.deepEqual(shown(institutions.groups), [
      `${tianhe.code} satisfied active 2`,
      `${guangzhou.code} dissatisfied active 1`,
    ]);
    assert.equal(institutions.groups[0]?.name, tianhe.name);
    const items = await storage.groupCounts(scope, 'item', 1);
    assert.deepEqual(shown(items.groups), ['B2 satisfied active 1 dissatisfied active 1']);
    assert.deepEqual([items.leftOut, items.groups[0]?.name], [1, '事项B2']);
    const channels = await storage.groupCounts({...scope, itemCode: 'B2'}, 'channel', 10);
    assert.deepEqual(shown(channels.groups), ['mobile satisfied active 1', 'web dissatisfied active 1']);
    assert.deepEqual(await storage.groupCounts({from: '2027-01-01'}, 'item', 10), {groups: [], leftOut: 0});
  });

  test('tags count as often as citizens chose them, those of void ratings no longer', async storage => {
    await settle(storage);
    const bad = {level: 'dissatisfied', tags: ['209', '207']} as const;
    await rate(storage, bad);
    await rate(storage, {...bad, tags: ['209']});
    const voided = await rate(storage, {...bad, channel: 'mobile', tags: ['214', '209', '207']});
    assert.deepEqual(await storage.tagCounts({channel: 'mobile'}, 2), [
      {code: '207', level: 'dissatisfied', count: 1},
      {code: '209', level: 'dissatisfied', count: 1},
    ]);
    await voidRating(storage, voided);
    assert.deepEqual(await storage.tagCounts({areaPrefix: '4401'}, 10), [
      {code: '209', level: 'dissatisfied', count: 2},
      {code: '207', level: 'dissatisfied', count: 1},
    ]);
    assert.deepEqual(await storage.recount(), []);
  });

  test('a rating with every tag of the catalogue that it may carry counts for each of them', async storage => {
    await settle(storage);
    const tags = ['207', '208', '209', '210', '211', '212', '213', '214'];
    await rate(storage, {level: 'dissatisfied', tags});
    const counted = await storage.tagCounts({}, 100);
    assert.deepEqual(
      counted.map(({code}) => code),
      tags,
    );
    assert.deepEqual(await cells(storage), ['2026-11 dissatisfied active both: 1']);
  });

  test('the head of an institution sees staff by number, of that institution and those below only', async storage => {
    await settle(storage);
    await rate(storage, {staffNumber: '17'});
    await rate(storage, {staffNumber: '17', level: 'very_satisfied'});
    await rate(storage, {staffNumber: '17', institutionCode: tianhe.code});
    await rate(storage, {staffNumber: '9', institutionCode: hunan.code});
    await rate(storage);
    const {staff, leftOut} = await storage.staffCounts({institutionCode: guangzhou.code}, 10);
    assert.deepEqual(
      staff.map(({institutionCode, staffNumber, levels}) => [institutionCode, ...shown([{key: staffNumber, levels}])]),
      [
        [guangzhou.code, '17 very_satisfied active 1 satisfied active 1'],
        [tianhe.code, '17 satisfied active 1'],
      ],
    );
    assert.equal(leftOut, 0);
    assert.equal((await storage.staffCounts({institutionCode: guangdong.code}, 1)).leftOut, 1);
    assert.deepEqual((await storage.staffCounts({institutionCode: guangdong.code, staffNumber: '9'}, 5)).staff, []);
  });

  test('a void rating moves to the void ones everywhere, and its order is no order any more', async storage => {
    await settle(storage);
    const rated = await rate(storage, {level: 'dissatisfied', tags: ['209'], staffNumber: '17'});
    await voidRating(storage, rated);
    const {cells: found, orders} = await storage.resultCounts({}, 'month', noon);
    assert.deepEqual(
      found.map(({source, count}) => [source, count]),
      [['voided', 1]],
    );
    assert.equal(orders.opened, 0);
    assert.deepEqual(shown((await storage.groupCounts({}, 'item', 10)).groups), ['A1 dissatisfied voided 1']);
    assert.deepEqual(await storage.recount(), []);
  });

  test('an order is due, answered on time, late or overdue, as time goes and staff answer', async storage => {
    await settle(storage);
    const bad = {level: 'dissatisfied', tags: ['209'], answerDueAt: '2026-12-01T16:00:00Z'} as const;
    const [onTime, late] = [await rate(storage, bad), await rate(storage, bad)];
    await rate(storage, bad);
    const free = await rate(storage, {level: 'very_dissatisfied', tags: ['110']});
    const figures = async (now: string) => (await storage.resultCounts({}, 'month', now)).orders;
    assert.deepEqual(await figures('2026-12-01T15:59:59.999Z'), {
      opened: 4,
      answered: 0,
      due: 0,
      onTime: 0,
      overdue: 0,
    });
    assert.deepEqual(await figures('2026-12-01T16:00:00Z'), {opened: 4, answered: 0, due: 3, onTime: 0, overdue: 3});
    await change(storage, onTime, {state: 'replied', answeredAt: '2026-12-01T15:59:59Z'});
    await change(storage, late, {state: 'replied', answeredAt: '2026-12-01T16:00:00Z'});
    await change(storage, free, {state: 'replied', answeredAt: '2026-12-01T16:00:00Z'});
    const answered = {opened: 4, answered: 3, due: 3, onTime: 1, overdue: 1};
    assert.deepEqual(await figures('2026-12-02T00:00:00Z'), answered);
    await change(storage, onTime, {state: 'closed', closedAt: '2026-12-09T00:00:00Z', institutionCode: hunan.code});
    assert.deepEqual(await figures('2026-12-10T00:00:00Z'), answered);
    assert.deepEqual(await storage.recount(), []);
  });

  test('more time for the answer moves the moment from which on the order is overdue', async storage => {
    await settle(storage);
    const rated = await rate(storage, {level: 'dissatisfied', tags: ['209'], answerDueAt: '2026-12-01T16:00:00Z'});
    await change(storage, rated, {answerDueAt: '2026-12-05T16:00:00Z'});
    const overdue = async (now: string) => (await storage.resultCounts({}, 'month', now)).orders.overdue;
    assert.deepEqual([await overdue('2026-12-02T00:00:00Z'), await overdue('2026-12-06T00:00:00Z')], [0, 1]);
    assert.deepEqual(await storage.recount(), []);
  });

  test('a default rating counts for item and staff, which then stay, and goes when it is replaced', async storage => {
    await settle(storage);
    const facts = {projectNo: 'P-default', itemCode: 'A1', staffNumber: '17', servedAt: '2026-11-20T00:00:00Z'};
    const serviceId = await register(storage, facts);
    const at = '2026-12-10T00:00:00Z';
    const sweep = {servedBefore: '2026-12-01T16:00:00Z', level: 'basically_satisfied', at, day: '2026-12-10'} as const;
    await storage.sweepDefaults({...sweep, limit: 10, newId: () => unique('default-')});
    const items = async () => shown((await storage.groupCounts({}, 'item', 10)).groups);
    assert.deepEqual(await items(), ['A1 basically_satisfied default 1']);
    assert.deepEqual(await cells(storage), ['2026-12 basically_satisfied default both: 1']);
    const corrected = await storage.registerService({
      serviceId: unique('service-'),
      facts: {...(await storage.service(serviceId, guangdong.code))!, itemCode: 'B2', staffNumber: '18'},
      within: guangdong.code,
      at,
    });
    assert.deepEqual(corrected, {outcome: 'service_already_rated'});
    assert.deepEqual(await items(), ['A1 basically_satisfied default 1']);
    assert.deepEqual(await storage.recount(), []);
    await storage.submitRating(aSubmission(await invite(storage, serviceId), {draft: {level: 'satisfied'}}));
    assert.deepEqual(await items(), ['A1 satisfied active 1']);
    assert.deepEqual(await storage.recount(), []);
  });

  test('a correction that meets the rating at the same moment is counted under the facts that stay', async storage => {
    await settle(storage);
    for (let round = 0; round < 5; round++) {
      const serviceId = await register(storage, {projectNo: `P-race-${round}`, itemCode: 'A1'});
      const token = await invite(storage, serviceId);
      const facts = {...(await storage.service(serviceId, guangdong.code))!, itemCode: 'B2'};
      await Promise.all([
        storage.submitRating(aSubmission(token, {draft: {level: 'satisfied'}})),
        storage.registerService({serviceId: unique('service-'), facts, within: guangdong.code, at: noon}),
      ]);
    }
    assert.deepEqual(await storage.recount(), []);
  });

  test('many ratings, decisions and answers at the same moment leave every count right', async storage => {
    await settle(storage);
    const rated = await Promise.all(
      Array.from({length: 24}, (_, index) =>
        rate(storage, {
          level: index % 2 ? 'dissatisfied' : 'satisfied',
          tags: index % 2 ? ['209', '214'] : ['413'],
          itemCode: index % 3 ? 'A1' : 'B2',
          staffNumber: String(index % 4),
        }),
      ),
    );
    const bad = rated.filter((_, index) => index % 2 === 1);
    await Promise.all([
      ...bad.slice(0, 6).map(one => voidRating(storage, one)),
      ...bad.slice(4).map(one => change(storage, one, {state: 'replied', answeredAt: noon})),
      ...Array.from({length: 10}, () => rate(storage, {level: 'dissatisfied', tags: ['209']})),
    ]);
    assert.deepEqual(await storage.recount(), []);
    const {orders} = await storage.resultCounts({}, 'month', noon);
    assert.deepEqual([orders.opened, orders.answered], [16, 6]);
  });
}
