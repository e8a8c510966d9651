import {added} from '../page/added-languages.ts';
import {warn} from '../page/warn.ts';

const primary = (tag: string) => tag.split('-')[0];

/**
 * Corrects common mistakes in a tag: underscores and other dashes, a country code or a script in place of the language. The languages of
 * the Chinese family are all written in Chinese.
 */
const written = (tag: string) =>
  tag
    .trim()
    .toLowerCase()
    .replace(/[_\u2010-\u2014\uff0d]/g, '-')
    .replace(/^(zh-)?(cmn|yue|wuu|nan|hak|gan|hsn|lzh|zho|chi)\b/, 'zh')
    .replace(/^(cn|sc|chs|zhs|hans|zhcn)\b/, 'zh-cn')
    .replace(/^(tw|tc|hk|cht|zht|hant|zhtw)\b/, 'zh-tw');

/**
 * Returns the supported language of a BCP 47 tag: itself, traditional Chinese by script or region, or its first subtag.
 */
function match(tag: string, known: readonly string[]): string | undefined {
  const lower = written(tag);
  if (/^zh-(hant|tw|hk|mo)/.test(lower)) return 'zh-TW';
  return (
    known.find(language => language.toLowerCase() === lower) ??
    known.find(language => primary(language) === primary(lower))
  );
}

/** Returns the language of the elements' own that a tag means; undefined when there is none. */
export const shipped = (tag: string): string | undefined => match(tag, ['zh-CN', 'zh-TW', 'en']);

/** Returns the nearest `lang`: of the element, its ancestors (also outside its shadow root), or the document. */
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
 * Returns the supported language of an element: by its `lang` or the nearest one around it, else by the preference of
 * the browser. English for any other real language, otherwise simplified Chinese.
 */
function languageOf(element: HTMLElement, known: readonly string[]): string {
  const said = saidLanguage(element);
  // Old and embedded browsers report one language only, or no language.
  for (const tag of said ? [said] : (navigator.languages ?? [navigator.language])) {
    const language = match(`${tag}`, known);
    if (language) return language;
  }
  if (said && !added().loading) warn('language_unknown', element);
  return isForeignLanguage(said) ? 'en' : 'zh-CN';
}

/**
 * Whether a tag is a real language, by the browser's own list; its readers get English. Those of China's other languages
 * read Chinese rather than English.
 */
function isForeignLanguage(tag: string): boolean {
  const lower = written(tag);
  try {
    return !/-cn\b|^(bo|ii|ug|za)\b/.test(lower) && Intl.DateTimeFormat.supportedLocalesOf(lower).length > 0;
  } catch {
    return false;
  }
}

/** An element with a language and optional texts of its own. */
export type Speaker<Sentences> = HTMLElement & {readonly messages?: Partial<Sentences> | undefined};

/**
 * Returns the language of an element and its texts from catalogues by language, with its own overrides. In a language
 * that was added to the page, a sentence without words is in simplified Chinese.
 */
export function speechOf<Sentences extends object>(
  element: Speaker<Sentences>,
  catalogues: Readonly<Record<string, Sentences>>,
): readonly [language: string, sentences: Sentences] {
  const {languages} = added();
  const language = languageOf(element, Object.keys({...catalogues, ...languages}));
  const sentences = {...(catalogues[language] ?? catalogues['zh-CN'])} as Record<string, string>;
  for (const name of Object.keys(sentences)) sentences[name] = spoken(sentences[name] as string, language);
  return [language, {...(sentences as Sentences), ...element.messages}];
}

/** Returns a Chinese sentence in a language that was added to the page, or as it is. */
const spoken = (sentence: string, language: string): string => added().languages[language]?.words[sentence] ?? sentence;

/**
 * Returns a text of the standard or of a server in a language: as it came, else by the words that were added to the page,
 * else simplified Chinese.
 */
export function localized(text: Readonly<Record<string, string>>, language: string): string {
  return text[language] ?? spoken(text['zh-CN'] as string, language);
}
