import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium, type Browser, type Page} from 'playwright-core';
import {consoleCodeFaults, faultsBetween} from '../generate/console-codes.mjs';
import {chromiumLaunch} from '../../tooling/machine.mjs';
import type {HostilePage} from './pages.ts';
import {startSite, type Site} from './site.ts';

const guide = (file: string) => readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8');
const guides = [guide('EMBED.md'), guide('EMBED.zh-CN.md')] as const;
const blocks = (text: string) =>
  [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => [language, code]);
const snippet = (part: string) => blocks(guides[0]).find(([, code]) => code?.includes(part))?.[1] as string;
const policies = blocks(guides[0]).flatMap(
  ([, code]) => /^Content-Security-Policy: (.*)$/m.exec(code ?? '')?.[1] ?? [],
);

describe('the guide to embedding', () => {
  it('gives the same code, sections and tables in both languages', () => {
    const [english, chinese] = guides;
    const shape = (text: string) => [blocks(text), text.match(/^#+/gm), text.match(/^\|/gm)?.length];
    assert.deepEqual(shape(chinese), shape(english));
  });

  it('explains every code that an element writes on the console, and no other', () => {
    assert.deepEqual(consoleCodeFaults(), []);
    assert.deepEqual(
      faultsBetween(['known', 'unused'], {
        'a.ts': "warn('known', this); warn('new_one', this); console.warn('gov-rating: third')",
      }),
      [
        'a.ts writes new_one, which page/console-codes.ts does not explain.',
        'a.ts writes third, which page/console-codes.ts does not explain.',
        'page/console-codes.ts explains unused, which no element writes.',
      ],
    );
  });
});

describe('what the guide to embedding promises, in a real browser', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    const launch = await chromiumLaunch();
    // A host name that is not local, so that the browser treats the page as plain http.
    const args = [...launch.args, '--host-resolver-rules=MAP portal.test 127.0.0.1'];
    [site, browser] = await Promise.all([startSite(), chromium.launch({...launch, args})]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  interface Opened {
    readonly page: Page;
    readonly complaints: string[];
    readonly ratings: () => Promise<readonly string[]>;
  }
  async function open(hostile: HostilePage, {host = '', prepare = async (_: Page) => {}} = {}): Promise<Opened> {
    const {token, ratings} = await site.invite();
    const page = await (await browser.newContext({locale: 'zh-CN'})).newPage();
    const complaints: string[] = [];
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    await prepare(page);
    const address = new URL(site.address(hostile, token));
    if (host) address.hostname = host;
    await page.goto(address.href);
    return {page, complaints, ratings};
  }
  async function rate(page: Page): Promise<void> {
    await page.getByRole('radio', {name: '满意', exact: true}).check();
    await page.locator('[part~=send]').click();
    await page.locator('[part~=receipt]').waitFor();
  }
  const under = (policy: string | undefined, ...scripts: string[]): HostilePage => ({
    where: `under ${policy}`,
    headers: {'Content-Security-Policy': policy as string},
    scripts: ['/gov-rating.js', ...scripts],
  });

  it('lets a citizen rate under each policy that is there to copy', async () => {
    assert.equal(policies.length, 4);
    for (const policy of policies) {
      const {page, complaints, ratings} = await open(under(policy.replaceAll('https://rating.example.gov.cn', '')));
      await rate(page);
      assert.deepEqual(
        {policy, complaints, ratings: await ratings()},
        {policy, complaints: [], ratings: ['satisfied']},
      );
    }
  });

  it('lets a citizen rate on the page of the server itself, under the policy that it sends', async () => {
    const {token, ratings} = await site.invite();
    const page = await (await browser.newContext({locale: 'zh-CN'})).newPage();
    await page.goto(`${new URL(site.address({where: 'anywhere'}, '')).origin}/rate#invitation=${token}`);
    await rate(page);
    assert.deepEqual(await ratings(), ['satisfied']);
  });

  it('lets two of the script files be on a page that lists policies and allows duplicates', async () => {
    const second = '/without-charset/gov-rating-receipt.js';
    const {page, complaints} = await open(under(policies[3], second));
    await rate(page);
    assert.equal(await page.evaluate(() => !!customElements.get('gov-rating-receipt')), true);
    assert.deepEqual(complaints, []);

    const refused = await open(under(policies[2], second));
    await rate(refused.page);
    assert.match(refused.complaints.join(), /TrustedTypes|createPolicy|Trusted Type/);
  });

  it('needs nothing more for two script files where no policies are listed', async () => {
    const {page, complaints} = await open(under(policies[0], '/without-charset/gov-rating-receipt.js'));
    await rate(page);
    assert.deepEqual(complaints, []);
  });

  it('keeps the words inside the element while and when the script does not arrive', async () => {
    const inside = {where: 'with words inside', scripts: ['/gov-rating.js'], body: () => snippet('正在加载评价表')};
    const text = '正在加载评价表。如果没有显示，请拨打 12345，或到窗口评价。';
    const html: HostilePage = {...inside, scripts: ['/elsewhere/gov-rating.js']};
    const served = await open({...html, headers: {'X-Content-Type-Options': 'nosniff'}});
    assert.equal(await served.page.getByText(text).isVisible(), true);

    let release: () => void = () => {};
    const held = new Promise<void>(resolve => (release = resolve));
    const prepare = async (page: Page) => {
      await page.route('**/gov-rating.js', async route => {
        await held;
        await route.continue();
      });
    };
    const going = open(inside, {
      prepare: async page => {
        await prepare(page);
        page.once('request', () => void page.getByText(text).waitFor().then(release));
      },
    });
    const {page} = await going;
    await page.getByRole('radio').first().waitFor();
    assert.equal(await page.getByText(text).isVisible(), false);
  });

  it('draws from an object in the page in place of a server', async () => {
    const page = await (await browser.newContext({locale: 'zh-CN'})).newPage();
    const asked: string[] = [];
    page.on('request', request => asked.push(new URL(request.url()).pathname));
    await page.goto(
      site.address({where: 'with no server', scripts: ['/gov-rating.js'], body: () => snippet('getInvitation')}, ''),
    );
    await page.getByRole('heading', {name: '食品经营许可证核发'}).waitFor();
    await rate(page);
    assert.deepEqual(
      asked.filter(path => path.startsWith('/v1/')),
      [],
    );
  });

  it('rates on plain http, keeps without a connection and sends later', async () => {
    const hostile: HostilePage = {where: 'on plain http', scripts: ['/gov-rating.js']};
    const {page, ratings} = await open(hostile, {host: 'portal.test'});
    const offered = await page.evaluate(() => [
      isSecureContext,
      'subtle' in crypto && !!crypto.subtle,
      'locks' in navigator,
      'serviceWorker' in navigator,
      'clipboard' in navigator,
      crypto.getRandomValues(new Uint8Array(1)).length === 1,
      !!indexedDB,
    ]);
    assert.deepEqual(offered, [false, false, false, false, false, true, true]);
    await page.getByRole('radio', {name: '满意', exact: true}).check();
    const stored = page.evaluate(
      () => new Promise<void>(heard => document.addEventListener('gov-rating-kept', () => heard(), {once: true})),
    );
    await page.context().setOffline(true);
    await page.locator('[part~=send]').click();
    await stored;
    await page.context().setOffline(false);
    await page.locator('[part~=receipt]').waitFor();
    assert.deepEqual(await ratings(), ['satisfied']);
  });

  it('leaves on the page what is listed, and nothing else', async () => {
    const named = [...(guides[0].split('## 12.')[1] as string).matchAll(/globalThis\.(\w+)/g)].map(([, name]) => name);
    const {page} = await open({
      where: 'that counts its names',
      head: '<script>before = Object.getOwnPropertyNames(window); symbols = Object.getOwnPropertyNames(Symbol)</script>',
      scripts: ['/gov-rating.js'],
    });
    await rate(page);
    const added = await page.evaluate(() => {
      const {before, symbols} = window as unknown as {before: string[]; symbols: string[]};
      return {
        names: Object.getOwnPropertyNames(window).filter(name => ![...before, 'before', 'symbols'].includes(name)),
        symbols: Object.getOwnPropertyNames(Symbol).filter(name => !symbols.includes(name)),
        cookies: document.cookie,
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      };
    });
    assert.deepEqual(
      {...added, names: added.names.sort()},
      {names: named.sort(), symbols: ['metadata'], cookies: '', sheets: 0},
    );
  });
});
