import assert from 'node:assert/strict';
import type {ServiceFacts} from '@gov-rating/contract';
import {aTicket} from '@gov-rating/contract/testing';
import type {Storage} from '../../src/domain/storage.ts';
import {aMember, aPoint, aWindow} from '../fixtures/register.fixtures.ts';
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

/** A ticket of Tianhe's staff, registered by the system of Guangdong. */
const ofTicket = (facts: Partial<ServiceFacts> & {readonly pointId: string}, within = guangdong.code) => ({
  serviceId: unique('service-'),
  facts: aTicket({institutionCode: tianhe.code, ...facts}),
  within,
  at: noon,
});

const rated = async (storage: Storage, serviceId: string, level: 'satisfied' | 'dissatisfied') => {
  const done = await storage.submitRating(
    aSubmission(await invite(storage, serviceId), {draft: {level, tags: ['209']}}),
  );
  assert.equal(done.outcome, 'received');
};

/** Numbers of staff with how often they were rated, by Tianhe. */
const counted = async (storage: Storage) => {
  const {staff} = await storage.staffCounts({institutionCode: tianhe.code}, 20);
  const sum = (levels: (typeof staff)[number]['levels']) => levels.reduce((all, {active}) => all + active, 0);
  return Object.fromEntries(staff.map(({staffNumber, levels}) => [staffNumber, sum(levels)]));
};

/** Services of a hall: several staff, points, and tickets in place of cases. */
export function hallCases(test: StorageTest): void {
  test('a ticket is one service for each point, day, node and institution, and is never read as a case', async storage => {
    await settle(storage);
    const hall = await aPoint(storage, {institutionCode: guangdong.code, validFrom: '2026-11-01'});
    const other = await aWindow(storage, hall, '2');
    const first = ofTicket({pointId: hall.pointId});
    const ids = [];
    for (const facts of [
      {},
      {servedAt: '2026-11-24T00:00:00+08:00'},
      {servedAt: '2026-11-23T23:59:59+08:00'},
      {node: 'accepted' as const},
      {ticketNumber: 'A043'},
      {pointId: other.pointId},
      {institutionCode: guangzhou.code},
    ]) {
      const done = await storage.registerService(ofTicket({pointId: hall.pointId, ...facts}));
      assert.ok(done.outcome === 'registered');
      ids.push(done.serviceId);
    }
    assert.equal(ids[1], ids[0], 'the same day in Shanghai');
    assert.equal(new Set(ids).size, 6);
    const stored = await storage.service(ids[0] ?? '', tianhe.code);
    assert.deepEqual([stored?.projectNo, stored?.ticketNumber, stored?.itemName], [undefined, 'A042', undefined]);
    assert.equal(stored?.pointName, hall.name);
    assert.equal((await storage.registerService(first)).outcome, 'registered');
  });

  test('a point that is unknown, foreign, closed or not valid on the day is refused, and nothing is stored', async storage => {
    await settle(storage);
    const hall = await aPoint(storage, {validFrom: '2026-11-24', validTo: '2026-11-25'});
    const ofHunan = await aPoint(storage, {institutionCode: hunan.code}, {within: hunan.code});
    const attempt = async ({pointId = hall.pointId, ...facts}: Partial<ServiceFacts>) =>
      (await storage.registerService(ofTicket({pointId, ...facts}))).outcome;
    assert.equal(await attempt({pointId: 'g1k-nothing'}), 'unknown_point');
    assert.equal(await attempt({pointId: ofHunan.pointId}), 'unknown_point');
    assert.equal(await attempt({servedAt: '2026-11-23T15:59:59Z'}), 'point_not_valid');
    assert.equal(await attempt({servedAt: '2026-11-25T16:00:00Z'}), 'point_not_valid');
    assert.equal(await attempt({servedAt: '2026-11-25T15:59:59Z'}), 'registered');
    const before = ofTicket({pointId: hall.pointId});
    assert.equal((await storage.registerService(before)).outcome, 'registered');
    await storage.closePoint({pointId: hall.pointId, within: guangdong.code, at: noon});
    assert.equal(await attempt({ticketNumber: 'A099'}), 'point_closed');
    assert.equal((await storage.registerService(before)).outcome, 'registered', 'the same facts again');
    const corrected = {...before, facts: {...before.facts, windowNumber: '7'}};
    assert.equal((await storage.registerService(corrected)).outcome, 'registered', 'a point that was closed since');
    assert.equal((await storage.service(before.serviceId, tianhe.code))?.windowNumber, '7');
  });

  test('a window of another institution is used where its client acts for both', async storage => {
    await settle(storage);
    const window = await aPoint(storage, {institutionCode: tianhe.code, kind: 'window', name: '综合窗口'});
    const attempt = async (institutionCode: string, within: string) =>
      (await storage.registerService(ofTicket({pointId: window.pointId, institutionCode}, within))).outcome;
    assert.equal(await attempt(guangzhou.code, guangzhou.code), 'registered');
    assert.equal(await attempt(hunan.code, hunan.code), 'unknown_point');
  });

  test('each of several staff is counted once and the institution once, and everybody but those not rated', async storage => {
    await settle(storage);
    await aMember(storage, {staffNumber: '0017'});
    await aMember(storage, {staffNumber: '0018', isRated: false, validFrom: '2026-01-01'});
    await aMember(storage, {staffNumber: '0019', isRated: false, validFrom: '2026-12-01'});
    const several = await register(storage, {
      institutionCode: tianhe.code,
      staffNumber: '0017',
      staffNumbers: ['0017', '0018', '0019', '𠀀 二十'],
    });
    const nobody = await register(storage, {institutionCode: tianhe.code, staffNumber: '0018'});
    const alone = await register(storage, {institutionCode: tianhe.code, staffNumber: '0017'});
    for (const serviceId of [several, nobody, alone]) await rated(storage, serviceId, 'satisfied');
    assert.deepEqual(await counted(storage), {'0017': 2, '0019': 1, '𠀀 二十': 1});
    const {levels} = await storage.count({institutionCode: tianhe.code});
    assert.equal(
      levels.reduce((all, {active}) => all + active, 0),
      3,
    );
    assert.deepEqual(await storage.recount(), []);
    // Whom a rating counts for is decided when the service is registered.
    await aMember(storage, {staffNumber: '0017', isRated: false, validFrom: '2026-01-01'});
    assert.deepEqual(await storage.recount(), []);
  });

  test('a service without an item counts for its institution and for no item', async storage => {
    await settle(storage);
    const hall = await aPoint(storage, {institutionCode: tianhe.code});
    const ticket = ofTicket({pointId: hall.pointId});
    assert.equal((await storage.registerService(ticket)).outcome, 'registered');
    await rated(storage, ticket.serviceId, 'dissatisfied');
    const scope = {from: '2026-01-01', to: '2026-12-31'};
    assert.deepEqual((await storage.groupCounts(scope, 'item', 9)).groups, []);
    assert.deepEqual(await storage.recount(), []);
    const [order] = await storage.listOrders({within: tianhe.code, limit: 9});
    assert.deepEqual([order?.projectNo, order?.ticketNumber, order?.itemName], [null, 'A042', hall.name]);
    assert.deepEqual(await storage.contradictions(), []);
  });
}
