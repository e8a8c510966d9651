/** A language that a deployment has added. */
export interface AddedLanguage {
  /** The direction of its script. */
  readonly direction: 'ltr' | 'rtl';
  /** Its words, by the sentence in simplified Chinese. */
  readonly words: Readonly<Record<string, string>>;
}

/** What all our scripts on a page share: each of them has its own copy of this module. */
interface Registry {
  /** By BCP 47 tag. */
  readonly languages: Record<string, AddedLanguage>;
  /** How many files are being loaded. */
  loading: number;
}

const place: unique symbol = Symbol.for('gov-rating.languages') as never;

/** The event on the document after a language was added, or could not be. */
export const languagesChanged = 'gov-rating-languages-changed';

/** The languages that were added on this page. */
export const added = (): Registry => (globalThis as {[place]?: Registry})[place] ?? {languages: {}, loading: 0};

/** Changes what was added on this page, and has every element render again. */
export function changeAdded(change: (registry: Registry) => void): void {
  const registry = added();
  (globalThis as {[place]?: Registry})[place] = registry;
  change(registry);
  if (typeof document !== 'object') return;
  // Not by `new Event`: pages have variables of that name.
  const event = document.createEvent('Event');
  event.initEvent(languagesChanged, false, false);
  document.dispatchEvent(event);
}
