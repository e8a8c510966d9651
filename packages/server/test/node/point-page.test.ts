import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {aService} from '@gov-rating/contract/testing';
import {chromium} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {createApp, memoryStorage} from '../../src/index.ts';
import {serve} from '../../src/node.ts';
import {aScene, bureau, district} from '../fixtures/api.fixtures.ts';
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
  const open = {institutionCode: hall.institutionCode, institutionName, state: 'open', caseNumberLookup: false};
  const {form: ofHall, help, ...facts} = await asked(hall.staticCode);
  assert.deepEqual(ofHall?.help, help);
  assert.deepEqual(facts, {...open, name: '天河区政务服务中心', kind: 'hall'});
  assert.deepEqual(ofHall?.service, {institutionName, itemName: '天河区政务服务中心'});
  const {form: _, help: _help, ...ofWindow} = await asked(window.staticCode);
  assert.deepEqual(ofWindow, {...open, name: '天河区政务服务中心 3 号窗口', kind: 'window'});
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
  await page.getByText('这个评价点已经停用').waitFor();
  assert.equal(await ways.isVisible(), false);

  await page.goto(`${url}/p/AAAAAAAAAA`);
  await page.getByText('没有这个评价点').waitFor();
  await page.getByText('也可能是其他地区的').waitFor();
  assert.equal(await ways.isVisible(), false);

  await page.route('**/v1/static-codes', route => route.abort());
  await page.reload();
  await page.getByText('现在连不上').waitFor();
  await page.unroute('**/v1/static-codes');
  await page.getByRole('button', {name: '再试一次'}).click();
  await page.getByText('没有这个评价点').waitFor();
  assert.deepEqual(errors, []);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
});

/** A page at a point of the city, in Chinese, whose errors are collected. */
async function aVisitor(context: TestContext, address: string, width = 390) {
  const browser = await chromium.launch(await chromiumLaunch());
  context.after(() => browser.close());
  const page = await browser.newPage({viewport: {width, height: 844}, locale: 'zh-CN'});
  const [errors, sent]: [string[], string[]] = [[], []];
  page.on('pageerror', error => errors.push(String(error)));
  page.on('request', request => sent.push(request.url()));
  await page.goto(address);
  return {page, errors, sent};
}

test('a visitor rates the hall by keyboard, and sees on the same day that it is done', async context => {
  const {url, hall, scene} = await aCity(context);
  const {page, errors, sent} = await aVisitor(context, `${url}/p/${hall.staticCode}`);
  await page.getByRole('button', {name: '评价这里'}).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('radio', {name: '非常满意', exact: true}).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', {name: '提交评价'}).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', {name: '评价已收到'}).waitFor();
  const token = await scene.personToken('bureau');
  const found = await scene.ask('getOfficeStatistics', '/v1/office-statistics?subject=point', {token});
  assert.equal(found.total, 1);
  const [day] = await scene.storage.listOrders({within: hall.institutionCode, limit: 1});
  assert.equal(day, undefined);

  await page.reload();
  await page.getByRole('button', {name: '评价这里'}).click();
  await page.getByRole('heading', {name: '您今天评价过这里了'}).waitFor();
  assert.deepEqual(errors, []);
  const {visitor, rated} = JSON.parse(await page.evaluate(() => localStorage.getItem('gov-rating-points') ?? '')) as {
    visitor: string;
    rated: string[];
  };
  assert.deepEqual(rated, [hall.staticCode]);
  assert.equal(
    sent.filter(address => address.includes(visitor)).length,
    0,
    'what the browser calls itself is in no address',
  );
});

test('a rating of a hall that waits for the network is sent with it later, apart from those of invitations', async context => {
  const {url, hall, scene} = await aCity(context);
  const {page, errors} = await aVisitor(context, `${url}/p/${hall.staticCode}`);
  await page.getByRole('button', {name: '评价这里'}).click();
  await page.getByRole('radio', {name: '非常满意', exact: true}).check();
  await page.context().setOffline(true);
  await page.getByRole('button', {name: '提交评价'}).click();
  await page.getByRole('heading', {name: '评价已存在这台设备里'}).waitFor();
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({name}) => name));
  assert.deepEqual(names, [`gov-rating ${url}/v1/static-codes`]);
  const arrived = page.waitForResponse(response => response.url().endsWith('/v1/static-codes/ratings'));
  await page.context().setOffline(false);
  assert.equal((await arrived).status(), 201);
  await page.getByRole('heading', {name: '评价已收到'}).waitFor();
  const token = await scene.personToken('bureau');
  const found = await scene.ask('getOfficeStatistics', '/v1/office-statistics?subject=point', {token});
  assert.equal(found.total, 1);
  assert.deepEqual(errors, []);
});

test('who has a case number comes to the form of the case, and the number is in no address and in no storage', async context => {
  const {url, hall, scene, storage} = await aCity(context);
  await storage.saveInstitutions([{...district, caseNumberLookup: true}]);
  await scene.invited(1, 'guangzhou', district.code);
  const {projectNo, itemName} = aService();
  const {page, errors, sent} = await aVisitor(context, `${url}/p/${hall.staticCode}`);
  await page.getByRole('button', {name: '我有办件编号'}).click();
  const field = page.getByLabel('办件编号', {exact: true});
  await page.getByRole('button', {name: '查找'}).click();
  await page.getByRole('alert').getByText('请输入办件编号').waitFor();
  await field.fill('办件 17 号');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('只有数字、字母').waitFor();
  await field.fill('999');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('没有找到可以在这里评价的办件').waitFor();
  assert.equal(await field.evaluate(element => element === document.activeElement), true);

  await field.fill(` ${projectNo?.slice(0, 6)} ${projectNo?.slice(6)} `);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', {name: itemName ?? ''}).waitFor();
  assert.equal(page.url(), `${url}/rate`);
  assert.equal(sent.filter(address => address.includes(projectNo ?? '')).length, 0);
  const stored = await page.evaluate(() => JSON.stringify([{...localStorage}, {...sessionStorage}]));
  assert.equal(stored.includes(projectNo ?? ''), false);
  assert.deepEqual(errors, []);
});

test('the page offers what the institution allows, says it in English too, and fits a narrow screen', async context => {
  const {url, hall, storage} = await aCity(context);
  const {page, errors} = await aVisitor(context, `${url}/p/${hall.staticCode}`, 320);
  const byNumber = page.getByRole('button', {name: '我有办件编号'});
  await page.getByRole('button', {name: '评价这里'}).waitFor();
  assert.equal(await byNumber.isVisible(), false);
  await storage.saveInstitutions([{...district, caseNumberLookup: true}]);
  await page.reload();
  await byNumber.click();
  await page.getByRole('button', {name: 'English'}).click();
  await page.getByRole('button', {name: 'Rate this place'}).click();
  await page.getByRole('radio', {name: 'Very satisfied', exact: true}).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.equal(await page.getByRole('heading', {name: '天河区政务服务中心'}).first().getAttribute('lang'), 'zh-CN');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  assert.equal(await page.getByLabel('Case number', {exact: true}).isVisible(), false, 'one way is open at a time');
  await page.getByRole('button', {name: '中文'}).click();
  await page.getByRole('radio', {name: '非常满意', exact: true}).waitFor();
  assert.deepEqual(errors, []);
});
