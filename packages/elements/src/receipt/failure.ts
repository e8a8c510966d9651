import {isApiError} from '@gov-rating/sdk/receipt';
import {html, type TemplateResult} from 'lit';
import type {ReceiptMessages} from '../messages/receipt.ts';
import {foreignAnswer} from '../page/foreign-answer.ts';
import {sign} from './progress.ts';

/** Why a request failed: no response, a response that is not the server's, or a refusal of the server. */
export type Failure = 'unreachable' | 'foreign' | 'refused';

/** Returns what a failed request means for the person. */
export const failureOf = (error: unknown): Failure =>
  isApiError(error) ? 'refused' : foreignAnswer(error) ? 'foreign' : 'unreachable';

/** The screen of a failed load: icon, reason, and a retry button. */
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
