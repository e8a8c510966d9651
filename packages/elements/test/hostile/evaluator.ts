import assert from 'node:assert/strict';
import type {HostilePage} from '../pages.ts';
import {person} from '../person.ts';
import type {HostileClass, Story} from '../story.ts';

type Facts = Omit<HostilePage, 'where' | 'scripts' | 'body'>;

const style = (rules: string) => `<style>${rules}</style>`;
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:";

/** The pages of the programs of windows: a portal of 2012 in a browser of today. */
const surroundings: Readonly<Record<string, Facts>> = {
  'under a strict policy': {
    everywhere: true,
    headers: {'Content-Security-Policy': `${policy}; require-trusted-types-for 'script'`},
  },
  // An old fetch delivers no events as they come, so that no screen works beside it.
  'beside three old libraries at once': {everywhere: true, libraries: ['prototype', 'json', 'amd']},
  'on a page in GBK, in quirks mode, on a portrait tablet': {
    ...{charset: 'gbk', doctype: '', viewport: {width: 800, height: 1280}},
  },
  'on a page from right to left': {htmlAttributes: 'dir="rtl"', viewport: {width: 1280, height: 800}},
  'beside a reset that unsets everything': {
    head: style('* {all: unset !important} script, style, head, title {display: none !important}'),
  },
  'beside rules that hide every control': {
    head: style('input, label, fieldset, button, section, footer, span {display: none !important}'),
  },
  'below words that cannot be seen': {
    head: style('body {font-size: 0; line-height: 0; color: transparent; text-indent: -9999px; letter-spacing: 2em}'),
  },
  'on a page without storage': {
    early: () => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
          configurable: true,
        });
    },
  },
  'beside a bus of events named Event and a class named Response': {
    early: () => {
      Object.assign(window, {Event: {on() {}, emit() {}}});
      Object.assign(window, {Response: function Response() {}, Headers: function Headers() {}});
    },
  },
  'on a page that swallows keys and touches': {
    early: () => {
      for (const type of ['keydown', 'keypress', 'pointerdown', 'mousedown', 'touchstart', 'contextmenu'])
        document.addEventListener(type, event => event.preventDefault());
    },
  },
};

const rated = (where: string, facts: Facts): Story => ({
  title: `pairs, and lets a citizen rate at the screen of a window ${where}`,
  // The script of the screen is for browsers of 2021 and later.
  page: {where, ...facts, young: true, scripts: ['/gov-rating-evaluator.js'], body: () => screen},
  async happens({page, site}) {
    const system = await site.window();
    const code = () => /[B-Z]{4}-[B-Z]{4}/.exec(watched.text(0))?.[0] ?? '';
    await system.approve(await page.waitFor('a code to pair with', code));
    await page.waitFor('the name of the window', () => /3 号窗口|还没有工作人员/.test(watched.text(0)));
    await system.prompt();
    const citizen = person(page);
    await citizen.rates();
    assert.deepEqual(await system.ratings(), ['dissatisfied']);
  },
});

const screen = '<gov-rating-evaluator mute="mute"></gov-rating-evaluator>';

export const evaluator: HostileClass = {
  pages: [],
  stories: Object.entries(surroundings).map(([where, facts]) => rated(where, facts)),
};
