import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {build} from 'esbuild';
import {parse} from 'acorn';
import type * as wechat from '../src/wechat.ts';
import {toEs2017} from '../build/es2017.mjs';
import {inBareRuntime} from './bare-runtime.ts';
import {localServer, reply} from './local-server.ts';
import {aReceipt} from './scripted-fetch.ts';
import {aWechatApp} from './wechat-app.ts';

/** The entry as the package has it: one CommonJS file in ES2017. */
const bundle = await build({
  stdin: {contents: "export * from '@gov-rating/sdk/wechat'", resolveDir: import.meta.dirname},
  bundle: true,
  write: false,
  format: 'cjs',
  conditions: ['@gov-rating/source'],
});
const code = await toEs2017(bundle.outputFiles[0]?.text ?? '');

type Sdk = typeof wechat;

/** An app that is started over what an earlier one has stored. */
function anApp(options: Parameters<typeof aWechatApp>[0] = {}) {
  const app = aWechatApp(options);
  return {...app, sdk: inBareRuntime<Sdk>(code, {wx: app.wx})};
}

const random = Uint8Array.from({length: 16}, (_, index) => index);

describe('in a mini-program', () => {
  it('the file is CommonJS that ES2017 knows', () => {
    assert.doesNotThrow(() => parse(code, {ecmaVersion: 2017, sourceType: 'script'}));
    assert.doesNotMatch(code, /\?\?|\?\.[a-z[(]|import\(/);
  });

  for (const parsing of [false, true])
    it(`a citizen rates over wx.request, ${parsing ? 'which parses the answer' : 'which answers text'}`, async () => {
      await using server = await localServer((_, response) => reply(response, 201, aReceipt()));
      const {sdk, wx} = anApp({parsing});
      const client = sdk.createRatingClient({baseUrl: server.baseUrl, fetch: sdk.requestFetch(wx.request)});
      const outbox = sdk.createOutbox({send: client.submitRating, store: sdk.storageStore(wx)});
      const key = sdk.newIdempotencyKey(random);
      const outcome = await outbox.submit({key, token: 'the-token', draft: {level: 'satisfied'}});
      assert.equal(outcome.kind, 'received');
      const [arrived] = server.arrivals;
      assert.equal(arrived?.headers['authorization'], 'Bearer the-token');
      assert.equal(arrived?.headers['idempotency-key'], key);
    });

  it('a rating waits in the storage while there is no connection, and is sent later with its key', async () => {
    const {sdk, wx, storage} = anApp();
    const nowhere = sdk.createRatingClient({baseUrl: 'http://127.0.0.1:9', fetch: sdk.requestFetch(wx.request)});
    const first = sdk.createOutbox({send: nowhere.submitRating, store: sdk.storageStore(wx)});
    const key = sdk.newIdempotencyKey(random);
    assert.equal((await first.submit({key, token: 't', draft: {level: 'satisfied'}})).kind, 'kept');
    assert.equal((JSON.parse(storage.get('gov-rating-outbox') ?? '') as unknown[]).length, 1);
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
    const {sdk, wx} = anApp();
    const clientOf = (baseUrl: string) => sdk.createRatingClient({baseUrl, fetch: sdk.requestFetch(wx.request)});
    await assert.rejects(clientOf(server.baseUrl).getInvitation({}, {token: 't'}), {
      code: 'already_rated',
      status: 409,
    });
    await assert.rejects(clientOf('http://127.0.0.1:9').getInvitation({}, {token: 't'}), {code: 'no_answer'});
  });

  it('a rating is sent as soon as the app says that the network is back', async () => {
    await using server = await localServer((_, response) => reply(response, 201, aReceipt()));
    const {sdk, wx, connect, listening} = anApp();
    let onSettled: ((settled: wechat.Settled) => void) | undefined;
    const settled = new Promise<wechat.Settled>(resolve => (onSettled = resolve));
    const {outbox, newKey} = sdk.createWechatRating(wx, {baseUrl: server.baseUrl, onSettled});
    outbox.start();
    connect('offline');
    const key = await newKey();
    assert.equal((await outbox.submit({key, token: 't', draft: {level: 'satisfied'}})).kind, 'kept');
    connect('online');
    assert.equal((await settled).key, key);
    outbox.stop();
    assert.equal(listening(), 0, 'no listener is left behind');
  });

  it('a page that has gone hears nothing where the app cannot take a listener off', async () => {
    const {sdk, wx, connect} = anApp();
    const {offNetworkStatusChange: _, ...old} = wx;
    const events = sdk.networkEvents(old);
    let heard = 0;
    const listener = () => void heard++;
    events.addEventListener?.('online', listener);
    connect('online');
    events.removeEventListener?.('online', listener);
    connect('online');
    assert.equal(heard, 1);
    events.addEventListener?.('online', listener);
    connect('offline');
    connect('online');
    assert.equal(heard, 2, 'and hears once, however often it came and went');
  });

  it('a key is made of what wx.getRandomValues gives, and an app that is too old says so', async () => {
    const {sdk, wx} = anApp();
    assert.match(await sdk.newMiniProgramKey(wx), /^[0-9a-f]{32}$/);
    const missing = {name: 'UnsupportedError', missing: 'wx.getRandomValues'};
    await assert.rejects(sdk.newMiniProgramKey({}), missing);
    await assert.rejects(sdk.newMiniProgramKey({getRandomValues: ({fail}) => fail({errMsg: 'fail'})}), missing);
    await assert.rejects(
      sdk.newMiniProgramKey({getRandomValues: ({length, success}) => success({randomValues: new ArrayBuffer(length)})}),
      /cryptographic source/,
    );
  });
});
