import assert from 'node:assert/strict';
import type {HostilePage} from '../pages.ts';
import {person, receiptNumber, sentences} from '../person.ts';
import {plain, type HostileClass, type Story} from '../story.ts';

/** A script of a page from its text, where each page of many has one that is a little different. */
const script = (text: string) => new Function(text) as () => void;

const members = [
  ...['setFormValue', 'setValidity', 'checkValidity', 'reportValidity'],
  ...[
    'form',
    'validity',
    'validationMessage',
    'willValidate',
    'labels',
    'states',
    'shadowRoot',
    'role',
    'ariaRequired',
  ],
];

const noInternals: readonly HostilePage[] = [
  ...members.map((name, index) => ({
    where: `in a browser whose ElementInternals have no ${name}`,
    early: script(`if (window.ElementInternals) delete ElementInternals.prototype.${name};`),
    ...(index === 0 && {everywhere: true as const}),
  })),
  {
    where: 'in a browser whose ElementInternals have nothing',
    everywhere: true,
    early: script(`
      if (window.ElementInternals)
        for (const name of Object.getOwnPropertyNames(ElementInternals.prototype))
          if (name !== 'constructor') delete ElementInternals.prototype[name];`),
  },
  {
    where: 'in a browser without attachInternals',
    everywhere: true,
    early: script('delete HTMLElement.prototype.attachInternals;'),
  },
  {
    where: 'in a browser without attachInternals and ElementInternals',
    early: script('delete HTMLElement.prototype.attachInternals; delete window.ElementInternals;'),
  },
  {
    where: 'in a browser whose attachInternals throws',
    early: script(
      `HTMLElement.prototype.attachInternals = function () { throw new DOMException('no', 'NotSupportedError'); };`,
    ),
  },
];

/** The languages of the browser; undefined where it has no such property. */
const browser = (languages: readonly string[] | undefined) =>
  script(`
    const said = ${JSON.stringify(languages) ?? 'undefined'};
    Object.defineProperty(Navigator.prototype, 'languages', {configurable: true, get: () => said});
    Object.defineProperty(Navigator.prototype, 'language', {configurable: true, get: () => said && said[0]});`);

const languages: readonly HostilePage[] = [
  {where: 'in a browser that says no languages', everywhere: true, lang: '', early: browser(undefined)},
  {where: 'in a browser that says an empty list of languages', lang: '', early: browser([])},
  {where: 'in a browser that says no languages on a Chinese page', early: browser(undefined)},
  ...['zh_CN', 'cn', 'CN', 'zh-cn', 'ZH_cn', 'zh_Hans_CN', 'zh-Hans', 'zh', 'chinese', 'zh-CN.UTF-8', 'chs'].map(
    (lang, index) => ({
      where: `in an English browser on a page whose language is written ${lang}`,
      lang,
      early: browser(['en-US', 'en']),
      noise: /gov-rating: language_unknown/,
      ...(index === 0 && {everywhere: true as const}),
    }),
  ),
  {
    where: 'with its own language written zh_CN, on an English page',
    lang: 'en',
    attributes: () => 'lang="zh_CN"',
  },
];

const traditional = (lang: string): Story => ({
  title: `speaks traditional Chinese where the page writes ${lang}`,
  page: {where: 'on a page in traditional Chinese', lang, early: browser(['en-US'])},
  async happens({page}) {
    await page.waitFor('traditional Chinese', () => /非常滿意/.test(watched.levels(0)));
  },
});

const xhtml: HostilePage = {
  where: 'on a page of XHTML with attributes',
  doctype: '<!DOCTYPE html>',
  headers: {'Content-Type': 'application/xhtml+xml'},
  htmlAttributes: 'xmlns="http://www.w3.org/1999/xhtml"',
  scripts: ['/without-charset/gov-rating-any.js'],
  attributes: ({token}) => `endpoint="/gov/rating-api" token="${token}"`,
  link: () => '',
};

const pages: readonly HostilePage[] = [
  ...noInternals,
  ...languages,
  {...xhtml, everywhere: true},
  {...xhtml, where: 'on a page of XHTML with the one file', young: true, scripts: ['/without-charset/gov-rating.js']},
  {
    where: 'with an attribute that says false',
    everywhere: true,
    attributes: () => 'shared-device="false"',
    tellsAuthor: true,
  },
];

const keyboard: readonly Story[] = [
  {
    title: 'lets a citizen rate by keyboard alone, and leads them to the end',
    page: plain,
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.ratesByKeyboard();
      await citizen.getsAReceipt();
      await page.waitFor('the focus on the end', () => watched.focused(0) === 'heading');
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'leads a citizen with a mouse to the end',
    page: plain,
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.rates();
      await page.waitFor('the focus on the end', () => watched.focused(0) === 'heading');
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'leads a citizen to the end whose mouse does not focus buttons, as in Safari',
    page: {
      where: 'with a mouse that does not focus',
      everywhere: true,
      early: () => document.addEventListener('mousedown', event => event.preventDefault()),
    },
    async happens({page, ratings}) {
      await person(page).rates();
      await page.waitFor('the focus on the end', () => watched.focused(0) === 'heading');
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
];

/** Puts a text into the comment at once, as a paste does. */
const paste = (text: string) => {
  const comment = watched.elements()[0]?.shadowRoot?.querySelector('gov-rating-comment')?.shadowRoot;
  const field = comment?.querySelector('textarea') as HTMLTextAreaElement;
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, inputType: 'insertFromPaste'}));
};

const pasted: readonly Story[] = Object.entries({
  'a vertical tab': '\u000b',
  'a bell': '\u0007',
  'an escape': '\u001b',
  'a line end of a mainframe': '\u0085',
  'half an emoji': '\ud83d',
  'no character': '\ufffe',
}).map(([what, sign], index) => ({
  title: `loses nothing of a comment into which ${what} was pasted`,
  page: {where: 'beside a word processor', ...(index === 0 && {everywhere: true as const})},
  async happens({page, ratings}) {
    const citizen = person(page);
    await citizen.seesTheForm();
    await citizen.chooses();
    await page.waitFor('a comment', () => watched.comment(0).counter !== '');
    await page.evaluate(paste, `before${sign}after`);
    await citizen.sends();
    // The text is either cleaned and sent, or the field shows an error; an end screen without a way back is wrong.
    const isTold = (number: string) => new RegExp(number).test(watched.text(0)) || watched.errors(0) !== '';
    await page.waitFor('the receipt or what is wrong', isTold, receiptNumber.source);
    if ((await citizen.errors()) !== '') {
      assert.match((await citizen.comment()).value, /before.*after/s);
      assert.deepEqual(await ratings(), []);
      await page.evaluate(paste, 'before after');
      await citizen.sends();
      await citizen.getsAReceipt();
    }
    await citizen.doesNotRead(sentences.saysThatItFailed);
    assert.deepEqual(await ratings(), ['dissatisfied']);
  },
}));

const composing: Story = {
  title: 'is silent about the length of a comment until its pinyin became words',
  page: {where: 'with an input method'},
  async happens({page}) {
    const citizen = person(page);
    await citizen.seesTheForm();
    await citizen.chooses();
    await page.waitFor('a comment', () => watched.comment(0).counter !== '');
    const types = (text: string, composing: boolean) => {
      const comment = watched.elements()[0]?.shadowRoot?.querySelector('gov-rating-comment')?.shadowRoot;
      const field = comment?.querySelector('textarea') as HTMLTextAreaElement;
      field.focus();
      if (composing) field.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true, composed: true}));
      field.value = text;
      const isComposing = composing;
      field.dispatchEvent(
        new InputEvent('input', {bubbles: true, composed: true, isComposing, inputType: 'insertCompositionText'}),
      );
      if (!composing) field.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true, composed: true}));
      return new Promise<string>(resolve =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            resolve(watched.errors(0) + (comment?.querySelector('[role=alert]')?.textContent ?? '').trim()),
          ),
        ),
      );
    };
    assert.equal(await page.evaluate(types, '好'.repeat(149) + "ni'hao", true), '');
    assert.equal(await page.evaluate(types, '好'.repeat(149) + '你', false), '');
    assert.notEqual(await page.evaluate(types, '好'.repeat(149) + '你好', false), '');
  },
};

export const controls: HostileClass = {
  pages,
  stories: [...keyboard, ...['zh_TW', 'zh-HK', 'zh_Hant_TW'].map(traditional), ...pasted, composing],
};
