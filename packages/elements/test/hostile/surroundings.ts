import assert from 'node:assert/strict';
import type {HostilePage} from '../pages.ts';
import {person} from '../person.ts';
import {plain, type HostileClass, type Story} from '../story.ts';

/** A class of the page under the name of a built-in one, as old libraries and authors of pages have them. */
function ownCollections(): void {
  function OwnMap(this: {elements: {key: unknown; value: unknown}[]}) {
    this.elements = [];
  }
  OwnMap.prototype.put = function (key: unknown, value: unknown) {
    this.elements.push({key, value});
  };
  function OwnSet(this: {items: Record<string, boolean>}) {
    this.items = {};
  }
  Object.assign(window, {Map: OwnMap, Set: OwnSet});
}

function ownClasses(): void {
  const names =
    'Node Element Text Comment Option Image Range Document Storage Animation Selection Notification History Location ' +
    'Worker File Blob Cache Lock CSS Request Response Headers performance name status origin external';
  for (const name of names.split(' '))
    try {
      (window as unknown as Record<string, unknown>)[name] = function Own() {};
    } catch {
      // The browser keeps this one.
    }
}

const scripts: Readonly<Record<string, () => void>> = {
  'classes of its own under the names of the browser': ownClasses,
  // Not first: the drivers of some engines use the Map of the page themselves.
  'a Map and a Set of its own': ownCollections,
  'a bus of events named Event': () => Object.assign(window, {Event: {on() {}, emit() {}}}),
  'a variable named CSS': () => Object.assign(window, {CSS: {theme: 'red'}}),
  'a list named performance': () =>
    Object.defineProperty(window, 'performance', {value: [{year: 2026, points: 98}], configurable: true}),
  'no console': () => Object.defineProperty(window, 'console', {value: undefined, configurable: true}),
  'a library that writes dates its own way': () => {
    Date.prototype.toISOString = function (this: Date) {
      return `${this.getFullYear()}-${this.getMonth() + 1}-${this.getDate()} 00:00:00`;
    };
    Date.prototype.toJSON = Date.prototype.toISOString;
  },
  'no built-in object that can be changed': () => {
    for (const {prototype} of [Object, Array, Function, Error, Promise, Map, Set, String, RegExp])
      Object.freeze(prototype);
  },
  'no storage at all': () => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
        configurable: true,
      });
  },
  'null for every storage': () => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {value: null, configurable: true});
  },
  'a browser that is never online': () =>
    Object.defineProperty(Navigator.prototype, 'onLine', {get: () => false, configurable: true}),
};

const style = (text: string) => `<style>${text}</style>`;

/** Markup around the element, and a style sheet of the page. */
const markup: Readonly<Record<string, readonly [body: (element: string) => string, css?: string]>> = {
  'in a fieldset that is disabled': [element => `<form><fieldset disabled>${element}</fieldset></form>`],
  'in a form with fields that are required': [
    element => `<form><input required name="title" /><input name="level" />${element}<button>办理</button></form>`,
  ],
  'in a label': [element => `<label>${element}</label>`],
  'in a text that is edited': [element => `<div contenteditable>${element}</div>`],
  'in old markup': [element => `<center><font size="7" color="red">${element}</font></center>`],
  'below words that cannot be seen': [
    element => `<div style="font-size: 0; line-height: 0; color: transparent; text-indent: -9999px">${element}</div>`,
  ],
  'under rules for the element itself': [
    element => element,
    'gov-rating {font-size: 0 !important; color: #fff !important; line-height: 0 !important; letter-spacing: -1em}',
  ],
  'on a page that is turned over in the dark': [element => element, 'html {filter: invert(1)} body {color: #fff}'],
};

const languages = ['cmn-Hans-CN', 'zho', 'hans', 'sc', 'bo-CN', 'zh-CN,zh;q=0.9', 'zh－CN'];

/** What people put around the value of a link, and what nobody sees in it. */
const links: Readonly<Record<string, (token: string) => string>> = {
  'lenticular brackets': token => `#invitation=%E3%80%90${token}%E3%80%91`,
  quotes: token => `#invitation="${token}"`,
  'a blank before it': token => `#invitation=%20${token}`,
  'a full-width equals sign': token => `#invitation＝${token}`,
  'a colon': token => `#invitation：${token}`,
  'a full-width question mark before its name': token => `#/rate？invitation=${token}`,
  'an ampersand of HTML before its name': token => `#a=1%26amp%3Binvitation=${token}`,
  'a zero-width space inside': token => `#invitation=${token.slice(0, 20)}%E2%80%8B${token.slice(20)}`,
  'a soft hyphen inside': token => `#invitation=${token.slice(0, 20)}%C2%AD${token.slice(20)}`,
};

const anchor: Story = {
  title: 'keeps the form while the citizen follows a link of the page whose fragment has our name',
  page: {...plain, where: 'with a route named invitation'},
  async happens({page, ratings}) {
    const citizen = person(page);
    await citizen.seesTheForm();
    await citizen.chooses();
    for (const hash of ['#invitation=new', '#/invitation/of-a-route-of-the-page', '#top?invitation=12'])
      await page.evaluate(said => void (location.hash = said), hash);
    await citizen.sends();
    await citizen.getsAReceipt();
    assert.deepEqual(await ratings(), ['dissatisfied']);
  },
};

const page = (where: string, facts: Omit<HostilePage, 'where'>, index: number): HostilePage => ({
  where,
  ...facts,
  ...(index === 0 && {everywhere: true as const}),
});

export const surroundings: HostileClass = {
  pages: [
    ...Object.entries(scripts).map(([what, early], index) => page(`beside ${what}`, {early}, index)),
    ...Object.entries(markup).map(([where, [body, css = '']], index) => page(where, {body, head: style(css)}, index)),
    ...languages.map((lang, index) =>
      page(`on a page whose language is ${lang}`, {lang, noise: /language_unknown/}, index),
    ),
    ...Object.entries(links).map(([what, link], index) => page(`by a link with ${what}`, {link}, index)),
  ],
  stories: [anchor],
};
