import assert from 'node:assert/strict';
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import test, {type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {createApp, memoryStorage} from '../../src/index.ts';
import {scriptMounts, serve} from '../../src/node.ts';
import {tokenSecret} from '../fixtures/api.fixtures.ts';

const dist = fileURLToPath(new URL('../../../elements/dist/', import.meta.url));

interface Integrity {
  readonly files: Readonly<Record<string, {readonly path: string; readonly integrity: string}>>;
}

async function scriptServer(context: TestContext): Promise<string> {
  const app = createApp({storage: await memoryStorage(), tokenSecret});
  const running = await serve({app, port: 0, files: scriptMounts(dist)});
  context.after(() => running.close(0));
  return running.url;
}

/** A department's page on an origin of its own, with one script tag; whether the element came alive on it. */
async function opened(context: TestContext, src: string, integrity: string): Promise<boolean> {
  const portal = createServer((_, response) =>
    response
      .setHeader('Content-Type', 'text/html')
      .end(
        `<!doctype html><script src="${src}" integrity="${integrity}" crossorigin="anonymous" defer></script><gov-rating></gov-rating>`,
      ),
  ).listen(0, '127.0.0.1');
  await once(portal, 'listening');
  context.after(() => portal.close());
  const browser = await chromium.launch(await chromiumLaunch());
  context.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`http://localhost:${(portal.address() as AddressInfo).port}/`, {waitUntil: 'load'});
  return page.evaluate(() => customElements.get('gov-rating') !== undefined);
}

test('a script of a fixed version is cached for a year, the others are revalidated, and any origin may load them', async context => {
  const url = await scriptServer(context);
  const {files} = (await (await fetch(`${url}/integrity.json`)).json()) as Integrity;
  for (const [name, {path}] of Object.entries(files)) {
    const fixed = await fetch(`${url}/${path}`);
    assert.equal(fixed.status, 200, path);
    assert.equal(fixed.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(fixed.headers.get('access-control-allow-origin'), '*');
    const moving = await fetch(`${url}/${name}`);
    assert.equal(moving.headers.get('cache-control'), 'public, max-age=300, must-revalidate');
    assert.equal(moving.headers.get('access-control-allow-origin'), '*');
    assert.ok(moving.headers.get('etag'));
    assert.deepEqual(await fixed.text(), await moving.text());
  }
  assert.ok(files['gov-rating.js']);
});

test('nothing but scripts is served from the folders of versions', async context => {
  const url = await scriptServer(context);
  for (const path of ['9.9.9/gov-rating.js', 'index.js', 'gov-rating/gov-rating.js', '..%2f..%2fpackage.json'])
    assert.equal((await fetch(`${url}/${path}`)).status, 404, path);
});

test('a page of another origin with the right hash shows the element', async context => {
  const url = await scriptServer(context);
  const {files} = JSON.parse(await readFile(`${dist}integrity.json`, 'utf8')) as Integrity;
  const file = files['gov-rating.js'];
  assert.ok(file);
  assert.equal(await opened(context, `${url}/${file.path}`, file.integrity), true);
});

test('a page with another hash does not run the script', async context => {
  const url = await scriptServer(context);
  const {files} = JSON.parse(await readFile(`${dist}integrity.json`, 'utf8')) as Integrity;
  const [script, board] = [files['gov-rating.js'], files['gov-rating-board.js']];
  assert.ok(script && board);
  assert.equal(await opened(context, `${url}/${script.path}`, board.integrity), false);
});
