import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {ownPages, startPagesSite, type OwnPage, type PagesSite} from '../fixtures/own-pages.fixtures.ts';
import {
  auditable,
  axeFindings,
  enlarge,
  moving,
  outOfReach,
  overflowing,
  partiality,
  smallTargets,
  wordsOf,
} from '../fixtures/page-audit.fixtures.ts';
import {urging} from '../fixtures/urging-words.fixtures.ts';

/** The ways in which a person may have set his device. */
const settings = {
  light: {colorScheme: 'light'},
  dark: {colorScheme: 'dark'},
  'more contrast': {contrast: 'more'},
  'forced colours': {forcedColors: 'active'},
} as const;
const usual = {colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none'} as const;

describe("each of the server's own pages is for everybody", () => {
  let site: PagesSite;
  let browser: Browser;
  before(async () => {
    site = await startPagesSite();
    browser = await chromium.launch(await chromiumLaunch());
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  async function opened({path, seen, before, act}: OwnPage): Promise<Page> {
    // The audit brings its own script and style, which the policy of the page refuses to everybody.
    const context = await browser.newContext({
      ...{bypassCSP: true, locale: 'zh-CN', viewport: {width: 390, height: 844}, reducedMotion: 'reduce'},
    });
    const page = await context.newPage();
    await before?.(page);
    await page.goto(site.url + (await path(site)));
    await page.getByText(seen).first().waitFor();
    await act?.(page);
    await auditable(page);
    return page;
  }

  for (const own of ownPages)
    describe(own.what, () => {
      let page: Page;
      before(async () => {
        page = await opened(own);
      });
      after(() => page?.context().close());

      it('has words for each of its parts, for those who hear it', async () => {
        const heard = await page.locator('body').ariaSnapshot();
        for (const part of own.heard) assert.ok(heard.includes(part), `${part} in\n${heard}`);
        assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
        assert.match(await page.title(), /\S/);
        assert.equal(await page.getByRole('heading', {level: 1}).count(), 1);
      });

      for (const [name, setting] of Object.entries(settings))
        it(`passes axe with ${name}`, async () => {
          await page.emulateMedia({...usual, ...setting});
          assert.deepEqual(await axeFindings(page), []);
          await page.emulateMedia(usual);
        });

      it('has targets for a thumb', async () => assert.deepEqual(await smallTargets(page), []));

      it('is reached with the tab key alone, and shows where one is', async () =>
        assert.deepEqual(await outOfReach(page), []));

      it('does not move for who asked for less motion', async () => assert.deepEqual(await moving(page), []));

      it('is neutral: urges nobody, chooses nothing, gives every level the same weight', async () => {
        assert.doesNotMatch(await wordsOf(page), urging);
        if (!own.act) assert.deepEqual(await partiality(page), []);
      });

      it('fits 320 px with twice the text and wide spacing', async () => {
        await page.setViewportSize({width: 320, height: 640});
        assert.deepEqual(await overflowing(page), []);
        await enlarge(page);
        assert.deepEqual(await overflowing(page), []);
      });
    });
});
