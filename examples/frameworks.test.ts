import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {chromiumLaunch} from '../packages/tooling/machine.mjs';
import {killExamples, startExample, type RunningExample} from './running-example.ts';

describe('the examples in React, in Vue and in a plain form, in a real browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gov-rating-frameworks-'));
  let example: RunningExample;
  let browser: Browser;

  before(async () => {
    // Each is known to the clean-up as soon as it runs, whatever becomes of the other.
    const launched = chromiumLaunch().then(async how => (browser = await chromium.launch(how)));
    const started = startExample(dataDir).then(running => (example = running));
    const outcomes = await Promise.allSettled([started, launched]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason as Error;
  });
  after(async () => {
    await browser?.close();
    await example?.stop();
    killExamples();
    rmSync(dataDir, {recursive: true, force: true});
  });

  /** A page of a person of their own, with everything the console and the policy complained about. */
  async function open(path: string): Promise<{page: Page; complaints: string[]}> {
    const page = await (await browser.newContext({locale: 'zh-CN'})).newPage();
    const complaints: string[] = [];
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', event =>
        console.error(`policy: ${event.violatedDirective}`),
      ),
    );
    await page.goto(example.url + path);
    return {page, complaints};
  }

  for (const framework of ['React', 'Vue']) {
    it(`lets a citizen rate on the ${framework} page, which hears the receipt`, async () => {
      const {page, complaints} = await open('/examples/embed/');
      await page.getByRole('button', {name: `到 ${framework} 页面评价`}).click();
      await page.getByRole('radio', {name: '不满意', exact: true}).check();
      await page.getByRole('checkbox').first().check();
      await page.getByRole('button', {name: '提交评价'}).click();
      await page.getByText(/^门户已记录回执 \d{4}(?:-\d{4}){4}$/).waitFor();
      assert.equal(new URL(page.url()).pathname, `/examples/${framework.toLowerCase()}/`);
      assert.deepEqual(complaints, []);
    });
  }

  it('sends level, tags and comment with a plain form and shows what arrived', async () => {
    const {page, complaints} = await open('/examples/form/');
    await page.getByRole('radio', {name: '不满意', exact: true}).check();
    await page.getByRole('checkbox', {name: '打开太慢'}).check();
    await page.getByRole('checkbox', {name: '说明看不懂'}).check();
    await page.getByRole('textbox').fill('图片太大');
    await page.getByRole('button', {name: '提交意见'}).click();
    await page.getByRole('heading', {name: '收到的表单内容'}).waitFor();
    assert.deepEqual(await page.locator('dd').allTextContents(), ['dissatisfied', 'slow', 'unclear', '图片太大']);
    assert.deepEqual(complaints, []);
  });

  it('does not send a form without a required level, and takes everything back on reset', async () => {
    const {page, complaints} = await open('/examples/form/');
    await page.getByRole('button', {name: '提交意见'}).click();
    assert.equal(new URL(page.url()).search, '');
    await page.getByRole('radio', {name: '非常不满意'}).check();
    await page.getByRole('checkbox', {name: '页面出错'}).check();
    await page.getByRole('button', {name: '重新填写'}).click();
    await page.getByRole('checkbox').first().waitFor({state: 'detached'});
    assert.equal(await page.getByRole('radio', {checked: true}).count(), 0);
    assert.equal(await page.evaluate(() => [...new FormData(document.forms[0]).keys()].join()), 'comment');
    assert.deepEqual(complaints, []);
  });

  it('lets a person whom the portal of the demonstration logs in rate on the app for phones', async () => {
    const {page, complaints} = await open('/examples/mobile/');
    await page.getByRole('button', {name: '以 张小明 的身份登录'}).click();
    await page.locator('.card').first().click();
    await page.getByRole('radio', {name: '满意', exact: true}).check();
    await page.getByRole('button', {name: '提交评价'}).click();
    await page.getByRole('heading', {name: '评价已收到'}).waitFor();
    assert.deepEqual(complaints, []);
  });

  for (const path of ['/', '/examples/form/', '/examples/react/', '/examples/vue/', '/examples/mobile/'])
    it(`opens ${path} at phone width without scrolling sideways`, async () => {
      const {page} = await open(path);
      await page.setViewportSize({width: 320, height: 700});
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
    });
});
