import {html, type TemplateResult} from 'lit';
import type {MyMessages} from '../messages/my.ts';
import type {Trouble} from './session.ts';

const renderLogin = (page: string, isMain: boolean, messages: MyMessages): TemplateResult =>
  html`<a class=${isMain ? 'main' : 'login'} part="login" href=${page}>${messages.goToLogin}</a>`;

/** What a person can do where there are no lists: log in, or try again. */
export const renderWayOn = (
  page: string,
  retry: (() => void) | undefined,
  messages: MyMessages,
): TemplateResult | string =>
  page
    ? renderLogin(page, true, messages)
    : retry
      ? html`<button class="main" type="button" @click=${retry}>${messages.retry}</button>`
      : '';

/** The form for a code, and the login of a portal below it; a login that did not work is said above. */
export const renderCodes = (
  trouble: Trouble,
  form: TemplateResult,
  page: string,
  messages: MyMessages,
): TemplateResult =>
  html`${
    trouble === 'unknown' || trouble === 'unsure'
      ? html`<p class="note" .textContent=${`${messages[trouble]} ${messages[`${trouble}Text`]}`}></p>`
      : ''
  }
  ${form}
  ${
    page
      ? html`<div class="or">
          <p class="muted">${messages.orLogin}</p>
          ${renderLogin(page, false, messages)}
        </div>`
      : ''
  }`;

/** Whose services the lists show after a code, and the way to another case. */
export const renderOwnCase = (projectNo: string, another: () => void, messages: MyMessages): TemplateResult =>
  html`<div class="of-case">
    <p class="muted"><span>${messages.ofCase}</span><bdi translate="no" .textContent=${projectNo}></bdi></p>
    <button part="another" type="button" @click=${another}>${messages.another}</button>
  </div>`;

/** The way from the rating back to the lists. */
export const renderBack = (
  language: string,
  back: () => void,
  elder: TemplateResult | '',
  messages: MyMessages,
): TemplateResult =>
  html`<div class="over" lang=${language}>
    <button part="back" type="button" @click=${back} .textContent=${messages.back}></button> ${elder}
  </div>`;

/** Where a person gets help. */
export const renderFoot = (lines: unknown): TemplateResult => html`<div class="foot">${lines}</div>`;
