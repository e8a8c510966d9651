import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {anInstitution, aService} from '@gov-rating/contract/testing';
import {newIdempotencyKey} from '@gov-rating/sdk/device';
import {createServiceClient} from '@gov-rating/sdk/service';
import {createApp, hash, memoryStorage} from '@gov-rating/server';
import {scriptMounts, serve, type Running} from '@gov-rating/server/node';
import {chromiumLaunch} from '../../tooling/machine.mjs';
import {screenIsHeard} from '../src/testing/screen-is-heard.ts';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const clientSecret = 'a secret that only the department of this test has';
/** What a person leaves on the screen: words, level and reason. */
const traces = /等了很久|dissatisfied|哪里不满意/;

/** The page of a window's own program: it opens the screen, and notes what the screen says. */
const windowPage = `<!doctype html><meta charset="utf-8"><title>窗口</title><script>
  window.heard = [];
  addEventListener('message', function (event) { heard.push([event.origin, event.data]); });
</script>`;

/** What a window's program has heard. */
interface WindowPage {
  readonly heard: readonly (readonly [origin: string, data: unknown])[];
}

async function programAt(): Promise<{readonly server: Server; readonly origin: string}> {
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(windowPage));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`};
}

describe('the server’s page of a window’s screen, in a real browser', () => {
  let browser: Browser;
  let context: BrowserContext;
  let running: Running;
  let programs: Awaited<ReturnType<typeof programAt>>[];
  let department: ReturnType<typeof createServiceClient>;
  let pointId: string;
  let services = 0;
  const complaints: string[] = [];

  before(async () => {
    programs = [await programAt(), await programAt()];
    const storage = await memoryStorage();
    const {code: institutionCode} = anInstitution();
    await storage.saveInstitutions([anInstitution()]);
    await storage.saveClient({
      ...{id: 'department', name: 'Department', institutionCode, pageOrigins: [], channels: []},
      secretHash: await hash(clientSecret),
      scopes: ['services:write', 'registers:write', 'devices:write', 'devices:prompt'],
    });
    running = await serve({
      app: createApp({storage, tokenSecret: 'a secret that only these tests have', log: () => undefined}),
      port: 0,
      files: scriptMounts(dist),
      pages: {openers: [(programs[0] as (typeof programs)[number]).origin]},
    });
    department = createServiceClient({baseUrl: running.url, clientId: 'department', clientSecret});
    ({pointId} = await department.putPoint({institutionCode, kind: 'window', name: '综合受理窗口', number: '3'}));
    browser = await chromium.launch(await chromiumLaunch());
    context = await browser.newContext({locale: 'zh-CN', viewport: {width: 1280, height: 800}});
    context.on('page', page => {
      page.on('console', message => complaints.push(message.text()));
      page.on('pageerror', error => complaints.push(String(error)));
    });
  });
  after(async () => {
    await browser?.close();
    await running?.close(0);
    for (const {server} of programs) server.close();
  });

  /** A window's program of an origin, and the screen that it has opened. */
  async function open(origin: string, query: string): Promise<{readonly program: Page; readonly screen: Page}> {
    const program = await context.newPage();
    await program.goto(origin);
    const opened = context.waitForEvent('page');
    const address = `${running.url}/evaluator?opener=${encodeURIComponent(origin)}&${query}`;
    await program.evaluate(to => void globalThis.open(to, 'evaluator'), address);
    return {program, screen: await opened};
  }
  async function pair(screen: Page): Promise<void> {
    const code = screen.locator('[part=code]');
    await code.waitFor();
    await department.approvePairing({userCode: (await code.innerText()).trim(), pointId, name: '三号窗口'});
    await screen.getByText('3 号窗口').or(screen.getByText('还没有工作人员登录')).first().waitFor();
  }
  async function prompt(): Promise<string> {
    const servedAt = new Date(Date.now() - 60_000).toISOString();
    const {serviceId} = await department.putService(aService({serviceNumber: ++services, servedAt}));
    await screenIsHeard(department);
    const {promptId} = await department.promptDevice({serviceId, pointId}, {idempotencyKey: newIdempotencyKey()});
    return promptId;
  }
  const heardBy = (program: Page) => program.evaluate(() => (globalThis as unknown as WindowPage).heard);
  const hears = (program: Page, count: number) =>
    program.waitForFunction(wanted => (globalThis as unknown as WindowPage).heard.length >= wanted, count);
  const choose = (screen: Page, level: string) => screen.getByRole('radio', {name: level, exact: true}).check();
  /** Everything on the screen and in the storages of its origin, but the key of the device. */
  const leftOn = (screen: Page) =>
    screen.evaluate(async () => {
      const words = (root: ParentNode): string =>
        [...root.querySelectorAll('*')]
          .map(part =>
            part.shadowRoot ? words(part.shadowRoot) : part instanceof HTMLTextAreaElement ? part.value : '',
          )
          .join(' ') +
        [...root.children]
          .filter(part => !/STYLE|SCRIPT/.test(part.tagName))
          .map(part => part.textContent)
          .join(' ');
      const databases = (await indexedDB.databases()).map(({name}) => name);
      return [words(document), JSON.stringify({...localStorage, ...sessionStorage}), databases, document.cookie].join(
        '\n',
      );
    });

  /** The rows of every database of the origin, with bytes as text. */
  const storedOn = (screen: Page) =>
    screen.evaluate(async () => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error as Error);
        });
      const rows: unknown[] = [];
      for (const {name = ''} of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name));
        for (const list of database.objectStoreNames)
          rows.push(...(await done(database.transaction(list).objectStore(list).getAll())));
        database.close();
      }
      return JSON.stringify(rows, (_, part: unknown) =>
        part instanceof ArrayBuffer ? new TextDecoder().decode(part) : part,
      );
    });

  it('is paired, prompted and rated; the page that opened it hears that, and nothing else', async () => {
    const [{origin}] = programs as [(typeof programs)[number]];
    const {program, screen} = await open(origin, 'mute');
    await pair(screen);
    const promptId = await prompt();
    await choose(screen, '不满意');
    await screen.getByRole('textbox').fill('等了很久');
    await screen.getByRole('button', {name: '提交评价'}).click();
    await screen.getByText('评价已收到，谢谢您').first().waitFor();
    await hears(program, 1);
    const data = {type: 'gov-rating-evaluator', state: 'rated', promptId};
    assert.deepEqual(await heardBy(program), [[running.url, data]]);
    await screen.getByRole('button', {name: '好了'}).click();
    assert.doesNotMatch(await leftOn(screen), traces);
    assert.deepEqual(complaints, []);
    await program.close();
    await screen.close();
  });

  it('is still paired after a reload, which restores nothing that a person had filled in', async () => {
    const screen = await context.newPage();
    await screen.goto(`${running.url}/evaluator?mute`);
    await prompt();
    await choose(screen, '不满意');
    await screen.getByRole('textbox').fill('等了很久');
    await screen.reload();
    await screen.getByRole('radio').first().waitFor();
    assert.equal(await screen.getByRole('radio', {checked: true}).count(), 0);
    assert.doesNotMatch(await leftOn(screen), traces);
    await screen.goto(`${running.url}/v1/health`);
    await screen.goBack();
    await screen.getByRole('radio').first().waitFor();
    assert.doesNotMatch(await leftOn(screen), traces);
    await screen.close();
  });

  it('goes without a rating after the seconds in its address, and says so', async () => {
    const [{origin}] = programs as [(typeof programs)[number]];
    const {program, screen} = await open(origin, 'mute&countdown=2');
    await screen.locator('.screen').waitFor();
    const promptId = await prompt();
    await program.waitForFunction(
      wanted => (globalThis as unknown as WindowPage).heard.some(([, data]) => JSON.stringify(data).includes(wanted)),
      promptId,
    );
    const last = (await heardBy(program)).at(-1);
    assert.deepEqual(last, [running.url, {type: 'gov-rating-evaluator', state: 'not_rated', promptId}]);
    assert.doesNotMatch(await leftOn(screen), traces);
    await program.close();
    await screen.close();
  });

  it('sends after it was switched off what was rated without a network, and until then nobody can read it', async () => {
    const screen = await context.newPage();
    await screen.goto(`${running.url}/evaluator?mute`);
    await screen.locator('.screen').waitFor();
    const promptId = await prompt();
    await choose(screen, '不满意');
    await screen.getByRole('textbox').fill('等了很久');
    await context.setOffline(true);
    await screen.getByRole('button', {name: '提交评价'}).click();
    await screen.getByText('评价已存在这台机器里').first().waitFor();
    assert.doesNotMatch(await storedOn(screen), traces);
    await screen.close();
    await context.setOffline(false);
    assert.notEqual((await department.getPrompt({promptId})).state, 'rated');
    const next = await context.newPage();
    const sent = next.waitForResponse(response => response.url().endsWith('/v1/device/ratings') && response.ok());
    await next.goto(`${running.url}/evaluator?mute`);
    await sent;
    assert.equal((await department.getPrompt({promptId})).state, 'rated');
    await next.close();
    complaints.length = 0;
  });

  it('says nothing to a page of an origin that the server does not allow', async () => {
    const [allowed, other] = programs as [(typeof programs)[number], (typeof programs)[number]];
    const {program, screen} = await open(other.origin, `mute&countdown=2`);
    const {program: wrong, screen: second} = await (async () => {
      const page = await context.newPage();
      await page.goto(other.origin);
      const opened = context.waitForEvent('page');
      // Names an allowed origin, which is not its own: the browser delivers nothing.
      const address = `${running.url}/evaluator?countdown=2&mute&opener=${encodeURIComponent(allowed.origin)}`;
      await page.evaluate(to => void globalThis.open(to, 'second'), address);
      return {program: page, screen: await opened};
    })();
    await second.locator('.screen').waitFor();
    const ended = second.evaluate(
      () => new Promise(resolve => document.addEventListener('gov-rating-prompt-ended', resolve as () => void)),
    );
    await prompt();
    await ended;
    assert.deepEqual([await heardBy(program), await heardBy(wrong)], [[], []]);
    for (const page of [program, wrong, screen, second]) await page.close();
  });
});
