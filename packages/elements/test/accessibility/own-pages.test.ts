import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {
  ownPages,
  startPagesSite,
  type OwnPage,
  type PagesSite,
} from '../../../server/test/fixtures/own-pages.fixtures.ts';
import {bundled} from './browsers.ts';
import {conditions, focused, usual, type Condition} from './conditions.ts';
import {Failures} from './failures.ts';
import type {Finding} from './measures.ts';
import {Person} from './person.ts';

describe("each of the server's own pages is for everybody under every condition", () => {
  let site: PagesSite;
  let browser: Browser;
  let measures: string;
  const failures = new Failures('page');

  before(async () => {
    site = await startPagesSite();
    browser = await chromium.launch(await chromiumLaunch());
    measures = await bundled('in-page.ts', 'iife', 'citizens');
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  async function opened({path, seen, before, act}: OwnPage): Promise<Page> {
    // The measures are a script that the policy of the page refuses to everybody.
    const context = await browser.newContext({
      ...{bypassCSP: true, locale: 'zh-CN', isMobile: true, hasTouch: true, reducedMotion: 'reduce'},
    });
    const page = await context.newPage();
    await before?.(page);
    await page.goto(site.url + (await path(site)));
    await page.getByText(seen).first().waitFor();
    await act?.(page);
    // A declaration inside what is evaluated would not be seen by the next one.
    await page.evaluate(`${measures}; globalThis.citizens = citizens`);
    return page;
  }

  for (const own of ownPages)
    it(own.what, {timeout: 120_000}, async () => {
      const page = await opened(own);
      // From here on the person uses the keyboard: the focus shows.
      await page.keyboard.press('Tab');
      const person = await Person.on(page);
      failures.add('page', own.what, usual, await page.evaluate(() => window.citizens.measureStructure()));
      for (const condition of conditions.toSorted((a, b) => a.width - b.width)) {
        await person.sets(condition);
        failures.add('page', own.what, condition, await measured(page, condition));
      }
      await page.context().close();
      assert.deepEqual(failures.unknownOf(own.what), []);
    });

  it('fails nowhere where the list of known failures says it does', () => assert.deepEqual(failures.mended(), []));
});

const measured = (page: Page, condition: Condition): Promise<readonly Finding[]> =>
  page.evaluate(
    async ({wechat, elder, spacing, isFocused}) => {
      const {setPage, measure, measureFocus} = window.citizens;
      await setPage(wechat, elder, spacing);
      await new Promise(requestAnimationFrame);
      return [...measure(), ...(isFocused ? measureFocus() : [])];
    },
    {...condition, isFocused: focused.includes(condition)},
  );
