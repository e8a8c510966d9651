import {expect} from '@open-wc/testing';
import type {LitElement} from 'lit';
import {contrastOf} from './contrast.ts';
import type {ScreenPage} from './screen-page.ts';

/** The smallest sizes of a screen in pixels: of text, of what only explains, of the five levels, and of what is pressed. */
export interface LeastSizes {
  readonly text: number;
  readonly hint: number;
  readonly level: number;
  readonly target: number;
}

/** What can be seen of a control: one under a drawn box has its size. */
const shown = (element: Element) => {
  const {width, height} = element.getBoundingClientRect();
  return width > 1 && height > 1;
};

/** Nothing scrolls or lies on something else, and everything is large enough to read and to touch, with enough contrast. */
export function expectLegible(page: ScreenPage<LitElement>, where: string, height: number, least: LeastSizes): void {
  const {renderRoot} = page.element;
  const inside = (selector: string) =>
    [page.element, ...renderRoot.querySelectorAll('[exportparts]')].flatMap(part => [
      ...(part.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
    ]);
  const screen = renderRoot.querySelector('.screen') as Element;
  expect(screen.scrollHeight, `${where}: down`).to.be.at.most(screen.clientHeight);
  expect(screen.scrollWidth, `${where}: across`).to.be.at.most(screen.clientWidth);
  expect(document.documentElement.scrollHeight, `${where}: page`).to.be.at.most(height);
  for (const target of inside('button, input, textarea').filter(shown)) {
    const box = target.getBoundingClientRect();
    expect(Math.min(box.width, box.height), `${where}: ${target.outerHTML}`).to.be.at.least(least.target);
  }
  for (const words of inside('h2, p, span, b, button, legend, label, figcaption').filter(shown)) {
    const own = [...words.childNodes].some(node => node.nodeType === 3 && node.textContent?.trim());
    if (!own || words.closest('.sr')) continue;
    const {fontSize} = getComputedStyle(words);
    const hint = words.closest('.hint, .foot, .below, .number, [part=hint]');
    const size = hint && !words.closest('[part=choice]') ? least.hint : least.text;
    expect(parseFloat(fontSize), `${where}: ${words.textContent}`).to.be.at.least(size);
    expect(contrastOf(words), `${where}: ${words.textContent}`).to.be.at.least(4.5);
  }
  for (const radio of page.radios())
    expect(parseFloat(getComputedStyle(radio.nextElementSibling as Element).fontSize), where).to.be.at.least(
      least.level,
    );
  const foot = renderRoot.querySelector('.foot')?.getBoundingClientRect();
  for (const part of renderRoot.querySelectorAll('gov-rating-scale, gov-rating-comment, .reasons'))
    expect(part.getBoundingClientRect().bottom, `${where}: ${part.localName}`).to.be.at.most(foot?.top ?? 0);
}
