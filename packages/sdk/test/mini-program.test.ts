import assert from 'node:assert/strict';
import {once} from 'node:events';
import {request as send} from 'node:http';
import {describe, it} from 'node:test';
import vm from 'node:vm';
import {build} from 'esbuild';
import {parse} from 'acorn';
import type * as miniProgram from '../src/mini-program.ts';
import {toEs2017} from '../build/es2017.mjs';
import {localServer, reply} from './local-server.ts';
import {aReceipt} from './scripted-fetch.ts';

/** The entry as the package has it: one CommonJS file in ES2017. */
const bundle = await build({
  stdin: {contents: "export * from '@gov-rating/sdk/mini-program'", resolveDir: import.meta.dirname},
  bundle: true,
  write: false,
  format: 'cjs',
  conditions: ['@gov-rating/source'],
});
const code = await toEs2017(bundle.outputFiles[0]?.text ?? '');

/** `wx` over real HTTP, as the tools of WeChat answer: names of headers as they came, JSON parsed in spite of all. */
function aMiniProgram({parsing = false} = {}) {
  const stored = new Map<string, unknown>();
  const wx = {
    getStorageSync: (name: string) => structuredClone(stored.get(name)) ?? '',
    setStorageSync: (name: string, value: unknown) => void stored.set(name, JSON.parse(JSON.stringify(value))),
    request(options: miniProgram.MiniProgramRequestOptions) {
      const asked = send(options.url, {method: options.method, headers: options.header}, async response => {
        let text = '';
        response.on('data', piece => (text += String(piece)));
        await once(response, 'end');
        const {statusCode = 0, headers} = response;
        options.success({data: parsing ? JSON.parse(text) : text, statusCode, header: headers});
      });
      asked.on('error', error => options.fail({errMsg: `request:fail ${error.message}`}));
      asked.end(options.data);
      return {abort: () => asked.destroy()};
    },
  };
  const module = {exports: {}};
  vm.runInNewContext(code, {module, exports: module.exports, wx, setTimeout, clearTimeout, console});
  return {sdk: module.exports as typeof miniProgram, wx, stored};
}

const random = new Uint8Array(16).fill(7);

describe('in a mini-program', () => {
  it('the file is CommonJS that ES2017 knows', () => {
    assert.doesNotThrow(() => parse(code, {ecmaVersion: 2017, sourceType: 'script'}));
    assert.doesNotMatch(code, /\?\?|\?\.[a-z[(]|import\(/);
  });

  for (const parsing of [false, true])
    it(`a citizen rates over wx.request, ${parsing ? 'which parses the answer' : 'which answers text'}`, async () => {
      await using server = await localServer((_, response) => reply(response, 201, aReceipt()));
      const {sdk, wx} = aMiniProgram({parsing});
      const client = sdk.createRatingClient({baseUrl: server.baseUrl, fetch: sdk.requestFetch(wx.request)});
      const outbox = sdk.createOutbox({send: client.submitRating, store: sdk.storageStore(wx)});
      const key = sdk.newIdempotencyKey(random);
      const outcome = await outbox.submit({key, token: 'the-token', draft: {level: 'satisfied'}});
      assert.equal(outcome.kind, 'received');
      const [arrived] = server.arrivals;
      assert.equal(arrived?.headers['authorization'], 'Bearer the-token');
      assert.equal(arrived?.headers['idempotency-key'], '07'.repeat(16));
    });

  it('a rating waits in the storage while there is no connection, and is sent later with its key', async () => {
    const {sdk, wx, stored} = aMiniProgram();
    const nowhere = sdk.createRatingClient({baseUrl: 'http://127.0.0.1:9', fetch: sdk.requestFetch(wx.request)});
    const first = sdk.createOutbox({send: nowhere.submitRating, store: sdk.storageStore(wx)});
    const key = sdk.newIdempotencyKey(random);
    assert.equal((await first.submit({key, token: 't', draft: {level: 'satisfied'}})).kind, 'kept');
    assert.equal((stored.get('gov-rating-outbox') as unknown[]).length, 1);
    await using server = await localServer((_, response) => reply(response, 201, aReceipt()));
    const client = sdk.createRatingClient({baseUrl: server.baseUrl, fetch: sdk.requestFetch(wx.request)});
    const later = sdk.createOutbox({send: client.submitRating, store: sdk.storageStore(wx)});
    await later.drain(true);
    assert.equal(server.arrivals[0]?.headers['idempotency-key'], key);
    assert.deepEqual(await later.kept(), []);
  });

  it('a refusal comes with its code, and a lost connection as one', async () => {
    await using server = await localServer((_, response) =>
      reply(response, 409, {code: 'already_rated', retry: false, detail: '…'}),
    );
    const {sdk, wx} = aMiniProgram();
    const clientOf = (baseUrl: string) => sdk.createRatingClient({baseUrl, fetch: sdk.requestFetch(wx.request)});
    await assert.rejects(clientOf(server.baseUrl).getInvitation({}, {token: 't'}), {
      code: 'already_rated',
      status: 409,
    });
    await assert.rejects(clientOf('http://127.0.0.1:9').getInvitation({}, {token: 't'}), {code: 'no_answer'});
  });
});
