import type {Outcome} from '@gov-rating/sdk/core';
import {html, type TemplateResult} from 'lit';
import {localized} from '../messages/language.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {icon} from './gov-rating.icons.ts';
import type {Numbers} from './gov-rating.tab-memory.ts';

/** How a rating ends, or why there is none to fill in; `sending` is one that an earlier visit left on its way. */
export type End =
  'sending' | 'received' | 'kept' | 'refused' | 'rated' | 'expired' | 'invalid' | 'unreachable' | 'foreign' | 'closed';

/** What an end is drawn from. */
export interface Ending {
  readonly end: End;
  /** What to do next, or why: one or two sentences. */
  readonly detail: string;
  /** Numbers of the receipt, where they are known. */
  readonly numbers: Numbers | undefined;
  /** Where progress and answer can be seen; empty where that is not known. */
  readonly progressPage: string;
  /** A way on: to what is filled in, or another try. */
  readonly button: 'back' | 'retry' | undefined;
  readonly press: () => void;
}

/** Everything but the form: sign, what happened, what to do, numbers, and the way on. */
export function renderEnd(
  {end, detail, numbers, progressPage, button, press}: Ending,
  messages: Messages,
): TemplateResult {
  return html`<div class="end ${end}" part="end">
    ${icon(end)}
    <h2 id="title" part="title" tabindex="-1" aria-describedby="detail" .textContent=${messages[end]}></h2>
    <div id="detail">
      ${
        numbers
          ? html`<p class="number" part="receipt">
              <span .textContent=${messages.receipt}></span><b translate="no" .textContent=${numbers.receiptNumber}></b>
            </p>`
          : ''
      }
      <p .textContent=${detail}></p>
    </div>
    ${
      numbers && progressPage
        ? html`<p>
            <a part="progress" href="${progressPage}#receipt=${numbers.receiptNumber}">${messages.progress}</a>
          </p>`
        : ''
    }
    ${button ? html`<button type="button" @click=${press} .textContent=${messages[button]}></button>` : ''}
  </div>`;
}

/** What is known of a rating that has ended. */
export interface Ended {
  readonly step: string;
  readonly form: unknown;
  readonly outcome: Outcome | undefined;
  readonly numbers: Numbers | undefined;
  readonly astray: boolean;
}

/** What to do next, or why: one or two sentences. */
export function detailOf(ended: Ended, sharedDevice: boolean, language: string, messages: Messages): string {
  const {step, form, outcome, numbers, astray} = ended;
  const stillThere = form ? messages.stillThere : '';
  switch (step as End) {
    case 'received':
      return numbers?.orderNumber ? messages.order.replace('{n}', numbers.orderNumber) : messages.receivedText;
    case 'kept':
      return messages[astray ? 'keptForeign' : sharedDevice ? 'keptHere' : 'keptText'];
    case 'refused': {
      const why = outcome?.kind === 'refused' && outcome.error.messages;
      return why ? localized(why, language) : messages.unreachableText + stillThere;
    }
    case 'foreign':
      return messages.foreignText + stillThere;
    case 'unreachable':
      return messages.unreachableText;
    case 'rated':
      return messages.ratedText;
    case 'sending':
      return '';
    default:
      return messages.help;
  }
}

/** The whole end as it is spoken: what happened, the number, what to do. */
export function sentenceOf(ended: Ended, sharedDevice: boolean, language: string, messages: Messages): string {
  const {step, numbers} = ended;
  const number = numbers && `${messages.receipt} ${numbers.receiptNumber}`;
  return [messages[step as End], number, detailOf(ended, sharedDevice, language, messages)].filter(Boolean).join('。');
}
