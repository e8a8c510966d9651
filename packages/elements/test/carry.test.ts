import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {anInstitution, aService} from '@gov-rating/contract/testing';
import {createApp, hash, memoryStorage} from '@gov-rating/server';
import {scriptMounts, serve} from '@gov-rating/server/node';
import decode from 'jsqr';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {PNG} from 'pngjs';
import {chromiumLaunch} from '../../tooling/machine.mjs';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

/** jsQR is a module of the old kind, whose function an import finds under one name or two. */
const read = (decode as unknown as {default?: typeof decode}).default ?? decode;
/** The text of the QR code in a picture. */
function codeIn(png: Uint8Array): string | undefined {
  const {data, width, height} = PNG.sync.read(Buffer.from(png));
  return (read as (data: Uint8ClampedArray, width: number, height: number) => {data: string} | null)(
    new Uint8ClampedArray(data),
    width,
    height,
  )?.data;
}

/** What a frame was about to print. */
interface Printed {
  readonly html: string;
  readonly css: string;
}

interface Site {
  readonly url: string;
  readonly invite: () => Promise<string>;
  readonly close: () => Promise<void>;
}

describe('a number that a person takes along, from the built scripts under the strictest policy', () => {
  let browser: Browser;
  let site: Site;
  let context: BrowserContext;
  before(async () => {
    site = await startSite();
    browser = await chromium.launch(await chromiumLaunch());
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Rates as a person on the own device. */
  async function rated(attributes = '', userAgent?: string): Promise<{page: Page; number: string; link: string}> {
    context = await browser.newContext({acceptDownloads: true, locale: 'zh-CN', ...(userAgent && {userAgent})});
    // Headless browsers print nothing; what they were asked to print is looked at instead.
    await context.addInitScript(() => {
      window.print = () => {
        const css = document.adoptedStyleSheets.flatMap(({cssRules}) => [...cssRules].map(({cssText}) => cssText));
        (window.top as unknown as {printed: Printed}).printed = {
          html: document.documentElement.outerHTML,
          css: css.join('\n'),
        };
      };
    });
    const page = await context.newPage();
    await page.goto(`${site.url}/page?${new URLSearchParams({attributes})}#invitation=${await site.invite()}`);
    await page.getByRole('radio', {name: /^满意/}).check({force: true});
    await page.getByRole('button', {name: '提交评价'}).click();
    const number = await page.locator('[part=receipt] b').innerText();
    const link = (await page.locator('[part=progress]').getAttribute('href')) ?? '';
    assert.match(link, new RegExp(`/receipt#receipt=${number}&key=[\\w-]{22}$`));
    return {page, number, link};
  }

  it('is saved as a picture whose code opens the progress', async () => {
    const {page, number, link} = await rated();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', {name: '存成图片'}).click();
    const download = await coming;
    assert.equal(download.suggestedFilename(), `我的评价 ${number}.png`);
    const png = await readFile(await download.path());
    assert.equal(codeIn(png), link);
    await page.getByText('图片已存到这台设备里').first().waitFor();
    // The policy allows no pictures, so the canvas itself is shown.
    assert.equal(await page.locator('.carry canvas').count(), 1);
    await context.close();
  });

  it('is shown to be held in an app that can save nothing, and nothing is printed there', async () => {
    const {page} = await rated(
      '',
      'Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Chrome/120 MicroMessenger/8.0',
    );
    await page.getByRole('button', {name: '存成图片'}).click();
    await page.getByText('请截屏，把下面的图片存下来。').first().waitFor();
    await page.getByRole('button', {name: '打印'}).click();
    await page.getByText('这里不能打印').first().waitFor();
    await context.close();
  });

  for (const [paper, width, height] of [
    ['a4', 595, 842],
    ['80', 227, undefined],
    ['58', 164, undefined],
  ] as const)
    it(`is printed alone, on one sheet of ${paper}, with the same code`, async () => {
      const {page, number, link} = await rated(`print-width="${paper}"`);
      await page.getByRole('button', {name: '打印'}).click();
      await page.waitForFunction(() => 'printed' in window);
      const {html, css} = await page.evaluate(() => (window as unknown as {printed: Printed}).printed);
      const sheet = await context.newPage();
      await sheet.setContent(html);
      await sheet.addStyleTag({content: css});
      const words = (await sheet.locator('body').innerText()).replace(/\s+/g, '');
      assert.ok(words.includes(number) && words.includes('12345') && !words.includes('别的内容'), words);
      const pdf = (await sheet.pdf({preferCSSPageSize: true})).toString('latin1');
      const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, x, y]) => [
        Number(x),
        Number(y),
      ]);
      assert.equal(boxes.length, 1, `${boxes.length} sheets`);
      const [[x = 0, y = 0] = []] = boxes;
      assert.ok(Math.abs(x - width) < 2 && (!height || Math.abs(y - height) < 2), `${x} × ${y} points`);
      await sheet.emulateMedia({media: 'print'});
      assert.equal(codeIn(await sheet.screenshot({fullPage: true})), link);
      await context.close();
    });

  it('stays on the screen, selected, where the file does not load, and the person is told so', async () => {
    const {page, number} = await rated();
    await context.route('**/gov-rating-carry.js', route => route.abort());
    await page.getByRole('button', {name: '打印'}).click();
    await page.getByText('没有成功，号码已选中').first().waitFor();
    assert.equal(await page.locator('[part=receipt] b').innerText(), number);
    assert.equal(await page.evaluate(() => 'printed' in window), false);
    await context.close();
  });
});

/** The real server, where every test has a service of its own, and a page of a portal. */
async function startSite(): Promise<Site> {
  const storage = await memoryStorage();
  const {code} = anInstitution();
  const at = new Date();
  await storage.saveInstitutions([anInstitution()]);
  const settings = {receiptPage: '/receipt'};
  const api = createApp({storage, settings, tokenSecret: 'a secret that only these tests have'});
  const running = await serve({
    port: 0,
    files: scriptMounts(dist),
    app: () => ({fetch: async (request, peer) => pageOf(request) ?? api.fetch(request, peer)}),
  });
  let services = 0;
  return {
    url: running.url,
    close: () => running.close(0),
    async invite() {
      const serviceId = `service-${++services}`;
      const token = `${services}`.padStart(22, '0') + 'T'.repeat(22);
      const facts = aService({institutionCode: code, projectNo: `44010020261124${1000 + services}`});
      await storage.registerService({serviceId, facts, within: code, at: at.toISOString()});
      await storage.addInvitation({
        ...{invitationId: token.slice(0, 22), tokenHash: await hash(token), serviceId, within: code, limit: 5},
        createdAt: at.toISOString(),
        expiresAt: new Date(at.getTime() + 3_600_000).toISOString(),
      });
      return token;
    },
  };
}

function pageOf(request: Request): Response | undefined {
  const {pathname, searchParams} = new URL(request.url);
  if (pathname !== '/page') return undefined;
  return new Response(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>-</title><body><p>别的内容</p>
    <script src="/gov-rating.js"></script>
    <gov-rating endpoint="/" receipt-page="/receipt" ${searchParams.get('attributes')}></gov-rating>`,
    {headers: {'Content-Type': 'text/html', 'Content-Security-Policy': policy}},
  );
}
