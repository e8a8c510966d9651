import assert from 'node:assert/strict';
import test from 'node:test';
import {aBadDraft, aService} from '@gov-rating/contract/testing';
import {aScene, codeOf, district, elsewhere} from '../fixtures/api.fixtures.ts';

const {projectNo} = aService();
const path = '/v1/services/lookup';

test('a portal that kept no id looks a service up by its case and node, invites to it, and never learns the level', async () => {
  const scene = await aScene();
  const {serviceId, token: rater, accessToken: token} = await scene.invited(1, 'guangzhou', district.code);
  const ask = (body: object) => scene.ask('listCaseServices', path, {token, body});
  const ofDistrict = {institutionCode: district.code, projectNo, node: 'completed'};
  const service = {serviceId, serviceNumber: 1, node: 'completed'};
  assert.deepEqual(await ask(ofDistrict), {items: [{...service, rated: false}]});
  await scene.ask('invite', `/v1/services/${serviceId}/invitations`, {token, body: {}});
  await scene.submit(rater, aBadDraft());
  assert.deepEqual(await ask(ofDistrict), {items: [{...service, rated: true}]});
  assert.deepEqual(await ask({...ofDistrict, node: 'accepted'}), {items: []});
  assert.deepEqual(
    await ask({projectNo}),
    {items: []},
    "the bureau's own services alone where no institution is named",
  );
});

test('a department that names an institution by its other code finds the same services', async () => {
  const scene = await aScene();
  const {serviceId, accessToken: token} = await scene.invited(1, 'guangzhou', district.code);
  const alias = {kind: 'organisation_code', code: '006940386', institutionCode: district.code};
  await scene.ask('putAlias', '/v1/institution-aliases', {token, body: alias});
  const {items} = await scene.ask('listCaseServices', path, {token, body: {projectNo, institutionCode: alias.code}});
  assert.deepEqual(
    items.map(one => one.serviceId),
    [serviceId],
  );
  const foreign = await scene.accessToken('shenzhen');
  for (const institutionCode of [alias.code, district.code, elsewhere.code, 'NOBODY'])
    assert.deepEqual(
      await scene.ask('listCaseServices', path, {token: foreign, body: {projectNo, institutionCode}}),
      {items: []},
      `${institutionCode} asked from elsewhere`,
    );
});

test('a service without a case is not found by the key that its ticket has', async () => {
  const scene = await aScene();
  const token = await scene.accessToken();
  for (const key of ['#2026-11-24#p#A1', '%', "' OR '1'='1"])
    assert.equal(await codeOf(await scene.call(path, {token, body: {projectNo: key}})), 'invalid_input');
});
