import assert from 'node:assert/strict';
import {fileURLToPath} from 'node:url';
import test from 'node:test';
import {chromium} from 'playwright-core';
import {createApp, memoryStorage} from '@gov-rating/server';
import {serve} from '@gov-rating/server/node';
import {chromiumLaunch} from '../packages/tooling/machine.mjs';

const directory = fileURLToPath(new URL('static', import.meta.url));

test('a web team finds snippets to copy on the page Embed', async context => {
  const app = createApp({
    storage: await memoryStorage(),
    tokenSecret: 'only files are served in this test, no ratings',
  });
  const running = await serve({app, port: 0, files: [{prefix: '/', directory}], pages: false});
  context.after(() => running.close(0));
  const browser = await chromium.launch(await chromiumLaunch());
  context.after(() => browser.close());
  const page = await browser.newPage({locale: 'zh-CN'});
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(String(error)));

  await page.goto(`${running.url}/iframe.html?id=embed--docs&viewMode=docs`);
  await page.getByRole('heading', {name: '固定版本并校验'}).waitFor();
  const copy = page.getByRole('button', {name: /copy/i});
  await copy.nth(8).waitFor();
  assert.equal(await copy.count(), 9);
  await page.locator('pre', {hasText: '<script src="https://rating.example.gov.cn/gov-rating.js" defer>'}).waitFor();
  assert.deepEqual(complaints, []);
});
