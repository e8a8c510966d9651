import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {launch, type Browser, type Page} from 'puppeteer-core';
import {chromiumLaunch, installedFirefox} from '../../../tooling/machine.mjs';

/** A browser with the page of these tests in it. */
export interface Opened {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** The page itself: the elements are made by its script. */
const markup =
  '<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width, initial-scale=1"><title>评价</title><script type="module" src="/page.js"></script>';

/** A script in the page's folder with everything that it imports, for browsers. */
export async function bundled(entry: string, format: 'esm' | 'iife' = 'esm', globalName?: string): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [new URL(entry, import.meta.url).pathname],
    bundle: true,
    write: false,
    format,
    ...(globalName && {globalName}),
    conditions: ['@gov-rating/source', 'browser'],
    tsconfig: new URL('../../../../tsconfig.json', import.meta.url).pathname,
  });
  return outputFiles[0]?.text ?? '';
}

/** Serves a page with one script on any free port. */
export async function servePage(
  entry: string,
): Promise<{readonly url: string; readonly close: () => Promise<unknown>}> {
  const script = await bundled(entry);
  const database = await readFile(fileURLToPath(import.meta.resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm')));
  const server = createServer(({url}, response) => {
    if (url?.endsWith('.wasm')) {
      response.setHeader('content-type', 'application/wasm').end(database);
      return;
    }
    const isScript = url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(isScript ? script : markup);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise(resolve => server.close(resolve)),
  };
}

/** Opens the page of the screen reader's tests over HTTP in a browser. */
export async function openPage(name: 'chromium' | 'firefox'): Promise<Opened> {
  const served = await servePage('page.ts');
  const browser: Browser = await launch(
    name === 'chromium'
      ? await chromiumLaunch()
      : {browser: 'firefox', executablePath: installedFirefox() as string, headless: true},
  );
  const page = await browser.newPage();
  await page.goto(served.url, {waitUntil: 'load'});
  await page.waitForFunction(() => 'bringTo' in window);
  return {
    page,
    async close() {
      await browser.close();
      await served.close();
    },
  };
}

/** What the live regions of the rating say now, those that wait and those that interrupt. */
export const spokenIn = (page: Page) =>
  page.evaluate(() => {
    const texts = {status: [] as string[], alert: [] as string[]};
    const walk = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        const role = element.getAttribute('role');
        if (role === 'status' || role === 'alert') texts[role].push(element.textContent?.trim() ?? '');
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return {status: texts.status.filter(Boolean).join(' '), alert: texts.alert.filter(Boolean).join(' ')};
  });
