import {aStatistics} from '@gov-rating/contract/testing';
import {levels} from '@gov-rating/sdk/core';
import {expect, fixture, html} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {defineGovRatingBoard} from '../board/element.ts';
import {added, languagesChanged} from '../page/added-languages.ts';
import {sentencesByPart} from '../check-language/sentences.ts';
import {defineGovRatingDesk} from '../desk/element.ts';
import {defineGovRatingEvaluator} from '../evaluator/element.ts';
import {defineGovRatingKiosk} from '../kiosk/element.ts';
import {defineGovRatingMy} from '../my/element.ts';
import {defineGovRating} from '../rating/element.ts';
import {defineGovRatingReceipt} from '../receipt/element.ts';
import {expectEqual} from '../scale/neutral.conformance.ts';
import {startBackend, type Backend} from '../testing/backend.ts';
import {startDeskBackend} from '../testing/desk-backend.ts';
import {openDesk} from '../testing/desk-page.ts';
import {openEvaluator} from '../testing/evaluator-page.ts';
import {openKiosk} from '../testing/kiosk-page.ts';
import {leftInChinese, markedTexts} from '../testing/left-in-chinese.ts';
import {marked, markedTibetan, markedUyghur, removeLanguages} from '../testing/marked-language.ts';
import {startMyBackend} from '../testing/my-backend.ts';
import {openMy} from '../testing/my-page.ts';
import {watchConsole} from '../testing/quiet-console.ts';
import {drawn, openRating, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import {startReceiptBackend, toTheAnswer} from '../testing/receipt-backend.ts';
import {openReceipt} from '../testing/receipt-page.ts';
import {drawnScreen} from '../testing/screen-page.ts';
import {aForm, aPrompt, scriptedDevice} from '../testing/scripted-device.ts';
import {scriptedTerminal} from '../testing/scripted-terminal.ts';
import {registerLanguage} from './register-language.ts';
import type {LanguageData} from './language-rules.ts';

for (const define of [
  ...[defineGovRating, defineGovRatingBoard, defineGovRatingDesk, defineGovRatingEvaluator, defineGovRatingKiosk],
  ...[defineGovRatingMy, defineGovRatingReceipt],
])
  define();

const sentences = Object.values(sentencesByPart).flat();
const {levels: levelWords, tags: tagWords} = sentencesByPart;
const without = (...left: readonly string[]) => sentences.filter(sentence => !left.includes(sentence));
const wordsOfLevels = (page: RatingPage) => page.radios().map(radio => radio.labels?.[0]?.textContent?.trim() ?? '');
const wordsOfTags = (page: RatingPage) => page.boxes().map(box => box.labels?.[0]?.textContent?.trim() ?? '');
const rootOf = (element: {readonly renderRoot: Node}) => element.renderRoot as HTMLElement;

/** Each element in a state with many sentences, in a language. */
const pages: Readonly<Record<string, (lang: string) => Promise<HTMLElement & {renderRoot: Node}>>> = {
  'the receipt with an answer': async lang => {
    const backend = await startReceiptBackend();
    const {receiptNumber, orderNumber} = await backend.rated();
    await backend.take(orderNumber, toTheAnswer);
    return openReceipt({client: backend.client, receipt: receiptNumber, lang});
  },
  'the page of own services': async lang => {
    const backend = await startMyBackend();
    await backend.served(9);
    return openMy({client: backend.client(), ratingClient: backend.ratingClient, lang});
  },
  'an order at the desk': async lang => {
    const backend = await startDeskBackend();
    const number = await backend.badRating('居住证申领');
    const page = await openDesk({client: backend.desk('bureau')});
    await page.openOrder(number);
    page.element.lang = lang;
    await page.element.updateComplete;
    return page.element;
  },
  'the board': async lang => {
    const board = document.createElement('gov-rating-board');
    Object.assign(board, {client: {getStatistics: async () => aStatistics()}, lang});
    (await fixture<HTMLElement>(html`<div></div>`)).append(board);
    await board.refresh();
    return board;
  },
  "the window's screen with reasons": async lang => {
    const {element, choose} = await openEvaluator(scriptedDevice({state: 'prompt', prompt: aPrompt(aForm({}))}));
    element.lang = lang;
    await choose('dissatisfied');
    await drawnScreen(element);
    return element;
  },
  'the screen of a terminal': async lang => {
    const {element} = await openKiosk(scriptedTerminal({online: false, waiting: 3}));
    element.lang = lang;
    await drawnScreen(element);
    return element;
  },
};

describe('a language that a deployment adds', () => {
  let backend: Backend;
  let element: Element | undefined;
  beforeEach(async () => {
    backend = await startBackend();
    await setViewport({width: 390, height: 844});
  });
  /** An element that announced something renders once more later; the language is gone then. */
  const close = () => {
    Object.assign(element ?? {}, {lang: 'zh-CN'});
    element?.remove();
  };
  afterEach(async () => {
    close();
    removeLanguages();
    await setViewport({width: 800, height: 600});
  });
  const open = async (lang: string, token?: string) => {
    const page = await openRating(backend, token ?? (await backend.invite()), {lang});
    element = page.element;
    return page;
  };

  for (const language of [markedTibetan, markedUyghur]) {
    const {language: lang, direction, mark} = language;

    it(`shows a citizen who reads ${lang} every sentence in it, from the question to the receipt`, async () => {
      registerLanguage(marked(language, sentences));
      const page = await open(lang);
      const check = (when: string, least: number) => {
        expect(leftInChinese(page.element, sentences, mark), when).to.deep.equal([]);
        expect(markedTexts(page.element, mark), when).to.be.at.least(least);
        expect(rootOf(page.element).dir, when).to.equal(direction);
        expect(document.documentElement.scrollWidth, `${when}, sideways`).to.be.at.most(390);
      };
      check('question', 8);
      await page.choose('very_dissatisfied');
      page.sendButton().click();
      await drawn(page.element);
      check('a reason is missing', 14);
      await page.write('等了很久。');
      await sendAndSee(page, 'gov-rating-received');
      check('received', 3);
    });

    it(`is ${direction} in ${lang}, whatever the direction of the page`, async () => {
      registerLanguage(marked(language, sentences));
      const page = await open(lang);
      for (const dir of ['ltr', 'rtl']) {
        document.documentElement.dir = dir;
        const scale = page.element.renderRoot.querySelector('gov-rating-scale');
        for (const part of [
          page.element.renderRoot.querySelector('section'),
          scale?.renderRoot.querySelector('fieldset'),
        ])
          expect(getComputedStyle(part as Element).direction, `on a page ${dir}`).to.equal(direction);
      }
      document.documentElement.dir = '';
      Object.assign(page.element, {lang: 'zh-CN'});
      await drawn(page.element);
      expect(rootOf(page.element).dir).to.equal('');
    });

    it(`gives every level in ${lang} the same place, size and look`, async () => {
      registerLanguage(marked(language, sentences));
      const page = await open(lang);
      for (const variant of ['words', 'faces', 'stars'] as const)
        for (const theme of ['light', 'elder'] as const)
          for (const layout of ['', 'compact'] as const) {
            Object.assign(page.element, {variant, theme, layout});
            await drawn(page.element);
            expectEqual(page.radios(), [lang, variant, theme, layout].join(' '));
            expect(document.documentElement.scrollWidth, 'sideways').to.be.at.most(390);
          }
      expect(page.radios().map(radio => radio.value)).to.deep.equal([...levels]);
    });

    for (const [what, show] of Object.entries(pages))
      it(`is all that ${what} says to a person who reads ${lang}`, async () => {
        registerLanguage(marked(language, sentences));
        const shown = await show(lang);
        element = shown;
        expect(leftInChinese(shown, sentences, mark)).to.deep.equal([]);
        expect(markedTexts(shown, mark)).to.be.at.least(2);
        expect(rootOf(shown).dir).to.equal(direction);
        expect(document.documentElement.scrollWidth, 'sideways').to.be.at.most(390);
      });
  }

  it('says a refusal of the server in the language of the citizen', async () => {
    registerLanguage(marked(markedUyghur, sentences));
    const {client} = backend;
    const submitRating: typeof client.submitRating = (draft, options) =>
      client.submitRating({...draft, comment: '好'.repeat(500)}, options);
    const page = await openRating({client: {...client, submitRating}}, await backend.invite(), {lang: 'ug'});
    element = page.element;
    await page.choose('satisfied');
    await sendAndSee(page, 'gov-rating-refused');
    expect(page.text()).to.contain(`${markedUyghur.mark}写得太长了，请删短些再交。`);
    expect(leftInChinese(page.element, sentences, markedUyghur.mark)).to.deep.equal([]);
  });

  it('comes to an element that is on the page already, and to one of another tag of the language', async () => {
    const output = watchConsole();
    const page = await open('ug-CN');
    expect(wordsOfLevels(page)).to.deep.equal([...levelWords]);
    registerLanguage(marked(markedUyghur, sentences));
    await drawn(page.element);
    output.stop();
    expect(wordsOfLevels(page)).to.deep.equal(levelWords.map(word => markedUyghur.mark + word));
  });

  it('shows a sentence without words in Chinese, and all others in the language', async () => {
    registerLanguage(marked(markedTibetan, without('提交评价')));
    const page = await open('bo');
    expect(leftInChinese(page.element, sentences, markedTibetan.mark)).to.deep.equal(['提交评价']);
  });

  it('shows all five levels in Chinese when one has no word, so that none is easier to read', async () => {
    registerLanguage(marked(markedTibetan, without('非常不满意')));
    const page = await open('bo');
    expect(wordsOfLevels(page)).to.deep.equal([...levelWords]);
  });

  it('shows the tags of every level in Chinese when one tag has no words', async () => {
    const [missing = ''] = tagWords;
    registerLanguage(marked(markedTibetan, without(missing)));
    const page = await open('bo');
    for (const level of levels) {
      await page.choose(level);
      expect(wordsOfTags(page).filter(text => text.startsWith(markedTibetan.mark))).to.deep.equal([]);
    }
  });

  const wrong: readonly (readonly [what: string, data: unknown, code: string])[] = [
    ['nothing', null, 'language_refused'],
    ['a text', 'ug', 'language_refused'],
    ['no such language', {...marked(markedUyghur, sentences), language: 'no such'}, 'language_refused'],
    ['a tag without end', {...marked(markedUyghur, sentences), language: `ug-${'x'.repeat(40)}`}, 'language_refused'],
    ['Chinese', {...marked(markedUyghur, sentences), language: 'zh-CN'}, 'language_refused'],
    ['Cantonese, which is written in Chinese', {...marked(markedUyghur, []), language: 'yue'}, 'language_refused'],
    ['no direction', {...marked(markedUyghur, sentences), direction: 'up'}, 'language_refused'],
    ['words that are a list', {...marked(markedUyghur, []), words: ['提交评价']}, 'language_refused'],
    ['words that are nothing', {...marked(markedUyghur, []), words: null}, 'language_refused'],
    ['a placeholder missing', {...marked(markedUyghur, []), words: {'最多 {n} 字。': 'ئ'}}, 'words_refused'],
    ['a placeholder of another name', {...marked(markedUyghur, []), words: {'最多 {n} 字。': '{m}'}}, 'words_refused'],
    [
      'a sentence of 501 characters',
      {...marked(markedUyghur, []), words: {提交评价: 'ئ'.repeat(501)}},
      'words_refused',
    ],
    ['a number for a sentence', {...marked(markedUyghur, []), words: {提交评价: 5}}, 'words_refused'],
    ['spaces for a sentence', {...marked(markedUyghur, []), words: {提交评价: '  '}}, 'words_refused'],
  ];
  for (const [what, data, code] of wrong)
    it(`stays Chinese where a page adds ${what}, with one code on the console`, async () => {
      const output = watchConsole();
      registerLanguage(data as LanguageData);
      output.stop();
      expect(output.lines).to.deep.equal([`gov-rating: ${code}`]);
      const page = await open('zh-CN');
      expect(wordsOfLevels(page)).to.deep.equal([...levelWords]);
      const watched = watchConsole();
      Object.assign(page.element, {lang: 'ug'});
      await drawn(page.element);
      watched.stop();
      expect(page.sendButton().textContent?.trim()).to.equal('提交评价');
      await page.choose('satisfied');
      await sendAndSee(page, 'gov-rating-received');
    });

  describe('from a file that a script tag names', () => {
    let loads = 0;
    /** Writes the tag as a page does and runs the script for it; `ended` comes true when every file was read. */
    const loadBy = async (words: string) => {
      const tag = document.createElement('script');
      Object.assign(tag, {type: 'text/plain', src: 'https://rating.example/gov-rating-language.js'});
      tag.dataset['words'] = words;
      document.body.append(tag);
      const ended = new Promise<void>(resolve => {
        const look = () => {
          if (added().loading > 0) return;
          document.removeEventListener(languagesChanged, look);
          resolve();
        };
        document.addEventListener(languagesChanged, look);
      });
      const script = `../gov-rating-language.ts?${++loads}`;
      await import(script);
      return {ended: ended.then(() => tag.remove())};
    };
    const fileOf = (content: string) => `data:application/json,${encodeURIComponent(content)}`;

    it('adds two languages, and writes nothing to the console while they are on their way', async () => {
      const output = watchConsole();
      const files = [markedTibetan, markedUyghur].map(language => fileOf(JSON.stringify(marked(language, sentences))));
      const {ended} = await loadBy(files.join(' '));
      const page = await open('ug');
      await ended;
      await drawn(page.element);
      expect(wordsOfLevels(page)[0]).to.equal(markedUyghur.mark + levelWords[0]);
      close();
      expect(wordsOfLevels(await open('bo'))[0]).to.equal(markedTibetan.mark + levelWords[0]);
      output.stop();
      expect(output.lines).to.deep.equal([]);
    });

    for (const [what, file, code] of [
      ['no file', 'data:wrong', 'words_unread'],
      ['a file that is not JSON', fileOf('<!doctype html>'), 'words_unread'],
      ['a file longer than 2,000,000 characters', fileOf(`"${'x'.repeat(2_000_000)}"`), 'words_unread'],
      ['a file with something else', fileOf('[]'), 'language_refused'],
    ] as const)
      it(`leaves everything in Chinese where the tag names ${what}`, async () => {
        const output = watchConsole();
        await (
          await loadBy(file)
        ).ended;
        output.stop();
        expect(output.lines).to.deep.equal([`gov-rating: ${code}`]);
        const page = await open('zh-CN');
        expect(wordsOfLevels(page)).to.deep.equal([...levelWords]);
      });
  });
});
