import {isApiError} from '@gov-rating/sdk/desk-core';
import {html, nothing, svg} from 'lit';
import {foreignAnswer} from '../../page/foreign-answer.ts';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {localized} from '../../messages/language.ts';
import {noServer, noToken, notSignedIn} from './state.ts';
import {words} from './format.ts';

/** What stands where a list or an entry would be, each with its own shape. */
const signs = {
  nothing: 'M4 13h4l1.5 3h5L16 13h4M4 13l3-8h10l3 8v6H4Z',
  done: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M7.5 12.5l3 3 6-6.5',
  closed: 'M5 11h14v10H5ZM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11M12 15v2',
  lost: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0ZM12 17v4M3 3l18 18',
  foreign: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M6 12h12',
} as const;

/** What happened and what to do about it. */
export interface Told {
  readonly sign: keyof typeof signs;
  readonly what: string;
  readonly toDo?: string;
  /** Whether the same can succeed later. */
  readonly again?: boolean;
}

/** What to say about a failure, in the words of the server where it gave some. */
export function toldOf(trouble: unknown, language: string, m: DeskMessages): Told {
  if (trouble === noServer) return {sign: 'lost', what: m.noServer};
  if (trouble === notSignedIn) return {sign: 'closed', what: m.notSignedIn};
  if (trouble === noToken) return {sign: 'closed', what: m.signIn, toDo: m.signInDo, again: true};
  const foreign = foreignAnswer(trouble);
  if (foreign) {
    const {status = foreign} = trouble as {status?: number | string};
    return {sign: 'foreign', what: m.foreign.replace('{n}', `${status}`), toDo: m.foreignDo, again: true};
  }
  if (!isApiError(trouble)) return {sign: 'lost', what: m.unreachable, toDo: m.unreachableDo, again: true};
  const {code, status, messages, message, retry} = trouble;
  if (code === 'unauthorized') return toldOf(noToken, language, m);
  const what = messages ? localized(messages, language) : message;
  return status === 403 ? {sign: 'closed', what, toDo: m.notAllowedDo} : {sign: 'foreign', what, again: retry};
}

/** What is said in the place of something that is not there. */
export const renderTold = ({sign, what, toDo, again}: Told, retry: (() => void) | undefined, m: DeskMessages) =>
  html`<div class="quiet" role=${retry ? 'alert' : nothing}>
    ${svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${signs[sign]}/></svg>`}
    <p class="what" .textContent=${what}></p>
    ${toDo ? html`<p class="muted" .textContent=${toDo}></p>` : ''}
    ${again ? html`<button type="button" @click=${retry} .textContent=${m.retry}></button>` : ''}
  </div>`;

/** What has the shape of what comes. */
export const renderSkeleton = (lines: number, m: DeskMessages) =>
  html`<div class="skeleton">${words(m.loading, 'sr')} ${Array.from({length: lines}, () => html`<i></i>`)}</div>`;
