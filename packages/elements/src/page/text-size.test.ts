import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import type {LitElement} from 'lit';
import '../define.ts';

/** Puts an element on a page with this style, and waits until it has its size. */
async function open(style: string, tag = 'gov-rating-scale'): Promise<LitElement> {
  const sheet = document.createElement('style');
  sheet.className = 'of-page';
  sheet.textContent = style;
  document.head.append(sheet);
  const around = await fixture<HTMLElement>(html`<div class="around"></div>`);
  const element = document.createElement(tag) as LitElement;
  element.lang = 'zh-CN';
  around.append(element);
  await element.updateComplete;
  await seen();
  return element;
}

/** A frame draws, and a second one has what the first one measured. */
async function seen(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

const sizeOf = (element: LitElement): number => parseFloat(getComputedStyle(element.renderRoot as Element).fontSize);
const sheetOfPage = () => document.querySelector('.of-page') as HTMLStyleElement;

describe('the text of an element, as large as the page has its own', () => {
  afterEach(async () => {
    for (const sheet of document.querySelectorAll('.of-page')) sheet.remove();
    document.documentElement.removeAttribute('style');
    document.body.removeAttribute('style');
    await setViewport({width: 800, height: 600});
  });

  for (const [page, style, size] of [
    ['sets nothing', '', 16],
    ['has large text', 'body{font-size:20px}', 20],
    ['has small text', 'body{font-size:12px}', 16],
    ['hides the blanks between blocks', '.around{font-size:0}', 16],
    ['counts ten pixels as one rem', 'html{font-size:62.5%} body{font-size:1.4rem}', 16],
    ['lays out in tenths of the window, with text of its own', 'html{font-size:10vw} body{font-size:12px}', 16],
    ['lays out in tenths of the window, without', 'html{font-size:10vw}', 16],
    ['lays out a drawing of 750 pixels', 'html{font-size:calc(100vw / 7.5)} body{font-size:.28rem}', 16],
    ['lays out a drawing of 750 pixels, without text of its own', 'html{font-size:calc(100vw / 7.5)}', 16],
    ['counts a hundred pixels as one rem', 'html{font-size:100px} body{font-size:.16rem}', 16],
  ] as const)
    it(`is ${size} px where the page ${page}`, async () => {
      await setViewport({width: 375, height: 667});
      expect(sizeOf(await open(style))).to.equal(size);
    });

  for (const [how, before, after, size] of [
    ['the root', 'html{font-size:16px}', 'html{font-size:20px}', 20],
    ['the body', 'body{font-size:16px}', 'body{font-size:20px}', 20],
    ['small text', 'body{font-size:12px}', 'body{font-size:15px}', 20],
    ['a root of 62.5 %', 'html{font-size:62.5%}', 'html{font-size:78.125%}', 20],
    ['a root of a hundred pixels', 'html{font-size:100px} body{font-size:.16rem}', 'html{font-size:125px}', 20],
    ['everything to 200 %', 'html{font-size:16px}', 'html{font-size:32px}', 32],
    ['what is around', '.around{font-size:14px}', '.around{font-size:17.5px}', 20],
  ] as const)
    it(`follows at once when a switch of the page enlarges ${how}, and back`, async () => {
      const element = await open(before);
      expect(sizeOf(element)).to.equal(16);
      sheetOfPage().textContent = `${before} ${after}`;
      await seen();
      expect(sizeOf(element)).to.be.closeTo(size, 0.01);
      sheetOfPage().textContent = before;
      await seen();
      expect(sizeOf(element)).to.equal(16);
    });

  it('does not take the turning of a phone for a switch, and keeps what the switch did', async () => {
    await setViewport({width: 375, height: 667});
    const style = 'html{font-size:calc(100vw / 7.5)} body{font-size:.24rem}';
    const element = await open(style);
    await setViewport({width: 500, height: 375});
    await seen();
    expect(sizeOf(element)).to.equal(16);
    sheetOfPage().textContent = `${style} html{font-size:calc(125vw / 7.5)}`;
    await seen();
    const enlarged = sizeOf(element);
    expect(enlarged).to.be.closeTo(20, 0.01);
    await setViewport({width: 375, height: 667});
    await seen();
    expect(sizeOf(element)).to.be.closeTo(enlarged, 0.01);
  });

  it('is not enlarged a second time by what the person sets in the browser while the page is open', async () => {
    // The person's own setting and the root's size grow together, as they do when somebody changes the browser's.
    const style = ':root{--gov-rating-font-size:1rem}';
    const element = await open(style);
    sheetOfPage().textContent = `${style} html{font-size:24px}`;
    await seen();
    expect(sizeOf(element)).to.equal(24);
    sheetOfPage().textContent = style;
    await seen();
    expect(sizeOf(element)).to.equal(16);
  });

  it('is never smaller than the person has it, and has no more than one size where an element is in another', async () => {
    const element = await open('body{font-size:24px}');
    element.setAttribute('theme', 'elder');
    expect(sizeOf(element)).to.equal(24);
    element.style.setProperty('--gov-rating-font-size', '32px');
    expect(sizeOf(element)).to.equal(48);
  });
});
