import {html, nothing} from 'lit';
import {shanghaiTime} from '../../messages/shanghai-time.ts';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';

/**
 * Words in an element of their own. Translators put text into elements of theirs, where lit would not find it to change it.
 */
export const words = (text: string, kind = '') => html`<span class=${kind || nothing} .textContent=${text}></span>`;

/** Words of the register or of a person: they are Chinese on a page in any language. */
export const chinese = (text: string) => html`<bdi lang="zh-CN" .textContent=${text}></bdi>`;

/** Several facts on one line. */
export const dotted = (...facts: readonly unknown[]) =>
  facts.filter(fact => fact).map((fact, at) => html`${at ? ' · ' : ''}${fact}`);

/** What the rater wrote. */
export const renderComment = (comment: string, m: DeskMessages) =>
  comment
    ? html`<blockquote class="words" lang="zh-CN" .textContent=${comment}></blockquote>`
    : html`<p class="muted" .textContent=${m.noComment}></p>`;

/** When and by which institution something was written, and what. */
export const renderWritten = (moment: string, institution: string, text: unknown, m: DeskMessages) =>
  html`<p class="muted">${dotted(words(shanghaiTime(moment, m.date)), chinese(institution))}</p>
    <p class="words" lang="zh-CN" .textContent=${text}></p>`;
