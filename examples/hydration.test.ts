import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build, type BuildOptions} from 'esbuild';
import {chromium, type Browser, type Page} from 'playwright-core';
import {chromiumLaunch} from '../packages/tooling/machine.mjs';
import {startSite, type Site} from '../packages/elements/test/site.ts';

const folder = fileURLToPath(new URL('react/', import.meta.url));
const source = `${folder}hydrated-rating.tsx`;
type Name = 'HydratedPage' | 'PlainPage';

const common: BuildOptions = {
  bundle: true,
  write: false,
  format: 'esm',
  jsx: 'automatic',
  conditions: ['@gov-rating/source'],
  define: {'process.env.NODE_ENV': '"production"'},
};

/** A script, as text, made of some lines that use the pages of the example. */
async function script(lines: string, options: BuildOptions): Promise<string> {
  const stdin = {contents: `import * as pages from ${JSON.stringify(source)};\n${lines}`, resolveDir: folder};
  const {outputFiles} = await build({...common, ...options, stdin});
  return (outputFiles?.[0] as {text: string}).text;
}

describe('an element that React 19 hydrates, in a real browser', () => {
  const work = mkdtempSync(join(tmpdir(), 'gov-rating-hydration-'));
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([startSite(), chromiumLaunch().then(how => chromium.launch(how))]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    rmSync(work, {recursive: true, force: true});
  });

  /** What a server sends: the page as React renders it in Node, where the element is a tag only. */
  async function rendered(name: Name): Promise<string> {
    const file = join(work, `${name}.mjs`);
    const require = `import {createRequire} from 'node:module'; const require = createRequire(${JSON.stringify(source)});`;
    const code = await script(
      `import {createElement} from 'react';
      import {renderToString} from 'react-dom/server';
      export const html = renderToString(createElement(pages.${name}));`,
      {platform: 'node', banner: {js: require}},
    );
    writeFileSync(file, code);
    return ((await import(pathToFileURL(file).href)) as {html: string}).html;
  }

  async function opened(name: Name): Promise<{page: Page; complaints: string[]}> {
    const {token} = await site.invite();
    const [html, bundle] = await Promise.all([
      rendered(name),
      script(
        `import {createElement} from 'react';
        import {hydrateRoot} from 'react-dom/client';
        hydrateRoot(document.getElementById('page'), createElement(pages.${name}));`,
        {platform: 'browser'},
      ),
    ]);
    const page = await (await browser.newContext({locale: 'zh-CN'})).newPage();
    const complaints: string[] = [];
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    const address = new URL(site.address({where: 'hydrated'}, token));
    await page.route('**/hydrated.js', route => route.fulfill({contentType: 'text/javascript', body: bundle}));
    await page.route(`${address.origin}/pages/*`, route =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="zh-CN"><title>评价</title><div id="page">${html}</div><script type="module" src="/hydrated.js"></script>`,
      }),
    );
    await page.goto(address.href);
    await page.getByRole('radio', {name: '满意', exact: true}).check();
    return {page, complaints};
  }

  it('receives the receipt event and its own texts when both are set in an effect, as the guide shows', async () => {
    const {page, complaints} = await opened('HydratedPage');
    await page.getByRole('button', {name: '提交', exact: true}).click();
    await page.getByText(/^门户已记录回执 \S+$/).waitFor();
    assert.deepEqual(complaints, []);
  });

  it('has neither when React is left to do it: should this change, the guide may become shorter', async () => {
    const {page} = await opened('PlainPage');
    assert.notEqual((await page.locator('[part~=send]').innerText()).trim(), '提交');
    await page.locator('[part~=send]').click();
    await page.locator('[part~=receipt]').waitFor();
    assert.equal(await page.getByRole('status').filter({hasText: '门户已记录回执'}).count(), 0);
  });

  it('is the same code in the guide and here', () => {
    const [, code] = /^(export function Rating[\s\S]*?^\})$/m.exec(readFileSync(source, 'utf8')) ?? [];
    for (const file of ['EMBED.md', 'EMBED.zh-CN.md']) {
      const guide = readFileSync(fileURLToPath(new URL(`../packages/elements/${file}`, import.meta.url)), 'utf8');
      assert.ok(code && guide.includes(code), `${file} shows something else`);
    }
  });
});
