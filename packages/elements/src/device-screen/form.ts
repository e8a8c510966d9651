import {hasReason, type Level} from '@gov-rating/sdk/core';
import {html, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {naming, registered, withChinese} from '../base/register-words.ts';
import {fill} from '../messages/fill.ts';
import {localized} from '../messages/language.ts';
import {reasonsQuestionOf, type EvaluatorMessages} from '../messages/evaluator.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import type {Messages} from '../messages/zh-CN.ts';
import type {RatedForm, WindowPrompt} from './device.ts';
import type {ScreenSession} from './session.ts';

/** How the form is drawn. */
export interface Dress {
  readonly variant: string;
  readonly language: string;
  readonly messages: EvaluatorMessages;
  /** The page's own texts of levels and controls. */
  readonly own: Partial<Messages> | undefined;
  /** Whether the reasons go on below what is seen. */
  readonly below: boolean;
  readonly scroll: () => void;
  readonly scrolled: () => void;
}

/** What is rated: the item, or the name of the point where none is known, as with a queue ticket. */
function renderRated({form, place}: WindowPrompt, {view}: ScreenSession, messages: EvaluatorMessages): TemplateResult {
  const {itemName, institutionName, ticketNumber, servedAt} = form.service;
  const {staff} = view ?? {};
  const facts = [
    ...[institutionName, place].filter(name => name && name !== itemName).map(registered),
    ...(ticketNumber ? [naming(fill(messages.ticket, {n: ticketNumber}), undefined)] : []),
    ...(staff
      ? [naming(fill(messages.served, {n: staff.name || fill(messages.staff, {n: staff.number})}), staff.name)]
      : []),
    naming(shanghaiTime(servedAt, messages.date), undefined),
  ];
  return html`<header class="rated">
    <h2
      part="title"
      tabindex="-1"
      lang="zh-CN"
      class=${itemName.length > 24 ? 'long' : ''}
      .textContent=${itemName}
    ></h2>
    <p class="hint">${facts.map(fact => html`<span>${fact}</span>`)}</p>
  </header>`;
}

const partNames = 'question, choice, more, textarea, hint, error';

/** Five levels alone; after a choice also its reasons, a comment, and the button that sends. */
export function renderForm(session: ScreenSession, dress: Dress): TemplateResult {
  const {prompt, level, sending} = session;
  const {messages, own, variant} = dress;
  if (!prompt) return html``;
  const choose = (event: Event) => session.choose(prompt, event);
  return html`${keyed(
    prompt,
    html`${renderRated(prompt, session, messages)}
      <fieldset class="fields" ?disabled=${sending} @change=${choose}>
        <gov-rating-scale
          class="part"
          theme="inherit"
          exportparts=${partNames}
          .messages=${own}
          .value=${level}
          .variant=${variant}
          required
        ></gov-rating-scale>
        ${level ? renderReasons(session, prompt.form, level, choose, dress) : ''}
      </fieldset>`,
  )}`;
}

function renderReasons(
  session: ScreenSession,
  form: RatedForm,
  level: Level,
  choose: (event: Event) => void,
  dress: Dress,
): TemplateResult {
  const {tags, comment, lacksReason} = session;
  const {messages, own, below, language, scroll, scrolled} = dress;
  return html`<div class="reasons">
      <div class="scroll" @scroll=${scrolled}>
        <gov-rating-tags
          class="part"
          theme="inherit"
          exportparts=${partNames}
          .label=${messages[reasonsQuestionOf(level)]}
          .messages=${own}
          .choices=${form.tags}
          .level=${level}
          .value=${tags}
          .required=${!hasReason({level, tags: [], comment})}
        ></gov-rating-tags>
      </div>
      <button class="below ${below ? '' : 'nothing'}" type="button" tabindex="-1" aria-hidden="true" @click=${scroll}>
        <span .textContent=${messages.below}></span> ↓
      </button>
    </div>
    <gov-rating-comment
      class="part"
      theme="inherit"
      exportparts=${partNames}
      .label=${messages[lacksReason ? 'commentInstead' : 'comment']}
      .messages=${own}
      .value=${comment}
      .maxLength=${form.commentMaxLength}
      .notice=${localized(form.privacyNotice ?? {}, language)}
      @input=${choose}
    ></gov-rating-comment>`;
}

/** Below the form: what the person may know, what is left of the time, and the buttons. */
export function renderFoot(
  session: ScreenSession,
  language: string,
  messages: EvaluatorMessages,
  elder: boolean,
  switchElder: () => void,
): TemplateResult {
  const {screen, countdown, lacksReason, view} = session;
  const left = countdown.shown;
  const note = view?.online === false ? messages.offline : lacksReason ? messages.needed : messages.private;
  return html`<footer class="foot">
    ${left === undefined ? html`<p class="note" .textContent=${note}></p>` : renderTimeLeft(left, messages)}
    <div class="buttons">
      <button class="plain switch" part="elder" type="button" aria-pressed=${elder} @click=${switchElder}>
        ${withChinese(messages.elder, language)}
      </button>
      ${
        left === undefined
          ? html`<button
              class="plain"
              type="button"
              ?disabled=${session.sending}
              @click=${session.leave}
              .textContent=${messages.skip}
            ></button>`
          : renderMoreTime(session, messages)
      }
      ${
        screen === 'prompt'
          ? ''
          : html`<button
              class="send"
              part="send"
              type="button"
              aria-disabled=${session.sending}
              @click=${session.send}
              .textContent=${messages[session.sending ? 'sending' : 'send']}
            ></button>`
      }
    </div>
  </footer>`;
}

/** The seconds change too fast to be read out; that they run down is announced once. */
export const renderTimeLeft = (left: number, messages: EvaluatorMessages): TemplateResult =>
  html`<p class="note left" aria-hidden="true" .textContent=${fill(messages.left, {n: left})}></p>`;

/** Any touch gives more time; this button says so. */
export const renderMoreTime = ({touched}: ScreenSession, messages: EvaluatorMessages): TemplateResult =>
  html`<button
    class="more"
    part="more-time"
    type="button"
    @click=${touched}
    .textContent=${messages.moreTime}
  ></button>`;
