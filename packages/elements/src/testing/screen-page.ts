import {sendKeys} from '@web/test-runner-commands';
import type {LitElement} from 'lit';

/** A screen of a hall as the person before it meets it. */
export interface ScreenPage<Screen extends LitElement> {
  readonly element: Screen;
  /** What is heard: texts of the live region, and headings that got the focus. */
  readonly heard: string[];
  readonly heading: () => string;
  /** Everything that can be read. */
  readonly text: () => string;
  readonly radios: () => HTMLInputElement[];
  readonly boxes: () => HTMLInputElement[];
  readonly button: (words: string) => HTMLButtonElement | undefined;
  readonly choose: (level: string) => Promise<void>;
  readonly write: (words: string) => Promise<void>;
  readonly send: () => Promise<void>;
  readonly until: (seen: () => boolean) => Promise<void>;
}

/** Puts a screen on the page and waits until it is drawn. */
export async function openScreen<Screen extends LitElement>(element: Screen): Promise<ScreenPage<Screen>> {
  document.body.style.margin = '0';
  document.body.append(element);
  await drawnScreen(element);
  const heard = listen(element);
  const parts = <E extends Element>(part: string, selector: string): E[] => [
    ...(element.renderRoot.querySelector(part)?.shadowRoot?.querySelectorAll<E>(selector) ?? []),
  ];
  const page: ScreenPage<Screen> = {
    element,
    heard,
    heading: () => element.renderRoot.querySelector('h2')?.textContent ?? '',
    text: () => allTextOf(element),
    radios: () => parts('gov-rating-scale', 'input'),
    boxes: () => parts('gov-rating-tags', 'input'),
    button: words => [...element.renderRoot.querySelectorAll('button')].find(({textContent}) => textContent === words),
    async choose(level) {
      page
        .radios()
        .find(radio => radio.value === level)
        ?.click();
      await drawnScreen(element);
    },
    async write(words) {
      parts<HTMLTextAreaElement>('gov-rating-comment', 'textarea')[0]?.focus();
      await sendKeys({type: words});
      await drawnScreen(element);
    },
    async send() {
      element.renderRoot.querySelector<HTMLElement>('[part=send]')?.click();
      await drawnScreen(element);
    },
    until: seen => untilSeen(element, seen),
  };
  return page;
}

/** Waits until the screen and its parts have drawn. */
export async function drawnScreen(element: LitElement): Promise<void> {
  await element.updateComplete;
  for (const part of element.renderRoot.querySelectorAll('gov-rating-scale, gov-rating-tags, gov-rating-comment'))
    await (part as LitElement).updateComplete;
  await element.updateComplete;
}

/** Waits until something is there; looks again after each change of the screen, and with each frame for what its parts draw. */
async function untilSeen({renderRoot}: LitElement, seen: () => boolean): Promise<void> {
  if (seen()) return;
  await new Promise<void>(resolve => {
    let frame = 0;
    const look = () => {
      if (!seen()) return false;
      observer.disconnect();
      cancelAnimationFrame(frame);
      resolve();
      return true;
    };
    const lookWithEachFrame = () => {
      if (!look()) frame = requestAnimationFrame(lookWithEachFrame);
    };
    const observer = new MutationObserver(look);
    observer.observe(renderRoot, {subtree: true, childList: true, characterData: true, attributes: true});
    frame = requestAnimationFrame(lookWithEachFrame);
  });
}

function listen(element: LitElement): string[] {
  const heard: string[] = [];
  const region = element.renderRoot.querySelector('[role=status]') as HTMLElement;
  new MutationObserver(() => region.textContent && heard.push(region.textContent)).observe(region, {
    ...{childList: true, characterData: true, subtree: true},
  });
  element.shadowRoot?.addEventListener('focusin', ({target}) => {
    if ((target as Element).localName === 'h2') heard.push(`focus ${(target as Element).textContent}`);
  });
  return heard;
}

/** Every text and every value in an element, through shadow roots. */
export function allTextOf(root: Element | ShadowRoot): string {
  const own = [...root.querySelectorAll('*')].flatMap(part => [
    ...(part.shadowRoot ? [allTextOf(part.shadowRoot)] : []),
    ...(part instanceof HTMLTextAreaElement ? [part.value] : []),
  ]);
  const inside = root instanceof Element && root.shadowRoot ? [allTextOf(root.shadowRoot)] : [];
  return [...(root instanceof ShadowRoot ? [visibleText(root)] : []), ...inside, ...own].join(' ').replace(/\s+/g, ' ');
}

const visibleText = (root: ShadowRoot) =>
  [...root.children]
    .filter(({localName}) => localName !== 'style')
    .map(({textContent}) => textContent)
    .join(' ');
