import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type CDPSession, type Page} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {servePage} from './browsers.ts';
import type {Scene} from './citizen-states.ts';

/** `SPOKEN=renew` keeps what is spoken now instead of comparing it: read the difference before you commit it. */
const renewing = process.env['SPOKEN'] === 'renew';
const kept = fileURLToPath(new URL('spoken/', import.meta.url));

const languages = ['zh-CN', 'zh-TW', 'en'] as const;

interface Node {
  readonly role?: {readonly value: string};
  readonly name?: {readonly value: string};
  readonly description?: {readonly value: string};
  readonly properties?: readonly {readonly name: string; readonly value: {readonly value?: unknown}}[];
}

/** Numbers and dates differ from run to run. */
const constant = (line: string): string =>
  line
    .replace(/\b(?:GD)?\d{8}-\w{5}-\w{5}\b|\b\d{4}(?:[ -]\d{4}){2,}\b/g, '‹number›')
    .replace(/\d{4}年\d{1,2}月\d{1,2}日(?: ?\d{2}:\d{2})?|\d{1,2}月\d{1,2}日/g, '‹date›')
    .replace(/\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b[A-Z][a-z]{2,} \d{1,2}, \d{4}\b|\b\d{4}-\d{2}-\d{2}\b/g, '‹date›');

/** A person who hears the page, and what he hears. */
class Listener {
  readonly lines: string[] = [];
  private readonly page: Page;
  private readonly session: CDPSession;
  private last = '';

  constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.session = session;
  }

  async opens(scene: Scene): Promise<void> {
    this.lines.push('', `== ${scene}`);
    await this.page.evaluate(scene => window.citizens.showScene(scene), scene);
    await this.page.evaluate(() => window.citizens.listen());
    this.last = '';
  }
  /** `until`: what the key leads to, after an answer of the server. */
  async presses(key: string, until?: string): Promise<void> {
    await this.does(`[${key}]`, () => this.page.keyboard.press(key), until);
  }
  async types(text: string): Promise<void> {
    await this.does(`[types ${text}]`, () => this.page.keyboard.type(text));
  }
  /** Fills a field in one go, as dictating does; a person with a mouse has put the focus there by other means. */
  async fills(selector: string, text: string): Promise<void> {
    await this.does(`[fills ${text}]`, () => this.page.locator(selector).first().fill(text));
  }
  async clicks(selector: string, until?: string): Promise<void> {
    await this.does(`[clicks ${selector}]`, () => this.page.locator(selector).first().click(), until);
  }
  /** Presses the tab key until what matches has the focus. */
  async tabsTo(selector: string): Promise<void> {
    for (let presses = 0; presses < 40; presses++) {
      await this.presses('Tab');
      if (await this.page.evaluate(selector => window.citizens.isFocused(selector), selector)) return;
    }
    assert.fail(`The tab key does not reach ${selector}:\n${this.lines.join('\n')}`);
  }

  private async does(what: string, act: () => Promise<unknown>, until?: string): Promise<void> {
    this.lines.push(what);
    await act();
    if (until) await this.page.locator(until).first().waitFor();
    await this.hears();
  }

  private async hears(): Promise<void> {
    const live = await this.page.evaluate(() => window.citizens.heard());
    const focus = await this.focus();
    this.lines.push(
      ...[...live, ...(focus === this.last ? [] : [focus])].filter(Boolean).map(line => `    ${constant(line)}`),
    );
    this.last = focus;
  }

  /** What has the focus, as a screen reader says it: name, role, states, description. */
  private async focus(): Promise<string> {
    const {nodes} = (await this.session.send('Accessibility.getFullAXTree')) as {nodes: readonly Node[]};
    const focused = nodes.findLast(({properties = []}) =>
      properties.some(({name, value}) => name === 'focused' && value.value),
    );
    if (!focused || focused.role?.value === 'RootWebArea') return '';
    const facts = new Map((focused.properties ?? []).map(({name, value}) => [name, value.value]));
    return [
      `${focused.role?.value} “${focused.name?.value ?? ''}”`,
      facts.get('checked') === 'true' && 'checked',
      facts.get('required') === true && 'required',
      facts.get('invalid') === 'true' && 'invalid',
      facts.get('expanded') !== undefined && (facts.get('expanded') ? 'expanded' : 'collapsed'),
      focused.description?.value && `(${focused.description.value})`,
    ]
      .filter(Boolean)
      .join(' ');
  }
}

/** Everything with the keyboard alone: with nothing chosen, with a bad level alone, and right; then a number and a supplement. */
async function byKeyboard(person: Listener): Promise<void> {
  await person.opens('rating/Open');
  await person.tabsTo('.send');
  await person.presses('Enter');
  await person.tabsTo('input[type=radio]');
  for (let level = 0; level < 4; level++) await person.presses('ArrowDown');
  await person.tabsTo('.send');
  await person.presses('Enter');
  await person.presses(' ');
  await person.tabsTo('textarea');
  await person.types('ok');
  await person.tabsTo('.send');
  await person.presses('Enter', 'gov-rating .received');
  await person.opens('receipt/Asking');
  await person.tabsTo('#number');
  await person.types('2026');
  await person.presses('Enter');
  await person.opens('receipt/Supplement');
  await person.tabsTo('form .main');
  await person.presses('Enter');
  await person.presses(' ');
  await person.tabsTo('#comment');
  await person.types('ok');
  await person.tabsTo('form .main');
  await person.presses('Enter', 'gov-rating-receipt .sent blockquote');
}

/** The same with a mouse whose clicks leave the focus where it is. */
async function byMouse(person: Listener): Promise<void> {
  await person.opens('rating/Open');
  await person.clicks('gov-rating .send');
  await person.clicks('gov-rating-scale label:nth-of-type(4)');
  await person.clicks('gov-rating .send');
  await person.clicks('gov-rating-tags label');
  await person.fills('gov-rating-comment textarea', 'ok');
  await person.clicks('gov-rating .send', 'gov-rating .received');
  await person.opens('receipt/Asking');
  await person.fills('gov-rating-receipt #number', '2026');
  await person.clicks('gov-rating-receipt .main');
  await person.opens('receipt/Supplement');
  await person.clicks('gov-rating-receipt form .main');
  await person.clicks('gov-rating-receipt form label.choice');
  await person.fills('gov-rating-receipt #comment', 'ok');
  await person.clicks('gov-rating-receipt form .main', 'gov-rating-receipt .sent blockquote');
}

describe('everything that is spoken on the way from the question to the answer', () => {
  let browser: Browser;
  let served: Awaited<ReturnType<typeof servePage>>;
  before(async () => {
    served = await servePage('measured-page.ts');
    browser = await chromium.launch(await chromiumLaunch());
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });

  async function run(
    language: string,
    way: (person: Listener) => Promise<void>,
    withoutFocus: boolean,
  ): Promise<string[]> {
    const context = await browser.newContext({locale: language, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce'});
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(served.url);
    await page.waitForFunction(() => 'citizens' in window);
    await page.evaluate(
      ([language, withoutFocus]) => {
        document.documentElement.lang = language;
        if (withoutFocus) window.citizens.clickWithoutFocus();
      },
      [language, withoutFocus] as const,
    );
    const person = new Listener(page, await context.newCDPSession(page));
    await way(person);
    await context.close();
    return person.lines;
  }

  for (const language of languages)
    it(`is as it was kept in ${language}`, {timeout: 180_000}, async () => {
      const spoken = [
        '# By keyboard alone',
        ...(await run(language, byKeyboard, false)),
        '',
        '# With a mouse whose clicks do not move the focus',
        ...(await run(language, byMouse, true)),
        '',
      ].join('\n');
      const file = `${kept}${language}.txt`;
      if (renewing) {
        mkdirSync(kept, {recursive: true});
        writeFileSync(file, spoken);
      }
      assert.equal(
        spoken,
        existsSync(file) ? readFileSync(file, 'utf8') : '',
        'If that is meant, run the test with SPOKEN=renew, read the difference and commit it.',
      );
    });
});
