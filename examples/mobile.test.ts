import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {createApp, hash, memoryStorage, type Storage} from '@gov-rating/server';
import {csvRecords, serve, type Running} from '@gov-rating/server/node';
import {createServiceClient, type ServiceClient} from '@gov-rating/sdk/service';
import {chromiumLaunch} from '../packages/tooling/machine.mjs';
import {newCase} from './data/cases.ts';
import {demoInstitution, institutions} from './data/institutions.ts';
import {mobileFiles} from './mobile-site.ts';
import {demoPortal} from './mobile/demo-portal.ts';

/** Tests that need longer than this hang; the run shall name it and go on. Milliseconds. */
const timeout = 300_000;
const widths = [390, 360];

/** Pseudonyms of the people of the demonstration portal. */
const [zhang, li] = ['demo-person-zhang-q1k91jFZZnaU01', 'demo-person-li-m2Wd83KqYt5PxB7cRe'];

describe('the app for phones, in a real browser', {timeout}, () => {
  let storage: Storage;
  let running: Running;
  let department: ServiceClient;
  let browser: Browser;
  let cases = 0;

  /** A service that was just given, of an item with a name of its own. */
  const aCase = () => ({...newCase(new Date(), ++cases), itemName: `建设工程规划许可证核发（第 ${String(cases)} 件）`});

  /** Registers a service for a person of the portal. */
  const served = async (subject: string) => {
    const facts = aCase();
    const servedSubject = {portal: 'https://portal.example.gov.cn', subject};
    return {...facts, ...(await department.putService({...facts, servedSubject}))};
  };

  before(async () => {
    storage = await memoryStorage();
    await storage.saveInstitutions(institutions);
    const credentials = {clientId: 'demo-department', clientSecret: 'a secret of the tests of the app for phones'};
    await storage.saveClient({
      ...{id: credentials.clientId, name: '示例业务系统', institutionCode: demoInstitution.code, pageOrigins: []},
      secretHash: await hash(credentials.clientSecret),
      scopes: ['services:write', 'invitations:write'],
    });
    const portal = await demoPortal(demoInstitution.code);
    running = await serve({
      port: 0,
      files: [mobileFiles],
      app(url) {
        department = createServiceClient({baseUrl: url, ...credentials});
        const pages = portal.pages({client: department, newCase: aCase, publicUrl: url, now: () => new Date()});
        const tokenSecret = 'a secret of more than thirty-two bytes';
        const settings = {publicUrl: url};
        const api = createApp({storage, tokenSecret, settings, portals: [portal.registered], readCsv: csvRecords});
        const ofPortal = (asked: Request, path: string) =>
          path.startsWith('/examples/mobile/portal/') ? pages.fetch(asked) : undefined;
        return {
          fetch: (request, peer) =>
            api.fetch(request, {
              ...peer,
              site: async (asked, path, base) => (await peer?.site?.(asked, path, base)) ?? ofPortal(asked, path),
            }),
        };
      },
    });
    browser = await chromium.launch(await chromiumLaunch());
  });
  after(async () => {
    await browser?.close();
    await running?.close();
    await storage?.close();
  });

  const address = () => `${running.url}/examples/mobile/`;

  /** The phone of a person of their own, with the app installed and everything its console complained about. */
  async function aPhone(options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext({
      ...{locale: 'zh-CN', viewport: {width: 390, height: 780}, hasTouch: true, isMobile: true},
      ...options,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    return {context, page, complaints};
  }

  async function signedIn(page: Page, name = '张小明'): Promise<void> {
    await page.goto(address());
    await page.getByRole('button', {name: `以 ${name} 的身份登录`}).click();
    await page.locator('.card').first().waitFor();
    // The worker has kept the files: from now on the app opens without a network.
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  }

  const ratings = async () => (await storage.count({})).levels.reduce((sum, {active}) => sum + active, 0);

  it('rates one of the own services, badly with a reason, and shows its progress', async () => {
    const {page, complaints} = await aPhone();
    await signedIn(page);
    const before = await page.locator('.card').count();
    const name = await page.locator('.card .name').first().innerText();
    await page.locator('.card').first().click();
    await page.getByRole('heading', {name, level: 1}).waitFor();
    await page.getByRole('radio', {name: '不满意', exact: true}).check();
    await page.getByRole('button', {name: '提交评价'}).click();
    await page.getByRole('alert').getByText('请至少选一个原因，或写几句话。').waitFor();
    await page.getByRole('checkbox').first().check();
    await page.getByRole('textbox').fill('等了三个小时 𠮷😀');
    await page.getByRole('button', {name: '提交评价'}).click();
    await page.getByRole('heading', {name: '评价已收到'}).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
    await page.getByRole('link', {name: '看办理进度'}).click();
    await page.getByText('您的意见已交给办理的单位。').waitFor();
    await page.getByText('待签收').waitFor();
    await page.getByRole('link', {name: '我的评价'}).click();
    assert.equal(await page.locator('.card .name').first().innerText(), name);
    await page.getByRole('link', {name: /^待评价/}).click();
    assert.equal(await page.locator('.card').count(), before - 1);
    assert.deepEqual(complaints, []);
  });

  it('shows the sentence of the institution about privacy and its page before anything is sent, without a network too', async () => {
    const sentence = '您的评价只用于改进服务。';
    const privacyNotice = {'zh-CN': sentence, 'zh-TW': '您的評價只用於改進服務。', en: 'Used to improve services.'};
    const privacyPage = 'https://www.example.gov.cn/privacy';
    await storage.saveInstitutions([{...demoInstitution, privacyNotice, privacyPage}]);
    const {page, context} = await aPhone();
    const link = page.getByRole('link', {name: sentence});
    const assertSaid = async () => {
      await page.getByRole('radio', {name: '满意', exact: true}).check();
      assert.equal(await link.getAttribute('href'), privacyPage);
      assert.equal(await link.getAttribute('target'), '_blank', 'what was written stays');
    };
    const {serviceId} = await served(li);
    const {token} = await department.invite({serviceId});
    await page.goto(`${address()}#invitation=${token}`);
    await assertSaid();
    await signedIn(page);
    await context.setOffline(true);
    await page.reload();
    await page.locator('.card').first().click();
    await assertSaid();

    await context.setOffline(false);
    await storage.saveInstitutions([demoInstitution]);
    await page.goto(address());
    await page.reload();
    await page.locator('.card').first().waitFor();
    await page.locator('.card').first().click();
    await page.getByRole('radio', {name: '满意', exact: true}).check();
    await page.getByRole('textbox').waitFor();
    // The list is read again while the form is open, and nobody says more now.
    await link.waitFor({state: 'detached'});
  });

  it('keeps a rating that is given without a network over a restart of the phone, and sends it once when there is one', async () => {
    const {context, page} = await aPhone();
    await signedIn(page, '李丽');
    const before = await ratings();
    await context.setOffline(true);
    await page.reload();
    await page.getByText('没有网络，也可以评价').waitFor();
    const name = await page.locator('.card .name').first().innerText();
    await page.locator('.card').first().click();
    await page.getByRole('radio', {name: '满意', exact: true}).check();
    await page.getByRole('button', {name: '提交评价'}).click();
    await page.getByRole('heading', {name: '评价已存在这部手机里'}).waitFor();

    // The phone is switched off and on again, still without a network.
    await page.close();
    const again = await context.newPage();
    await again.goto(address());
    await again.locator('.waiting').getByText(name).waitFor();
    assert.equal(await again.locator('.card').getByText(name).count(), 0, 'it cannot be rated a second time');
    assert.equal(await ratings(), before);

    await context.setOffline(false);
    await again.getByText(`“${name}”的评价已交上去。`).waitFor();
    await again.reload();
    await again.getByRole('link', {name: '我的评价'}).click();
    await again.locator('.card').getByText(name).waitFor();
    assert.equal(await again.locator('.waiting').count(), 0);
    assert.equal(await ratings(), before + 1);
  });

  it('sends a rating once whose answer was lost on the way', async () => {
    const {context, page} = await aPhone();
    await served(zhang);
    await signedIn(page);
    const before = await ratings();
    await page.locator('.card').first().click();
    await page.getByRole('radio', {name: '非常满意'}).check();
    // The server gets it, and the phone loses the network before the answer.
    await page.route('**/v1/ratings', async route => {
      await route.fetch();
      await context.setOffline(true);
      await route.abort('internetdisconnected');
    });
    await page.getByRole('button', {name: '提交评价'}).click();
    await page.getByRole('heading', {name: '评价已存在这部手机里'}).waitFor();
    assert.equal(await ratings(), before + 1);
    await page.unroute('**/v1/ratings');
    await page.getByRole('link', {name: '回到待评价的服务'}).click();
    await context.setOffline(false);
    await page.getByText(/”的评价已交上去。/).waitFor();
    assert.equal(await ratings(), before + 1);
  });

  for (const form of ['#invitation=', '?scene='])
    it(`opens the service of an invitation by ${form}, without a login, and as soon as there is a network`, async () => {
      const {serviceId} = await department.putService(aCase());
      const {token} = await department.invite({serviceId});
      const {context, page, complaints} = await aPhone();
      await page.goto(address());
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await context.setOffline(true);
      await page.goto('about:blank');
      await page.goto(address() + form + token);
      await page.getByText('现在没有网络，有网后会自动打开。').waitFor();
      await context.setOffline(false);
      await page.getByRole('radio', {name: '基本满意'}).check();
      await page.getByRole('button', {name: '提交评价'}).click();
      await page.getByRole('heading', {name: '评价已收到'}).waitFor();
      assert.deepEqual(
        complaints.filter(text => !text.includes('ERR_INTERNET_DISCONNECTED')),
        [],
      );
    });

  it('opens the service that a message of the portal names', async () => {
    const {serviceId, itemName} = await served(zhang);
    const {page} = await aPhone();
    await signedIn(page);
    await page.goto(`${address()}#/rate/${serviceId}`);
    await page.getByRole('heading', {name: itemName, level: 1}).waitFor();
    await page.goto(`${address()}#/rate/0000000000000000unknown`);
    await page.getByRole('heading', {name: '没有找到这项服务'}).waitFor();
  });

  it('can be installed', async () => {
    const {context, page} = await aPhone();
    await signedIn(page);
    const session = await context.newCDPSession(page);
    const {errors} = (await session.send('Page.getAppManifest')) as {errors: unknown[]};
    const {installabilityErrors} = (await session.send('Page.getInstallabilityErrors')) as {
      installabilityErrors: {errorId: string}[];
    };
    // Playwright's pages are private windows, where nothing can be installed; nothing else is missing.
    assert.deepEqual(
      [errors, installabilityErrors.map(({errorId}) => errorId).filter(id => id !== 'in-incognito')],
      [[], []],
    );
  });

  for (const elder of [false, true])
    for (const width of widths)
      it(`fits ${width} px without scrolling sideways, with targets large enough${elder ? ', as 长辈版' : ''}`, async () => {
        const {page} = await aPhone({viewport: {width, height: 780}});
        await served(li);
        await page.goto(address());
        if (elder) await page.getByRole('button', {name: '长辈版'}).click();
        await fits(page, elder);
        await page.getByRole('button', {name: '以 李丽 的身份登录'}).click();
        await page.locator('.card').first().waitFor();
        await fits(page, elder);
        await page.locator('.card').first().click();
        await page.getByRole('radio', {name: '非常不满意'}).check();
        await page.getByRole('button', {name: /还有 \d 个原因/}).click();
        await fits(page, elder);
        await page.getByRole('link', {name: '我的评价'}).click();
        await page.getByRole('heading', {name: '我的评价'}).waitFor();
        await fits(page, elder);
      });

  async function fits(page: Page, elder: boolean): Promise<void> {
    const seen = await page.evaluate(() => ({
      overflow: document.documentElement.scrollWidth - innerWidth,
      targets: [...document.querySelectorAll('button, nav a, .choice, .card, .back')].map(
        target => target.getBoundingClientRect().height,
      ),
      text: parseFloat(getComputedStyle(document.querySelector('main p') as Element).fontSize),
      title: parseFloat(getComputedStyle(document.querySelector('h1') as Element).fontSize),
    }));
    assert.ok(seen.overflow <= 0, `${String(seen.overflow)} px too wide`);
    assert.ok(Math.min(...seen.targets) >= (elder ? 60 : 44), `a target of ${String(Math.min(...seen.targets))} px`);
    if (elder) assert.ok(seen.text >= 18 && seen.title >= 30, JSON.stringify(seen));
  }
});
