import {fixture, html, nextFrame} from '@open-wc/testing';
import type {GovRatingMyElement} from '../my/element.ts';

/** Puts `<gov-rating-my>` on a page and waits until it shows something. */
export async function openMy(facts: Partial<GovRatingMyElement>): Promise<GovRatingMyElement> {
  const element = document.createElement('gov-rating-my');
  Object.assign(element, {lang: 'zh-CN', theme: 'light', sharedDevice: true}, facts);
  (await fixture<HTMLElement>(html`<div></div>`)).append(element);
  await drawn(element);
  return element;
}

/** Waits until the element has nothing more to load or draw. */
export async function drawn(element: GovRatingMyElement): Promise<void> {
  await element.updateComplete;
  while (element.renderRoot.querySelector('.wait, [aria-disabled="true"]')) await nextFrame();
  await element.updateComplete;
}

/** Waits until something is seen; looks again after each frame. */
export async function until(seen: () => boolean): Promise<void> {
  while (!seen()) await nextFrame();
}

/** Everything that a person can read outside of the rating. */
export const textOf = (element: GovRatingMyElement): string =>
  element.renderRoot.querySelector('section')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** The control, which must be there. */
export const part = <E extends HTMLElement = HTMLElement>(element: GovRatingMyElement, selector: string): E => {
  const found = element.renderRoot.querySelector<E>(selector);
  if (!found) throw new Error(`There is no ${selector}: ${textOf(element)}`);
  return found;
};

/** Name and days left of each service that is shown. */
export const servicesOf = (element: GovRatingMyElement): string[] =>
  [...element.renderRoot.querySelectorAll('[part=service]')].map(item =>
    [item.querySelector('h4'), item.querySelector('[id^=left]')].map(of => of?.textContent).join(' '),
  );

/** The receipts that are shown. */
export const receiptsOf = (element: GovRatingMyElement): HTMLElement[] => [
  ...element.renderRoot.querySelectorAll<HTMLElement>('[part=receipt]'),
];
