import assert from 'node:assert/strict';
import type {Institution} from '@gov-rating/contract';
import {anInstitution} from '@gov-rating/contract/testing';
import type {Storage} from '../../src/domain/storage.ts';
import {guangdong, guangzhou, hunan, settle, tianhe, type StorageTest} from '../fixtures/storage.fixtures.ts';

const town = (number: number): Institution =>
  anInstitution({
    code: `11440106MB2C${String(number).padStart(6, '0')}`,
    areaCode: number % 2 === 0 ? '440106001' : '440106001002',
    administrativeLevel: 'town',
    parentCode: null,
  });

async function allPages(
  storage: Storage,
  query: {readonly areaPrefix?: string; readonly within?: string; readonly limit: number},
) {
  const found: Institution[] = [];
  for (let after = ''; ;) {
    const page = await storage.listInstitutions({...query, after});
    found.push(...page);
    const last = page.at(-1);
    if (!last) return found;
    assert.ok(page.length <= query.limit);
    after = last.code;
  }
}

/** Institutions. */
export function institutionCases(test: StorageTest): void {
  test('an administrator finds an institution as it was saved, and none that was not', async storage => {
    await settle(storage);
    assert.deepEqual(await storage.institution(tianhe.code), tianhe);
    assert.equal(await storage.institution('11440106MB2C999999'), undefined);
  });

  test('an administrator corrects an institution by saving it again', async storage => {
    await settle(storage);
    const moved = {...tianhe, name: '𠀀𪚥局 🏛️', areaCode: '440106001', parentCode: guangdong.code};
    await storage.saveInstitutions([moved]);
    assert.deepEqual(await storage.institution(tianhe.code), moved);
    assert.equal((await storage.listInstitutions({limit: 10})).length, 4);
  });

  test('the sentence of the nearest institution is found, with its page or none, many at the same time', async storage => {
    await settle(storage);
    const said = (text: string) => ({'zh-CN': text, 'zh-TW': text, en: '"\u00e9" 👍'});
    const codes = [guangdong.code, guangzhou.code, tianhe.code, hunan.code, tianhe.code, '11440106MB2C999999'];
    const read = async () =>
      (await Promise.all(codes.map(code => storage.institutionPrivacy(code)))).map(
        found => found && [found.privacyNotice['zh-CN'], found.privacyPage],
      );
    const none = undefined;
    assert.deepEqual(await read(), [none, none, none, none, none, none]);
    const province = {...guangdong, privacyNotice: said('省'), privacyPage: 'https://a.cn/privacy'};
    await storage.saveInstitutions([province]);
    const ofProvince = ['省', 'https://a.cn/privacy'];
    assert.deepEqual(await read(), [ofProvince, ofProvince, ofProvince, none, ofProvince, none]);
    await storage.saveInstitutions([{...guangzhou, privacyNotice: said('市')}]);
    assert.deepEqual(await read(), [ofProvince, ['市', none], ['市', none], none, ['市', none], none]);
    assert.deepEqual(await storage.institution(guangdong.code), province);
  });

  test('the telephone of the nearest institution is found, many at the same time', async storage => {
    await settle(storage);
    const codes = [guangdong.code, guangzhou.code, tianhe.code, hunan.code, tianhe.code, '11440106MB2C999999'];
    const read = () => Promise.all(codes.map(code => storage.institutionPhone(code)));
    assert.deepEqual(await read(), [null, null, null, null, null, null]);
    const province = {...guangdong, phone: '020-12345678-12'};
    await storage.saveInstitutions([province]);
    const [above, own] = [province.phone, '+85212345678'];
    assert.deepEqual(await read(), [above, above, above, null, above, null]);
    await storage.saveInstitutions([{...guangzhou, phone: own}]);
    assert.deepEqual(await read(), [above, own, own, null, own, null]);
    assert.deepEqual(await storage.institution(guangdong.code), province);
    await storage.saveInstitutions([{...guangzhou, phone: null}]);
    assert.deepEqual(await storage.institution(guangzhou.code), guangzhou);
    assert.deepEqual(await read(), [above, above, above, null, above, null]);
  });

  test('an administrator who saves an institution again keeps the facts that are named, and takes the others away', async storage => {
    await settle(storage);
    const said = {'zh-CN': '隐私', 'zh-TW': '隱私', en: 'Privacy'};
    const full = {...tianhe, caseNumberLookup: true, phone: '12345', privacyNotice: said} as const;
    const page = 'https://a.cn/privacy';
    await storage.saveInstitutions([{...full, privacyPage: page}]);
    const renamed = {...tianhe, name: '天河'};
    await storage.saveInstitutions([
      {...renamed, keeps: ['phone', 'privacyPage', 'privacyNotice', 'caseNumberLookup']},
    ]);
    assert.deepEqual(await storage.institution(tianhe.code), {...full, privacyPage: page, name: '天河'});
    await storage.saveInstitutions([
      {...renamed, keeps: ['phone']},
      {...guangzhou, keeps: ['phone']},
    ]);
    assert.deepEqual(await storage.institution(tianhe.code), {...renamed, phone: '12345'});
    assert.deepEqual(await storage.institution(guangzhou.code), guangzhou);
    await storage.saveInstitutions([renamed]);
    assert.deepEqual(await storage.institution(tianhe.code), renamed);
  });

  test('an administrator may name children before their parents', async storage => {
    await storage.saveInstitutions([tianhe, guangzhou, guangdong]);
    assert.deepEqual(await storage.institution(tianhe.code), tianhe);
  });

  test('a list with an unknown parent is refused, and nothing of it is stored', async storage => {
    const orphan = {...tianhe, parentCode: '11440106MB2C999999'};
    await assert.rejects(storage.saveInstitutions([guangdong, orphan]), /unknown/);
    assert.deepEqual(await storage.listInstitutions({limit: 10}), []);
  });

  test('no institution can be put above itself, neither at once nor in steps', async storage => {
    const upsideDown = {...guangdong, parentCode: tianhe.code};
    await assert.rejects(storage.saveInstitutions([{...hunan, parentCode: hunan.code}]), /above itself/);
    await assert.rejects(storage.saveInstitutions([upsideDown, guangzhou, tianhe]), /above itself/);
    await settle(storage);
    await assert.rejects(storage.saveInstitutions([upsideDown]), /above itself/);
    assert.deepEqual(await storage.institution(guangdong.code), guangdong);
  });

  test('no institution can be put below one of a lower level, neither at once nor in steps', async storage => {
    const below = {...hunan, parentCode: tianhe.code};
    await assert.rejects(storage.saveInstitutions([guangdong, guangzhou, tianhe, below]), /would be below/);
    assert.deepEqual(await storage.listInstitutions({limit: 10}), []);
    await settle(storage);
    await assert.rejects(storage.saveInstitutions([below]), /would be below/);
    await assert.rejects(storage.saveInstitutions([{...guangzhou, administrativeLevel: 'village'}]), /would be below/);
    assert.deepEqual(await storage.institution(hunan.code), hunan);
    assert.deepEqual(await storage.institution(guangzhou.code), guangzhou);
  });

  test('an administrator reads all that is wrong with a list at once', async storage => {
    const list = [
      {...guangdong, parentCode: guangdong.code},
      {...guangzhou, parentCode: '11440106MB2C999999'},
      {...hunan, parentCode: tianhe.code},
      {...tianhe, parentCode: null},
    ];
    await assert.rejects(storage.saveInstitutions(list), {
      name: 'InstitutionTreeError',
      message: /above itself[^]*unknown[^]*would be below/,
    });
  });

  test('two administrators who put two institutions above each other at the same time: one is refused', async storage => {
    for (let round = 0; round < 10; round++) {
      await storage.saveInstitutions([guangdong, hunan]);
      const saved = await Promise.allSettled([
        storage.saveInstitutions([{...guangdong, parentCode: hunan.code}]),
        storage.saveInstitutions([{...hunan, parentCode: guangdong.code}]),
      ]);
      assert.deepEqual(saved.map(({status}) => status).sort(), ['fulfilled', 'rejected']);
    }
  });

  test('a visitor pages through all institutions by code, none missing, none twice', async storage => {
    const towns = Array.from({length: 57}, (_, index) => town(index * 37));
    await storage.saveInstitutions([...towns].reverse());
    assert.deepEqual(await allPages(storage, {limit: 10}), towns);
    assert.deepEqual(await storage.listInstitutions({limit: 10, after: 'Z'}), []);
  });

  test('a visitor pages through an institution and those below it', async storage => {
    await settle(storage);
    const below = {...town(11), parentCode: tianhe.code};
    await storage.saveInstitutions([town(10), below]);
    const codes = async (within: string) => (await allPages(storage, {within, limit: 1})).map(({code}) => code);
    assert.deepEqual(await codes(guangzhou.code), [guangzhou.code, tianhe.code, below.code].sort());
    assert.deepEqual(await codes(below.code), [below.code]);
    assert.deepEqual(await codes('11440106MB2C999999'), []);
  });

  test('a visitor pages through the institutions of an area and below', async storage => {
    await settle(storage);
    const towns = Array.from({length: 9}, (_, index) => town(index + 10));
    await storage.saveInstitutions(towns);
    const codes = async (areaPrefix: string) => (await allPages(storage, {areaPrefix, limit: 2})).map(({code}) => code);
    assert.equal((await codes('44')).length, 12);
    assert.deepEqual(await codes('4401'), [guangzhou.code, tianhe.code, ...towns.map(({code}) => code)].sort());
    assert.equal((await codes('440106001')).length, 9);
    assert.deepEqual(
      await codes('440106001002'),
      towns.filter(({areaCode}) => areaCode.length === 12).map(({code}) => code),
    );
    assert.deepEqual(await codes('45'), []);
  });
}
