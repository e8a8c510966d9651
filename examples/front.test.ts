import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Locator, type Page, type Response} from 'playwright-core';
import {chromiumLaunch} from '../packages/tooling/machine.mjs';
import {killExamples, startExample, type RunningExample} from './running-example.ts';
import {openWatchedPage} from './watched-page.ts';

describe('the front page and the ways that begin there, in a real browser', {timeout: 900_000}, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gov-rating-front-'));
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

  const open = () => openWatchedPage(browser);

  async function totalOfDemoCity(): Promise<number> {
    const response = await fetch(`${example.url}/v1/statistics?areaCode=990100`);
    return ((await response.json()) as {total: number}).total;
  }

  /** The same server by another name of this machine. */
  const calledBy = (host: string): string => example.url.replace('localhost', host);

  /** What a click on it leads to in the end. */
  async function answerOf(page: Page, control: Locator): Promise<Response> {
    const isEnd = (answer: Response) => answer.request().isNavigationRequest() && ![303, 308].includes(answer.status());
    const [answer] = await Promise.all([page.waitForResponse(isEnd), control.click()]);
    return answer;
  }

  it('lets a person without a link rate a case by the code that is written into the terminal', async () => {
    const {page, complaints} = await open();
    await page.goto(example.url);
    await page.getByRole('link', {name: '窗口业务系统', exact: true}).click();
    const number = (await page.locator('td.number').first().textContent()) ?? '';
    await page.goBack();
    await page.getByRole('link', {name: '凭验证码评价'}).click();
    await page.getByLabel('办件编号').fill(number);
    await page.getByLabel('手机号码后四位').fill(number.slice(-4));
    await page.getByRole('button', {name: '获取验证码'}).click();
    const code = await example.whenPrinted(/message to 000-0000\d{4}: \D*(\d{6})/);
    await page.getByRole('textbox', {name: '验证码'}).fill(code);
    await page.getByRole('button', {name: '查看我的事项'}).click();
    await page.getByRole('button', {name: '评价', exact: true}).click();
    await page.getByRole('radio', {name: /^满意/}).waitFor();
    assert.deepEqual(complaints, []);
  });

  it('leads from each card on the front page to its own page, and back', async () => {
    const {page, complaints} = await open();
    await page.goto(example.url);
    const cards = page.getByRole('region', {name: '您是哪一位？'}).getByRole('listitem');
    assert.equal(await cards.count(), 6);
    for (const card of await cards.all()) {
      const answer = await answerOf(page, card.locator('.button'));
      assert.equal(answer.status(), 200, answer.url());
      const back = await answerOf(page, page.getByRole('link', {name: '返回演示首页'}));
      assert.deepEqual([back.status(), back.url()], [200, `${example.url}/`]);
    }
    assert.deepEqual(complaints, []);
  });

  it('names addresses for developers that answer, and no secret', async () => {
    const {page} = await open();
    await page.goto(example.url);
    const links = page.getByRole('region', {name: '开发者地址'}).getByRole('link');
    const paths = await links.evaluateAll(all => all.map(link => (link as HTMLAnchorElement).pathname));
    for (const path of paths) {
      const {status} = await fetch(example.url + path);
      // Storybook says that it is still being built.
      assert.ok(status === 200 || (status === 503 && path === '/storybook/'), `${path}: ${status}`);
    }
    assert.ok(paths.includes('/v1/openapi.json') && paths.includes('/rate') && paths.includes('/receipt'));
    assert.doesNotMatch(await page.content(), new RegExp(example.clientSecret));
  });

  it('lets a visitor walk the five steps with one click each, which leaves one rating and one order', async () => {
    const {page, complaints} = await open();
    const [ratings, orders] = [await totalOfDemoCity(), await ordersAtDesk()];
    await page.goto(calledBy('127.0.0.1'));
    await page.getByRole('button', {name: '从第一步开始：登记一件办件'}).click();
    await page.getByRole('heading', {name: '第二步：邀请'}).waitFor();
    const projectNo = (await page.getByText(/^9901\d{14}$/).innerText()).trim();
    await page.getByRole('button', {name: '邀请评价'}).click();
    await page.getByRole('img', {name: '评价二维码'}).waitFor();
    await page.getByRole('link', {name: '打开评价页面'}).click();

    assert.equal(await page.getByRole('radio', {checked: true}).count(), 0);
    await page.getByRole('radio', {name: '不满意', exact: true}).check();
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', {name: /提交/}).click();
    await page
      .getByText(/您的意见已交给/)
      .first()
      .waitFor();

    await page.getByRole('link', {name: '下一步：处理'}).click();
    const desk = page.locator('gov-rating-desk');
    await desk.getByText(projectNo).waitFor();
    await desk.getByRole('button', {name: '签收', exact: true}).waitFor();
    await page.getByRole('link', {name: '下一步：通报'}).click();
    await page.locator('gov-rating-board').first().getByRole('heading', {name: '示例市', exact: true}).waitFor();
    await page.getByRole('link', {name: '查看五步'}).click();
    await page.getByRole('heading', {name: '五步已走完'}).waitFor();

    assert.equal(new URL(page.url()).hostname, '127.0.0.1');
    assert.equal(await totalOfDemoCity(), ratings + 1);
    assert.equal(await ordersAtDesk(), orders + 1);
    assert.deepEqual(complaints, []);
  });

  it('says at the fourth step that nothing is rated yet, or that a good rating makes no order', async () => {
    const {page, complaints} = await open();
    await page.goto(example.url);
    await page.getByRole('button', {name: '从第一步开始：登记一件办件'}).click();
    await page.getByRole('button', {name: '邀请评价'}).click();
    await page.getByRole('link', {name: '打开评价页面'}).click();
    await page.getByRole('radio').first().waitFor();
    await page.getByRole('link', {name: '下一步：处理'}).click();
    await page.getByRole('heading', {name: '第三步：评价'}).waitFor();
    await page.getByRole('link', {name: '打开评价页面'}).click();
    await page.getByRole('radio', {name: '满意', exact: true}).check();
    await page.getByRole('button', {name: /提交/}).click();
    await page.getByText(/\d{4}(?:-\d{4}){4}/).waitFor();
    await page.getByRole('link', {name: '下一步：处理'}).click();
    await page.getByText('这次评价没有生成工单').waitFor();
    await page.getByRole('link', {name: '查看评价结果'}).waitFor();
    assert.deepEqual(complaints, []);
  });

  async function ordersAtDesk(): Promise<number> {
    const signIn = await fetch(`${example.url}/demo-issuer/token`, {method: 'POST', body: 'staff'});
    const {access_token: token} = (await signIn.json()) as {access_token: string};
    const answer = await fetch(`${example.url}/v1/orders?limit=100`, {headers: {Authorization: `Bearer ${token}`}});
    return ((await answer.json()) as {items: unknown[]}).items.length;
  }

  it('leads a visitor without scripts to the rating page and along the steps to the invitation', async () => {
    const page = await (await browser.newContext({javaScriptEnabled: false})).newPage();
    await page.goto(calledBy('127.0.0.1'));
    await page.getByRole('button', {name: '评价一次服务'}).click();
    await page.getByRole('heading', {name: '服务评价'}).waitFor();
    await page.getByRole('link', {name: '返回演示首页'}).click();
    await page.getByRole('button', {name: '从第一步开始：登记一件办件'}).click();
    await page.getByRole('button', {name: '邀请评价'}).click();
    await page.getByRole('link', {name: '打开评价页面'}).waitFor();
  });

  it('keeps the five steps within a narrow phone, in large letters too', async () => {
    const {page} = await open();
    await page.setViewportSize({width: 320, height: 640});
    await page.goto(example.url);
    await page.getByRole('button', {name: '从第一步开始：登记一件办件'}).click();
    await page.getByRole('button', {name: '邀请评价'}).click();
    await page.getByRole('img', {name: '评价二维码'}).waitFor();
    const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(await tooWide(), 0);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '32px'));
    assert.equal(await tooWide(), 0);
  });

  const pages = [
    ...['/', '/examples/department/', '/examples/portal/', '/examples/receipt/', '/examples/board/', '/examples/desk/'],
    ...[
      '/examples/hall/',
      '/examples/hotline/',
      '/examples/form/',
      '/examples/react/',
      '/examples/vue/',
      '/examples/embed/',
      '/examples/app/',
    ],
  ];
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    it(`shows every page at ${host}, in Chinese, with one heading and a way back`, async context => {
      const address = calledBy(host);
      if (host === '[::1]' && !(await fetch(address).catch(() => undefined))) return context.skip('no IPv6 here');
      const {page, complaints} = await open();
      for (const path of pages) {
        const answer = await page.goto(address + path);
        assert.equal(answer?.status(), 200, path);
        await page.getByRole('heading', {level: 1}).first().waitFor();
        assert.equal(await page.locator('h1').count(), 1, path);
        assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN', path);
        assert.match(await page.title(), /\p{Script=Han}/u, path);
        assert.equal(await page.locator('meta[name=viewport]').count(), 1, path);
        // Of the page itself: an element may give its own box a size by script, which every policy allows.
        assert.equal(await page.evaluate(() => document.querySelectorAll('[style], style').length), 0, path);
        if (path !== '/') assert.equal(await page.getByRole('link', {name: '返回演示首页'}).count(), 1, path);
      }
      assert.deepEqual(
        complaints.filter(complaint => !complaint.includes('gov-rating')),
        [],
      );
    });

  for (const page of ['portal', 'react', 'vue'])
    it(`registers a case and leads on to the ${page} page by whichever name the visitor came`, async () => {
      const {page: tab, complaints} = await open();
      await tab.goto(`${calledBy('127.0.0.1')}/examples/embed/`);
      await tab.locator(`form[action$="/${page}"]`).getByRole('button').click();
      await tab.getByRole('radio').first().waitFor();
      const {hostname, pathname} = new URL(tab.url());
      assert.deepEqual([hostname, pathname], ['127.0.0.1', `/examples/${page}/`]);
      assert.deepEqual(complaints, []);
    });

  it('shows developers the code that the packages describe themselves with', async () => {
    const {page} = await open();
    const codeOf = (path: string) =>
      [...readFileSync(path, 'utf8').matchAll(/```(?:ts|html)\n(.*?)\n```/gs)].map(([, code]) => code);
    const documented = [...codeOf('README.md'), ...codeOf('packages/sdk/README.md')];
    for (const path of ['/examples/embed/', '/examples/app/']) {
      await page.goto(example.url + path);
      for (const shown of await page.locator('pre').allTextContents()) assert.ok(documented.includes(shown), shown);
    }
  });
});
