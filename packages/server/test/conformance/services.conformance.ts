import assert from 'node:assert/strict';
import type {ServiceFacts} from '@gov-rating/contract';
import {aService} from '@gov-rating/contract/testing';
import type {Registration} from '../../src/domain/services/service-storage.ts';
import {aPoint} from '../fixtures/register.fixtures.ts';
import {
  anInvitation,
  aRegistration,
  aSubmission,
  guangdong,
  guangzhou,
  hunan,
  invite,
  register,
  settle,
  tianhe,
  unique,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

/** Registering, correcting and looking up services, and who sees them. */
export function serviceCases(test: StorageTest): void {
  test('a department finds the services of a case by number and node, rated or not, of its own institution and those below alone', async storage => {
    await settle(storage);
    const projectNo = unique('P');
    const put = (facts: Partial<ServiceFacts>) => register(storage, {projectNo, ...facts});
    const second = await put({serviceNumber: 2});
    const completed = await put({node: 'completed'});
    const accepted = await put({node: 'accepted'});
    const [below] = [await put({institutionCode: tianhe.code}), await put({institutionCode: hunan.code})];
    await put({projectNo: unique('P')});
    await storage.submitRating(aSubmission(await invite(storage, completed)));
    const find = async (facts: Partial<Parameters<typeof storage.caseServices>[0]> = {}) =>
      (await storage.caseServices({institutionCode: guangzhou.code, within: guangzhou.code, projectNo, ...facts})).map(
        ({serviceId, serviceNumber, node, rated}) => [serviceId, serviceNumber, node, rated],
      );
    const all = [
      [accepted, 1, 'accepted', false],
      [completed, 1, 'completed', true],
      [second, 2, 'completed', false],
    ];
    assert.deepEqual(await find(), all);
    assert.deepEqual(await find({within: guangdong.code}), all, 'asked from above');
    assert.deepEqual(await find({node: 'completed'}), all.slice(1));
    assert.deepEqual(await find({serviceNumber: 1}), all.slice(0, 2));
    assert.deepEqual(await find({node: 'accepted', serviceNumber: 2}), []);
    assert.deepEqual(await find({institutionCode: tianhe.code}), [[below, 1, 'completed', false]]);
    assert.deepEqual(await find({within: tianhe.code}), [], 'asked from below');
    assert.deepEqual(await find({within: hunan.code}), [], 'asked from elsewhere');
    assert.deepEqual(await find({institutionCode: 'nobody'}), []);
    assert.deepEqual(await find({projectNo: `${projectNo}0`}), []);
  });

  test('a department finds its service with all facts, in UTC, not rated', async storage => {
    await settle(storage);
    const hall = await aPoint(storage, {institutionCode: guangzhou.code});
    const facts = {
      ...aService({projectNo: 'P'}),
      itemCode: '1144',
      itemName: '许可证核发',
      serviceName: '申报 🧾',
      staffNumber: '0017',
      windowNumber: '𠀀号窗口',
      staffNumbers: ['0017', '𠀀18'],
      pointId: hall.pointId,
      ticketNumber: 'A042',
    } satisfies Required<ServiceFacts>;
    const serviceId = await register(storage, facts);
    assert.deepEqual(await storage.service(serviceId, guangzhou.code), {
      ...facts,
      servedAt: '2026-11-24T01:30:00.000Z',
      serviceId,
      institutionName: guangzhou.name,
      areaCode: guangzhou.areaCode,
      pointName: hall.name,
      staffList: [
        {staffNumber: '0017', isRated: true},
        {staffNumber: '𠀀18', isRated: true},
      ],
      rated: false,
    });
  });

  test('what a department leaves out stays absent', async storage => {
    await settle(storage);
    const service = await storage.service(await register(storage), guangzhou.code);
    assert.ok(service);
    for (const name of ['serviceName', 'staffNumber', 'staffNumbers', 'windowNumber', 'pointId', 'ticketNumber'])
      assert.equal(name in service, false, name);
  });

  test('a department that registers the same service again gets the first id, however it writes the time', async storage => {
    await settle(storage);
    const first = aRegistration();
    await storage.registerService(first);
    const expected = {outcome: 'registered', serviceId: first.serviceId, rated: false};
    assert.deepEqual(await storage.registerService(first), expected);
    assert.deepEqual(await storage.registerService(aRegistration({servedAt: '2026-11-24T01:30:00Z'})), expected);
  });

  test('a department corrects a service that is not rated', async storage => {
    await settle(storage);
    const first = aRegistration({staffNumber: '0017'});
    await storage.registerService(first);
    const correction = aRegistration({itemName: '建设用地规划许可证核发', windowNumber: '3'});
    assert.deepEqual(await storage.registerService(correction), {
      outcome: 'registered',
      serviceId: first.serviceId,
      rated: false,
    });
    const stored = await storage.service(first.serviceId, guangzhou.code);
    assert.equal(stored?.itemName, '建设用地规划许可证核发');
    assert.equal(stored?.windowNumber, '3');
    assert.equal(stored?.staffNumber, undefined);
    assert.equal(await storage.service(correction.serviceId, guangzhou.code), undefined);
  });

  test('a department cannot change what was rated, but may say the same again', async storage => {
    await settle(storage);
    const first = aRegistration();
    await storage.registerService(first);
    await storage.submitRating(aSubmission(await invite(storage, first.serviceId)));
    assert.deepEqual(await storage.registerService(aRegistration()), {
      outcome: 'registered',
      serviceId: first.serviceId,
      rated: true,
    });
    const change = aRegistration({itemName: '别的事项'});
    assert.deepEqual(await storage.registerService(change), {outcome: 'service_already_rated'});
    const stored = await storage.service(first.serviceId, guangzhou.code);
    assert.equal(stored?.itemName, aService().itemName);
    assert.equal(stored?.rated, true);
  });

  test('project, number, node and institution each make another service', async storage => {
    await settle(storage);
    const ids = new Set<string>();
    const others = [
      {},
      {projectNo: 'other'},
      {serviceNumber: 2},
      {node: 'accepted'},
      {institutionCode: tianhe.code},
    ] as const;
    for (const facts of others) {
      const answer = await storage.registerService(aRegistration(facts));
      if (answer.outcome === 'registered') ids.add(answer.serviceId);
    }
    assert.equal(ids.size, 5);
  });

  test('a department registers for itself and below, nowhere else', async storage => {
    await settle(storage);
    const attempt = async (institutionCode: string, within: string) =>
      (await storage.registerService(aRegistration({institutionCode}, {within}))).outcome;
    assert.equal(await attempt(tianhe.code, guangdong.code), 'registered');
    assert.equal(await attempt(guangzhou.code, guangzhou.code), 'registered');
    assert.equal(await attempt(guangzhou.code, tianhe.code), 'institution_not_allowed');
    assert.equal(await attempt(guangzhou.code, hunan.code), 'institution_not_allowed');
    assert.equal(await attempt('11440106MB2C999999', guangdong.code), 'unknown_institution');
  });

  test('an id that another service has is refused, and nothing is registered', async storage => {
    await settle(storage);
    const first = aRegistration();
    await storage.registerService(first);
    const second = {...aRegistration({projectNo: 'second'}), serviceId: first.serviceId};
    await assert.rejects(storage.registerService(second));
    assert.equal((await storage.service(first.serviceId, guangzhou.code))?.projectNo, aService().projectNo);
    assert.equal((await storage.registerService({...second, serviceId: 'free'})).outcome, 'registered');
  });

  test('a foreign institution and one below do not see a service', async storage => {
    await settle(storage);
    const serviceId = await register(storage);
    for (const {code} of [hunan, tianhe]) {
      assert.equal(await storage.service(serviceId, code), undefined);
      assert.equal(await storage.addInvitation(anInvitation({serviceId, within: code})), 'unknown_service');
    }
    assert.ok(await storage.service(serviceId, guangdong.code));
    assert.equal(await storage.service('nobody', guangdong.code), undefined);
  });

  test('a bureau sees the services of an institution from the moment it is put below', async storage => {
    await settle(storage);
    const serviceId = await register(storage, {institutionCode: tianhe.code});
    await storage.saveInstitutions([{...tianhe, parentCode: hunan.code}]);
    assert.ok(await storage.service(serviceId, hunan.code));
    assert.equal(await storage.service(serviceId, guangdong.code), undefined);
  });

  test('twenty counters that register one service at the same time agree on its id', async storage => {
    await settle(storage);
    const answers = await Promise.all(
      Array.from({length: 20}, (_, index) => storage.registerService(aRegistration({windowNumber: `${index % 4}`}))),
    );
    assert.deepEqual(new Set(answers.map(({outcome}) => outcome)), new Set(['registered']));
    assert.equal(new Set(answers.map(answer => 'serviceId' in answer && answer.serviceId)).size, 1);
  });

  test('many departments that register at the same time get each its own answer, and only their own persons are stored', async storage => {
    await settle(storage);
    const person = (of: string) => ({keyId: 'one', ciphertext: `v1.one.${of}`});
    const known = {...aRegistration({projectNo: 'known'}), person: person('known')};
    const rated = aRegistration({projectNo: 'rated'});
    for (const before of [known, rated]) await storage.registerService(before);
    await storage.submitRating(aSubmission(await invite(storage, rated.serviceId)));
    const first = {...aRegistration({projectNo: 'new'}), person: person('new')};
    const asked = [
      first,
      {...aRegistration({projectNo: 'new', windowNumber: '9'}), person: person('changed')},
      aRegistration({projectNo: 'known'}),
      {...aRegistration({projectNo: 'known', windowNumber: '7'}), person: null},
      aRegistration({projectNo: 'rated'}),
      aRegistration({projectNo: 'rated', windowNumber: '8'}),
      aRegistration({projectNo: 'foreign'}, {within: hunan.code}),
      {...aRegistration({projectNo: 'nowhere', institutionCode: '11440106MB2C999999'}), person: person('nowhere')},
      {...aRegistration({projectNo: 'below', institutionCode: tianhe.code}), person: person('below')},
    ];
    const answers = await Promise.all(asked.map(registration => storage.registerService(registration)));
    const of = ({serviceId}: Registration, rated = false) => ({outcome: 'registered', serviceId, rated});
    assert.deepEqual(answers, [
      of(first),
      of(first),
      of(known),
      of(known),
      of(rated, true),
      {outcome: 'service_already_rated'},
      {outcome: 'institution_not_allowed'},
      {outcome: 'unknown_institution'},
      of(asked[8] as Registration),
    ]);
    const windowOf = async ({serviceId}: Registration) =>
      (await storage.service(serviceId, guangdong.code))?.windowNumber;
    assert.equal(await windowOf(first), '9');
    // Of two that correct a known service at the same time, either may be the later one.
    assert.ok([null, undefined, '7'].includes(await windowOf(known)));
    const kept = await storage.personsNotEncryptedWith('none', 10);
    assert.deepEqual(kept.map(({ciphertext}) => ciphertext).sort(), ['v1.one.below', 'v1.one.changed']);
    for (const {serviceId} of asked.slice(1, 8))
      assert.equal(await storage.service(serviceId, guangdong.code), undefined);
    const page = {of: 'service', after: '', limit: 10} as const;
    assert.deepEqual((await storage.auditMarks(page)).wrong, []);
  });
}
