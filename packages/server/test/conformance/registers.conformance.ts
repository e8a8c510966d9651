import assert from 'node:assert/strict';
import type {PointPut} from '../../src/domain/registers/point-storage.ts';
import type {Storage} from '../../src/domain/storage.ts';
import {aMember, aPoint, aPointPut, aStaffPut, aWindow} from '../fixtures/register.fixtures.ts';
import {guangdong, guangzhou, hunan, noon, settle, tianhe, type StorageTest} from '../fixtures/storage.fixtures.ts';

const outcomeOf = async (storage: Storage, facts: Partial<PointPut['facts']>, put: Partial<PointPut> = {}) =>
  (await storage.putPoint(aPointPut(facts, put))).outcome;

/** Points, staff and other codes of institutions. */
export function registerCases(test: StorageTest): void {
  test('a hall gets a code of its own, the area of its institution, and is valid from today', async storage => {
    await settle(storage);
    const put = aPointPut();
    const done = await storage.putPoint(put);
    const point = {
      ...{pointId: put.newId, institutionCode: tianhe.code, kind: 'hall', name: '天河区政务服务中心', number: null},
      ...{areaCode: '440106', parentId: null, staticCode: put.newStaticCode, validFrom: '2026-11-24', validTo: null},
      closedAt: null,
    };
    assert.deepEqual(done, {outcome: 'put', point, change: 'added'});
    assert.deepEqual(await storage.point(put.newId), point);
    assert.deepEqual(await storage.pointByCode(put.newStaticCode), point);
    assert.equal(await storage.pointByCode('AAAAAAAAAA'), undefined);
    assert.equal(await storage.point('g1k-nothing'), undefined);
  });

  test('the same hall put again changes nothing, and other facts change the same point', async storage => {
    await settle(storage);
    const hall = await aPoint(storage);
    assert.deepEqual(await storage.putPoint(aPointPut()), {outcome: 'put', point: hall, change: 'none'});
    const later = await storage.putPoint(
      aPointPut({validTo: '2027-12-31', areaCode: '440106001'}, {today: '2027-01-01'}),
    );
    const changed = {...hall, validTo: '2027-12-31', areaCode: '440106001'};
    assert.deepEqual(later, {outcome: 'put', point: changed, change: 'changed'});
    const renamed = await storage.putPoint(aPointPut({name: '新大厅'}, {pointId: hall.pointId}));
    assert.ok(renamed.outcome === 'put' && renamed.point.pointId === hall.pointId);
    assert.equal((await storage.listPoints({within: tianhe.code, closed: true, limit: 10})).length, 1);
  });

  test('a window lies in a hall of its institution or of one above it, and nowhere else', async storage => {
    await settle(storage);
    const [ofCity, ofDistrict] = [await aPoint(storage, {institutionCode: guangzhou.code}), await aPoint(storage)];
    const window = await aWindow(storage, ofCity, '1');
    assert.equal(window.parentId, ofCity.pointId);
    const inside = (parentId: string, institutionCode: string, within = guangdong.code) =>
      outcomeOf(storage, {kind: 'window', name: '窗口', parentId, institutionCode}, {within});
    assert.equal(await inside(ofDistrict.pointId, guangzhou.code), 'parent_not_allowed');
    assert.equal(await inside(ofDistrict.pointId, hunan.code, hunan.code), 'unknown_point');
    assert.equal(await inside('g1k-nothing', tianhe.code), 'unknown_point');
    assert.equal(await inside(ofCity.pointId, tianhe.code, tianhe.code), 'put');
  });

  test('no point can be put inside itself, neither at once nor in steps', async storage => {
    await settle(storage);
    const hall = await aPoint(storage);
    const floor = await aPoint(storage, {kind: 'service_desk', name: '二楼', parentId: hall.pointId});
    const window = await aWindow(storage, floor, '1');
    for (const parentId of [hall.pointId, floor.pointId, window.pointId])
      assert.equal(await outcomeOf(storage, {parentId}, {pointId: hall.pointId}), 'parent_not_allowed');
    assert.equal((await storage.point(hall.pointId))?.parentId, null);
  });

  test('a hall with windows of a district cannot be given to another institution that is not above it', async storage => {
    await settle(storage);
    const hall = await aPoint(storage, {institutionCode: guangzhou.code});
    await aWindow(storage, hall, '1', {institutionCode: guangzhou.code});
    const given = (institutionCode: string) => outcomeOf(storage, {institutionCode}, {pointId: hall.pointId});
    assert.equal(await given(tianhe.code), 'parent_not_allowed');
    assert.equal(await given(guangdong.code), 'put');
  });

  test('a number is taken once in each place, and is free again when its window is closed', async storage => {
    await settle(storage);
    const [one, other] = [await aPoint(storage, {name: '一厅'}), await aPoint(storage, {name: '二厅'})];
    const window = await aWindow(storage, one, '5');
    await aWindow(storage, other, '5');
    const again = {kind: 'window', name: '又一窗口', number: '5'} as const;
    const second = await aWindow(storage, one, '6');
    const renumbered = {...again, parentId: one.pointId};
    assert.equal(await outcomeOf(storage, renumbered, {pointId: second.pointId}), 'point_number_taken');
    const same = await aPoint(storage, renumbered);
    assert.equal(same.pointId, window.pointId, 'the same number is the same window');
    await storage.closePoint({pointId: window.pointId, within: guangdong.code, at: noon});
    assert.notEqual((await aPoint(storage, renumbered)).pointId, window.pointId);
    const atTop = {kind: 'terminal', number: '5', name: '自助终端'} as const;
    assert.equal(await outcomeOf(storage, atTop), 'put');
    const sixth = await aPoint(storage, {...atTop, number: '6'});
    assert.equal(await outcomeOf(storage, atTop, {pointId: sixth.pointId}), 'point_number_taken');
  });

  test('two windows put at the same moment never have one number', async storage => {
    await settle(storage);
    const hall = await aPoint(storage, {institutionCode: guangzhou.code});
    const puts = [guangzhou, tianhe].flatMap(({code: institutionCode}) =>
      [1, 2].map(() =>
        storage.putPoint(
          aPointPut({institutionCode, kind: 'window', name: '窗口', number: '1', parentId: hall.pointId}),
        ),
      ),
    );
    await Promise.all(puts);
    assert.equal(
      (await storage.listPoints({within: guangdong.code, parentId: hall.pointId, closed: true, limit: 9})).length,
      1,
    );
  });

  test('closing a hall closes what lies in it and says how many; closing it again closes nothing', async storage => {
    await settle(storage);
    const hall = await aPoint(storage);
    const floor = await aPoint(storage, {kind: 'service_desk', name: '二楼', parentId: hall.pointId});
    await aWindow(storage, floor, '1');
    const before = await aWindow(storage, hall, '2');
    const close = (pointId: string, within = tianhe.code) => storage.closePoint({pointId, within, at: noon});
    assert.equal(await close(hall.pointId, hunan.code), undefined);
    assert.equal((await close(before.pointId))?.closed, 1);
    assert.deepEqual(await close(hall.pointId), {point: {...hall, closedAt: noon}, closed: 3});
    assert.equal((await close(hall.pointId))?.closed, 0);
    const listed = async (closed: boolean) =>
      (await storage.listPoints({within: tianhe.code, closed, limit: 9})).length;
    assert.deepEqual([await listed(false), await listed(true)], [0, 4]);
    assert.equal(await outcomeOf(storage, {parentId: hall.pointId}), 'point_closed');
    assert.equal(await outcomeOf(storage, {}, {pointId: hall.pointId}), 'point_closed');
  });

  test('a point of an unknown or a foreign institution is refused, and one that ends before it begins', async storage => {
    await settle(storage);
    const refusal = async (facts: Partial<PointPut['facts']>, put: Partial<PointPut> = {}) => {
      const {outcome, ...more} = await storage.putPoint(aPointPut(facts, put));
      return [outcome, 'field' in more ? more.field : ''];
    };
    const nowhere = '11440106MB2C999999';
    assert.deepEqual(await refusal({institutionCode: nowhere}), ['unknown_institution', 'institutionCode']);
    assert.deepEqual(await refusal({}, {within: hunan.code}), ['institution_not_allowed', 'institutionCode']);
    const reversed = {validFrom: '2026-12-02', validTo: '2026-12-01'};
    assert.deepEqual(await refusal(reversed), ['validity_reversed', 'validTo']);
    assert.deepEqual(await refusal({...reversed, validTo: '2026-12-02'}), ['put', '']);
    const ofHunan = await aPoint(storage, {institutionCode: hunan.code}, {within: hunan.code});
    assert.deepEqual(await refusal({}, {pointId: ofHunan.pointId}), ['unknown_point', 'pointId']);
  });

  test('a department sees the points of its institution, of those below it and of those above it', async storage => {
    await settle(storage);
    const points = [];
    for (const {code} of [guangdong, guangzhou, tianhe])
      points.push((await aPoint(storage, {institutionCode: code})).pointId);
    await aPoint(storage, {institutionCode: hunan.code}, {within: hunan.code});
    const ids = async (query: Partial<Parameters<Storage['listPoints']>[0]>) =>
      (await storage.listPoints({within: guangzhou.code, closed: false, limit: 10, ...query})).map(
        ({pointId}) => pointId,
      );
    assert.deepEqual(await ids({}), points);
    assert.deepEqual(await ids({within: hunan.code, pointId: points[0]}), []);
    assert.deepEqual(await ids({institutionCode: tianhe.code}), points.slice(2));
    assert.deepEqual(await ids({kind: 'window'}), []);
    assert.deepEqual(await ids({after: points[0], limit: 1}), points.slice(1, 2));
  });

  test('a member of staff is known by institution and number, and changed by being put again', async storage => {
    await settle(storage);
    const member = await aMember(storage);
    assert.equal(member.validFrom, '2026-11-24');
    assert.deepEqual(await storage.putStaff(aStaffPut({}, {today: '2026-11-30'})), {
      outcome: 'put',
      staff: member,
      change: 'none',
    });
    const changed = await storage.putStaff(aStaffPut({isRated: false, validTo: '2027-01-01'}));
    assert.deepEqual(changed, {
      outcome: 'put',
      staff: {...member, isRated: false, validTo: '2027-01-01'},
      change: 'changed',
    });
    await aMember(storage, {institutionCode: guangzhou.code});
    await aMember(storage, {staffNumber: '0018'});
    const numbers = async (query: Partial<Parameters<Storage['listStaff']>[0]>) =>
      (await storage.listStaff({within: guangdong.code, limit: 10, ...query})).map(
        ({institutionCode, staffNumber}) => `${institutionCode} ${staffNumber}`,
      );
    const all = [`${guangzhou.code} 0017`, `${tianhe.code} 0017`, `${tianhe.code} 0018`];
    assert.deepEqual(await numbers({}), all);
    assert.deepEqual(
      await numbers({after: {institutionCode: guangzhou.code, staffNumber: '0017'}, limit: 1}),
      all.slice(1, 2),
    );
    assert.deepEqual(await numbers({within: tianhe.code}), all.slice(1));
    assert.deepEqual(await numbers({institutionCode: guangzhou.code}), all.slice(0, 1));
    assert.deepEqual(await numbers({within: hunan.code}), []);
  });

  test('staff of an unknown or a foreign institution are refused, and who would leave before coming', async storage => {
    await settle(storage);
    const refusal = async (put: Parameters<Storage['putStaff']>[0]) => (await storage.putStaff(put)).outcome;
    assert.equal(await refusal(aStaffPut({institutionCode: '11440106MB2C999999'})), 'unknown_institution');
    assert.equal(await refusal(aStaffPut({}, {within: hunan.code})), 'institution_not_allowed');
    assert.equal(await refusal(aStaffPut({validTo: '2026-11-23'})), 'validity_reversed');
  });

  test('another code leads to one institution, whatever its kind, and never away from a code of its own', async storage => {
    await settle(storage);
    const put = async (code: string, institutionCode: string, kind = 'organisation_code', within = guangdong.code) => {
      const alias = {kind: kind as 'organisation_code', code, institutionCode};
      const done = await storage.putAlias({alias, within, at: '2026-11-24T02:00:00.000Z'});
      return done.outcome === 'put' ? done.change : done.outcome;
    };
    assert.equal(await storage.institutionNamed('006940386'), undefined);
    assert.equal(await put('006940386', tianhe.code), 'added');
    assert.equal(await storage.institutionNamed('006940386'), tianhe.code);
    assert.equal(await put('006940386', tianhe.code), 'none');
    assert.equal(await put('006940386', tianhe.code, 'hall_code'), 'added');
    assert.equal(await put('006940386', guangzhou.code), 'alias_taken');
    assert.equal(await put('MB2D0164X', tianhe.code, 'organisation_code', tianhe.code), 'added');
    assert.equal(await put('MB2D0164X', guangzhou.code), 'changed');
    assert.equal(await storage.institutionNamed('MB2D0164X'), guangzhou.code);
    assert.equal(await put('MB2D0164X', hunan.code, 'organisation_code', hunan.code), 'alias_taken');
    assert.equal(await put(guangzhou.code, tianhe.code, 'hall_code'), 'alias_taken');
    assert.equal(await storage.institutionNamed(guangzhou.code), guangzhou.code);
    assert.equal(await put('x', '11440106MB2C999999'), 'unknown_institution');
    assert.equal(await put('x', guangdong.code, 'hall_code', tianhe.code), 'institution_not_allowed');
    const codes = async (within: string, after?: {code: string; kind: string}) =>
      (await storage.listAliases({within, removed: false, limit: 2, ...(after && {after})})).map(
        ({code, kind}) => `${code} ${kind}`,
      );
    assert.deepEqual(await codes(guangdong.code), ['006940386 hall_code', '006940386 organisation_code']);
    assert.deepEqual(await codes(guangdong.code, {code: '006940386', kind: 'hall_code'}), [
      ...['006940386 organisation_code', 'MB2D0164X organisation_code'],
    ]);
    assert.deepEqual(await codes(hunan.code), []);
  });

  test('another code that was removed or given away leads nowhere, and is listed with its moment', async storage => {
    await settle(storage);
    const alias = {kind: 'hall_code', code: 'H-1'} as const;
    const [first, second, third] = ['2026-11-24T02:00:00.000Z', '2026-11-25T02:00:00.000Z', '2026-11-26T02:00:00.000Z'];
    const put = (institutionCode: string, at: string) =>
      storage.putAlias({alias: {...alias, institutionCode}, within: guangdong.code, at});
    const remove = (within: string | undefined, at: string) => storage.removeAlias({...alias, within, at});
    assert.equal(await remove(guangdong.code, first), undefined);
    await put(tianhe.code, first);
    assert.equal(await remove(hunan.code, first), undefined);
    await put(guangzhou.code, second);
    const removed = {alias: {...alias, institutionCode: guangzhou.code}, removedAt: third};
    assert.deepEqual(await remove(guangzhou.code, third), {...removed, change: 'removed'});
    assert.equal(await storage.institutionNamed('H-1'), undefined);
    assert.deepEqual(await remove(undefined, '2026-11-27T02:00:00.000Z'), {...removed, change: 'none'});
    const past = async (within: string | undefined, after?: {code: string; kind: string; removedAt: string}) =>
      (await storage.listAliases({within, removed: true, limit: 9, ...(after && {after})})).map(
        ({institutionCode, removedAt}) => [institutionCode, removedAt],
      );
    assert.deepEqual(await past(guangdong.code), [
      [tianhe.code, second],
      [guangzhou.code, third],
    ]);
    assert.deepEqual(await past(undefined, {...alias, removedAt: second}), [[guangzhou.code, third]]);
    assert.deepEqual(await past(tianhe.code), [[tianhe.code, second]]);
    assert.deepEqual(await storage.listAliases({within: guangdong.code, removed: false, limit: 9}), []);
    await put(tianhe.code, '2026-11-28T02:00:00.000Z');
    assert.equal(await storage.institutionNamed('H-1'), tianhe.code);
  });
}
