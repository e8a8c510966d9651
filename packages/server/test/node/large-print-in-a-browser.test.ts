import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {startPagesSite, type PagesSite} from '../fixtures/own-pages.fixtures.ts';

/** What a person sees of large print: the switch, and the size of a level's name or a button, in pixels. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('[elder-switch]')?.shadowRoot;
    const size = (element: Element | null | undefined) =>
      element ? Math.round(parseFloat(getComputedStyle(element).fontSize)) : 0;
    return {
      isPressed: document.querySelector('#elder')?.getAttribute('aria-pressed'),
      page: size(document.body),
      element: size(root?.querySelector('gov-rating-scale, button')),
    };
  });

const large = async (page: Page) => {
  await page.waitForFunction(() => document.querySelector('[elder-switch]')?.shadowRoot?.querySelector('button'));
  const {isPressed, page: around, element} = await seen(page);
  return isPressed === 'true' && around >= 22 && element >= 18;
};

describe('large print on the pages of the server', () => {
  let site: PagesSite;
  let browser: Browser;
  before(async () => {
    [site, browser] = await Promise.all([startPagesSite(), chromium.launch(await chromiumLaunch())]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** A telephone that was never here before. */
  const aPerson = async () => browser.newPage({viewport: {width: 360, height: 740}, locale: 'zh-CN'});
  const press = (page: Page) => page.getByRole('button', {name: '长辈版'}).click();

  it('stays on over a reload and on the next page, until the person switches it off', async () => {
    const page = await aPerson();
    const path = await site.invitation();
    await page.goto(site.url + path);
    assert.equal(await large(page), false);
    await press(page);
    assert.equal(await large(page), true);
    await page.reload();
    assert.equal(await large(page), true, 'after a reload');
    await page.goto(`${site.url}/receipt`);
    assert.equal(await large(page), true, 'on the page of progress');
    await press(page);
    await page.reload();
    assert.equal(await large(page), false);
    await page.context().close();
  });

  it('is reached by a link that ends with #elder, and is remembered from there', async () => {
    const page = await aPerson();
    await page.goto(`${site.url}/receipt#elder`);
    assert.equal(await large(page), true);
    await page.goto(site.url + (await site.invitation()));
    assert.equal(await large(page), true, 'on the page of an invitation');
    await page.context().close();
  });

  it('is not forced by such a link on who switched it off', async () => {
    const page = await aPerson();
    await page.goto(`${site.url}/receipt`);
    await press(page);
    await press(page);
    await page.goto(`${site.url}/my#elder`);
    assert.equal(await large(page), false);
    await page.context().close();
  });

  it('works where the browser stores nothing', async () => {
    const page = await aPerson();
    await page.addInitScript(() => {
      Storage.prototype.getItem = Storage.prototype.setItem = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    });
    await page.goto(site.url + (await site.invitation()));
    await press(page);
    assert.equal(await large(page), true);
    await page.context().close();
  });
});
