import {html, type TemplateResult} from 'lit';
import {languageOfNames} from './language-of-names.ts';

/**
 * Names of the register and what people wrote, inside of an element that may speak another language: they are Chinese, and
 * voices and browsers that know it read and break them right.
 */
export const registered = (words: string | undefined): TemplateResult =>
  html`<span lang=${languageOfNames} .textContent=${words ?? ''}></span>`;

/** A sentence of the element with such a name in it, which is marked as Chinese. */
export function naming(sentence: string, name: string | null | undefined): TemplateResult {
  const at = name ? sentence.indexOf(name) : -1;
  if (!name || at < 0) return html`<span .textContent=${sentence}></span>`;
  return html`<span .textContent=${sentence.slice(0, at)}></span>${registered(name)}<span
      .textContent=${sentence.slice(at + name.length)}
    ></span>`;
}

/**
 * A sentence with the names in it that are Chinese in every language, such as 长辈版: where the sentence is not Chinese, each of
 * them is marked so.
 */
export const withChinese = (sentence: string, language: string): TemplateResult =>
  /^zh\b/.test(language)
    ? html`<span .textContent=${sentence}></span>`
    : // What is caught stays in the list, at every second place.
      html`<span
        >${sentence.split(/([\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+)/).map((part, at) => (at % 2 > 0 ? registered(part) : part))}</span
      >`;
