import {html, nothing} from 'lit';
import {fill} from '../../messages/fill.ts';
import type {Words} from './words.ts';

/**
 * A text in an element of its own. Browsers that translate a page move its text into other elements, where lit would
 * not find it again.
 */
export const phrase = (text: string, kind = '') => html`<span class=${kind || nothing} .textContent=${text}></span>`;

/** A text of the register or of a person, which is Chinese on a page in any language. */
export const chinese = (text: string) => html`<bdi lang="zh-CN" .textContent=${text}></bdi>`;

/** Several facts on one line, with dots between them; empty ones are left out. */
export const dotted = (...facts: readonly unknown[]) =>
  facts.filter(fact => fact).map((fact, at) => html`${at ? ' · ' : ''}${fact}`);

/** What the rater wrote. `erasedAt`: when the rater had own words erased, of which the comment may be one. */
export const renderComment = (comment: string, words: Words, erasedAt?: string) =>
  html`${comment ? html`<blockquote class="words" lang="zh-CN" .textContent=${comment}></blockquote>` : ''}${
    erasedAt || !comment
      ? html`<p class="muted">
          ${erasedAt ? dotted(phrase(words.wordsErased), phrase(words.moment(erasedAt))) : phrase(words.noComment)}
        </p>`
      : ''
  }`;

/** When and by which institution something was written, and what. */
export const renderWritten = (moment: string, institution: string, text: unknown, words: Words) =>
  html`<p class="muted">${dotted(phrase(words.moment(moment)), chinese(institution))}</p>
    <p class="words" lang="zh-CN" .textContent=${text}></p>`;

/** How many bad ratings in how many days led to a notice, in words. */
export const repeatedText = (badRatings: unknown, days: unknown, words: Words): string =>
  fill(words.repeated, {n: `${badRatings}`, days: `${days}`});
