import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {scopes} from '@gov-rating/contract';
import {aBadDraft, aDraft, aService, anInstitution} from '@gov-rating/contract/testing';
import {createApp, hash, memoryStorage} from '@gov-rating/server';
import {demoIssuer, serve} from '@gov-rating/server/node';
import {
  createClient,
  createOutbox,
  isApiError,
  memoryStore,
  newIdempotencyKey,
  type Fetch,
  type FailedAttempt,
  type Settled,
} from '../src/core.ts';
import {createDeskClient} from '../src/desk.ts';
import {createServiceClient} from '../src/service.ts';
import {aGateway, answering, without, type Meddling} from './gateway.fixtures.ts';

const clientSecret = 'the secret of a client of the tests';
const institution = anInstitution();
const issuer = await demoIssuer({
  persons: [{id: 'head', role: 'institution_head', institutionCode: institution.code}],
  env: {},
  warn: () => undefined,
});

/** The real server behind a gateway, both over HTTP, and a rater who comes through it. */
async function aCity(meddle: Meddling) {
  const storage = await memoryStorage();
  await storage.saveInstitutions([institution]);
  const ofClient = {id: 'guangzhou', name: 'x', institutionCode: institution.code, scopes, pageOrigins: []};
  await storage.saveClient({...ofClient, secretHash: await hash(clientSecret)});
  const tokenSecret = 'a secret of more than thirty-two bytes';
  const settings = (publicUrl: string) => ({publicUrl, rules: {supplement: true}});
  const server = await serve({
    app: url =>
      createApp({
        storage,
        tokenSecret,
        staffAuthenticator: issuer.staffAuthenticator,
        settings: settings(url),
        log: () => undefined,
      }),
    port: 0,
  });
  const gateway = await aGateway(server.url.replace('localhost', '127.0.0.1'), meddle);
  const department = (baseUrl: string) => createServiceClient({baseUrl, clientId: 'guangzhou', clientSecret});
  const inside = department(server.url);
  const {serviceId} = await inside.putService(aService({servedAt: new Date(Date.now() - 60_000).toISOString()}));
  const {token} = await inside.invite({serviceId});
  const page = createClient({baseUrl: gateway.baseUrl, fetch});
  const missed: FailedAttempt[] = [];
  const settled: Settled[] = [];
  const outbox = createOutbox({
    send: page.submitRating,
    store: memoryStore(),
    locks: null,
    onAttemptFailed: attempt => missed.push(attempt),
    onSettled: end => settled.push(end),
  });
  return {
    ...{gateway, token, page, outbox, missed, settled, serviceId},
    outside: department(gateway.baseUrl),
    isRated: async () => (await inside.isRated({serviceId})).rated,
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      await server.close(0);
    },
  };
}

const altered = {name: 'ContractError', code: 'request_altered', retry: true};
const unexpected = {name: 'ContractError', code: 'unexpected_answer'};

describe('a gateway that takes off headers', () => {
  it('does not hurt a rating when it is the Idempotency-Key: the key is in the body, and a repeat is a repeat', async () => {
    await using city = await aCity(without('idempotency-key'));
    const {page, token} = city;
    const key = {token, idempotencyKey: newIdempotencyKey()};
    const receipt = await page.submitRating(aBadDraft({comment: '等了三小时'}), key);
    assert.deepEqual(await page.submitRating(aBadDraft({comment: '等了三小时'}), key), receipt);
    await assert.rejects(page.submitRating(aDraft(), key), {code: 'idempotency_key_reused'});
  });

  it('lets the same rating repeat itself also when the key is taken off only the second time', async () => {
    await using city = await aCity(() => undefined);
    const {page, token, gateway} = city;
    const key = {token, idempotencyKey: newIdempotencyKey()};
    const receipt = await page.submitRating(aDraft(), key);
    gateway.becomes(without('idempotency-key'));
    assert.deepEqual(await page.submitRating(aDraft(), key), receipt);
  });

  it('is to blame when it is Authorization, and not the link', async () => {
    await using city = await aCity(without('authorization'));
    const {page, token, outbox, isRated} = city;
    await assert.rejects(page.getInvitation({}, {token}), altered);
    const outcome = await outbox.submit({token, draft: aDraft()});
    assert.deepEqual([outcome.kind, outcome.kind === 'failed' && outcome.code], ['failed', 'request_altered']);
    assert.deepEqual([await outbox.kept(), await isRated()], [[], false]);
  });

  it('is to blame too when it puts credentials of its own in their place', async () => {
    const own: Meddling = ({headers}) => void (headers.authorization = `Basic ${btoa('gateway:secret')}`);
    await using city = await aCity(own);
    await assert.rejects(city.page.getInvitation({}, {token: city.token}), altered);
  });

  it('is to blame when it is the Authorization of a department or of a clerk', async () => {
    await using city = await aCity(() => undefined);
    const {outside, gateway, serviceId} = city;
    await outside.isRated({serviceId});
    gateway.becomes(without('authorization'));
    await assert.rejects(outside.isRated({serviceId}), altered);
    const clerk = createDeskClient({baseUrl: gateway.baseUrl, fetch, token: () => issuer.tokenOf('head')});
    await assert.rejects(clerk.getSelf(), altered);
  });

  it('is to blame when it takes the type, the body or the method of a rating', async () => {
    await using city = await aCity(() => undefined);
    const {page, token, gateway} = city;
    const rate = () => page.submitRating(aDraft(), {token, idempotencyKey: newIdempotencyKey()});
    gateway.becomes(without('content-type'));
    await assert.rejects(rate(), altered);
    gateway.becomes(request => void (request.method = 'PUT'));
    await assert.rejects(rate(), altered);
    const emptied: Fetch = (url, init) => fetch(url, {...init, body: ''});
    const {submitRating} = createClient({baseUrl: gateway.baseUrl, fetch: emptied});
    gateway.becomes(() => undefined);
    await assert.rejects(submitRating(aDraft(), {token, idempotencyKey: newIdempotencyKey()}), altered);
  });

  it('is not to blame for what a caller left out or wrote wrongly', async () => {
    await using city = await aCity(() => undefined);
    const {page, token, gateway} = city;
    await assert.rejects(page.getInvitation(), {name: 'ApiError', code: 'authorization_missing', retry: false});
    const short = page.submitRating(aDraft(), {token, idempotencyKey: 'short'});
    await assert.rejects(short, {name: 'ApiError', code: 'idempotency_key_missing'});
    const signedOut = createDeskClient({baseUrl: gateway.baseUrl, fetch, token: () => ''});
    await assert.rejects(signedOut.getSelf(), {name: 'ApiError', code: 'unauthorized'});
  });
});

describe('a person who has signed in without rights', () => {
  it('gets rights_missing, and no request to sign in again', async () => {
    await using city = await aCity(() => undefined);
    const token = () => issuer.tokenOf('head', {role: undefined});
    const clerk = createDeskClient({baseUrl: city.gateway.baseUrl, fetch, token});
    await assert.rejects(clerk.getSelf(), (error: unknown) => {
      assert.ok(isApiError(error));
      assert.deepEqual([error.code, error.status, error.retry], ['rights_missing', 403, false]);
      assert.match(error.messages?.['zh-CN'] ?? '', /系统管理员。缺少：角色。$/);
      return true;
    });
  });
});

const html = '<!doctype html><title>Access denied</title>';
const json = {'content-type': 'application/json'};
const foreign: Record<string, Meddling> = {
  'a firewall that refuses a word with 403': answering(403, html),
  'a firewall that hides behind 200': answering(200, html),
  'a firewall that says not acceptable': answering(406, html),
  'an address that is not there': answering(404, html),
  'an address without a page': answering(404, ''),
  'a gateway with codes of its own': answering(200, '{"code":500,"msg":"error"}', json),
  'a gateway with words as codes': answering(403, '{"code":"FORBIDDEN","message":"no"}', json),
  'a gateway that speaks of a problem of its own': answering(
    400,
    '{"type":"about:blank","title":"Bad Request","status":400}',
    {'content-type': 'application/problem+json'},
  ),
  'a single sign-on in the way': answering(401, '{"error":"login_required"}', json),
  'a receipt of another system': answering(201, '{"receiptNumber":12}', json),
  nothing: answering(204, ''),
};

describe('an answer that is not of our server', () => {
  for (const [what, meddle] of Object.entries(foreign))
    it(`(${what}) promises nothing: the first attempt has failed and nothing is kept`, async () => {
      await using city = await aCity(meddle);
      const {outbox, token, gateway} = city;
      const key = newIdempotencyKey();
      const outcome = await outbox.submit({token, draft: aDraft({comment: '流程：取号->填表'}), key});
      assert.ok(outcome.kind === 'failed');
      assert.equal(outcome.code, 'unexpected_answer');
      assert.deepEqual({name: outcome.error.name, code: (outcome.error as {code?: string}).code}, unexpected);
      assert.deepEqual(await outbox.kept(), []);
      gateway.becomes(() => undefined);
      assert.equal((await outbox.submit({token, draft: aDraft(), key})).kind, 'received');
    });

  for (const status of [408, 425, 429, 500, 502, 503, 504])
    it(`of a trouble that passes (${status}) keeps the rating`, async () => {
      await using city = await aCity(answering(status, html));
      const {outbox, token, gateway} = city;
      const submission = {token, draft: aDraft(), key: newIdempotencyKey()};
      assert.equal((await outbox.submit(submission)).kind, 'kept');
      gateway.becomes(() => undefined);
      assert.equal((await outbox.submit(submission)).kind, 'received');
    });

  it('keeps a rating that was kept before, reports each failure, and sends it when the way is free', async () => {
    await using city = await aCity(answering(503, html));
    const {outbox, token, gateway, missed, settled, isRated} = city;
    const {key, kind} = await outbox.submit({token, draft: aDraft()});
    assert.equal(kind, 'kept');
    gateway.becomes(answering(200, html));
    await outbox.drain(true);
    await outbox.drain(true);
    assert.deepEqual(
      missed.map(attempt => [attempt.key, attempt.error.name]),
      [
        [key, 'ContractError'],
        [key, 'ContractError'],
        [key, 'ContractError'],
      ],
    );
    assert.equal((await outbox.kept()).length, 1);
    gateway.becomes(() => undefined);
    await outbox.drain(true);
    assert.equal(await isRated(), true);
    assert.deepEqual(
      settled.map(end => [end.key, end.kind]),
      [[key, 'received']],
    );
  });
});
