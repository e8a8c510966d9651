import assert from 'node:assert/strict';
import type {RouteOutput} from '@gov-rating/contract';
import {aService} from '@gov-rating/contract/testing';
import {aScene, codeOf, district} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

testOnEveryStorage(
  'an office removes a code: services that name it are refused, earlier ones stay, the list shows it',
  async open => {
    const scene = await aScene({storage: await open()});
    const token = await scene.accessToken();
    const alias = {kind: 'department_code', code: '006940386'} as const;
    await scene.ask('putAlias', '/v1/institution-aliases', {token, body: {...alias, institutionCode: district.code}});
    const register = (serviceNumber: number) =>
      scene.call('/v1/services', {token, body: aService({institutionCode: alias.code, serviceNumber})});
    assert.equal((await register(1)).status, 200);
    const remove = async () => scene.ask('removeAlias', '/v1/institution-aliases/removal', {token, body: alias});
    const removed = await remove();
    assert.deepEqual(removed, {...alias, institutionCode: district.code, removedAt: '2026-11-24T02:00:00.000Z'});
    scene.clock.now += 60_000;
    assert.deepEqual(await remove(), removed);
    assert.equal(await codeOf(await register(2)), 'unknown_institution');
    const listed = async (query: string) =>
      (await scene.ask('listAliases', `/v1/institution-aliases${query}`, {token})).items;
    assert.deepEqual(await listed(''), []);
    assert.deepEqual(await listed('?removed=true'), [removed]);
    const entries = await scene.storage.operatorLog.entries({what: 'alias.removed', limit: 9});
    const {facts, whoKind} = entries.at(-1) ?? {};
    assert.deepEqual([whoKind, facts?.['code'], entries.length], ['client', '006940386', 2]);
  },
);

testOnEveryStorage('removed codes are listed page by page', async open => {
  const scene = await aScene({storage: await open()});
  const token = await scene.accessToken();
  for (const code of ['A', 'B', 'A', 'C']) {
    const body = {kind: 'hall_code', code, institutionCode: district.code};
    await scene.ask('putAlias', '/v1/institution-aliases', {token, body});
    await scene.ask('removeAlias', '/v1/institution-aliases/removal', {token, body});
    scene.clock.now += 1000;
  }
  const codes: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = `?removed=true&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const page: RouteOutput<'listAliases'> = await scene.ask('listAliases', `/v1/institution-aliases${query}`, {token});
    codes.push(...page.items.map(({code}) => code));
    cursor = page.nextCursor;
  }
  assert.deepEqual(codes, ['A', 'A', 'B', 'C']);
});
