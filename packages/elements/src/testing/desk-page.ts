import type {GovRatingDeskElement} from '../index.ts';

/** What a clerk sees of a desk, found as a clerk finds it. */
export interface DeskPage {
  readonly element: GovRatingDeskElement;
  readonly text: (selector?: string) => string;
  readonly texts: (selector: string) => string[];
  readonly all: <E extends HTMLElement = HTMLElement>(selector: string) => E[];
  /** Presses the button with this text. */
  readonly press: (words: string, within?: string) => Promise<void>;
  /** Types into the field with this selector. */
  readonly write: (selector: string, words: string) => Promise<void>;
  readonly choose: (value: string) => Promise<void>;
  /** The steps that are offered. */
  readonly steps: () => string[];
  readonly focused: () => HTMLElement | null;
  readonly settled: (seen: () => boolean) => Promise<void>;
  /** Shows another view by its name in the rail and waits for its list. */
  readonly go: (place: string) => Promise<void>;
  /** Opens the first entry of a view. */
  readonly openFirst: (place: string) => Promise<void>;
  /** Opens an order and waits for it. */
  readonly openOrder: (orderNumber: string) => Promise<void>;
}

/** Puts a desk on the page and waits for its list, or the explanation in its place. */
export async function openDesk(facts: Partial<GovRatingDeskElement>): Promise<DeskPage> {
  const page = deskOf(facts);
  await page.settled(() => !/正在加载/.test(page.text('.panes, .quiet')) && page.text('.panes, .quiet') !== '');
  return page;
}

/** Puts a desk on the page. */
export function deskOf(facts: Partial<GovRatingDeskElement>): DeskPage {
  const element = document.createElement('gov-rating-desk');
  Object.assign(element, {lang: 'zh-CN', theme: 'light'}, facts);
  document.body.append(element);
  return deskPage(element);
}

function deskPage(element: GovRatingDeskElement): DeskPage {
  const all = <E extends HTMLElement>(selector: string) => [...element.renderRoot.querySelectorAll<E>(selector)];
  const words = (node: Element) => node.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const page: DeskPage = {
    element,
    all,
    texts: selector => all(selector).map(words),
    text: (selector = 'section') => all(selector).map(words).join(' '),
    async press(name, within = '') {
      const button = all<HTMLButtonElement>(`${within} button`).find(candidate => words(candidate).startsWith(name));
      if (!button) throw new Error(`There is no button that says ${name}.`);
      button.click();
      await element.updateComplete;
    },
    async write(selector, text) {
      const field = all<HTMLInputElement>(selector)[0];
      if (!field) throw new Error(`There is no field ${selector}.`);
      field.value = text;
      field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      field.dispatchEvent(new Event('change', {bubbles: true}));
      await element.updateComplete;
    },
    async choose(value) {
      all<HTMLInputElement>(`input[value="${value}"]`)[0]?.click();
      await element.updateComplete;
    },
    steps: () => page.texts('[data-step]'),
    focused: () => element.shadowRoot?.activeElement as HTMLElement | null,
    settled: seen => until(element, seen),
    async go(place) {
      const there = () => all(`[data-place="${place}"]`)[0];
      await until(element, () => !!there());
      there()?.click();
      await element.updateComplete;
      await until(
        element,
        () => there()?.getAttribute('aria-current') === 'true' && !/正在[加載载]|Loading/.test(page.text('.list')),
      );
    },
    async openFirst(place) {
      await page.go(place);
      all('.row')[0]?.click();
      await element.updateComplete;
      await until(element, () => all('.detail h3').length > 0);
    },
    async openOrder(orderNumber) {
      await element.open(orderNumber);
      await until(element, () => all('#order').length > 0);
    },
  };
  return page;
}

/** Waits until something is visible; checks again after each render and focus change. */
async function until(element: GovRatingDeskElement, seen: () => boolean): Promise<void> {
  if (seen()) return;
  await new Promise<void>(resolve => {
    const look = () => {
      if (!seen()) return;
      observer.disconnect();
      element.renderRoot.removeEventListener('focusin', look);
      resolve();
    };
    const observer = new MutationObserver(look);
    element.renderRoot.addEventListener('focusin', look);
    observer.observe(element.renderRoot, {subtree: true, childList: true, characterData: true, attributes: true});
  });
}
