import type {Outcome} from '@gov-rating/sdk/core';
import {html, type TemplateResult} from 'lit';
import {localized} from '../messages/language.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {icon} from './gov-rating.icons.ts';

/** What the person sees; every name is also the key of the sentence that is spoken, and shown where there is no form. */
export type Step =
  | 'loading'
  | 'open'
  | 'sending'
  | 'received'
  | 'kept'
  | 'refused'
  | 'rated'
  | 'expired'
  | 'invalid'
  | 'unreachable'
  | 'closed';

/** What an end is drawn from. */
export interface Ended {
  readonly step: Step;
  readonly outcome: Outcome | undefined;
  readonly sharedDevice: boolean;
  readonly load: () => unknown;
}

/** Everything but the form: how the rating ended, or why there is none; the same sentence for eye and ear. */
export function renderEnd(ended: Ended, language: string, messages: Messages): TemplateResult {
  const {step, outcome, sharedDevice, load} = ended;
  const receipt = outcome?.kind === 'received' ? outcome.receipt : undefined;
  const failed = outcome?.kind === 'failed';
  const refusal = outcome?.kind === 'refused' && outcome.error.messages;
  const why = refusal ? localized(refusal, language) : messages[failed ? 'unreachable' : 'closed'];
  const [before, after] = messages.order.split('{n}');
  const again = failed || step === 'unreachable';
  return html`<div class="end${step === 'loading' ? ' wait' : ''}" part="end">
    ${icon(step)}
    <h2 id="title" part="title" tabindex="-1" aria-describedby="detail">${messages[step as keyof Messages]}</h2>
    <div id="detail">
      ${receipt ? html`<p class="number" part="receipt">${messages.receipt}<b>${receipt.receiptNumber}</b></p>` : ''}
      ${receipt?.orderNumber ? html`<p>${before}<span class="nowrap">${receipt.orderNumber}</span>${after}</p>` : ''}
      ${step === 'kept' ? html`<p>${messages[sharedDevice ? 'keptHere' : 'keptText']}</p>` : ''}
      ${step === 'refused' ? html`<p>${why}</p>` : ''}
    </div>
    ${again ? html`<button type="button" @click=${load}>${messages.retry}</button>` : ''}
  </div>`;
}
