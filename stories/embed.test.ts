import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {createApp, memoryStorage} from '@gov-rating/server';
import {serve, type Running} from '@gov-rating/server/node';
import {chromiumLaunch} from '../packages/tooling/machine.mjs';

const directory = fileURLToPath(new URL('static', import.meta.url));
const guide = (file: string) => readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8');

describe('the pages around the stories that a web team reads', () => {
  let running: Running;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  before(async () => {
    const app = createApp({
      storage: await memoryStorage(),
      tokenSecret: 'only files are served in this test, no ratings',
    });
    running = await serve({app, port: 0, files: [{prefix: '/', directory}], pages: false});
    browser = await chromium.launch(await chromiumLaunch());
    page = await browser.newPage({locale: 'zh-CN'});
    page.on('pageerror', error => complaints.push(String(error)));
  });
  after(async () => {
    await browser?.close();
    await running?.close();
  });

  for (const [id, file, language] of [
    ['embed--in-chinese', 'packages/elements/EMBED.zh-CN.md', 'zh-CN'],
    ['embed--in-english', 'packages/elements/EMBED.md', 'en'],
    ['operate--in-chinese', 'docs/operate.zh-CN.md', 'zh-CN'],
    ['operate--in-english', 'docs/operate.md', 'en'],
    ['run-for-a-province--in-chinese', 'packages/server/PROVINCE.zh-CN.md', 'zh-CN'],
    ['run-for-a-province--in-english', 'packages/server/PROVINCE.md', 'en'],
  ] as const)
    it(`${id} is the guide of the package, with a button to copy each piece of code`, async () => {
      complaints = [];
      const text = guide(file);
      await page.goto(`${running.url}/iframe.html?id=${id}&viewMode=docs`);
      const headings = page.locator(`div[lang=${language}] h2`);
      await headings.first().waitFor();
      assert.deepEqual(
        await headings.allInnerTexts(),
        [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading),
      );
      // The code is drawn piece by piece, after the text.
      const pieces = (text.match(/^```\w*$/gm)?.length ?? 0) / 2;
      const copy = page.getByRole('button', {name: /copy/i});
      await copy.nth(pieces - 1).waitFor();
      assert.equal(await copy.count(), pieces);
      assert.equal(await page.locator('a[href$=".md"], a[href*=".md#"]').count(), 0);
      assert.deepEqual(complaints, []);
    });

  it('changes--docs lists what changed, by package', async () => {
    complaints = [];
    await page.goto(`${running.url}/iframe.html?id=changes--docs&viewMode=docs`);
    await page.getByRole('heading', {name: '@gov-rating/elements'}).waitFor();
    assert.ok((await page.locator('div[lang=en] li').count()) > 10);
    assert.deepEqual(complaints, []);
  });
});
