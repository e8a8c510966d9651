import assert from 'node:assert/strict';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {createApp, memoryStorage} from '../../src/index.ts';
import {scriptMounts, serve} from '../../src/node.ts';
import {Caller, fill, tokenSecret} from '../fixtures/api.fixtures.ts';

const dist = fileURLToPath(new URL('../../../elements/dist/', import.meta.url));

test('a citizen who scans a code rates, and the token is gone from address and history, also after reloading', async context => {
  const storage = await memoryStorage();
  await fill(storage);
  const running = await serve({
    app: url => createApp({storage, tokenSecret, settings: {publicUrl: url}}),
    port: 0,
    files: scriptMounts(dist),
  });
  context.after(() => running.close(0));
  const {shortUrl, token} = await new Caller(fetch, running.url).invited();
  const browser = await chromium.launch(await chromiumLaunch());
  context.after(() => browser.close());
  const page = await browser.newPage({viewport: {width: 390, height: 844}});
  const referrers: (string | undefined)[] = [];
  const errors: string[] = [];
  page.on('request', request => referrers.push(request.headers()['referer']));
  page.on('console', message => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', error => errors.push(String(error)));

  await page.goto(`${shortUrl}?from=singlemessage&isappinstalled=0#wechat_redirect`);
  await page.getByText('建设工程规划许可证核发').first().waitFor();
  assert.equal(page.url(), `${running.url}/rate`);
  assert.deepEqual(
    referrers.filter(referrer => referrer?.includes(token)),
    [],
  );

  await page.reload();
  await page.getByText('建设工程规划许可证核发').first().waitFor();
  assert.equal(page.url(), `${running.url}/rate`);

  await page.getByRole('radio', {name: /^非常满意/}).check({force: true});
  await page.getByRole('button', {name: /提交|发送/}).click();
  await page.getByText('查询号码').first().waitFor();
  await page.goto('about:blank');
  await page.goBack();
  assert.equal(page.url(), `${running.url}/rate`);
  assert.deepEqual(errors, []);
});

test('a link in the old form still decides in a tab that knows a short address', async context => {
  const storage = await memoryStorage();
  await fill(storage);
  const running = await serve({
    app: url => createApp({storage, tokenSecret, settings: {publicUrl: url}}),
    port: 0,
    files: scriptMounts(dist),
  });
  context.after(() => running.close(0));
  const caller = new Caller(fetch, running.url);
  const [first, second] = [await caller.invited(1), await caller.invited(2)];
  const browser = await chromium.launch(await chromiumLaunch());
  context.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(first.shortUrl);
  await page.goto('about:blank');
  const asked = page.waitForRequest(/\/v1\/invitation$/);
  await page.goto(second.url);
  assert.equal((await asked).headers()['authorization'], `Bearer ${second.token}`);
});
