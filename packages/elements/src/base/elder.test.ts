import {expect, oneEvent} from '@open-wc/testing';
import {emulateMedia, setViewport} from '@web/test-runner-commands';
import {levels} from '@gov-rating/sdk/core';
import {aStatistics} from '@gov-rating/contract/testing';
import type {LitElement} from 'lit';
import {defineGovRatingBoard} from '../board/element.ts';
import {defineGovRatingMy} from '../my/element.ts';
import {defineGovRating} from '../rating/element.ts';
import {defineGovRatingReceipt} from '../receipt/element.ts';
import {expectEqual} from '../scale/neutral.conformance.ts';
import {startBackend} from '../testing/backend.ts';
import {contrastOf} from '../testing/contrast.ts';
import {startMyBackend} from '../testing/my-backend.ts';
import {openMy} from '../testing/my-page.ts';
import {drawn, openRating, type RatingPage} from '../testing/rating-page.ts';
import {startReceiptBackend, toTheAnswer} from '../testing/receipt-backend.ts';
import {openReceipt} from '../testing/receipt-page.ts';
import type {CitizenElement} from './citizen-element.ts';

defineGovRating();
defineGovRatingReceipt();
defineGovRatingMy();
defineGovRatingBoard();

const key = 'gov-rating-elder';
const isChromium = navigator.userAgent.includes('Chrome');

/** Every element in an element, through the shadow roots inside. */
const inside = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('*')].flatMap(element => [
    element,
    ...(element.shadowRoot ? inside(element.shadowRoot) : []),
  ]);
const shownIn = ({renderRoot}: LitElement) =>
  inside(renderRoot as unknown as ParentNode).filter(element => {
    const {width, height} = element.getBoundingClientRect();
    const host = (element.getRootNode() as ShadowRoot).host;
    return width > 1 && height > 1 && !element.closest('.sr') && !host.closest('.ahead, [hidden]');
  });
const hasWords = (element: Element) =>
  [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
const sizeOf = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
const switchOf = ({renderRoot}: LitElement) => renderRoot.querySelector<HTMLButtonElement>('[part=elder]');

/** Presses the switch and waits until every element on the page has drawn. */
async function press(element: LitElement): Promise<void> {
  switchOf(element)?.click();
  for (const one of [...document.querySelectorAll<LitElement>(':defined')]) await one.updateComplete;
}

describe('the switch 长辈版', () => {
  let opened: CitizenElement[] = [];
  const rating = async (facts: object = {}): Promise<RatingPage> => {
    const backend = await startBackend();
    const page = await openRating(backend, await backend.invite(), facts);
    opened.push(page.element);
    return page;
  };
  const others = {
    async 'gov-rating-receipt'(facts: object) {
      const backend = await startReceiptBackend();
      const {receiptNumber: receipt, receiptKey, orderNumber} = await backend.rated();
      await backend.take(orderNumber, toTheAnswer);
      return openReceipt({client: backend.client, receipt, receiptKey, ...facts});
    },
    async 'gov-rating-my'(facts: object) {
      const backend = await startMyBackend();
      await backend.rated(await backend.served(3));
      await backend.served(2);
      return openMy({client: backend.client(), receiptPage: '/receipt', ...facts});
    },
    async 'gov-rating-board'(facts: object) {
      const board = document.createElement('gov-rating-board');
      Object.assign(board, {client: {getStatistics: async () => aStatistics()}, groupBy: 'institution', lang: 'zh-CN'});
      document.body.append(Object.assign(board, facts));
      await board.refresh();
      return board;
    },
  };
  const open = {
    async 'gov-rating'(facts: object) {
      const page = await rating(facts);
      await page.choose('dissatisfied');
      return page.element;
    },
    ...others,
  };

  beforeEach(() => localStorage.removeItem(key));
  afterEach(async () => {
    for (const element of opened) element.remove();
    opened = [];
    // What a person has chosen lives as long as the page; here the next test is the next person's.
    const page = await rating({sharedDevice: true});
    page.element.token = `${page.element.token}x`;
    await page.element.updateComplete;
    page.element.remove();
    localStorage.removeItem(key);
    history.replaceState(null, '', location.pathname + location.search);
    await setViewport({width: 800, height: 600});
  });

  for (const [tag, openIt] of Object.entries(open))
    for (const theme of ['light', 'dark', 'contrast'] as const)
      it(`gives <${tag}> the sizes of the norm in ${theme} with one press, and takes them back with the next`, async () => {
        await setViewport({width: 320, height: 800});
        const element = await openIt({theme, sharedDevice: true});
        opened.push(element);
        const before = sizeOf(element.renderRoot as unknown as Element);
        const button = switchOf(element);
        expect([button?.textContent?.trim(), button?.ariaPressed]).to.deep.equal(['长辈版', 'false']);
        expect(button?.getBoundingClientRect().height).to.be.at.least(44);
        await press(element);
        expect(button?.ariaPressed).to.equal('true');
        const words = shownIn(element).filter(hasWords);
        expect(words.length).to.be.above(8);
        for (const word of words) {
          expect(sizeOf(word), word.textContent ?? '').to.be.at.least(18);
          expect(contrastOf(word), word.textContent ?? '').to.be.at.least(theme === 'contrast' ? 7 : 4.5);
        }
        expect(Math.max(...words.map(sizeOf))).to.be.at.least(30);
        for (const target of shownIn(element).filter(one => one.matches('button, a[href], summary, input, textarea'))) {
          const {width, height} = target.getBoundingClientRect();
          if (target.matches('.plot input')) continue;
          expect(Math.min(width, height), target.outerHTML.slice(0, 80)).to.be.at.least(59.9);
        }
        expect(document.documentElement.scrollWidth, 'sideways').to.be.at.most(320);
        expect(shownIn(element).filter(one => one.getBoundingClientRect().right > 320.5)).to.deep.equal([]);
        await press(element);
        expect(sizeOf(element.renderRoot as unknown as Element)).to.equal(before);
      });

  for (const [own, least, largest] of [
    ['12px', 18, 30],
    ['24px', 27, 45],
    ['32px', 36, 60],
  ] as const)
    it(`is as many times larger than the ${own} that a person has set, and never below the norm`, async () => {
      const {element, choose} = await rating();
      element.style.setProperty('--gov-rating-font-size', own);
      await choose('dissatisfied');
      await press(element);
      const sizes = shownIn(element).filter(hasWords).map(sizeOf);
      expect(Math.min(...sizes)).to.be.closeTo(least, 0.02);
      expect(Math.max(...sizes)).to.be.closeTo(largest, 0.02);
    });

  for (const theme of ['light', 'dark', 'contrast'] as const)
    it(`leaves every level the same place and look in ${theme}`, async () => {
      const page = await rating({theme});
      await press(page.element);
      for (const width of [320, 768, 1280]) {
        await setViewport({width, height: 900});
        for (const variant of ['words', 'faces', 'stars'] as const) {
          page.element.variant = variant;
          await drawn(page.element);
          expectEqual(page.radios(), `${width} ${variant}`);
        }
      }
      expect(page.radios().map(({value, checked}) => [value, checked])).to.deep.equal(
        levels.map(name => [name, false]),
      );
    });

  it('is a size, and follows the colours that the person has set', async () => {
    if (!isChromium) return;
    const {element} = await rating({theme: 'elder'});
    const ground = () => getComputedStyle(element.renderRoot.querySelector('.card') as Element).backgroundColor;
    const light = ground();
    await emulateMedia({colorScheme: 'dark'});
    try {
      expect(ground()).not.to.equal(light);
      expect(sizeOf(element.renderRoot as unknown as Element)).to.equal(22);
    } finally {
      await emulateMedia({colorScheme: 'light'});
    }
  });

  it('is remembered for the next visit on a device of one person, and tells the page', async () => {
    const {element} = await rating({sharedDevice: false});
    const told = oneEvent(document, 'gov-rating-elder');
    switchOf(element)?.click();
    expect((await told).detail).to.deep.equal({elder: true});
    expect(localStorage.getItem(key)).to.equal('on');
    await press(element);
    expect(localStorage.getItem(key)).to.equal('off');
  });

  it('is on from the start where the browser remembers it', async () => {
    localStorage.setItem(key, 'on');
    const {element} = await rating({sharedDevice: false});
    expect(switchOf(element)?.ariaPressed).to.equal('true');
    expect(sizeOf(element.renderRoot as unknown as Element)).to.equal(22);
  });

  it('neither writes to nor reads from the storage of a shared device, and ends with the person', async () => {
    const page = await rating({sharedDevice: true});
    await press(page.element);
    expect(localStorage.getItem(key)).to.equal(null);
    page.element.token = `${page.element.token}x`;
    await page.element.updateComplete;
    await page.element.updateComplete;
    expect(switchOf(page.element)?.ariaPressed).to.equal('false');
    localStorage.setItem(key, 'on');
    const next = await rating({sharedDevice: true});
    page.element.remove();
    await next.element.updateComplete;
    expect(switchOf(next.element)?.ariaPressed).to.equal('false');
  });

  it('works where the page has no storage', async () => {
    const original = Object.getOwnPropertyDescriptor(window, 'localStorage') as PropertyDescriptor;
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    try {
      const {element} = await rating({sharedDevice: false});
      await press(element);
      expect(switchOf(element)?.ariaPressed).to.equal('true');
    } finally {
      Object.defineProperty(window, 'localStorage', original);
    }
  });

  for (const fragment of ['#elder', '#invitation=abc&elder', '#/rate?elder&x=1', '#ELDER'])
    it(`is on behind ${fragment}, and stays on when the address no longer says so`, async () => {
      history.replaceState(null, '', fragment);
      const {element} = await rating({sharedDevice: false});
      expect(switchOf(element)?.ariaPressed).to.equal('true');
      expect(localStorage.getItem(key)).to.equal('on');
    });

  it('is not on behind a word that only begins so, nor against what the person has chosen', async () => {
    history.replaceState(null, '', '#elderly');
    const {element} = await rating({sharedDevice: false});
    expect(switchOf(element)?.ariaPressed).to.equal('false');
    element.remove();
    localStorage.setItem(key, 'off');
    history.replaceState(null, '', '#elder');
    expect(switchOf((await rating({sharedDevice: false})).element)?.ariaPressed).to.equal('false');
  });

  it('is there once on a page, at the first element that is displayed, and enlarges all of them', async () => {
    const first = (await rating()).element;
    const second = (await rating()).element;
    await first.updateComplete;
    expect([!!switchOf(first), !!switchOf(second)]).to.deep.equal([true, false]);
    await press(first);
    for (const element of [first, second]) expect(sizeOf(element.renderRoot as unknown as Element)).to.equal(22);
    first.hidden = true;
    while (!switchOf(second)) await new Promise(requestAnimationFrame);
    await press(second);
    for (const element of [first, second]) expect(sizeOf(element.renderRoot as unknown as Element)).to.equal(16);
  });

  it('is left to the page that has its own, and follows the attribute alone there', async () => {
    localStorage.setItem(key, 'on');
    const {element} = await rating({sharedDevice: false, elderSwitch: 'none'});
    expect(switchOf(element)).to.equal(null);
    expect(sizeOf(element.renderRoot as unknown as Element)).to.equal(16);
    element.setAttribute('elder', '');
    await element.updateComplete;
    expect(sizeOf(element.renderRoot as unknown as Element)).to.equal(22);
  });

  for (const facts of [{theme: 'elder'}, {elder: true}, {elder: true, theme: 'dark'}])
    it(`switches off what the page has set by ${JSON.stringify(facts)}`, async () => {
      const {element} = await rating(facts);
      expect(switchOf(element)?.ariaPressed).to.equal('true');
      await press(element);
      expect(sizeOf(element.renderRoot as unknown as Element)).to.equal(16);
    });

  it('is inside the dialog, below a head with the title and the way out in words that comes first', async () => {
    const {element} = await rating({layout: 'dialog'});
    element.show();
    while (!element.renderRoot.querySelector('dialog')?.open) await new Promise(requestAnimationFrame);
    const dialog = element.renderRoot.querySelector('dialog') as HTMLDialogElement;
    const buttons = [...dialog.querySelectorAll('button')].map(button => button.textContent?.trim());
    expect(buttons[0]).to.equal('关闭');
    expect(buttons).to.include('长辈版');
    await setViewport({width: 320, height: 480});
    dialog.scrollTop = dialog.scrollHeight;
    const close = dialog.querySelector('[part=close]') as HTMLElement;
    expect(close.getBoundingClientRect().top).to.be.at.least(0);
    expect(close.getBoundingClientRect().bottom).to.be.at.most(480);
  });
});
