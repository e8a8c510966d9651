import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium, type BrowserContext, type Page} from 'playwright-core';
import {anInstitution, aService} from '@gov-rating/contract/testing';
import {createServiceClient} from '@gov-rating/sdk/service';
import {createApp, hash, memoryStorage} from '@gov-rating/server';
import {scriptMounts, serve, type Running} from '@gov-rating/server/node';
import {chromiumLaunch} from '../../tooling/machine.mjs';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const clientSecret = 'a secret that only the department of this test has';

/** What somebody else answers in place of the server. */
const intruders = {
  'a gateway whose server is away': [502, '<h1>502 Bad Gateway</h1>'],
  'the sign-in page of a network': [200, '<!doctype html><title>请登录</title><form></form>'],
} as const;

describe('a screen that is switched on while its server is away', () => {
  let directory: string;
  let running: Running;
  let context: BrowserContext;
  let app: ReturnType<typeof createApp>;
  let department: ReturnType<typeof createServiceClient>;
  const {code: institutionCode} = anInstitution();

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gov-rating-screen-'));
    const storage = await memoryStorage();
    await storage.saveInstitutions([anInstitution()]);
    await storage.saveClient({
      ...{id: 'department', name: 'Department', institutionCode, pageOrigins: [], channels: []},
      secretHash: await hash(clientSecret),
      scopes: ['registers:write', 'devices:write'],
    });
    app = createApp({storage, tokenSecret: 'a secret that only these tests have', log: () => undefined});
    running = await listen(0);
    department = createServiceClient({baseUrl: running.url, clientId: 'department', clientSecret});
    context = await switchOn();
  });
  afterEach(async () => {
    await context.close();
    await running.close(0);
    await rm(directory, {recursive: true, force: true});
  });

  const listen = (port: number) => serve({app, port, files: scriptMounts(dist)});
  const switchOn = async () =>
    chromium.launchPersistentContext(directory, {...(await chromiumLaunch()), locale: 'zh-CN'});

  /** Opens the page of a screen; resolves once the page is kept for a start without a network. */
  async function openKept(path: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(running.url + path);
    await page.evaluate(() => navigator.serviceWorker.ready);
    return page;
  }

  async function pair(page: Page): Promise<void> {
    const code = page.locator('[part=code]');
    await code.waitFor();
    const {pointId} = await department.putPoint({
      institutionCode,
      kind: 'terminal',
      name: '一楼自助终端',
      number: 'Z1',
    });
    await department.approvePairing({userCode: (await code.innerText()).trim(), pointId, name: '自助终端'});
    await code.waitFor({state: 'detached'});
  }

  /** Hands a service over, as the terminal's own program does, and rates it; resolves once the rating is kept. */
  async function rate(page: Page): Promise<void> {
    const service = aService({servedAt: new Date().toISOString()});
    await page.evaluate(served => {
      const screen = document.querySelector('gov-rating-kiosk') as HTMLElement;
      screen.addEventListener('gov-rating-kiosk-received', () => (document.title = '已交上'));
      Object.assign(screen, {service: served});
    }, service);
    await page.getByRole('radio', {name: '满意', exact: true}).check();
    await page.getByRole('button', {name: '提交评价'}).click();
    await page.getByText('评价已存在这台机器里').first().waitFor();
  }

  it('takes a rating at a terminal, and sends it when the server is back', async () => {
    await pair(await openKept('/kiosk'));
    const {port, url} = running;
    await context.close();
    await running.close(0);
    context = await switchOn();
    const page = await context.newPage();
    await page.goto(`${url}/kiosk?countdown=600`);
    await rate(page);
    running = await listen(port);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForFunction(() => document.title === '已交上');
  });

  it('goes on without a worker where a gateway lets no page name one', async () => {
    const page = await context.newPage();
    const thrown: string[] = [];
    page.on('pageerror', error => thrown.push(String(error)));
    await page.route('**/evaluator?mute', async route => {
      const response = await route.fetch();
      const policy = "trusted-types lit-html 'allow-duplicates'; require-trusted-types-for 'script'";
      await route.fulfill({response, headers: {...response.headers(), 'content-security-policy': policy}});
    });
    await page.goto(`${running.url}/evaluator?mute`);
    await page.locator('[part=code]').waitFor();
    assert.deepEqual(thrown, []);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  });

  for (const [who, [status, body]] of Object.entries(intruders))
    it(`shows its own page at a window when ${who} answers`, async () => {
      await openKept('/evaluator');
      const {port, url} = running;
      await running.close(0);
      const other: Server = createServer((_, response) =>
        response.writeHead(status, {'Content-Type': 'text/html; charset=utf-8'}).end(body),
      );
      await new Promise<void>(resolve => other.listen(port, '127.0.0.1', resolve));
      try {
        const page = await context.newPage();
        for (let visit = 0; visit < 2; visit++) {
          await page.goto(`${url}/evaluator?mute`);
          assert.equal(await page.title(), '窗口评价器');
          await page.waitForFunction(() => customElements.get('gov-rating-evaluator'));
        }
      } finally {
        await new Promise(resolve => other.close(resolve).closeAllConnections());
      }
      running = await listen(port);
    });
});
