import assert from 'node:assert/strict';
import type {EncryptedPerson, StoredPerson} from '../../src/domain/persons/person-storage.ts';
import {caseKeyOf} from '../../src/domain/services/service-facts.ts';
import type {Storage} from '../../src/domain/storage.ts';
import {
  aRegistration,
  aSubmission,
  guangdong,
  guangzhou,
  hunan,
  invite,
  settle,
  tianhe,
  unique,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

const aPerson = (keyId = 'one'): EncryptedPerson => ({keyId, ciphertext: unique(`v1.${keyId}.`)});

async function registered(storage: Storage, person: EncryptedPerson, facts = {}): Promise<StoredPerson> {
  const registration = {...aRegistration({projectNo: unique('P'), institutionCode: guangzhou.code, ...facts}), person};
  assert.equal((await storage.registerService(registration)).outcome, 'registered');
  const {institutionCode, serviceNumber, node} = registration.facts;
  const projectNo = caseKeyOf(registration.facts);
  return {...person, serviceId: registration.serviceId, service: {institutionCode, projectNo, serviceNumber, node}};
}

/** Who was served, as far as the storage knows. */
export function personCases(test: StorageTest): void {
  test('the person of a service is found only by its institution and those above', async storage => {
    await settle(storage);
    const person = await registered(storage, aPerson());
    for (const {code} of [guangzhou, guangdong])
      assert.deepEqual(await storage.servedPerson(person.serviceId, code), person);
    for (const {code} of [tianhe, hunan]) assert.equal(await storage.servedPerson(person.serviceId, code), undefined);
    assert.equal(await storage.servedPerson('nothing', guangdong.code), undefined);
  });

  test('a person can be corrected and removed until the service is rated; leaving the field out changes nothing', async storage => {
    await settle(storage);
    const facts = {projectNo: unique('P'), institutionCode: guangzhou.code};
    const say = async (person?: EncryptedPerson | null) => {
      const {outcome} = await storage.registerService({
        ...aRegistration(facts),
        ...(person === undefined ? {} : {person}),
      });
      assert.equal(outcome, 'registered');
    };
    const [first, second, third] = [aPerson(), aPerson('two'), aPerson()];
    await say(first);
    const {serviceId} = (await storage.personsNotEncryptedWith('none', 1))[0] as StoredPerson;
    const sealed = async () => (await storage.servedPerson(serviceId, guangzhou.code))?.ciphertext;
    assert.equal(await sealed(), first.ciphertext);
    await say();
    assert.equal(await sealed(), first.ciphertext);
    await say(second);
    assert.equal(await sealed(), second.ciphertext);
    await say(null);
    assert.equal(await sealed(), undefined);
    await say(third);
    await storage.submitRating(aSubmission(await invite(storage, serviceId)));
    for (const late of [first, null]) await say(late);
    assert.equal(await sealed(), third.ciphertext);
  });

  test('a registration that is refused stores no person', async storage => {
    await settle(storage);
    const facts = {institutionCode: guangzhou.code};
    const refused = await storage.registerService({...aRegistration(facts, {within: hunan.code}), person: aPerson()});
    assert.equal(refused.outcome, 'institution_not_allowed');
    assert.deepEqual(await storage.personKeyIds(), []);
  });

  test('the keys in use are listed, each once', async storage => {
    await settle(storage);
    assert.deepEqual(await storage.personKeyIds(), []);
    for (const keyId of ['b', 'a', 'c', 'b', 'a']) await registered(storage, aPerson(keyId));
    assert.deepEqual(await storage.personKeyIds(), ['a', 'b', 'c']);
  });

  test('ciphertexts of other keys come in batches and are replaced unless they changed meanwhile', async storage => {
    await settle(storage);
    const persons: StoredPerson[] = [];
    for (const keyId of ['b', 'a', 'c', 'b', 'a']) persons.push(await registered(storage, aPerson(keyId)));
    const batch = await storage.personsNotEncryptedWith('b', 2);
    assert.deepEqual(
      batch.map(({keyId}) => keyId),
      ['a', 'a'],
    );
    assert.equal((await storage.personsNotEncryptedWith('b', 10)).length, 3);
    const reencrypted = batch.map(({serviceId, ciphertext: replaces}) => ({
      ...aPerson('b'),
      serviceId,
      replaces,
    }));
    const [one, other] = reencrypted as [(typeof reencrypted)[0], (typeof reencrypted)[0]];
    assert.equal(await storage.replaceEncryptedPersons([one, {...other, replaces: 'something else'}]), 1);
    assert.equal(await storage.replaceEncryptedPersons([one]), 0);
    assert.equal(await storage.replaceEncryptedPersons([]), 0);
    const left = await storage.personsNotEncryptedWith('b', 10);
    assert.deepEqual(
      left.map(({serviceId}) => serviceId),
      [other.serviceId, persons[2]?.serviceId],
    );
    assert.equal((await storage.servedPerson(one.serviceId, guangzhou.code))?.ciphertext, one.ciphertext);
    assert.deepEqual(await storage.personsNotEncryptedWith('b', 10, left[0]), left.slice(1));
    assert.deepEqual(await storage.personsNotEncryptedWith('b', 10, left[1]), []);
  });
}
