import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {CDPSession, Page} from 'playwright-core';
import {heightOf, usual, type Condition} from './conditions.ts';

/** A person whose device, app and page are set in a way, in Chromium. */
export class Person {
  readonly page: Page;
  private readonly session: CDPSession;
  private condition = usual;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.session = session;
  }

  /** `page` is of a context with `isMobile`: only there Chromium enlarges text as WeChat does. */
  static async on(page: Page): Promise<Person> {
    const person = new Person(page, await page.context().newCDPSession(page));
    await person.apply(usual, undefined);
    return person;
  }

  /** Sets everything that is outside the page; what is inside is set by `setPage` of the measures. */
  async sets(condition: Condition): Promise<void> {
    const before = this.condition;
    this.condition = condition;
    await this.apply(condition, before);
  }

  private async apply({width, font, theme}: Condition, before: Condition | undefined): Promise<void> {
    if (width !== before?.width) await this.page.setViewportSize({width, height: heightOf(width)});
    if (font !== before?.font) await this.setTextSize((16 * font) / 100);
    if (theme === before?.theme) return;
    await this.page.emulateMedia({
      colorScheme: theme === 'dark' ? 'dark' : 'light',
      contrast: theme === 'contrast' ? 'more' : 'no-preference',
      forcedColors: theme === 'forced colours' ? 'active' : 'none',
      reducedMotion: 'reduce',
    });
    await this.session.send('Emulation.setAutoDarkModeOverride', {enabled: theme === 'forced dark'});
  }

  /** Sets the size of text in the browser, in pixels. It says done before the page has it, so the page is asked. */
  private async setTextSize(size: number): Promise<void> {
    await this.session.send('Page.setFontSizes', {fontSizes: {standard: size, fixed: Math.round((13 * size) / 16)}});
    await this.page.waitForFunction(size => {
      const probe = document.documentElement.appendChild(document.createElement('span'));
      probe.style.fontSize = 'medium';
      const now = getComputedStyle(probe).fontSize;
      probe.remove();
      return now === `${size}px`;
    }, size);
  }
}

/** The script of axe, to be run in a page. */
export const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
