import type {RatingClient} from '@gov-rating/sdk/core';
import {oneEvent} from '@open-wc/testing';
import type {GovRatingElement} from '../index.ts';

/** What a person sees of a rating, found as a person finds it. */
export interface RatingPage {
  readonly element: GovRatingElement;
  readonly heading: () => string;
  readonly text: () => string;
  readonly radios: () => HTMLInputElement[];
  readonly boxes: () => HTMLInputElement[];
  readonly comment: () => HTMLTextAreaElement;
  readonly sendButton: () => HTMLButtonElement;
  readonly choose: (level: string) => Promise<void>;
  readonly write: (text: string) => Promise<void>;
  readonly settled: (seen: () => boolean) => Promise<void>;
}

/** Waits until something is visible; checks again after each render. */
async function until(element: GovRatingElement, seen: () => boolean): Promise<void> {
  if (seen()) return;
  await new Promise<void>(resolve => {
    const observer = new MutationObserver(() => {
      if (!seen()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(element.renderRoot, {subtree: true, childList: true, characterData: true, attributes: true});
  });
}

/** Puts an element on the page and waits until it is past loading. */
export async function openRating(
  backend: {readonly client: RatingClient},
  token: string,
  facts: Partial<GovRatingElement> = {},
): Promise<RatingPage> {
  const element = document.createElement('gov-rating');
  Object.assign(element, {client: backend.client, token, sharedDevice: true, lang: 'zh-CN'}, facts);
  document.body.append(element);
  return ratingPage(element);
}

/** The page around an element that is on the document already. */
export async function ratingPage(element: GovRatingElement): Promise<RatingPage> {
  const inside = <E extends Element>(part: string, selector: string): E[] => [
    ...(element.renderRoot.querySelector(`gov-rating-${part}`)?.shadowRoot?.querySelectorAll<E>(selector) ?? []),
  ];
  const heading = () => element.renderRoot.querySelector('h2')?.textContent?.trim() ?? '';
  const page: RatingPage = {
    element,
    heading,
    text: () => element.renderRoot.querySelector('section')?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    radios: () => inside('scale', 'input'),
    boxes: () => inside('tags', 'input'),
    comment: () => inside<HTMLTextAreaElement>('comment', 'textarea')[0] as HTMLTextAreaElement,
    sendButton: () => element.renderRoot.querySelector('.send') as HTMLButtonElement,
    async choose(level) {
      page
        .radios()
        .find(radio => radio.value === level)
        ?.click();
      await drawn(element);
    },
    async write(text) {
      const field = page.comment();
      field.value = text;
      field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, data: text}));
      await drawn(element);
    },
    settled: seen => until(element, seen),
  };
  await until(element, () => heading() !== '' && !/正在打开|Opening|正在開啟/.test(heading()));
  await drawn(element);
  return page;
}

/** Element and parts have drawn. */
export async function drawn(element: GovRatingElement): Promise<void> {
  await element.updateComplete;
  for (const part of element.renderRoot.querySelectorAll('gov-rating-scale, gov-rating-tags, gov-rating-comment'))
    await (part as GovRatingElement).updateComplete;
}

/** Presses send and waits for how it ends. */
export async function sendAndSee(
  page: RatingPage,
  name: 'gov-rating-received' | 'gov-rating-kept' | 'gov-rating-refused',
): Promise<CustomEvent> {
  const ended = oneEvent(page.element, name);
  page.sendButton().click();
  const event = await ended;
  await page.element.updateComplete;
  return event as CustomEvent;
}
