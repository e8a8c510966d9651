import {isApiError} from '@gov-rating/sdk/receipt';
import {html, type TemplateResult} from 'lit';
import type {ReceiptMessages} from '../messages/receipt.ts';
import {foreignAnswer} from '../page/foreign-answer.ts';
import {sign} from './progress.ts';

/** Why something cannot be shown or sent: no answer, an answer that is not the server's, or its refusal. */
export type Failure = 'unreachable' | 'foreign' | 'refused';

/** What a failed call means for the person. */
export const failureOf = (error: unknown): Failure =>
  isApiError(error) ? 'refused' : foreignAnswer(error) ? 'foreign' : 'unreachable';

/** The end of a failed reading: its sign, why it failed, and a button that tries again. */
export const renderFailure = (
  failure: Failure,
  reason: string,
  retry: () => void,
  messages: ReceiptMessages,
): TemplateResult =>
  html`<div class="end" id="now">
    ${sign(failure)}
    <p .textContent=${reason}></p>
    <button class="main" type="button" @click=${retry}>${messages.retry}</button>
  </div>`;
