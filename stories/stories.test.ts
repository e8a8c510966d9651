import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {createApp, memoryStorage} from '@gov-rating/server';
import {serve, type Running} from '@gov-rating/server/node';
import manifest from '../packages/elements/custom-elements.json' with {type: 'json'};
import {chromiumLaunch} from '../packages/tooling/machine.mjs';

const directory = fileURLToPath(new URL('static', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Described {
  readonly tagName?: string;
  readonly attributes: readonly {readonly name: string}[];
  readonly members: readonly {readonly kind: string; readonly name: string; readonly privacy?: string}[];
}
const elements = (manifest.modules as readonly {readonly declarations: readonly object[]}[])
  .flatMap(({declarations}) => declarations as readonly Described[])
  .filter(({tagName}) => tagName);

interface StoryIndex {
  readonly entries: Readonly<Record<string, {readonly type: string}>>;
}

/** What the elements tell the author of a page in the stories that show such a mistake. */
const advice: Readonly<Record<string, string>> = {
  'gov-rating--without-invitation': 'gov-rating: token_malformed',
  'gov-rating-board--not-ours': 'gov-rating: unexpected_answer',
  'gov-rating-scale--unknown-level': 'gov-rating: level_unknown',
};

describe('every story, built and opened in a real browser', () => {
  const index = JSON.parse(readFileSync(`${directory}/index.json`, 'utf8')) as StoryIndex;
  let running: Running;
  let browser: Browser;
  let page: Page;
  let complaints: string[] = [];

  before(async () => {
    const app = createApp({
      storage: await memoryStorage(),
      tokenSecret: 'only files are served in this test, no ratings',
    });
    running = await serve({app, port: 0, files: [{prefix: '/', directory}], pages: false});
    browser = await chromium.launch(await chromiumLaunch());
    page = await browser.newPage({locale: 'zh-CN', viewport: {width: 900, height: 900}});
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', error => complaints.push(String(error)));
  });
  after(async () => {
    await browser?.close();
    await running?.close();
  });

  for (const [id, {type}] of Object.entries(index.entries)) {
    if (type !== 'story') continue;
    it(`${id} draws without complaint and passes axe`, async () => {
      complaints = [];
      await page.goto(`${running.url}/iframe.html?id=${id}&viewMode=story`);
      await page.waitForFunction(() => {
        const {__STORYBOOK_PREVIEW__: preview} = globalThis as unknown as {
          __STORYBOOK_PREVIEW__?: {currentRender?: {phase?: string}};
        };
        return ['finished', 'errored', 'aborted'].includes(preview?.currentRender?.phase ?? '');
      });
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const {axe} = globalThis as unknown as {axe: {run: (root: string) => Promise<{violations: {id: string}[]}>}};
        return (await axe.run('#storybook-root')).violations.map(violation => violation.id);
      });
      const expected = advice[id] ? [advice[id]] : [];
      assert.deepEqual({complaints, violations}, {complaints: expected, violations: []});
    });
  }

  for (const {tagName, attributes, members} of elements) {
    it(`<${tagName}> has a page with a control for each attribute and nothing private`, async () => {
      await page.goto(`${running.url}/iframe.html?id=${tagName}--docs&viewMode=docs`);
      const rows = page.locator('.docblock-argstable tbody tr');
      await rows.filter({hasText: 'css custom properties'}).first().waitFor();
      const controlled = await rows.filter({has: page.locator('td:last-child :is(input, select, textarea)')}).all();
      const names = await Promise.all(controlled.map(row => row.locator('td').first().innerText()));
      const shown = await rows.locator('td:first-child').allInnerTexts();
      const hidden = members
        .filter(({privacy}) => privacy === 'private' || privacy === 'protected')
        .map(({kind, name}) => (kind === 'method' ? `${name}()` : name));
      assert.deepEqual(
        {
          missing: attributes.filter(({name}) => !names.includes(name)),
          private: hidden.filter(name => shown.includes(name)),
        },
        {missing: [], private: []},
      );
    });
  }
});
