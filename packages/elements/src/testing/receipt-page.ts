import {fixture, html, nextFrame} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {GovRatingReceiptElement} from '../receipt/element.ts';

/** Puts `<gov-rating-receipt>` on a page and waits until it shows something. */
export async function openReceipt(facts: Partial<GovRatingReceiptElement>): Promise<GovRatingReceiptElement> {
  const element = document.createElement('gov-rating-receipt');
  Object.assign(element, {lang: 'zh-CN', theme: 'light'}, facts);
  (await fixture<HTMLElement>(html`<div></div>`)).append(element);
  await drawn(element);
  return element;
}

/** Waits until the element has nothing more to load, send or draw. */
export async function drawn(element: GovRatingReceiptElement): Promise<void> {
  await element.updateComplete;
  while (element.renderRoot.querySelector('.wait, [aria-disabled="true"]')) await nextFrame();
  await element.updateComplete;
}

/** Everything that a person can read. */
export const textOf = (element: GovRatingReceiptElement): string =>
  element.renderRoot.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** The control, which must be there. */
export const part = <E extends HTMLElement = HTMLElement>(element: GovRatingReceiptElement, selector: string): E => {
  const found = element.renderRoot.querySelector<E>(selector);
  if (!found) throw new Error(`There is no ${selector}: ${textOf(element)}`);
  return found;
};

/** Types into a field with the keyboard. */
export async function type(element: GovRatingReceiptElement, selector: string, words: string): Promise<void> {
  const field = part<HTMLInputElement>(element, selector);
  field.focus();
  field.select();
  await sendKeys({type: words});
}

/** The text of each step as it is heard, with how far it is. */
export const stepsOf = (element: GovRatingReceiptElement): string[] =>
  [...element.renderRoot.querySelectorAll('li')].map(step =>
    [...step.querySelectorAll('span')].map(({textContent}) => textContent).join(''),
  );
