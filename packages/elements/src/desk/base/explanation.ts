import {isApiError} from '@gov-rating/sdk/desk-core';
import {html, nothing, svg} from 'lit';
import {fill} from '../../messages/fill.ts';
import {foreignAnswer} from '../../page/foreign-answer.ts';
import {renderRequestId, requestIdOf} from '../../base/request-id.ts';
import {noServer, notSignedIn, noToken, UselessSignIn} from './connection.ts';
import {phrase} from './format.ts';
import type {Words} from './words.ts';

/** The shape of each sign. */
const signs = {
  nothing: 'M4 13h4l1.5 3h5L16 13h4M4 13l3-8h10l3 8v6H4Z',
  done: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M7.5 12.5l3 3 6-6.5',
  closed: 'M5 11h14v10H5ZM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11M12 15v2',
  lost: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0ZM12 17v4M3 3l18 18',
  foreign: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M6 12h12',
} as const;

/** What is shown in the place of a list or an entry: what happened, and what to do about it. */
export interface Explanation {
  readonly sign: keyof typeof signs;
  readonly what: string;
  readonly toDo?: string;
  /** Whether the same request can succeed later. */
  readonly retryable?: boolean;
  /** The id of the request, where the server has refused it. */
  readonly requestId?: string | undefined;
}

/** Explains an error, in the words of the server where it sent some. */
export const explain = (error: unknown, words: Words): Explanation => ({
  ...explanationOf(error, words),
  requestId: requestIdOf(error),
});

function explanationOf(error: unknown, words: Words): Explanation {
  if (error === noServer) return {sign: 'lost', what: words.noServer};
  if (error === notSignedIn) return {sign: 'closed', what: words.notSignedIn};
  if (error instanceof UselessSignIn) return {sign: 'closed', what: words.signInRefused, toDo: words.signInRefusedDo};
  if (error === noToken) return {sign: 'closed', what: words.signIn, toDo: words.signInDo, retryable: true};
  const foreign = foreignAnswer(error);
  if (foreign) {
    const {status = foreign} = error as {status?: number | string};
    return {sign: 'foreign', what: fill(words.foreign, {n: status}), toDo: words.foreignDo, retryable: true};
  }
  if (!isApiError(error)) return {sign: 'lost', what: words.unreachable, toDo: words.unreachableDo, retryable: true};
  const {code, status, retry} = error;
  if (code === 'unauthorized') return explanationOf(noToken, words);
  const what = error.messages ? words.localize(error.messages) : error.message;
  return status === 403 ? {sign: 'closed', what, toDo: words.notAllowedDo} : {sign: 'foreign', what, retryable: retry};
}

/** Draws an explanation. With `retry` it is announced, and a retryable one offers a button that calls it. */
export const renderExplanation = (
  {sign, what, toDo, retryable, requestId}: Explanation,
  retry: (() => void) | undefined,
  words: Words,
) =>
  html`<div class="quiet">
    <div role=${retry ? 'alert' : nothing}>
      ${svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${signs[sign]}/></svg>`}
      <p class="what" .textContent=${what}></p>
      ${toDo ? html`<p class="muted" .textContent=${toDo}></p>` : ''}
    </div>
    ${renderRequestId(words.errorId, requestId)}
    ${retryable ? html`<button type="button" @click=${retry} .textContent=${words.retry}></button>` : ''}
  </div>`;

/** Grey lines in the shape of what is being loaded. */
export const renderSkeleton = (lines: number, words: Words) =>
  html`<div class="skeleton">${phrase(words.loading, 'sr')} ${Array.from({length: lines}, () => html`<i></i>`)}</div>`;
