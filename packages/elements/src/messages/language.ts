import {warn} from '../internal/warn.ts';

const primary = (tag: string) => tag.split('-')[0];

/** The known language that a BCP 47 tag means: itself, traditional Chinese by script or region, or its first part. */
function match(tag: string, known: readonly string[]): string | undefined {
  const lower = tag.toLowerCase();
  if (/^zh-(hant|tw|hk|mo)/.test(lower)) return 'zh-TW';
  return (
    known.find(language => language.toLowerCase() === lower) ??
    known.find(language => primary(language) === primary(lower))
  );
}

/** What the nearest `lang` says: own property, ancestors, out through every shadow root, the document. */
function saidLanguage(element: HTMLElement): string {
  let said = element.lang;
  let at: Element | undefined = element;
  while (at && !said) {
    said = (at.closest('[lang]:not([lang=""])') as HTMLElement | null)?.lang ?? '';
    at = (at.getRootNode() as ShadowRoot).host;
  }
  return said;
}

/**
 * The language of an element among the known ones: what its `lang` or the nearest one around it says, else what the
 * browser prefers, else simplified Chinese; English when a language was said that nobody here speaks.
 */
function languageOf(element: HTMLElement, known: readonly string[]): string {
  const said = saidLanguage(element);
  if (said && !match(said, known)) warn('language_unknown', element);
  for (const tag of [said, ...navigator.languages]) {
    const language = match(tag, known);
    if (language) return language;
  }
  return said ? 'en' : 'zh-CN';
}

/** An element that speaks: it has a language, and may have sentences of its own. */
export type Speaker<Sentences> = HTMLElement & {readonly messages?: Partial<Sentences> | undefined};

/** The language of an element and its sentences out of catalogues by language, its own overrides included. */
export function speechOf<Sentences extends object>(
  element: Speaker<Sentences>,
  catalogues: Readonly<Record<string, Sentences>>,
): readonly [language: string, sentences: Sentences] {
  const language = languageOf(element, Object.keys(catalogues));
  return [language, {...(catalogues[language] as Sentences), ...element.messages}];
}

/** A text of the standard in a language; languages that the standard does not have read simplified Chinese. */
export function localized(text: Readonly<Record<string, string>>, language: string): string {
  return text[language] ?? (text['zh-CN'] as string);
}
