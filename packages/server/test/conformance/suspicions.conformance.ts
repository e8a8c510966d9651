import assert from 'node:assert/strict';
import type {Storage} from '../../src/domain/storage.ts';
import type {Trace} from '../../src/domain/suspicions/rating-trace.ts';
import type {CheckedRating, DetectionRun} from '../../src/domain/suspicions/suspicion-storage.ts';
import {
  aSubmission,
  guangdong,
  guangzhou,
  hunan,
  invite,
  noon,
  rate,
  register,
  settle,
  tianhe,
  totals,
  unique,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

const none: Trace = {deviceId: null, sourceRef: null, commentHash: null};

const secondOf = (second: number) => new Date(Date.parse('2026-11-25T04:00:00Z') + second * 1000).toISOString();

/** Rates at a second of the hour, leaving a trace. The invitation is a day old. */
async function rateAt(
  storage: Storage,
  second: number,
  trace: Partial<Trace> = {},
  windowNumber?: string,
  pressed?: number,
) {
  const serviceId = await register(storage, windowNumber === undefined ? {} : {windowNumber});
  const receivedAt = secondOf(second);
  const draft = {channel: 'hall_tablet', pressedAt: pressed === undefined ? null : secondOf(pressed)} as const;
  const submission = aSubmission(await invite(storage, serviceId, {channel: 'hall_tablet'}), {
    receivedAt,
    draft,
    trace: {...none, ...trace},
  });
  assert.equal((await storage.submitRating(submission)).outcome, 'received');
  return submission.ratingId;
}

const near = (rule: 'burst_device' | 'burst_rater' | 'burst_point' | 'same_comment') => {
  const same = {burst_device: 'device', burst_rater: 'source', burst_point: 'window', same_comment: 'comment'} as const;
  return {rule, same: same[rule], seconds: 60, count: 5};
};

const detect = (storage: Storage, facts: Partial<DetectionRun> = {}) =>
  storage.detectSuspicions({
    neighbourhoods: [],
    detectFlags: () => [],
    at: '2026-11-25T05:00:00Z',
    limit: 100,
    newId: () => unique('suspicion-'),
    ...facts,
  });

/** Looks and notes what was seen. */
async function seenBy(
  storage: Storage,
  neighbourhoods: DetectionRun['neighbourhoods'],
): Promise<Record<string, CheckedRating>> {
  const seen = new Map<string, CheckedRating>();
  await detect(storage, {
    neighbourhoods,
    detectFlags: rating => {
      seen.set(rating.ratingId, rating);
      return [];
    },
  });
  return Object.fromEntries(seen);
}

const markAll: DetectionRun['detectFlags'] = ({ratingId}) => [{ratingId, rule: 'at_once', facts: {seconds: 1}}];
const list = (storage: Storage, facts: Partial<Parameters<Storage['listSuspicions']>[0]> = {}) =>
  storage.listSuspicions({within: guangdong.code, limit: 100, ...facts});

/** Looking at ratings, and the marks that come of it. */
export function suspicionCases(test: StorageTest): void {
  test('a rating is checked once, with its times', async storage => {
    await settle(storage);
    const {ratingId} = await rate(storage, guangzhou, 'satisfied', {draft: {pressedAt: '2026-11-25T11:59:00+08:00'}});
    assert.deepEqual(await seenBy(storage, []), {
      [ratingId]: {
        ratingId,
        at: '2026-11-25T04:00:00.000Z',
        receivedAt: '2026-11-25T04:00:00.000Z',
        channel: 'web',
        pressedAt: '2026-11-25T03:59:00.000Z',
        invitedAt: noon,
        servedAt: '2026-11-24T01:30:00.000Z',
        near: {},
      },
    });
    assert.deepEqual(await detect(storage), {checked: 0, flagged: 0});
  });

  test('a run stops at its limit, the oldest rating first', async storage => {
    await settle(storage);
    const [second, first] = [await rateAt(storage, 10), await rateAt(storage, 5)];
    const order: string[] = [];
    const detectFlags: DetectionRun['detectFlags'] = ({ratingId}) => {
      order.push(ratingId);
      return [];
    };
    assert.equal((await detect(storage, {limit: 1, detectFlags})).checked, 1);
    assert.equal((await detect(storage, {limit: 1, detectFlags})).checked, 1);
    assert.deepEqual(order, [first, second]);
  });

  test('a rating that commits late is compared with later ones', async storage => {
    await settle(storage);
    const device = {deviceId: 'D1'};
    const later = await rateAt(storage, 30, device);
    await detect(storage);
    const late = await rateAt(storage, 0, device);
    const seen = await seenBy(storage, [near('burst_device')]);
    assert.deepEqual(seen[late]?.near.burst_device, [{ratingId: later, at: '2026-11-25T04:00:30.000Z'}]);
  });

  test('a rating given offline is compared by when it was pressed, never outside of known times', async storage => {
    await settle(storage);
    const device = {deviceId: 'D1'};
    const pressed = [600, 1200, 1210, -86_401, 4000];
    const ids: string[] = [];
    for (const [index, second] of pressed.entries())
      ids.push(await rateAt(storage, 3000 + index, device, undefined, second));
    const seen = await seenBy(storage, [near('burst_device')]);
    assert.deepEqual(
      ids.map(id => seen[id]?.at),
      [600, 1200, 1210, 3003, 3004].map(secondOf),
    );
    assert.deepEqual(
      ids.map(id => seen[id]?.near.burst_device?.map(({ratingId}) => ids.indexOf(ratingId))),
      [[], [2], [1], [4], [3]],
    );
  });

  test('ratings are compared by device, source, window and comment, as far back as the rule checks', async storage => {
    await settle(storage);
    const trace = {deviceId: 'D1', sourceRef: 'S1', commentHash: 'C1'};
    const one = await rateAt(storage, 0, trace, '3');
    const same = await rateAt(storage, 60, trace, '3');
    await rateAt(storage, 121, trace, '3');
    await rateAt(storage, 1, {deviceId: 'D2', sourceRef: 'S2', commentHash: 'C2'}, '4');
    await rateAt(storage, 1);
    const {near: found} = (
      await seenBy(storage, (['burst_device', 'burst_rater', 'burst_point', 'same_comment'] as const).map(near))
    )[one] as CheckedRating;
    for (const others of Object.values(found))
      assert.deepEqual(
        others.map(({ratingId}) => ratingId),
        [same],
      );
    assert.equal(Object.keys(found).length, 4);
  });

  test('windows and comments of another institution never match, whatever their number and text', async storage => {
    await settle(storage);
    const trace = {...none, commentHash: 'C1'};
    const one = await rateAt(storage, 0, trace, '3');
    await rate(storage, tianhe, 'satisfied', {trace});
    const seen = await seenBy(storage, [near('burst_point'), near('same_comment')]);
    assert.deepEqual(seen[one]?.near, {burst_point: [], same_comment: []});
  });

  test('only the nearest ratings on either side are read, up to the limit and of the requested channels', async storage => {
    await settle(storage);
    const ids: string[] = [];
    for (const second of [0, 1, 2, 3, 4, 5, 6]) ids.push(await rateAt(storage, second, {deviceId: 'D1'}));
    const asked = {...near('burst_device'), count: 2};
    const seen = await seenBy(storage, [asked, {...near('burst_device'), rule: 'window_series', channels: ['web']}]);
    const {near: found} = seen[ids[3] as string] as CheckedRating;
    assert.deepEqual(
      new Set(found.burst_device?.map(({ratingId}) => ratingId)),
      new Set([ids[1], ids[2], ids[4], ids[5]]),
    );
    assert.deepEqual(found.window_series, undefined);
  });

  test('a rating has one flag of each rule, however often the rule flags it', async storage => {
    await settle(storage);
    const one = await rateAt(storage, 0);
    const about: DetectionRun['detectFlags'] = () => [
      {ratingId: one, rule: 'burst_device', facts: {count: 2, seconds: 1}},
      {ratingId: one, rule: 'at_once', facts: {seconds: 1}},
    ];
    assert.deepEqual(await detect(storage, {detectFlags: about}), {checked: 1, flagged: 2});
    await rateAt(storage, 1);
    assert.deepEqual(await detect(storage, {detectFlags: about}), {checked: 1, flagged: 0});
    assert.deepEqual(
      (await storage.ratingCase({ratingId: one}, null))?.suspicions.map(({rule}) => rule),
      ['at_once', 'burst_device'],
    );
  });

  test('a flag changes neither results nor order nor receipt', async storage => {
    await settle(storage);
    const {ratingId} = await rate(storage, guangzhou, 'dissatisfied');
    const before = await storage.ratingCase({ratingId}, null);
    await detect(storage, {detectFlags: markAll});
    const after = await storage.ratingCase({ratingId}, null);
    assert.equal(after?.suspicions.length, 1);
    assert.deepEqual({...after, suspicions: []}, before);
    assert.deepEqual(await totals(storage), {dissatisfied: 1, orders: 1});
    assert.deepEqual(await storage.recount(), []);
  });

  test('flags are listed with the facts to judge, only to those above, page by page', async storage => {
    await settle(storage);
    const ids = [await rateAt(storage, 0, {}, '3'), await rateAt(storage, 1)];
    await detect(storage, {detectFlags: markAll, limit: 1});
    await detect(storage, {detectFlags: markAll, at: '2026-11-25T06:00:00Z'});
    const [one, other, ...rest] = await list(storage);
    assert.deepEqual(rest, []);
    assert.deepEqual(
      {...one, suspicionId: ''},
      {
        suspicionId: '',
        rule: 'at_once',
        facts: {seconds: 1},
        markedAt: '2026-11-25T05:00:00.000Z',
        state: 'open',
        rating: {
          receivedAt: '2026-11-25T04:00:00.000Z',
          level: 'very_satisfied',
          comment: '',
          channel: 'hall_tablet',
          ratedInstitution: guangzhou.code,
          institutionName: guangzhou.name,
          itemName: '建设工程规划许可证核发',
          windowNumber: '3',
          orderNumber: null,
          voided: false,
        },
        settlement: null,
      },
    );
    const after = {at: one?.markedAt ?? '', suspicionId: one?.suspicionId ?? ''};
    assert.deepEqual(await list(storage, {after}), [other]);
    assert.deepEqual(await list(storage, {limit: 1}), [one]);
    for (const {code} of [hunan, tianhe]) assert.deepEqual(await list(storage, {within: code}), []);
    assert.deepEqual(await list(storage, {rule: 'burst_device'}), []);
    assert.equal((await list(storage, {rule: 'at_once', state: 'open'})).length, 2);
    assert.deepEqual(await list(storage, {state: 'settled'}), []);
    assert.deepEqual(await list(storage, {suspicionId: other?.suspicionId ?? ''}), [other]);
    assert.equal((await storage.ratingCase({suspicionId: one?.suspicionId ?? ''}, guangdong.code))?.ratingId, ids[0]);
    assert.equal(await storage.ratingCase({suspicionId: one?.suspicionId ?? ''}, hunan.code), undefined);
  });

  test('flags are listed of an institution and those below it, without those of the one that is left out', async storage => {
    await settle(storage);
    const rated = new Map<string, string>();
    for (const institution of [guangdong, guangzhou, tianhe])
      rated.set((await rate(storage, institution, 'satisfied')).ratingId, institution.code);
    await detect(storage, {detectFlags: markAll});
    const seen = async (within: string, leftOut?: string) =>
      (await list(storage, {within, leftOut})).map(({rating}) => rating.ratedInstitution).sort();
    assert.deepEqual(await seen(guangdong.code), [...rated.values()].sort());
    assert.deepEqual(await seen(guangzhou.code, guangzhou.code), [tianhe.code]);
    assert.deepEqual(await seen(tianhe.code, tianhe.code), []);
  });

  test('the settlement of a flag is stored with its event', async storage => {
    await settle(storage);
    await rateAt(storage, 0);
    await detect(storage, {detectFlags: markAll});
    const suspicionId = (await list(storage))[0]?.suspicionId ?? '';
    const actor = {kind: 'person', role: 'bureau', institutionCode: guangdong.code, ref: 'somebody'} as const;
    await storage.changeCase({suspicionId}, guangdong.code, () => ({
      event: {
        ...{eventId: unique('act-'), kind: 'settle_suspicion', actor, at: '2026-11-26T01:00:00Z'},
        ...{facts: {}, texts: {note: '当日集中办理'}, textsSalt: 'salt'},
      },
      suspicions: {suspicionIds: [suspicionId], decision: 'dismissed'},
    }));
    const [settled] = await list(storage, {state: 'settled'});
    assert.deepEqual(settled?.settlement, {
      decision: 'dismissed',
      note: '当日集中办理',
      settledAt: '2026-11-26T01:00:00.000Z',
      settledBy: guangdong.code,
    });
    assert.deepEqual(await list(storage, {state: 'open'}), []);
  });

  test('traces are deleted: first the source, later everything', async storage => {
    await settle(storage);
    await rateAt(storage, 0, {sourceRef: 'S1', deviceId: 'D1'});
    await detect(storage);
    const forget = (before: string, sourcesBefore: string) => storage.forgetTraces({before, sourcesBefore, limit: 10});
    const [early, late] = ['2026-11-25T04:00:00Z', '2026-11-25T04:00:00.001Z'];
    assert.equal(await forget(early, early), 0);
    assert.equal(await forget(early, late), 1);
    assert.equal(await forget(early, late), 0);
    const one = await rateAt(storage, 1, {sourceRef: 'S1', deviceId: 'D1'});
    const seen = await seenBy(storage, [near('burst_rater'), near('burst_device')]);
    assert.deepEqual([seen[one]?.near.burst_rater?.length, seen[one]?.near.burst_device?.length], [0, 1]);
    assert.equal(await forget(late, early), 1);
  });

  test('many processes that check at the same moment check every rating once, and each burst completely', async storage => {
    await settle(storage);
    await Promise.all(Array.from({length: 24}, (_, index) => rateAt(storage, index, {deviceId: 'D1'})));
    const detectFlags: DetectionRun['detectFlags'] = ({ratingId, near: {burst_device: others = []}}) =>
      others.length + 1 < 24
        ? []
        : [ratingId, ...others.map(other => other.ratingId)].map(id => ({
            ...{ratingId: id, rule: 'burst_device', facts: {count: 24}},
          }));
    const neighbourhoods = [{...near('burst_device'), count: 23}];
    let checked = 0;
    // One that comes while another one checks has nothing to do, and comes again later.
    while (checked < 24) {
      const run = () => detect(storage, {limit: 7, detectFlags, neighbourhoods});
      for (const result of await Promise.all([1, 2, 3, 4].map(run))) checked += result.checked;
    }
    assert.equal(checked, 24);
    assert.equal((await list(storage)).length, 24);
  });
}
