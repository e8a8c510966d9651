import assert from 'node:assert/strict';
import type {Receipt} from '@gov-rating/contract';
import {aBadDraft, aDraft, aServedPerson, aService} from '@gov-rating/contract/testing';
import {aKey, aScene, district, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {limits} from '../fixtures/order.fixtures.ts';

/** The end of the third working day after the Tuesday of the scene. */
const thirdDay = '2026-11-27T16:00:00.000Z';

/** The invitation of a service of the district, whose person the department has named or not. */
async function invited(scene: Scene, serviceNumber: number, isNamed: boolean): Promise<string> {
  const token = await scene.accessToken();
  const facts = {serviceNumber, institutionCode: district.code, servedAt: '2026-11-24T09:30:00+08:00'};
  const body = {...aService(facts), ...(isNamed && {person: aServedPerson()})};
  const {serviceId} = await scene.ask('putService', '/v1/services', {body, token});
  return (await scene.ask('invite', `/v1/services/${serviceId}/invitations`, {body: {}, token})).token;
}

const rated = async (scene: Scene, token: string, draft = aBadDraft(), key = aKey()): Promise<Receipt> =>
  (await scene.submit(token, draft, key)).json() as Promise<Receipt>;

testOnEveryStorage('who rates badly learns who looks into it, and by when somebody gets in touch', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  const {handling} = await rated(scene, await invited(scene, 1, true));
  assert.deepEqual(handling, {institutionName: district.name, contactBy: thirdDay});
});

testOnEveryStorage('who has left no name is promised no contact, and a good rating goes to nobody', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  const unnamed = await rated(scene, await invited(scene, 1, false));
  assert.deepEqual(unnamed.handling, {institutionName: district.name, contactBy: null});
  const good = await rated(scene, await invited(scene, 2, true), aDraft());
  assert.equal('handling' in good, false);
});

testOnEveryStorage('no day is promised where the region has set none', async open => {
  const scene = await aScene({
    storage: await open(),
    settings: {profileId: 'guangdong-2019'},
  });
  const {handling} = await rated(scene, await invited(scene, 1, true));
  assert.deepEqual(handling, {institutionName: district.name, contactBy: null});
});

testOnEveryStorage('an answer that is asked for again promises no contact that has taken place', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  const [token, key] = [await invited(scene, 1, true), aKey()];
  const first = await rated(scene, token, aBadDraft(), key);
  assert.deepEqual(await rated(scene, token, aBadDraft(), key), first);
  const person = {token: await scene.personToken('institution_staff')};
  const path = `/v1/orders/${first.orderNumber}/steps`;
  for (const body of [
    {step: 'sign', version: 1},
    {step: 'contact', version: 2, reached: true, note: '已致电'},
  ])
    assert.equal((await scene.call(path, {body, key: aKey(), ...person})).status, 200);
  assert.deepEqual(await rated(scene, token, aBadDraft(), key), {
    ...first,
    handling: {institutionName: district.name, contactBy: null},
  });
});
