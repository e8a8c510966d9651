import assert from 'node:assert/strict';
import test from 'node:test';
import {anInstitution, aServedPerson, aService} from '@gov-rating/contract/testing';
import {memoryStorage} from '../database/memory.ts';
import type {Storage} from '../domain/storage.ts';
import {decryptPerson, encryptPerson} from './encrypted-person.ts';
import {keyring, type DataKey} from './encryption-keyring.ts';
import {rotateKeys} from './rotate-keys.ts';
import {secretLocation} from './secret-cipher.ts';

const within = anInstitution().code;
const key = (id: string, fill: number): DataKey => ({id, bytes: new Uint8Array(32).fill(fill)});
const [first, second, third] = [key('b', 1), key('a', 2), key('c', 3)];

/** A storage with this many persons encrypted by a key, numbered after those before. */
async function aStorage() {
  const storage = await memoryStorage();
  await storage.saveInstitutions([anInstitution()]);
  let number = 0;
  const add = async (sealing: DataKey, count: number) => {
    for (let added = 0; added < count; added++) {
      const facts = aService({projectNo: `P${++number}`});
      const person = await encryptPerson(keyring([sealing]), aServedPerson({name: `第${number}人`}), facts);
      await storage.registerService({serviceId: `s${number}`, facts, within, at: '2026-11-24T02:00:00Z', person});
    }
  };
  const names = async (keys: readonly DataKey[]) => {
    const stored = await Promise.all(
      Array.from({length: number}, (_, at) => storage.servedPerson(`s${at + 1}`, within)),
    );
    return Promise.all(stored.map(async person => person && (await decryptPerson(keyring(keys), person)).name));
  };
  return {storage, add, names};
}

const everybody = (count: number) => Array.from({length: count}, (_, at) => `第${at + 1}人`);

test('a rotation encrypts all persons with the newest key in batches, so that the old keys can be removed', async () => {
  const {storage, add, names} = await aStorage();
  await add(first, 7);
  await add(third, 6);
  await add(second, 2);
  const ring = keyring([second, first, third]);
  assert.deepEqual(await rotateKeys(storage, ring, 4), {reencrypted: 13, undecryptable: 0, oldKeys: []});
  assert.deepEqual(await names([second]), everybody(15));
  assert.deepEqual(await rotateKeys(storage, ring, 4), {reencrypted: 0, undecryptable: 0, oldKeys: []});
});

test('an interrupted rotation continues where it stopped', async () => {
  const {storage, add, names} = await aStorage();
  await add(first, 10);
  const reseal = storage.replaceEncryptedPersons;
  let portions = 0;
  const cut: Storage = {
    ...storage,
    replaceEncryptedPersons: persons => (++portions > 2 ? Promise.reject(new Error('power cut')) : reseal(persons)),
  };
  const ring = keyring([second, first]);
  await assert.rejects(rotateKeys(cut, ring, 3), /power cut/);
  assert.deepEqual(await names([second, first]), everybody(10));
  assert.deepEqual(await rotateKeys(storage, ring, 3), {reencrypted: 4, undecryptable: 0, oldKeys: []});
  assert.deepEqual(await names([second]), everybody(10));
});

test('what cannot be decrypted is left as it is and counted, and its key is named', async () => {
  const {storage, add, names} = await aStorage();
  await add(first, 3);
  await add(third, 2);
  assert.deepEqual(await rotateKeys(storage, keyring([second, third]), 1), {
    reencrypted: 2,
    undecryptable: 3,
    oldKeys: ['b'],
  });
  assert.deepEqual(await names([first, second]), everybody(5));
});

test('a person that a department corrects meanwhile is not overwritten', async () => {
  const {storage, add} = await aStorage();
  await add(first, 1);
  const corrected = await encryptPerson(keyring([second]), aServedPerson({name: '新名'}), aService({projectNo: 'P1'}));
  const {personsNotEncryptedWith} = storage;
  const racing: Storage = {
    ...storage,
    personsNotEncryptedWith: async (...query) => {
      const found = await personsNotEncryptedWith(...query);
      const facts = aService({projectNo: 'P1'});
      await storage.registerService({serviceId: 's1', facts, within, at: '2026-11-24T03:00:00Z', person: corrected});
      return found;
    },
  };
  assert.deepEqual(await rotateKeys(racing, keyring([second, first])), {reencrypted: 0, undecryptable: 0, oldKeys: []});
  assert.equal((await storage.servedPerson('s1', within))?.ciphertext, corrected.ciphertext);
});

test('two concurrent rotations are safe', async () => {
  const {storage, add, names} = await aStorage();
  await add(first, 20);
  const ring = keyring([second, first]);
  const both = await Promise.all([rotateKeys(storage, ring, 3), rotateKeys(storage, ring, 3)]);
  assert.equal(both[0].reencrypted + both[1].reencrypted, 20);
  assert.deepEqual(await names([second]), everybody(20));
});

test('webhook secrets are encrypted with the newest key too, and a key that one still needs is named', async () => {
  const {storage} = await aStorage();
  const put = async (secretId: string, ciphertext: string) =>
    storage.putWebhook({
      webhookId: `w-${secretId}`,
      institutionCode: within,
      within,
      ownerRole: 'bureau',
      url: `https://hooks.example.gov.cn/${secretId}`,
      topics: ['order.created'],
      description: '',
      at: '2026-11-24T02:00:00Z',
      secret: {secretId, ciphertext},
      limit: 9,
    });
  for (const secretId of ['1', '2', '3', '4', '5'])
    await put(secretId, await keyring([first]).encrypt(`whsec_${secretId}`, secretLocation(secretId)));
  await put('6', 't1.by.token-secret');
  await put('7', await keyring([third]).encrypt('whsec_7', secretLocation('7')));
  const ring = keyring([second, first]);
  assert.deepEqual(await rotateKeys(storage, ring, 2), {reencrypted: 5, undecryptable: 1, oldKeys: [third.id]});
  const secrets = await storage.webhookSecrets(9);
  const opened = secrets
    .slice(0, 5)
    .map(({secretId, ciphertext}) => keyring([second]).decrypt(ciphertext, secretLocation(secretId)));
  assert.deepEqual(await Promise.all(opened), ['whsec_1', 'whsec_2', 'whsec_3', 'whsec_4', 'whsec_5']);
  assert.equal(secrets[5]?.ciphertext, 't1.by.token-secret');
  assert.deepEqual(await rotateKeys(storage, keyring([second, first, third]), 2), {
    reencrypted: 1,
    undecryptable: 0,
    oldKeys: [],
  });
});
