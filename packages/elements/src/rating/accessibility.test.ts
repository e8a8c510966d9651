import {expect, oneEvent} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import {startBackend, type Backend} from '../testing/backend.ts';
import {drawn, openRating, type RatingPage} from '../testing/rating-page.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

const themes = ['light', 'dark', 'contrast', 'elder'] as const;
const isChromium = navigator.userAgent.includes('Chrome');

describe('<gov-rating> is accessible', () => {
  let backend: Backend;
  let page: RatingPage;
  /** The next element in the tab order; after the last one the focus would leave the page. */
  const after = document.createElement('button');
  after.textContent = 'after';

  beforeEach(async () => {
    backend = await startBackend();
    page = await openRating(backend, await backend.invite());
    page.element.after(after);
  });
  afterEach(async () => {
    page.element.remove();
    after.remove();
    document.documentElement.style.removeProperty('font-size');
    await setViewport({width: 800, height: 600});
  });

  /** The hit areas of everything that can be pressed or typed into. */
  const targets = () => [
    ...page.radios(),
    ...page.boxes(),
    ...[...page.element.renderRoot.querySelectorAll('gov-rating-tags')].flatMap(part => [
      ...part.renderRoot.querySelectorAll('button'),
    ]),
    page.comment(),
    page.sendButton(),
  ];

  for (const [theme, least] of [
    ['light', 44],
    ['dark', 44],
    ['contrast', 44],
    ['elder', 60],
  ] as const)
    it(`can be hit with a thumb in ${theme}: every target is ${least} pixels at least, and none lies on another`, async () => {
      await setViewport({width: 320, height: 800});
      page.element.theme = theme;
      await page.choose('dissatisfied');
      const boxes = targets().map(target => target.getBoundingClientRect());
      for (const [index, {width, height}] of boxes.entries())
        expect(Math.min(width, height), `target ${index}`).to.be.at.least(least - 0.1);
      for (const [index, next] of boxes.slice(1).entries()) {
        const before = boxes[index] as DOMRect;
        const apart = next.top >= before.bottom - 0.1 || next.left >= before.right - 0.1;
        expect(apart, `target ${index} and the next`).to.equal(true);
      }
    });

  it('has the sizes of the norm for older people: 30 pixels where one presses, 18 where one reads, lines of 1.3', async () => {
    page.element.theme = 'elder';
    await page.choose('dissatisfied');
    const sizeOf = (part: Element | null | undefined) => {
      const {fontSize, lineHeight} = getComputedStyle(part as Element);
      return [fontSize, Number.parseFloat(lineHeight) / Number.parseFloat(fontSize)];
    };
    const [size, line] = sizeOf(page.radios()[0]?.nextElementSibling);
    expect(size).to.equal('30px');
    expect(line).to.be.at.least(1.299);
    for (const part of [page.comment(), page.boxes()[0]?.nextElementSibling]) {
      const [size, line] = sizeOf(part);
      expect(Number.parseFloat(size as string)).to.be.at.least(18);
      expect(line).to.be.at.least(1.299);
    }
  });

  for (const lang of ['zh-CN', 'zh-TW', 'en'])
    for (const variant of ['words', 'faces', 'stars'] as const)
      it(`shows all of its text at twice the size on 320 pixels in ${lang} as ${variant}`, async () => {
        await setViewport({width: 320, height: 800});
        Object.assign(page.element, {lang, variant});
        page.element.style.setProperty('--gov-rating-font-size', '200%');
        await page.choose('dissatisfied');
        page.sendButton().click();
        await drawn(page.element);
        const card = page.element.renderRoot.querySelector('.card') as Element;
        expect(Number.parseFloat(getComputedStyle(card).fontSize)).to.be.at.least(32);
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
        for (const target of targets().filter(one => !(one instanceof HTMLTextAreaElement))) {
          const drawnBox = target instanceof HTMLInputElement ? (target.nextElementSibling as HTMLElement) : target;
          expect(drawnBox.scrollWidth, drawnBox.textContent ?? '').to.be.at.most(drawnBox.clientWidth + 1);
          expect(drawnBox.scrollHeight, drawnBox.textContent ?? '').to.be.at.most(drawnBox.clientHeight + 1);
        }
      });

  for (const theme of themes)
    it(`shows where the keyboard is in ${theme}, at every stop, in the order that the eye has, and lets go`, async () => {
      page.element.theme = theme;
      await page.choose('dissatisfied');
      page.radios()[3]?.focus();
      const innermost = () => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at as HTMLElement;
      };
      let last = -1;
      let stops = 0;
      // The first key makes the browser show the focus ring.
      await sendKeys({press: 'ArrowUp'});
      await sendKeys({press: 'ArrowDown'});
      await drawn(page.element);
      while (page.element.matches(':focus-within') && stops < 40) {
        const at = innermost();
        const shown = at instanceof HTMLInputElement ? (at.nextElementSibling as HTMLElement) : at;
        const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(shown);
        expect([outlineStyle, outlineWidth], shown.textContent ?? '').to.deep.equal(['solid', '3px']);
        // The focus ring is two pixels outside its element: on the card.
        const card = page.element.renderRoot.querySelector('.card') as Element;
        expect(outlineColor).not.to.equal(getComputedStyle(card).backgroundColor);
        const {top, left} = at.getBoundingClientRect();
        const place = (top + scrollY) * 10_000 + left;
        expect(place, shown.textContent ?? '').to.be.above(last);
        last = place;
        stops++;
        await sendKeys({press: 'Tab'});
      }
      expect(stops).to.be.within(5, 39);
      expect(document.activeElement).to.equal(after);
    });

  it('goes from the first radio to the receipt by keyboard alone, reading why first', async () => {
    page.radios()[0]?.focus();
    for (const _ of ['satisfied', 'basically', 'dissatisfied']) await sendKeys({press: 'ArrowDown'});
    await drawn(page.element);
    page.sendButton().focus();
    await sendKeys({press: 'Enter'});
    await drawn(page.element);
    const tags = page.element.renderRoot.querySelector('gov-rating-tags');
    expect(page.element.shadowRoot?.activeElement).to.equal(tags);
    expect(tags?.shadowRoot?.activeElement?.localName).to.equal('legend');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: ' '});
    page.sendButton().focus();
    const received = oneEvent(page.element, 'gov-rating-received');
    await sendKeys({press: 'Enter'});
    await received;
    await drawn(page.element);
    expect(page.element.shadowRoot?.activeElement?.localName).to.equal('h2');
  });

  // Only Chromium lets a test emulate system settings.
  if (isChromium) {
    it('moves nothing for a person who wants nothing to move', async () => {
      try {
        page.element.layout = 'dialog';
        for (const [reducedMotion, moving] of [
          ['reduce', 0],
          ['no-preference', 1],
        ] as const) {
          await emulateMedia({reducedMotion});
          page.element.show();
          await page.settled(() => !!page.element.renderRoot.querySelector('dialog')?.open);
          expect(page.element.shadowRoot?.getAnimations()).to.have.length(moving);
          page.element.close();
        }
      } finally {
        await emulateMedia({reducedMotion: 'no-preference'});
      }
    });

    it('shows what is chosen and where the keyboard is in the colours that a person has forced', async () => {
      await emulateMedia({forcedColors: 'active'});
      try {
        await page.choose('dissatisfied');
        const look = (index: number) => getComputedStyle(page.radios()[index]?.nextElementSibling as Element);
        expect(look(3).borderTopWidth).to.equal('4px');
        expect(look(0).borderTopWidth).to.equal('1px');
        expect(look(3).borderTopColor).not.to.equal(look(0).borderTopColor);
        expect(look(0).borderTopColor).not.to.equal(look(0).backgroundColor);
        await sendKeys({press: 'Tab'});
        page.radios()[3]?.focus();
        expect([look(3).outlineStyle, look(3).outlineWidth]).to.deep.equal(['solid', '3px']);
      } finally {
        await emulateMedia({forcedColors: 'none'});
      }
    });
  }
});
