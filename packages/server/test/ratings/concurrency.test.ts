import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {aBadDraft, aDraft} from '@gov-rating/contract/testing';
import {createApp, type Storage} from '../../src/index.ts';
import {serve} from '../../src/node.ts';
import {aKey, Caller, codeOf, fill, start, tokenSecret} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

async function listening(context: TestContext, storage: Storage) {
  await fill(storage);
  const app = createApp({storage, tokenSecret, now: () => new Date(start)});
  const running = await serve({app, port: 0, pages: false});
  context.after(() => running.close(0));
  return {caller: new Caller(fetch, `http://127.0.0.1:${running.port}`), storage};
}

testOnEveryStorage('twenty tries at once with one key bring one rating and one receipt', async (open, context) => {
  const {caller, storage} = await listening(context, await open());
  const {token} = await caller.invited();
  const key = aKey();
  const answers = await Promise.all(Array.from({length: 20}, () => caller.submit(token, aBadDraft(), key)));
  const receipts = await Promise.all(answers.map(answer => answer.text()));
  assert.deepEqual(new Set(answers.map(({status}) => status)), new Set([201]));
  assert.equal(new Set(receipts).size, 1);
  assert.equal(answers.filter(({headers}) => headers.has('idempotent-replayed')).length, 19);
  assert.equal((await storage.count({})).orders, 1);
});

testOnEveryStorage('ten invitations to one service, used at once, bring one rating', async (open, context) => {
  const {caller, storage} = await listening(context, await open());
  const invited = [];
  for (let i = 0; i < 10; i++) invited.push(await caller.invited());
  const answers = await Promise.all(invited.map(({token}) => caller.submit(token, aDraft())));
  const stored = answers.filter(({status}) => status === 201);
  const refused = await Promise.all(answers.filter(({status}) => status !== 201).map(codeOf));
  assert.equal(stored.length, 1);
  assert.deepEqual(new Set(refused), new Set(['already_rated']));
  assert.equal((await storage.count({})).levels[0]?.active, 1);
});

testOnEveryStorage('a crowd that rates different services at once is counted exactly', async (open, context) => {
  const {caller, storage} = await listening(context, await open());
  const invited = [];
  for (let i = 1; i <= 30; i++) invited.push(await caller.invited(i));
  const answers = await Promise.all(
    invited.map(({token}, i) => caller.submit(token, i % 3 === 0 ? aBadDraft() : aDraft())),
  );
  assert.ok(answers.every(({status}) => status === 201));
  const counts = await storage.count({});
  assert.deepEqual(
    counts.levels.map(({active}) => active),
    [20, 0, 0, 10, 0],
  );
  assert.equal(counts.orders, 10);
  assert.deepEqual(await storage.recount(), []);
});

testOnEveryStorage('eleven invitations asked for at once are ten', async (open, context) => {
  const {caller} = await listening(context, await open());
  const {serviceId, accessToken} = await caller.invited();
  const path = `/v1/services/${serviceId}/invitations`;
  const answers = await Promise.all(Array.from({length: 12}, () => caller.call(path, {body: {}, token: accessToken})));
  assert.equal(answers.filter(({status}) => status === 201).length, 9);
});
