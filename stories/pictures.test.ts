import assert from 'node:assert/strict';
import {fileURLToPath} from 'node:url';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {createApp, memoryStorage} from '@gov-rating/server';
import {serve, type Running} from '@gov-rating/server/node';
import {chromiumLaunch} from '../packages/tooling/machine.mjs';
import {difference, fontsOf, hideNumbers, keep, keepFonts, keptFonts, picture, stillness} from './pictures.ts';

/** `npm run pictures` takes all pictures anew instead of comparing them. */
const renewing = process.env['PICTURES'] === 'renew';

/** The main states, each as its picture is named, by the story that shows it. */
const states: Readonly<Record<string, string>> = {
  scale: 'gov-rating-scale--words',
  'form-first-step': 'gov-rating--open',
  'form-second-step': 'gov-rating--bad-level-chosen',
  received: 'gov-rating-ends--received',
  kept: 'gov-rating-ends--kept-on-this-device',
  'already-rated': 'gov-rating-ends--already-rated',
  invalid: 'gov-rating--invalid-link',
  'receipt-progress': 'gov-rating-receipt--rectifying',
  board: 'gov-rating-board--city',
  'desk-list': 'gov-rating-desk--orders',
  'desk-order': 'gov-rating-desk--open',
};
interface Size {
  readonly width: number;
  readonly height: number;
}

const widths = {360: {width: 360, height: 740}, 1280: {width: 1280, height: 740}};

/** The main screens of a window, by the story that shows each; they fill the whole of a device. */
const screens: Readonly<Record<string, string>> = {
  'screen-idle': 'gov-rating-evaluator--staff-picture',
  'screen-prompt': 'gov-rating-evaluator--prompt',
  'screen-reasons': 'gov-rating-evaluator--reasons',
};
const devices = {'800x1280': {width: 800, height: 1280}, '1280x800': {width: 1280, height: 800}};

/** The main screens of a terminal. */
const terminals: Readonly<Record<string, string>> = {
  'terminal-service': 'gov-rating-kiosk--service',
  'terminal-reasons': 'gov-rating-kiosk--reasons',
};
const stands = {'1080x1920': {width: 1080, height: 1920}, '1920x1080': {width: 1920, height: 1080}};
const themes = ['light', 'dark'];

/** What Storybook's preview says of the story that it draws. */
interface Preview {
  readonly __STORYBOOK_PREVIEW__?: {readonly currentRender?: {readonly phase?: string}};
}

describe('the main states look as in their pictures', () => {
  let running: Running;
  let browser: Browser;
  let page: Page;
  let without: string | undefined;

  before(async () => {
    const app = createApp({
      storage: await memoryStorage(),
      tokenSecret: 'only files are served in this test, no ratings',
    });
    const directory = fileURLToPath(new URL('static', import.meta.url));
    running = await serve({app, port: 0, files: [{prefix: '/', directory}], pages: false});
    browser = await chromium.launch(await chromiumLaunch());
    const fonts = await fontsOf(await browser.newPage({viewport: {width: 480, height: 160}}));
    if (renewing) keepFonts(fonts);
    else if (fonts !== keptFonts())
      without = `the pictures were taken with other fonts or another browser (${keptFonts()}; here ${fonts})`;
    const context = await browser.newContext({locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce'});
    await stillness(context);
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
  });
  after(async () => {
    await browser?.close();
    await running?.close();
  });

  /** Compares a story in a theme, or keeps it anew, in each of these sizes. */
  async function compare(state: string, story: string, theme: string, sizes: Readonly<Record<string, Size>>) {
    await page.goto(`${running.url}/iframe.html?id=${story}&viewMode=story&globals=theme:${theme}`);
    await page.waitForFunction(() =>
      /finished|errored/.test((globalThis as unknown as Preview).__STORYBOOK_PREVIEW__?.currentRender?.phase ?? ''),
    );
    assert.match((await page.locator('body').getAttribute('class')) ?? '', /sb-show-main/, 'The story does not draw.');
    await hideNumbers(page);
    const faults: string[] = [];
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      const name = `${state}-${size}-${theme}`;
      const taken = await picture(page);
      const fault = renewing ? keep(name, taken) : difference(name, taken);
      if (fault) faults.push(fault);
    }
    if (faults.length > 0) assert.fail(faults.join('\n'));
  }

  for (const [shown, sizes] of [
    [states, widths],
    [screens, devices],
    [terminals, stands],
  ] as const)
    for (const [state, story] of Object.entries(shown))
      for (const theme of themes)
        it(`${state}, ${theme}, ${Object.keys(sizes).join(' and ')} px`, async context => {
          if (without) return context.skip(without);
          await compare(state, story, theme, sizes);
        });
});
