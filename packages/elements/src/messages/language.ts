import {warn} from '../page/warn.ts';

const primary = (tag: string) => tag.split('-')[0];

/** A tag as people write it: with underscores, or the country's code for the language. */
const written = (tag: string) =>
  tag
    .trim()
    .toLowerCase()
    .replace(/_/g, '-')
    .replace(/^(cn|chs|zhs|zhcn)\b/, 'zh-cn')
    .replace(/^(tw|hk|cht|zht|zhtw)\b/, 'zh-tw');

/** The known language that a BCP 47 tag means: itself, traditional Chinese by script or region, or its first part. */
function match(tag: string, known: readonly string[]): string | undefined {
  const lower = written(tag);
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
 * browser prefers. English for a real language that is not among them, in doubt simplified Chinese.
 */
function languageOf(element: HTMLElement, known: readonly string[]): string {
  const said = saidLanguage(element);
  // Old and embedded browsers know one language only, or none.
  for (const tag of said ? [said] : (navigator.languages ?? [navigator.language])) {
    const language = match(`${tag}`, known);
    if (language) return language;
  }
  if (said) warn('language_unknown', element);
  return isForeignLanguage(said) ? 'en' : 'zh-CN';
}

/** Whether a tag is that of a language which the browser knows: a person who reads it rather reads English. */
function isForeignLanguage(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(written(tag)).length > 0;
  } catch {
    return false;
  }
}

/** An element that speaks: it has a language, and may have sentences of its own. */
export type Speaker<Sentences> = HTMLElement & {readonly messages?: Partial<Sentences> | undefined};

/** The language of an element and its sentences out of catalogues by language, its own overrides included. */
export function speechOf<Sentences extends object>(
  element: Speaker<Sentences>,
  catalogues: Readonly<Record<string, Sentences>>,
): readonly [language: string, sentences: Sentences] {
  const language = languageOf(element, Object.keys(catalogues));
  const sentences = catalogues[language] as Sentences;
  return [language, element.messages ? {...sentences, ...element.messages} : sentences];
}

/** A text of the standard in a language; languages that the standard does not have read simplified Chinese. */
export function localized(text: Readonly<Record<string, string>>, language: string): string {
  return text[language] ?? (text['zh-CN'] as string);
}
