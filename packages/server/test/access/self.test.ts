import assert from 'node:assert/strict';
import test from 'node:test';
import {roles} from '@gov-rating/contract';
import {aScene, district} from '../fixtures/api.fixtures.ts';

for (const role of roles)
  test(`a person who signed in as ${role} reads role and institution, and nothing that identifies the person`, async () => {
    const scene = await aScene();
    const token = await scene.personToken(role);
    const found = await scene.ask('getSelf', '/v1/self', {token});
    assert.deepEqual(Object.keys(found).sort(), ['institutionCode', 'role']);
    assert.equal(found.role, role);
  });

test('a visitor lists an institution with those below it', async () => {
  const scene = await aScene();
  const {items} = await scene.ask('listInstitutions', `/v1/institutions?within=${district.code}`);
  assert.deepEqual(
    items.map(({code}) => code),
    [district.code],
  );
});
