import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {chromiumLaunch} from '../packages/tooling/machine.mjs';
import {killExamples, startExample, type RunningExample} from './running-example.ts';
import {openWatchedPage} from './watched-page.ts';

const levels = /满意/;

describe('the hall of the examples, in a real browser', {timeout: 900_000}, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gov-rating-hall-'));
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

  const windowOf = (page: Page, name: string) => page.getByRole('region', {name, exact: true});

  /** Opens the screen from the hall and approves its code for a window. */
  async function pair(page: Page, context: BrowserContext, window: string): Promise<Page> {
    await page.goto(`${example.url}/examples/hall/`);
    const opened = context.waitForEvent('page');
    await page.getByRole('link', {name: '打开窗口评价器'}).click();
    const screen = await opened;
    const code = screen.locator('[part=code]');
    await code.waitFor();
    await page.getByLabel('屏幕上的配对码').fill((await code.innerText()).trim().toLowerCase().replace('-', ' '));
    await page.getByLabel('放在哪里').selectOption({label: window});
    await page.getByRole('button', {name: '确认配对'}).click();
    await screen.getByText('还没有工作人员登录').first().waitFor();
    await windowOf(page, window).getByText('在线', {exact: true}).waitFor();
    return screen;
  }

  it('leads a visitor from the pairing code to a rated service, of which the window learns no level', async () => {
    const {page, complaints} = await openWatchedPage(browser);
    const screen = await pair(page, page.context(), '1 号 综合受理窗口');
    const window = windowOf(page, '1 号 综合受理窗口');

    await window.getByRole('button', {name: '显示窗口号'}).click();
    await screen.locator('[part=identified]').waitFor();
    await screen.locator('[part=identified]').click();
    await window.getByLabel('工作人员').selectOption({label: '冯静（A002）'});
    await window.getByRole('button', {name: '登录'}).click();
    await screen.getByText('冯静').waitFor();

    for (const [button, number] of [
      ['办完一件，请求评价', /^办件编号 9901\d{14}$/],
      ['叫号办完一位，请求评价', /^排队号 A\d{3}$/],
    ] as const) {
      await window.getByRole('button', {name: button, exact: true}).click();
      const newest = window.getByRole('listitem').first();
      await newest.getByText(number).waitFor();
      assert.equal(await newest.getByRole('status').innerText(), '未评价');
      await screen.getByRole('radio', {name: '不满意', exact: true}).check();
      await screen.getByRole('checkbox').first().check();
      await screen.getByRole('button', {name: /提交/}).click();
      await screen
        .getByText(/评价已收到/)
        .first()
        .waitFor();
      await newest.getByText('已评价', {exact: true}).waitFor();
      await screen.getByRole('button', {name: '好了'}).click();
    }
    assert.doesNotMatch(await window.innerText(), levels);
    await page.reload();
    assert.equal(await window.getByText('已评价', {exact: true}).count(), 2);
    assert.doesNotMatch(await page.content(), /dissatisfied|不满意/);

    await window.getByRole('button', {name: '停用'}).click();
    await screen.getByRole('button', {name: /配对/}).waitFor();
    await window.getByText('还没有评价器').waitFor();
    assert.deepEqual(complaints, []);
  });

  it('takes a request back, asks again, finishes nothing while the window pauses, and fits a phone in large letters', async () => {
    const {page, complaints} = await openWatchedPage(browser);
    const screen = await pair(page, page.context(), '2 号 登记发证窗口');
    const window = windowOf(page, '2 号 登记发证窗口');
    await window.getByRole('button', {name: '登录'}).click();
    await window.getByRole('button', {name: '办完一件，请求评价', exact: true}).click();
    await screen.getByRole('radio').first().waitFor();
    await window.getByRole('button', {name: '撤回'}).click();
    await screen.getByRole('radio').first().waitFor({state: 'detached'});
    await window.getByRole('button', {name: '再次请求'}).click();
    await screen.getByRole('radio').first().waitFor();
    assert.equal(await window.getByRole('listitem').count(), 1);
    assert.equal(await window.getByText('未评价', {exact: true}).count(), 1);
    await window.getByRole('button', {name: '撤回'}).click();

    await window.getByRole('button', {name: '暂停服务'}).click();
    await screen.getByText('暂停服务').first().waitFor();
    assert.equal(await window.getByRole('button', {name: /办完/}).count(), 0);
    await window.getByRole('button', {name: '恢复服务'}).click();
    await window.getByRole('button', {name: '退出', exact: true}).click();
    await screen.getByText('还没有工作人员登录').first().waitFor();

    await page.setViewportSize({width: 320, height: 640});
    const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(await tooWide(), 0);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '32px'));
    assert.equal(await tooWide(), 0);
    assert.deepEqual(complaints, []);
  });

  it('plays a terminal without a network: three ratings are kept over a reload, and received once the network is back', async () => {
    const {page, complaints} = await openWatchedPage(browser);
    await page.goto(`${example.url}/examples/hall/`);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', {name: '打开自助终端'}).click();
    const terminal = await opened;
    await terminal.setViewportSize({width: 1280, height: 900});
    const code = terminal.locator('[part=code]');
    await code.waitFor();
    await page.getByLabel('屏幕上的配对码').fill((await code.innerText()).trim());
    await page.getByLabel('放在哪里').selectOption({label: '一楼自助终端'});
    await page.getByRole('button', {name: '确认配对'}).click();
    await terminal.getByRole('heading', {name: '一楼自助终端'}).waitFor();
    const card = windowOf(page, '一楼自助终端');
    await card.getByText('在线', {exact: true}).waitFor();

    const rate = async (ending: string) => {
      await terminal.getByRole('button', {name: '办完一件，请求评价'}).click();
      await terminal.getByRole('radio', {name: '不满意', exact: true}).check();
      await terminal.getByRole('checkbox').first().check();
      await terminal.getByRole('button', {name: '提交评价'}).click();
      await terminal.getByRole('heading', {name: ending}).waitFor();
    };
    await rate('评价已收到，谢谢您');
    await terminal.getByRole('img', {name: '用手机扫码，查进度和答复'}).waitFor();
    await terminal.getByRole('button', {name: '好了'}).click();

    await terminal.getByRole('button', {name: '网络：开'}).click();
    await terminal.getByText('现在没有网络').first().waitFor();
    for (let times = 0; times < 3; times++) {
      await rate('谢谢，评价已存在这台机器里');
      await terminal.getByRole('button', {name: '好了'}).click();
    }
    await terminal.getByText('这台机器里有 3 条评价等着交上去').waitFor();
    await terminal.reload();
    await terminal.getByText('这台机器里有 3 条评价等着交上去').waitFor();
    await terminal.getByRole('heading', {name: '一楼自助终端'}).waitFor();
    await terminal.getByRole('button', {name: '网络：关'}).click();
    await terminal.getByText('程序听到：存下 0 次，服务器已收到 3 次').waitFor();
    await terminal.getByText('等着交上去').waitFor({state: 'detached'});
    assert.doesNotMatch(await terminal.getByRole('banner').innerText(), levels);
    assert.doesNotMatch(await card.innerText(), levels);
    await card.getByRole('button', {name: '停用'}).click();
    await terminal.getByRole('heading', {name: '这台终端已停用'}).waitFor();
    await terminal.close();
    assert.deepEqual(complaints, []);
  });

  it('says beside the field that a pairing code is wrong, and keeps what was entered', async () => {
    const {page} = await openWatchedPage(browser);
    await page.goto(`${example.url}/examples/hall/`);
    await page.getByLabel('屏幕上的配对码').fill('BBBB-BBBB');
    await page.getByRole('button', {name: '确认配对'}).click();
    await page.getByRole('alert').getByText('配对码不存在').waitFor();
    assert.equal(await page.getByLabel('屏幕上的配对码').inputValue(), 'BBBB-BBBB');
  });

  it('shows the poster of the hall, gives it as PDF, and leads to the page of its code', async () => {
    const {page, complaints} = await openWatchedPage(browser);
    await page.goto(`${example.url}/examples/hall/`);
    const picture = page.getByRole('img', {name: '大厅海报'});
    assert.ok(await picture.evaluate(image => (image as HTMLImageElement).decode().then(() => true)));
    const pdf = await fetch(`${example.url}/examples/hall/poster.pdf`);
    assert.equal(pdf.headers.get('content-type'), 'application/pdf');
    assert.equal(Buffer.from(await pdf.arrayBuffer()).toString('latin1', 0, 5), '%PDF-');
    await page.getByRole('link', {name: /^\/p\//}).click();
    await page.getByText('示例市不动产登记大厅').first().waitFor();
    assert.deepEqual(complaints, []);
  });

  it('keeps its windows and its screens, and makes no second hall, after a restart', async () => {
    const {page} = await openWatchedPage(browser);
    const screen = await pair(page, page.context(), '2 号 登记发证窗口');
    await screen.close();
    const port = new URL(example.url).port;
    await example.stop();
    example = await startExample(dataDir, {env: {PORT: port}});
    await page.goto(`${example.url}/examples/hall/`);
    assert.equal(await page.getByRole('button', {name: '显示窗口号'}).count(), 2);
    assert.equal(await page.getByLabel('放在哪里').getByRole('option').count(), 3);
  });
});
