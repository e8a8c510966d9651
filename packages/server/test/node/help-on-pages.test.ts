import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import type {ProblemDocument} from '@gov-rating/contract';
import {chromium, type Page} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {createApp, memoryStorage} from '../../src/index.ts';
import {serve} from '../../src/node.ts';
import {aScene, district, tokenSecret} from '../fixtures/api.fixtures.ts';
import {ask} from '../fixtures/plain-http.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';

const hotline = {phone: '010-12345678', name: {'zh-CN': '市民<热线>', 'zh-TW': '市民熱線', en: 'Citizens line'}};

/** A server of a region with a general line of its own, without the scripts of the elements, and a hall. */
async function aRegion(context: TestContext) {
  const storage = await memoryStorage();
  const scene = await aScene({storage});
  await storage.saveInstitutions([{...district, phone: '020-12345678-12'}]);
  const hall = await aHall(scene);
  const app = createApp({storage, tokenSecret, settings: {hotline}});
  const running = await serve({app, port: 0, pages: {hotline, scriptFile: import.meta.filename, codes: true}});
  context.after(() => running.close(0));
  return {...running, hall};
}

async function aVisitor(context: TestContext, javaScriptEnabled = true) {
  const browser = await chromium.launch(await chromiumLaunch());
  context.after(() => browser.close());
  return browser.newPage({viewport: {width: 360, height: 740}, locale: 'zh-CN', javaScriptEnabled});
}

/** Name and address of each link that calls. */
const calls = (page: Page) =>
  page.locator('a[href^="tel:"]').evaluateAll(links =>
    links.map(link => {
      const heard = link.cloneNode(true) as Element;
      heard.querySelector('[aria-hidden]')?.remove();
      return [heard.textContent, link.getAttribute('href')];
    }),
  );

const general = ['拨打 0 1 0，1 2 3 4 5 6 7 8', 'tel:01012345678'];

for (const path of ['/r/abc', '/p/abc', '/my', '/receipt'])
  test(`${path} offers the general line of the region by a real link, and its name, also without a script`, async context => {
    const {port} = await aRegion(context);
    const page = (await ask(port, path)).body.toString();
    assert.match(page, /需要帮助？<a href="tel:01012345678">拨打 <bdi/);
    assert.match(page, /市民&lt;热线>/);
    assert.doesNotMatch(page, />12345</);
  });

test('a refusal names the general line of the region in every language, and no other number', async context => {
  const {url} = await aRegion(context);
  const answer = await fetch(`${url}/v1/invitation`, {headers: {Authorization: 'Bearer nonsense'}});
  const {code, detail, messages} = (await answer.json()) as ProblemDocument;
  assert.equal(code, 'invitation_invalid');
  assert.equal(detail, messages['zh-CN']);
  for (const sentence of Object.values(messages)) assert.match(sentence, / 010-12345678[，,]/);
});

test('a person whose browser runs no scripts reads what to do, whom to call, and no hole before it', async context => {
  const {url} = await aRegion(context);
  const page = await aVisitor(context, false);
  await page.goto(`${url}/rate`);
  const notice = page.locator('noscript p');
  await notice.waitFor();
  const top = (await notice.boundingBox())?.y ?? assert.fail();
  assert.ok(top < 300, `${top}`);
});

test('a person whose network loses the script reads some seconds later whom to call', async context => {
  const {url} = await aRegion(context);
  const page = await aVisitor(context);
  await page.route('**/gov-rating.js', route => route.abort());
  await page.goto(`${url}/rate`);
  const late = page.getByText('页面一直没有打开？');
  assert.equal(await late.isVisible(), false, 'not while the page is still coming');
  await page.evaluate(() => document.getAnimations().forEach(animation => animation.finish()));
  await late.waitFor();
  assert.deepEqual(await calls(page), [general]);
  const box = await page.locator('a[href^="tel:"]').boundingBox();
  assert.ok((box?.height ?? 0) >= 44);
});

test('who stands before a printed code can call the institution, in the language of the page', async context => {
  const {url, hall} = await aRegion(context);
  const page = await aVisitor(context);
  await page.goto(`${url}/p/${hall.staticCode}`);
  const own = page.locator('#point-call');
  await own.waitFor();
  assert.equal(await own.locator('bdi').textContent(), '020-12345678-12');
  assert.deepEqual(await calls(page), [
    [`打${district.name}电话 0 2 0，1 2 3 4 5 6 7 8，1 2`, 'tel:02012345678'],
    general,
  ]);
  await page.getByRole('button', {name: 'English'}).click();
  assert.deepEqual(
    (await calls(page)).map(([words]) => words),
    [`Call ${district.name}: 0 2 0，1 2 3 4 5 6 7 8，1 2`, 'Call 0 1 0，1 2 3 4 5 6 7 8'],
  );
});

test('a page whose script is not installed says whom to call', async context => {
  const app = createApp({storage: await memoryStorage(), tokenSecret});
  const running = await serve({app, port: 0, pages: {scriptFile: '/nowhere/gov-rating.js'}});
  context.after(() => running.close(0));
  const {status, body} = await ask(running.port, '/rate');
  assert.equal(status, 503);
  assert.match(body.toString(), /评价页面现在打不开[^]*<a href="tel:12345">拨打 /);
});
