import assert from 'node:assert/strict';
import {mostOldSecrets, type Client} from '../../src/domain/institutions/client-storage.ts';
import type {Storage} from '../../src/domain/storage.ts';
import {guangdong, guangzhou, hunan, settle, tianhe, type StorageTest} from '../fixtures/storage.fixtures.ts';

const aClient = (facts: Partial<Client> = {}): Client => ({
  id: 'hall-system',
  name: '政务大厅系统',
  institutionCode: guangzhou.code,
  secretHash: 'hash',
  scopes: ['services:write', 'orders:read'],
  pageOrigins: ['https://www.example.gov.cn'],
  channels: ['hotline'],
  ...facts,
});

const at = (hour: number): string => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;
const unknown = {createdAt: null, secretMadeAt: null, disabledAt: null};

const rotated = (storage: Storage, secretHash: string, hour: number, endHour: number) =>
  storage.rotateClientSecret({id: 'hall-system', secretHash, at: at(hour), oldEndAt: at(endHour)});

/** Clients: department systems and their credentials. */
export function clientCases(test: StorageTest): void {
  test('a client is found as it was saved last', async storage => {
    await settle(storage);
    await storage.saveClient(aClient());
    assert.deepEqual(await storage.client('hall-system'), {...aClient(), ...unknown});
    const changed = aClient({
      name: '新系统',
      scopes: [],
      pageOrigins: [],
      channels: [],
      secretHash: 'other',
      institutionCode: hunan.code,
    });
    await storage.saveClient(changed);
    assert.deepEqual(await storage.client('hall-system'), {...changed, ...unknown});
    assert.equal(await storage.client('Hall-System'), undefined);
  });

  test('an operator sees when a client and its secret were made', async storage => {
    await settle(storage);
    await storage.saveClient(aClient(), at(1));
    await storage.saveClient(aClient({name: '新系统'}), at(2));
    const moments = async () => {
      const {createdAt, secretMadeAt} = (await storage.client('hall-system')) ?? {};
      return [createdAt, secretMadeAt];
    };
    assert.deepEqual(await moments(), [at(1), at(1)]);
    await storage.saveClient(aClient({secretHash: 'other'}), at(3));
    assert.deepEqual(await moments(), [at(1), at(3)]);
  });

  test('a client of an unknown institution is refused and not stored', async storage => {
    await settle(storage);
    await assert.rejects(storage.saveClient(aClient({institutionCode: '11440106MB2C999999'})));
    assert.equal(await storage.client('hall-system'), undefined);
  });

  test('a supervisor pages through the clients of an institution and those below it, without their secrets', async storage => {
    await settle(storage);
    const places = [guangzhou, tianhe, hunan, guangdong];
    for (const [i, {code}] of places.entries()) await storage.saveClient(aClient({id: `c${i}`, institutionCode: code}));
    const ids = async (query: {within?: string; after?: string; id?: string; limit: number}) =>
      (await storage.listClients({...query, at: at(1)})).map(({id}) => id);
    assert.deepEqual(await ids({limit: 10}), ['c0', 'c1', 'c2', 'c3']);
    assert.deepEqual(await ids({within: guangzhou.code, limit: 10}), ['c0', 'c1']);
    assert.deepEqual(await ids({within: guangdong.code, limit: 2}), ['c0', 'c1']);
    assert.deepEqual(await ids({within: guangdong.code, after: 'c1', limit: 2}), ['c3']);
    assert.deepEqual(await ids({within: guangzhou.code, id: 'c1', limit: 1}), ['c1']);
    assert.deepEqual(await ids({within: guangzhou.code, id: 'c2', limit: 1}), []);
    const [first] = await storage.listClients({limit: 1, at: at(1)});
    const {secretHash: _, ...facts} = aClient({id: 'c0'});
    assert.deepEqual(first, {...facts, ...unknown, oldSecretsEndAt: null});
  });

  test('a disabled client stays disabled since its first moment, also when it is saved again, until it is enabled', async storage => {
    await settle(storage);
    await storage.saveClient(aClient());
    const disabledAt = async () => (await storage.client('hall-system'))?.disabledAt;
    assert.equal(await storage.disableClient('hall-system', at(1)), true);
    assert.equal(await storage.disableClient('hall-system', at(2)), true);
    await storage.saveClient(aClient({name: '新系统'}));
    assert.equal(await disabledAt(), at(1));
    assert.equal(await storage.disableClient('hall-system', null), true);
    assert.equal(await disabledAt(), null);
    assert.equal(await storage.disableClient('other', at(1)), false);
  });

  test('a replaced secret is taken until it ends, and not at that moment', async storage => {
    await settle(storage);
    await storage.saveClient(aClient(), at(0));
    assert.equal(await rotated(storage, 'second', 1, 5), true);
    const {secretHash, secretMadeAt, createdAt} = (await storage.client('hall-system')) ?? {};
    assert.deepEqual([secretHash, secretMadeAt, createdAt], ['second', at(1), at(0)]);
    assert.deepEqual(await storage.oldClientSecrets('hall-system', '2026-11-24T04:59:59.999Z'), ['hash']);
    assert.deepEqual(await storage.oldClientSecrets('hall-system', at(5)), []);
    assert.deepEqual(await storage.oldClientSecrets('other', at(2)), []);
    const ends = (await storage.listClients({limit: 1, at: at(2)})).map(({oldSecretsEndAt}) => oldSecretsEndAt);
    assert.deepEqual(ends, [at(5)]);
    assert.deepEqual((await storage.listClients({limit: 1, at: at(5)}))[0]?.oldSecretsEndAt, null);
    assert.equal(await storage.rotateClientSecret({id: 'other', secretHash: 'x', at: at(1), oldEndAt: at(2)}), false);
  });

  test('every old secret keeps its end when that comes earlier, and ends with the newest order when that is earlier', async storage => {
    await settle(storage);
    await storage.saveClient(aClient());
    await rotated(storage, 'second', 1, 3);
    await rotated(storage, 'third', 2, 9);
    const old = async (hour: number) => (await storage.oldClientSecrets('hall-system', at(hour))).sort();
    assert.deepEqual(await old(2), ['hash', 'second']);
    assert.deepEqual(await old(3), ['second']);
    await rotated(storage, 'fourth', 4, 6);
    assert.deepEqual(await old(5), ['second', 'third']);
    assert.deepEqual(await old(6), []);
    await rotated(storage, 'fifth', 5, 5);
    assert.deepEqual(await old(5), []);
  });

  test('however often a secret is replaced, only those replaced last are taken', async storage => {
    await settle(storage);
    await storage.saveClient(aClient());
    for (let round = 1; round <= 9; round++) await rotated(storage, `secret ${round}`, round, 20);
    const expected = Array.from({length: mostOldSecrets}, (_, i) => `secret ${8 - i}`).sort();
    assert.deepEqual((await storage.oldClientSecrets('hall-system', at(10))).sort(), expected);
  });

  test('two operators who replace a secret at the same time lose none of the two', async storage => {
    for (let round = 0; round < 5; round++) {
      await settle(storage);
      await storage.saveClient(aClient({secretHash: `begin ${round}`}));
      const names = [`a ${round}`, `b ${round}`];
      await Promise.all(names.map(name => rotated(storage, name, 1, 5)));
      const newest = (await storage.client('hall-system'))?.secretHash;
      const taken = [newest, ...(await storage.oldClientSecrets('hall-system', at(2)))];
      for (const name of [...names, `begin ${round}`]) assert.ok(taken.includes(name), name);
      await rotated(storage, 'end', 3, 3);
    }
  });
}
