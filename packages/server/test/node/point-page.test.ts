import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {chromium} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {createApp, memoryStorage} from '../../src/index.ts';
import {serve} from '../../src/node.ts';
import {aScene, bureau} from '../fixtures/api.fixtures.ts';
import {ask} from '../fixtures/plain-http.fixtures.ts';
import {tokenSecret} from '../fixtures/api.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';

/** A server with a hall and a window in it. */
async function aCity(context: TestContext) {
  const storage = await memoryStorage();
  const scene = await aScene({storage});
  const hall = await aHall(scene);
  const window = await aHall(scene, {kind: 'window', name: '3 号窗口', number: '3', parentId: hall.pointId});
  const app = createApp({storage, tokenSecret});
  const running = await serve({app, port: 0});
  context.after(() => running.close(0));
  const close = () => storage.closePoint({pointId: hall.pointId, within: bureau.code, at: new Date().toISOString()});
  return {...running, scene, storage, hall, window, close};
}

test('who stands before a printed code learns the name, the institution, the kind and whether it is in use', async context => {
  const {scene, hall, window, close} = await aCity(context);
  const asked = (staticCode: string) => scene.ask('getPrintedPoint', '/v1/static-codes', {body: {staticCode}});
  const institutionName = '广州市规划和自然资源局天河区分局';
  const open = {institutionName, state: 'open'};
  assert.deepEqual(await asked(hall.staticCode), {...open, name: '天河区政务服务中心', kind: 'hall'});
  assert.deepEqual(await asked(window.staticCode), {...open, name: '天河区政务服务中心 3 号窗口', kind: 'window'});
  await close();
  assert.equal((await asked(window.staticCode)).state, 'closed', 'a window closes with its hall');
});

test('a point is closed to its visitors before its first day and after its last', async context => {
  const {scene} = await aCity(context);
  for (const [name, validity] of [
    ['明天启用', {validFrom: '2026-11-25'}],
    ['昨天停用', {validFrom: '2026-11-01', validTo: '2026-11-23'}],
  ] as const) {
    const {staticCode} = await aHall(scene, {name, ...validity});
    const {state} = await scene.ask('getPrintedPoint', '/v1/static-codes', {body: {staticCode}});
    assert.equal(state, 'closed', name);
  }
});

for (const after of ['', '/', '。', '，', ')', '%23', '?from=singlemessage&isappinstalled=0', '%20', '-'])
  test(`the address of a point with “${after}” behind its code opens its page, which is stored nowhere`, async context => {
    const {port, hall} = await aCity(context);
    const {status, headers, body} = await ask(port, encodeURI(`/p/${hall.staticCode}${after}`).replace(/%25/g, '%'));
    assert.equal(status, 200);
    assert.ok(body.toString().includes(`data-code="${hall.staticCode}"`));
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.match(String(headers['content-security-policy']), /script-src 'self'/);
  });

for (const none of ['/p/', '/p/abc', '/p/aB3dE5gH7jx', '/p/%', '/p/aB3-E5gH7j'])
  test(`${none} says that it cannot be the code of a point`, async context => {
    const {port} = await aCity(context);
    const {status, body} = await ask(port, none);
    assert.equal(status, 404);
    assert.match(body.toString(), /这个二维码打不开[^]*12345/);
  });

test('the page shows the point and what one can do, says when it is closed or unknown, and can be tried again', async context => {
  const {url, window, close} = await aCity(context);
  const browser = await chromium.launch(await chromiumLaunch());
  context.after(() => browser.close());
  const page = await browser.newPage({viewport: {width: 390, height: 844}});
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(String(error)));
  const ways = page.getByText('请扫回执上的二维码');

  await page.goto(`${url}/p/${window.staticCode}`);
  await page.getByRole('heading', {name: '天河区政务服务中心 3 号窗口'}).waitFor();
  await ways.waitFor();
  assert.equal(await page.title(), '天河区政务服务中心 3 号窗口 · 政务服务“好差评”');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);

  await close();
  await page.reload();
  await page.getByText('这个评价点已停用').waitFor();
  assert.equal(await ways.isVisible(), false);

  await page.goto(`${url}/p/AAAAAAAAAA`);
  await page.getByText('没有这个评价点').waitFor();
  assert.equal(await ways.isVisible(), false);

  await page.route('**/v1/static-codes', route => route.abort());
  await page.reload();
  await page.getByText('现在连不上').waitFor();
  await page.unroute('**/v1/static-codes');
  await page.getByRole('button', {name: '重试'}).click();
  await page.getByText('没有这个评价点').waitFor();
  assert.deepEqual(errors, []);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
});
