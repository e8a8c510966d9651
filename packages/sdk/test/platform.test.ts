import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import vm from 'node:vm';
import {build} from 'esbuild';
import {createClient as createCoreClient, createOutbox, indexedDbStore, memoryStore} from '../src/core.ts';
import {createClient, createRatingClient, isUnsupportedError, newIdempotencyKey, type Fetch} from '../src/index.ts';
import {createDeskClient, createSupervisionClient} from '../src/desk.ts';
import {createEvidenceClient} from '../src/evidence.ts';
import {createReceiptClient} from '../src/receipt.ts';
import {createResultsClient} from '../src/results.ts';
import {createServiceClient} from '../src/service.ts';
import {verifyWebhook} from '../src/webhooks.ts';
import {inBareRuntime} from './bare-runtime.ts';
import {aReceipt, json} from './scripted-fetch.ts';

const baseUrl = 'https://rating.example.gov.cn';
const answered: Fetch = () => json({...aReceipt(), items: [], nextCursor: null});
const person = {baseUrl, token: () => 'the-token'};
const key = {idempotencyKey: 'a-key-of-sixteen-letters'};

/** Runs with parts of the platform taken away, as in an engine that never had them. */
async function without<T>(names: readonly string[], run: () => Promise<T>): Promise<T> {
  const before = names.map(name => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const name of names)
    Object.defineProperty(globalThis, name, {value: undefined, configurable: true, writable: true});
  try {
    return await run();
  } finally {
    for (const [name, descriptor] of before) {
      delete (globalThis as Record<string, unknown>)[name];
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    }
  }
}

async function bundleOf(entry: string): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: `export * from '@gov-rating/sdk${entry}'`, resolveDir: import.meta.dirname},
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'sdk',
    target: 'es2022',
    conditions: ['@gov-rating/source'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

describe('an engine that has nothing of the web platform, and throws when it is asked for it', () => {
  for (const entry of '.,core,service,desk,desk-core,receipt,rater,results,device,collect,evidence,webhooks,mini-program,wechat'.split(
    ',',
  ))
    it(`imports @gov-rating/sdk/${entry}`, async () => {
      const code = await bundleOf(entry === '.' ? '' : `/${entry}`);
      // The library of curves is written for ES2022.
      const language = entry === 'evidence' ? 'newest' : 'ES2019';
      const names = inBareRuntime<string[]>(`${code}; module.exports = Object.keys(sdk)`, {}, language);
      assert.ok(names.length > 0);
    });

  it('reads messages, calls and forms with what ES2019 has', async () => {
    const answers = inBareRuntime<string>(
      `${await bundleOf('/collect')};
      const rows = [['表单编号', '满意度', '服务时间'], ['1', '满意', '2026-11-24 09:30']];
      module.exports = JSON.stringify([
        sdk.readReply('很差，等了三小时').comment,
        sdk.playCall(sdk.hotlineScript, ['4', '3', '1']).stored.tags,
        sdk.readPaperForms(rows, rows, {batch: 'B'}).forms.length,
      ])`,
    );
    assert.equal(answers, '["等了三小时",["209"],1]');
  });

  it('rejects with the name of the missing part, and never throws', async () => {
    const context = vm.createContext({});
    const outcome = await (vm.runInContext(
      `${await bundleOf('')}; sdk.createClient({baseUrl: ''}).getStandard().catch(e => [e.name, e.code, e.missing])`,
      context,
    ) as Promise<unknown>);
    assert.deepEqual(JSON.stringify(outcome), JSON.stringify(['UnsupportedError', 'unsupported', 'setTimeout']));
  });
});

const first = (stream: AsyncGenerator<unknown>) => stream.next();
const needs: readonly (readonly [what: string, missing: string, call: () => Promise<unknown>])[] = [
  ['a citizen page without fetch', 'fetch', () => createCoreClient({baseUrl}).getStandard()],
  [
    'a page that only rates, without fetch',
    'fetch',
    () => createRatingClient({baseUrl}).submitRating({level: 'satisfied'}, key),
  ],
  ['ky without fetch', 'fetch', () => createClient({baseUrl}).getStandard()],
  ['a receipt without fetch', 'fetch', () => createReceiptClient({baseUrl}).getReceipt({receiptNumber: 'n'})],
  ['results without fetch', 'fetch', () => createResultsClient({baseUrl}).listPublications()],
  ['an export without fetch', 'fetch', () => first(createResultsClient({baseUrl}).exportRatings({publicationId: 'p'}))],
  ['the evidence log without fetch', 'fetch', () => createEvidenceClient({baseUrl}).getTreeHead()],
  ['a desk without fetch', 'fetch', () => createDeskClient(person).listOrders()],
  ['a bureau without fetch', 'fetch', () => createSupervisionClient(person).listWebhooks()],
  [
    'a department without fetch',
    'fetch',
    () => createServiceClient({baseUrl, clientId: 'i', clientSecret: 's'}).listOrders(),
  ],
  ...(['Request', 'AbortController', 'URL'] as const).map(
    part => [`ky without ${part}`, part, () => createClient({baseUrl}).getStandard()] as const,
  ),
  [
    'a desk without a source of random bytes',
    'crypto',
    () => createDeskClient({...person, fetch: answered}).stepOrder({orderNumber: 'n', version: 1, step: 'sign'}),
  ],
  [
    'an outbox without a source of random bytes',
    'crypto',
    () =>
      createOutbox({send: async () => aReceipt(), store: memoryStore()}).submit({
        token: 't',
        draft: {level: 'satisfied'},
      }),
  ],
  ['a store without IndexedDB', 'indexedDB', () => indexedDbStore().all()],
  [
    'an export without TextDecoder',
    'TextDecoder',
    () =>
      first(
        createResultsClient({baseUrl, fetch: () => new Response('{}')}).exportFile({publicationId: 'p', format: 'csv'}),
      ),
  ],
  ...(['crypto', 'atob', 'TextEncoder'] as const).map(
    part =>
      [
        `a webhook without ${part}`,
        part,
        () => verifyWebhook(message, {secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'}),
      ] as const,
  ),
];
const message = {
  headers: {
    'webhook-id': 'm',
    'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
    'webhook-signature': 'v1,AAAA',
  },
  body: '{}',
};

describe('a part of the platform that is missing', () => {
  for (const [what, missing, call] of needs)
    it(`is named in the rejection: ${what}`, () =>
      without([missing], async () => {
        let promise: Promise<unknown> | undefined;
        assert.doesNotThrow(() => (promise = call()), 'nothing is thrown before the promise is there');
        await assert.rejects(promise ?? Promise.resolve(), (error: unknown) => {
          assert.ok(isUnsupportedError(error), String(error));
          assert.deepEqual([error.missing, error.code, error.retry], [missing, 'unsupported', false]);
          return true;
        });
      }));

  it('is named as crypto.subtle on a page of plain http, which has the rest of crypto', () =>
    without(['crypto'], async () => {
      Object.assign(globalThis, {crypto: {getRandomValues: () => undefined}});
      const verified = verifyWebhook(message, {secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'});
      await assert.rejects(verified, {name: 'UnsupportedError', missing: 'crypto.subtle'});
    }));

  it('is not waited for by an outbox, which would promise a rating that cannot be sent', () =>
    without(['fetch'], async () => {
      const {submitRating} = createCoreClient({baseUrl});
      const outbox = createOutbox({send: submitRating, store: memoryStore()});
      const outcome = await outbox.submit({token: 't', draft: {level: 'satisfied'}});
      assert.ok(outcome.kind === 'failed' && outcome.code === 'send_failed' && isUnsupportedError(outcome.error));
      assert.deepEqual(await outbox.kept(), []);
    }));

  for (const part of ['AbortController', 'AbortSignal', 'Request', 'URL', 'URLSearchParams', 'TextEncoder'])
    it(`is not needed to rate: ${part}`, () =>
      without([part], async () => {
        const client = createRatingClient({baseUrl, fetch: answered, timeout: 1000});
        assert.deepEqual((await client.submitRating({level: 'satisfied'}, key)).receiptNumber, 'R-1');
      }));

  it('leaves a query right where URLSearchParams takes pairs for an object, as in React Native', () =>
    without(['URLSearchParams'], async () => {
      Object.assign(globalThis, {
        URLSearchParams: class {
          readonly given: object;
          constructor(given: object) {
            this.given = given;
          }
          toString = () => Object.entries(this.given).join('&');
        },
      });
      const asked: string[] = [];
      const fetch: Fetch = url => {
        asked.push(url);
        return json({items: [], nextCursor: null});
      };
      await createCoreClient({baseUrl, fetch}).listInstitutions({areaCode: '440100', limit: 5, cursor: 'a b&c=d+中'});
      assert.deepEqual(asked, [`${baseUrl}/v1/institutions?areaCode=440100&limit=5&cursor=a%20b%26c%3Dd%2B%E4%B8%AD`]);
    }));

  it('is named by the maker of keys too', () =>
    without(['crypto'], async () =>
      assert.throws(() => newIdempotencyKey(), {name: 'UnsupportedError', missing: 'crypto'}),
    ));
});

describe('a bundle', () => {
  it('of a page that only rates has the two routes that it calls, and no other', async () => {
    const {outputFiles} = await build({
      stdin: {contents: `export {createRatingClient} from '@gov-rating/sdk/core'`, resolveDir: import.meta.dirname},
      bundle: true,
      write: false,
      format: 'esm',
      conditions: ['@gov-rating/source'],
    });
    const paths = [...(outputFiles[0]?.text ?? '').matchAll(/"(\/v1\/[^"]*)"/g)].map(([, path]) => path);
    assert.deepEqual(paths.sort(), ['/v1/invitation', '/v1/ratings']);
  });
});
