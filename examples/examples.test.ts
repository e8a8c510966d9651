import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Locator, type Page} from 'playwright-core';
import type {GovRatingDeskElement} from '@gov-rating/elements';
import {verifyReceipt, type ReceiptEvidence} from '@gov-rating/sdk/evidence';
import {chromiumLaunch} from '../packages/tooling/machine.mjs';
import {zhCN} from '../packages/elements/src/messages/zh-CN.ts';
import {killExamples, startExample, type RunningExample} from './running-example.ts';
import {openWatchedPage} from './watched-page.ts';

/** Tests that need longer than this hang; the run shall name it and go on. Milliseconds. */
const timeout = 900_000;

describe('the example pages under a strict policy, in a real browser', {timeout}, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gov-rating-example-'));
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

  /** Goes to the counter, takes the first open invitation and answers its link. */
  async function takeInvitation(page: Page): Promise<string> {
    await page.goto(`${example.url}/examples/department/`);
    await page.getByRole('button', {name: '邀请评价'}).first().click();
    const link = await page.getByRole('link', {name: '打开评价页面'}).getAttribute('href');
    return new URL(link ?? '', example.url).href;
  }

  async function totalOfDemoCity(): Promise<number> {
    const response = await fetch(`${example.url}/v1/statistics?areaCode=990100`);
    return ((await response.json()) as {total: number}).total;
  }

  it('lets a citizen rate badly with a reason, gives a receipt, and shows it on the board', async () => {
    const {page, complaints} = await open();
    const link = await takeInvitation(page);
    const before = await totalOfDemoCity();
    await page.goto(`${example.url}/examples/board/`);
    const shown = await page.waitForFunction(() => {
      const text = document.querySelector('gov-rating-board')?.shadowRoot?.textContent ?? '';
      return /有效评价([\d,]+)/.exec(text.replace(/\s+/g, ''))?.[1];
    });
    const shownBefore = Number(String(await shown.jsonValue()).replaceAll(',', ''));

    await page.goto(link);
    await page.getByRole('radio', {name: '不满意', exact: true}).check();
    await page.getByRole('button', {name: /提交/}).click();
    await page.getByText(zhCN.reason).first().waitFor();
    await page.getByRole('checkbox', {name: '未在承诺时间内办结'}).check();
    await page.getByRole('textbox').fill('等了三个小时');
    await page.getByRole('button', {name: /提交/}).click();
    await page
      .getByText(/\d{4}(?:-\d{4}){4}/)
      .first()
      .waitFor();

    assert.equal(await totalOfDemoCity(), before + 1);
    await page.goto(`${example.url}/examples/board/`);
    await page.waitForFunction(
      wanted => {
        const shown = document.querySelector('gov-rating-board')?.shadowRoot?.textContent ?? '';
        return shown.replace(/\s+/g, '').includes(wanted);
      },
      `有效评价${(shownBefore + 1).toLocaleString('en')}`,
    );
    await page.goto(`${example.url}/examples/department/`);
    await page
      .getByText(/GD\d{8}-/)
      .first()
      .waitFor();
    assert.deepEqual(complaints, []);
  });

  it('shows the public a city as table and as file, and a publication with all of its ratings', async () => {
    const {page, complaints} = await open();
    await page.goto(`${example.url}/examples/board/`);
    await page.getByLabel('地区').selectOption({label: '示例市'});
    const city = page.locator('gov-rating-board').first();
    await city.getByRole('heading', {name: '示例市', exact: true}).waitFor();
    await city.getByRole('button', {name: /^表格\s*: 变化趋势/}).click();
    assert.equal(await city.getByRole('table', {name: '变化趋势'}).getByRole('row').count(), 12);
    assert.match(await downloaded(page, city.getByRole('button', {name: /CSV/})), /^\ufeff示例市\r\n/);

    const published = page.locator('gov-rating-board').last();
    await published.getByText(/本版替换第 1 版，原因/).waitFor();
    const {total} = await latestPublication();
    const lines = (await downloaded(page, published.getByRole('link', {name: /NDJSON/}))).trim().split('\n');
    assert.equal(lines.filter(line => (JSON.parse(line) as {source: string}).source !== 'voided').length, total);
    assert.deepEqual(complaints, []);
  });

  async function downloaded(page: Page, control: Locator): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), control.click()]);
    return readFileSync(await download.path(), 'utf8');
  }

  async function latestPublication(): Promise<{total: number}> {
    const response = await fetch(`${example.url}/v1/publications?areaCode=990000`);
    return ((await response.json()) as {items: [{total: number}]}).items[0];
  }

  /** Rates badly and resolves to the number of the order, which the answer has for programs and the page does not show. */
  async function badRating(page: Page): Promise<string> {
    await page.goto(await takeInvitation(page));
    await page.getByRole('radio', {name: '非常不满意'}).check();
    await page.getByRole('textbox').fill('窗口无人，等了一个上午');
    const answered = page.waitForResponse(answer => new URL(answer.url()).pathname === '/v1/ratings');
    await page.getByRole('button', {name: /提交/}).click();
    const {orderNumber} = (await (await answered).json()) as {orderNumber: string};
    assert.match(orderNumber, /^GD\d{8}-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    await page
      .getByText(/您的意见已交给/)
      .first()
      .waitFor();
    return orderNumber;
  }

  it('lets staff sign for the order of a bad rating, which an auditor then sees and cannot change', async () => {
    const {page, complaints} = await open();
    const orderNumber = await badRating(page);

    await page.goto(`${example.url}/examples/desk/`);
    const desk = page.locator('gov-rating-desk');
    await desk.locator('.row').first().waitFor();
    await desk.evaluate((element, number) => (element as GovRatingDeskElement).open(number), orderNumber);
    await desk.getByText('窗口无人，等了一个上午').first().waitFor();
    await desk.getByRole('button', {name: '签收', exact: true}).click();
    await desk.getByRole('button', {name: '联系评价人'}).waitFor();

    await page.getByLabel('以谁的身份办理').selectOption({label: '审计人员（示例市人民政府），只能查看'});
    await desk.locator('.row').first().waitFor();
    await desk.evaluate((element, number) => (element as GovRatingDeskElement).open(number), orderNumber);
    await desk.getByText('当前没有您可以办理的步骤。').waitFor();
    assert.deepEqual(complaints, []);
  });

  it('shows a head the results of the own institutions as they are now, and staff none', async () => {
    const {page, complaints} = await open();
    await page.goto(`${example.url}/examples/desk/`);
    const office = page.locator('#office');
    await page.locator('gov-rating-desk .row').first().waitFor();
    assert.equal(await office.isVisible(), false);
    const answered = page.waitForResponse(answer => answer.url().includes('/v1/office-statistics'));
    await page.selectOption('#person', 'head');
    const {levels} = await (await answered).json();
    assert.ok(levels.some(({active}: {active: number}) => active > 0));
    await office.getByRole('heading', {name: '评价等级分布'}).waitFor();
    assert.deepEqual(complaints, []);
  });

  it('shows the person of an example to the staff who must call back, and records the reason', async () => {
    const {page, complaints} = await open();
    const orderNumber = await badRating(page);
    await page.goto(`${example.url}/examples/desk/`);
    const desk = page.locator('gov-rating-desk');
    await desk.locator('.row').first().waitFor();
    await desk.evaluate((element, number) => (element as GovRatingDeskElement).open(number), orderNumber);
    await desk.getByRole('button', {name: '显示', exact: true}).click();
    await desk.getByLabel('查看理由').fill('回访评价人，了解等候情况');
    await desk.locator('form.look').getByRole('button', {name: '显示', exact: true}).click();
    // No telephone number of China begins with 000, so no real person is meant.
    await desk.getByText(/^000-0000\d{4}$/).waitFor();
    await desk.getByText('回访评价人，了解等候情况').first().waitFor();
    assert.deepEqual(complaints, []);
  });

  it('lets a citizen verify offline that the rating is in the evidence log, with the key that was printed', async () => {
    const {page, complaints} = await open();
    await page.goto(await takeInvitation(page));
    await page.getByRole('radio', {name: '满意', exact: true}).check();
    await page.getByRole('button', {name: /提交/}).click();
    const said = page.getByText(/\d{4}(?:-\d{4}){4}/).first();
    const receiptNumber = /\d{4}(?:-\d{4}){4}/.exec(await said.innerText())?.[0] ?? '';
    const receiptKey = await page.evaluate(keptKey);
    const evidence = await sealed(page, {receiptNumber, receiptKey});
    const rating = {level: 'satisfied', receiptNumber} as const;
    const result = verifyReceipt(evidence, rating, example.evidenceKey);
    assert.deepEqual({...result, receivedAt: ''}, {valid: true, comment: 'not_compared', receivedAt: ''});
    await page.goto(`${example.url}/receipt#receipt=${receiptNumber}&key=${receiptKey}`);
    await page.getByText('详细信息').click();
    await page.getByText(/存证记录第 \d+ 条，共 \d+ 条/).waitFor();
    await page.getByText(example.evidenceKey).waitFor();
    assert.deepEqual(complaints, []);
    const other = verifyReceipt(evidence, {...rating, level: 'dissatisfied'}, example.evidenceKey);
    assert.deepEqual(other, {valid: false, fault: 'level'});
  });

  /** The key of the receipt that this device keeps, read in the page. */
  const keptKey = (): string => /"receiptKey":"([\w-]{22})"/.exec(Object.values(localStorage).join())?.[1] ?? '';

  /** The evidence of a receipt, once the log is sealed, which the server does every two seconds. */
  function sealed(page: Page, keys: {receiptNumber: string; receiptKey: string}): Promise<ReceiptEvidence> {
    return page.evaluate(
      body =>
        new Promise<ReceiptEvidence>((resolve, reject) => {
          const ask = async (): Promise<void> => {
            const headers = {'Content-Type': 'application/json'};
            const response = await fetch('/v1/receipts', {method: 'POST', headers, body: JSON.stringify(body)});
            const {evidence} = (await response.json()) as {evidence: ReceiptEvidence | null};
            if (!response.ok) throw new Error(`The receipt was answered with ${response.status}.`);
            if (evidence) resolve(evidence);
            else setTimeout(() => void ask().catch(reject), 200);
          };
          ask().catch(reject);
        }),
      keys,
    );
  }

  it('lets the bureau find marked ratings and a notice about often badly rated staff', async () => {
    const signIn = await fetch(`${example.url}/demo-issuer/token`, {method: 'POST', body: 'bureau'});
    const {access_token: token} = (await signIn.json()) as {access_token: string};
    const count = async (path: string): Promise<number> => {
      const response = await fetch(example.url + path, {headers: {Authorization: `Bearer ${token}`}});
      return ((await response.json()) as {items: unknown[]}).items.length;
    };
    const marks = await count('/v1/suspicions?state=open');
    assert.ok(marks > 0 && marks < 20, `${marks} marks`);
    const notices = await count('/v1/notices?state=open');
    assert.ok(notices > 0 && notices < 5, `${notices} notices`);
  });

  it('shows a citizen who comes back that the service is rated', async () => {
    const {page} = await open();
    const link = await takeInvitation(page);
    await page.goto(link);
    await page.getByRole('radio', {name: '满意', exact: true}).check();
    await page.getByRole('button', {name: /提交/}).click();
    await page
      .getByText(/\d{4}(?:-\d{4}){4}/)
      .first()
      .waitFor();

    const again = await open();
    await again.page.goto(link);
    await again.page.getByText(zhCN.rated).first().waitFor();
    assert.equal(await again.page.getByRole('radio').count(), 0);
    assert.deepEqual(again.complaints, []);
  });

  it('leads a citizen from the rating page to progress by receipt, and asks again without the number', async () => {
    const {page, complaints} = await open();
    const link = await takeInvitation(page);
    const {hash} = new URL(link);
    const token = hash.split('=')[1] ?? '';
    await page.goto(`${example.url}/rate${hash}`);
    await page.getByRole('radio', {name: '非常不满意', exact: true}).check();
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', {name: /提交/}).click();
    const follow = page.getByRole('link', {name: '看进度和答复', exact: true});
    assert.match((await follow.getAttribute('href')) ?? '', /\/receipt#receipt=\d{4}(?:-\d{4}){4}&key=[\w-]{22}$/);
    assert.equal(await page.getByRole('link', {name: /评过了？看/}).isVisible(), false);
    const lines: string[] = [];
    page.on('request', request => lines.push(request.url()));
    await follow.click();
    await page.getByText('等单位接收').first().waitFor();
    assert.equal(await page.getByRole('listitem').filter({hasText: '评价已收到，已交给单位'}).count(), 1);
    assert.ok(lines.every(line => !line.includes(token)));

    await page.goto(`${example.url}/receipt`);
    await page.getByLabel('查询号码').fill('2026');
    await page.keyboard.press('Enter');
    await page.getByText('已输入 4 位').first().waitFor();
    assert.deepEqual(complaints, []);
  });

  it('keeps the token out of every request line', async () => {
    const {page} = await open();
    const link = await takeInvitation(page);
    const token = new URL(link).hash.split('=')[1] ?? '';
    assert.ok(token.length >= 22);
    const lines: string[] = [];
    page.on('request', request => lines.push(request.url()));
    await page.goto(link);
    await page.getByRole('radio').first().waitFor();
    assert.deepEqual(
      lines.map(line => new URL(line)).filter(({pathname, search}) => (pathname + search).includes(token)),
      [],
    );
  });

  for (const [name, path] of [
    ['the portal without an invitation', '/examples/portal/'],
    ['the board', '/examples/board/'],
    ['the desk', '/examples/desk/'],
    ['the front page', '/'],
    ['the guide for web teams', '/examples/embed/'],
    ['the guide for app developers', '/examples/app/'],
    ["the portal's page of progress", '/examples/receipt/'],
    ['the counter', '/examples/department/'],
    ['the hall', '/examples/hall/'],
    ['the hotline', '/examples/hotline/'],
    ["the server's own rating page", '/rate'],
    ["the server's page of progress by receipt", '/receipt'],
  ] as const) {
    it(`opens ${name} at phone width without scrolling sideways`, async () => {
      const {page, complaints} = await open();
      await page.setViewportSize({width: 320, height: 700});
      await page.goto(example.url + path, {waitUntil: 'networkidle'});
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      // Without an invitation the element logs once, for the author, which code it shows the citizen.
      assert.deepEqual(
        complaints.filter(complaint => !complaint.includes('gov-rating')),
        [],
      );
    });
  }
});
