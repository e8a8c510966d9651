import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {aDraft} from '@gov-rating/contract/testing';
import {localServer, reply} from '../test/local-server.ts';
import {aReceipt, json, scriptedFetch} from '../test/scripted-fetch.ts';
import {createClient, createOutbox, memoryStore} from './core.ts';
import {createDeskClient, createSupervisionClient} from './desk.ts';
import {createEvidenceClient} from './evidence.ts';
import {createClient as createKyClient, kyFetch} from './index.ts';
import {createReceiptClient} from './receipt.ts';
import {createResultsClient} from './results.ts';
import {createServiceClient} from './service.ts';

const redirected = {name: 'NetworkError', code: 'redirected', retry: true};
const key = {idempotencyKey: 'a-key-of-sixteen-letters'};
const token = () => 'the-token';

/** A gateway in front of the server that wants everybody to come by another address. */
const aGateway = (status: number) =>
  localServer((count, response) => {
    if (count === 0) response.writeHead(status, {location: '/elsewhere'}).end();
    else
      reply(response, 200, {
        ...aReceipt(),
        tags: [],
        items: [],
        levels: [],
        order: {},
        signature: 's',
        nextCursor: null,
      });
  });

const calls: Record<string, (baseUrl: string) => Promise<unknown>> = {
  'a page that reads an invitation': baseUrl => createClient({baseUrl, fetch, token: 't'}).getInvitation(),
  'a page that sends a rating': baseUrl => createClient({baseUrl, fetch, token: 't'}).submitRating(aDraft(), key),
  'a program that sends a rating by ky': baseUrl => createKyClient({baseUrl, token: 't'}).submitRating(aDraft(), key),
  'a visitor who reads by ky': baseUrl => createKyClient({baseUrl}).getStandard(),
  'a rater who looks at a receipt': baseUrl => createReceiptClient({baseUrl, fetch}).getReceipt({receiptNumber: 'R-1'}),
  'a rater who adds to a rating': baseUrl =>
    createReceiptClient({baseUrl, fetch}).supplementRating(
      {receiptNumber: 'R-1', receiptKey: 'k', comment: '好', solved: true},
      key,
    ),
  "a department's system": baseUrl =>
    createServiceClient({baseUrl, clientId: 'a', clientSecret: 'b'}).isRated({serviceId: 's'}),
  'a clerk': baseUrl => createDeskClient({baseUrl, token, fetch: kyFetch()}).getOrder({orderNumber: 'O-1'}),
  'a bureau': baseUrl => createSupervisionClient({baseUrl, token}).getOfficeStatistics(),
  'a bureau that takes a file home': baseUrl =>
    createSupervisionClient({baseUrl, token}).exportPeriodFile({from: '2026-11-01', to: '2026-11-30'}).next(),
  'a visitor of results': baseUrl => createResultsClient({baseUrl}).getStatistics(),
  'a visitor who takes an export': baseUrl => createResultsClient({baseUrl}).exportFile({publicationId: 'p'}).next(),
  'an auditor of the evidence log': baseUrl => createEvidenceClient({baseUrl, fetch}).getTreeHead(),
};

describe('a gateway that sends a request elsewhere', () => {
  for (const [who, call] of Object.entries(calls))
    it(`is not followed by ${who}`, async () => {
      await using server = await aGateway(302);
      await assert.rejects(call(server.baseUrl), redirected);
      assert.deepEqual(
        server.arrivals.map(({path}) => path).filter(path => path === '/elsewhere'),
        [],
      );
    });

  for (const status of [300, 301, 302, 303, 304, 307, 308])
    it(`with ${status} has given no answer, and the rating stays on the device`, async () => {
      await using server = await aGateway(status);
      const {submitRating} = createClient({baseUrl: server.baseUrl, fetch});
      const outbox = createOutbox({send: submitRating, store: memoryStore(), locks: null});
      const outcome = await outbox.submit({token: 'the-token', draft: aDraft()});
      assert.equal(outcome.kind, 'kept');
      assert.equal((await outbox.kept()).length, 1);
      assert.equal(server.arrivals.length, 1);
    });
});

describe('a server behind a path of a gateway', () => {
  for (const [who, call] of Object.entries(calls))
    for (const end of ['', '/'])
      it(`is reached there by ${who}, with "${end}" at the end of the address`, async () => {
        await using server = await localServer((_count, response) => reply(response, 403, {}));
        await assert.rejects(call(`${server.baseUrl}/gov/rating-api${end}`), {name: 'ContractError'});
        for (const {path} of server.arrivals) assert.match(path, /^\/gov\/rating-api\/v1\//);
        assert.ok(server.arrivals.length > 0);
      });
});

describe('an answer by way of another address', () => {
  const asked = 'https://rating.example.gov.cn';
  const by = (facts: object) => Object.defineProperties(json({levels: []}), Object.getOwnPropertyDescriptors(facts));
  const ask = (response: Response) => createClient({baseUrl: asked, fetch: () => response}).getStandard();

  it('is not an answer in browsers, which hide it', async () => {
    await assert.rejects(ask(by({type: 'opaqueredirect', status: 0, ok: false})), redirected);
  });

  it('is not an answer where a layer in between followed it', async () => {
    await assert.rejects(ask(by({redirected: true})), redirected);
  });

  for (const url of ['https://rating.example.gov.cn/login', 'https://www.example.gov.cn/v1/standard', '/login'])
    it(`is not an answer where an old polyfill says only that ${url} answered`, async () => {
      await assert.rejects(ask(by({redirected: undefined, type: undefined, url})), redirected);
    });

  for (const url of ['', undefined, `${asked}/v1/standard`, `${asked}:443/v1/standard`, '/v1/standard'])
    it(`is one where an old polyfill says ${url || 'nothing'}`, async () => {
      await ask(by({redirected: undefined, type: undefined, url}));
    });

  it('is one where a service worker answers from somewhere else without a redirect', async () => {
    await ask(by({redirected: false, url: 'https://rating.example.gov.cn/cache'}));
  });

  it('is never followed: fetch is called with redirect manual', async () => {
    const {fetch: scripted, requests} = scriptedFetch(json({levels: []}));
    await createClient({baseUrl: asked, fetch: scripted}).getStandard();
    assert.equal(requests[0]?.redirect, 'manual');
  });
});
