import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {chromium} from 'playwright-core';
import {chromiumLaunch} from '../../tooling/machine.mjs';
import {openEngine, whyWithout, type Engine} from './engines/engines.mjs';

/** What the page of these tests offers. */
interface TestPage {
  /** Runs every case that a store of an outbox must pass: its name, and what was wrong. */
  readonly runContract: () => Promise<[name: string, fault: string][]>;
  /** Keeps a rating of this key. */
  readonly keep: (key: string) => Promise<string>;
  /** The comments of all ratings that are kept. */
  readonly comments: () => Promise<(string | undefined)[]>;
  /** Adds ratings of about a tenth of a megabyte until one is refused: how many were kept, and what is stored then. */
  readonly fillUp: () => Promise<{kept: number; outcome: string; waiting: number; storage: string; readable: number}>;
}
declare const globalThis: TestPage & typeof global;

const source = `
import {outboxStoreContract} from './outbox/outbox-store.conformance.ts';
import {sealedStore} from './outbox/sealed-store.ts';
let databases = 0;
globalThis.runContract = async () => {
  const cases = [];
  const equal = (actual, expected) => {
    const [is, wanted] = [actual, expected].map(value => JSON.stringify(value));
    if (is !== wanted) throw new Error(is + ' is not ' + wanted);
  };
  const runner = {describe: (_, body) => body(), it: (name, body) => cases.push([name, body]), equal};
  outboxStoreContract(runner, 'sealed', async () => sealedStore('contract ' + ++databases));
  const results = [];
  for (const [name, body] of cases) results.push([name, await body().then(() => '', String)]);
  const probe = sealedStore('probe');
  results.push(['is sealed', (await probe.stored()).storage === 'sealed' ? '' : 'in memory']);
  return results;
};
const item = {entry: {level: 'satisfied', comment: '等了很久'}, givenAt: 0, notBefore: 0, run: '', elapsed: 0};
globalThis.keep = key => sealedStore('again').collected.add({...item, key});
globalThis.comments = async () =>
  (await sealedStore('again').collected.first(9)).map(({content}) => content?.entry.comment);
globalThis.fillUp = async () => {
  const store = sealedStore('full');
  const comment = Array.from(crypto.getRandomValues(new Uint8Array(50_000)), byte => byte.toString(16)).join('');
  for (let kept = 0; ; kept++) {
    const outcome = await store.collected.add({...item, key: 'k' + kept, entry: {...item.entry, comment}});
    if (outcome === 'kept') continue;
    const rows = await store.collected.first(kept + 1);
    return {kept, outcome, ...(await store.stored()), readable: rows.filter(({content}) => content).length};
  }
};
`;

async function startSite(): Promise<{readonly server: Server; readonly url: string}> {
  const {outputFiles} = await build({
    stdin: {contents: source, resolveDir: fileURLToPath(new URL('../../sdk/src/', import.meta.url)), loader: 'ts'},
    ...{bundle: true, write: false, format: 'iife', platform: 'browser', target: 'es2022'},
    conditions: ['@gov-rating/source'],
  });
  const page = `<!doctype html><meta charset="utf-8"><title>store</title><script>${outputFiles?.[0]?.text}</script>`;
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(page));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`};
}

const skip = (await whyWithout('webkit')) ?? false;
describe('the sealed store of a device in WebKit', {skip}, () => {
  let engine: Engine;
  let site: Awaited<ReturnType<typeof startSite>>;
  before(async () => {
    [site, engine] = await Promise.all([startSite(), openEngine('webkit')]);
  });
  after(async () => {
    await engine?.close();
    site?.server.close();
  });

  it('passes every case that a store of an outbox must pass', async () => {
    const page = await engine.newPage();
    await page.goto(site.url);
    const results = await page.evaluate(() => globalThis.runContract());
    assert.ok(results.length > 8);
    assert.deepEqual(
      results.filter(([, fault]) => fault !== ''),
      [],
    );
    await page.close();
  });

  it('opens with the same key when the page is loaded again', async () => {
    const page = await engine.newPage();
    for (const key of ['one', 'two']) {
      await page.goto(site.url);
      assert.equal(await page.evaluate(name => globalThis.keep(name), key), 'kept');
    }
    await page.goto(site.url);
    assert.deepEqual(await page.evaluate(() => globalThis.comments()), ['等了很久', '等了很久']);
    await page.close();
  });
});

describe('a device whose disk is full', () => {
  it('refuses the next rating, says that it is full, and still has every rating that it kept', async () => {
    const site = await startSite();
    const browser = await chromium.launch(await chromiumLaunch());
    try {
      const page = await browser.newPage();
      await page.goto(site.url);
      const session = await page.context().newCDPSession(page);
      const {origin} = new URL(site.url);
      await session.send('Storage.overrideQuotaForOrigin', {origin, quotaSize: 3_000_000});
      const {kept, outcome, waiting, storage, readable} = await page.evaluate(() => globalThis.fillUp());
      assert.ok(kept > 5 && kept < 60, `${kept} ratings`);
      assert.deepEqual(
        {outcome, waiting, storage, readable},
        {outcome: 'storage_full', waiting: kept, storage: 'full', readable: kept},
      );
    } finally {
      await browser.close();
      site.server.close();
    }
  });
});
