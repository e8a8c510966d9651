import assert from 'node:assert/strict';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import {aService} from '@gov-rating/contract/testing';
import {chromium} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {createApp, memoryStorage, newDataKey} from '../../src/index.ts';
import {scriptMounts, serve} from '../../src/node.ts';
import {aScene, Caller, tokenSecret} from '../fixtures/api.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';

const dist = fileURLToPath(new URL('../../../elements/dist/', import.meta.url));
const projectNo = '440100202611240001';

test('who stands before a printed code finds the own case by number, digits and code, and rates it; no address has any of them', async context => {
  const storage = await memoryStorage();
  const {staticCode, institutionCode} = await aHall(await aScene({storage}));
  const codes: string[] = [];
  const app = createApp({
    ...{storage, tokenSecret, dataKeys: [newDataKey(new Date())]},
    sendCode: async ({code}) => {
      codes.push(code);
      return {sent: true};
    },
  });
  const running = await serve({app, port: 0, files: scriptMounts(dist), pages: {codes: true}});
  context.after(() => running.close(0));
  const caller = new Caller(fetch, running.url);
  const person = {name: '张小明', phone: '138 0000 4321'};
  const servedAt = new Date(Date.now() - 86_400_000).toISOString();
  const body = {...aService({institutionCode, projectNo, servedAt}), person};
  await caller.ask('putService', '/v1/services', {token: await caller.accessToken(), body});
  const browser = await chromium.launch(await chromiumLaunch());
  context.after(() => browser.close());

  const page = await browser.newPage({viewport: {width: 390, height: 844}, locale: 'zh-CN'});
  const [errors, sent]: [string[], string[]] = [[], []];
  page.on('pageerror', error => errors.push(String(error)));
  page.on('request', request => sent.push(request.url()));
  await page.goto(`${running.url}/p/${staticCode}`);
  await page.getByRole('link', {name: '用手机验证码找到办件'}).click();
  await page.getByLabel('办件编号').fill(projectNo);
  await page.getByLabel('手机号码后四位').fill('4321');
  await page.getByRole('button', {name: '获取验证码'}).click();
  await page.getByText('5 分钟内有效').waitFor();
  await app.context.errands.done();
  const [code = ''] = codes;
  await page.getByRole('textbox', {name: '验证码'}).fill(code);
  await page.getByRole('button', {name: '查看我的事项'}).click();
  await page.getByRole('button', {name: '评价', exact: true}).click();
  await page.getByRole('radio', {name: /^满意/}).check({force: true});
  await page.getByRole('button', {name: '提交评价'}).click();
  await page.getByText('查询号码').first().waitFor();
  const addresses = [...sent, page.url()].join();
  for (const secret of [projectNo, '4321', code]) assert.equal(addresses.includes(secret), false, secret);
  assert.deepEqual(errors, []);
});

test('a server that sends no codes offers none, at a printed code and at /my', async context => {
  const storage = await memoryStorage();
  const scene = await aScene({storage});
  const {staticCode} = await aHall(scene);
  const plain = await serve({app: createApp({storage, tokenSecret}), port: 0, files: scriptMounts(dist)});
  context.after(() => plain.close(0));
  assert.equal((await fetch(`${plain.url}/my`)).status, 404);
  assert.doesNotMatch(await (await fetch(`${plain.url}/p/${staticCode}`)).text(), /验证码|point-code|\/my/);
});
