import type {ReceiptProgress} from '@gov-rating/contract/types';
import {html, svg, type TemplateResult} from 'lit';
import {lastDay} from '../messages/last-day.ts';
import {renderGroups} from '../base/number-groups.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import type {ReceiptMessages} from '../messages/receipt.ts';

type Order = NonNullable<ReceiptProgress['order']>;
type State = Order['state'];

/** The steps of an institution with an order, in their sequence. */
const way = [
  'next_signed',
  'next_contacted',
  'next_verified',
  'next_rectified',
  'next_replied',
  'next_followed_up',
  'next_closed',
] as const;

/** By state: the index of the first step still to come, and the step that the time limit applies to. */
const ahead: {readonly [S in State]?: readonly [from: number, due?: number]} = {
  created: [0, 1],
  signed: [1, 1],
  contacted: [2, 2],
  verified: [3, 4],
  rectifying: [3, 4],
  rectified: [4, 4],
  explained: [4, 4],
  replied: [5, 5],
  followed_up: [6],
};

/** The state of a rating in one line. */
export function standing({state, order}: ReceiptProgress, messages: ReceiptMessages): string {
  if (state === 'voided') return messages.void;
  if (!order) return messages.effective;
  return messages[order.state];
}

/** The next promise with its date, or that it is overdue. Empty without a promise. */
export function promise({state, order}: ReceiptProgress, messages: ReceiptMessages): string {
  const [, next] = (order && ahead[order.state]) ?? [];
  if (state === 'voided' || !order || !next) return '';
  if (!order.dueAt) return messages[order.undated ? 'undated' : 'noLimit'];
  return messages[order.overdue ? 'late' : 'due']
    .replace('{d}', lastDay(order.dueAt, messages))
    .replace('{what}', messages[way[next] as (typeof way)[number]]);
}

/** Number, state and next promise in one line, as they are announced. */
export const inOneLine = (progress: ReceiptProgress, messages: ReceiptMessages): string =>
  `${spokenNumber(progress.receiptNumber)} ${standing(progress, messages)} ${promise(progress, messages)}`;

/** The strokes of each icon. The text always says the same. */
const strokes = {
  tick: 'M7.5 12.5l3 3 6-6.5',
  clock: 'M12 6.5v6l4 2',
  // Nothing yet.
  open: '',
  // A cross.
  unreachable: 'M8 8l8 8m0-8l-8 8',
  // A wall between two ends.
  foreign: 'M5 12h4M15 12h4M12 6.5v11',
  // A bar.
  refused: 'M7 12h10',
  // A question mark.
  unknown: 'M9.3 9.2a2.8 2.8 0 1 1 3.9 2.6c-.8.4-1.2.9-1.2 1.9M12 16.8v.1',
  alarm: 'M12 7v6M12 16.5v.2',
};

/** An icon in a circle. */
export const sign = (name: keyof typeof strokes): TemplateResult =>
  svg`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10.5"/><path d=${strokes[name]}/></svg>`;

/** One step. `how`: that it is done, or the present one, for those who do not see the icon; a step to come says so itself. */
const row = (kind: string, name: string, how = '', when: TemplateResult | '' = '') =>
  html`<li class=${kind} aria-current=${kind === 'now' ? 'step' : 'false'}>
    ${sign(kind === 'next' ? 'open' : 'tick')}
    <div>${how ? html`<span class="sr" .textContent=${how}></span>` : ''}<span .textContent=${name}></span>${when}</div>
  </li>`;

/** One step: done, the last that was done, or still to come. */
interface Row {
  readonly kind: 'done' | 'now' | 'next';
  readonly name: string;
  /** When it was done (ISO 8601); undefined for a step to come. */
  readonly at?: string;
}

/** The steps done with their dates, and the steps to come, with the date where there is one. */
export function stepsOf({order, receivedAt}: ReceiptProgress, messages: ReceiptMessages): readonly Row[] {
  const done = order ? order.steps : [{state: 'received' as const, at: receivedAt}];
  const [from = way.length, next] = (order && ahead[order.state]) ?? [];
  const by = order?.dueAt ? messages.by.replace('{d}', lastDay(order.dueAt, messages)) : '';
  return [
    ...done.map(({state, at}, index) => {
      const name = messages[state === 'created' ? (index ? 'handedOn' : 'opened') : state];
      return {kind: index === done.length - 1 ? ('now' as const) : ('done' as const), name, at};
    }),
    ...way.flatMap((what, index) => {
      // A follow-up is shown only for orders that have a date for it.
      if (index < from || (what === 'next_followed_up' && !(by && index === next))) return [];
      const words = messages[what === 'next_rectified' && order?.state === 'rectifying' ? 'next_done' : what];
      return [{kind: 'next' as const, name: messages.todo.replace('{what}', words) + (index === next ? by : '')}];
    }),
  ];
}

/** That a step is done, or the present one; a step to come says so in its name. */
export const howOf = (kind: Row['kind'], {isDone, isNow}: ReceiptMessages): string =>
  kind === 'done' ? isDone : kind === 'now' ? isNow : '';

/** The list of steps. */
export const renderSteps = (progress: ReceiptProgress, messages: ReceiptMessages): TemplateResult =>
  html`<h3>${messages.steps}</h3>
    <ol part="steps">
      ${stepsOf(progress, messages).map(({kind, name, at}) =>
        row(
          kind,
          name,
          howOf(kind, messages),
          at ? html`<time datetime=${at} .textContent=${shanghaiTime(at, messages.date)}></time>` : '',
        ),
      )}
    </ol>`;

/** Number, state and next date. Their space is reserved while they load, because they come first. */
export const renderNow = (
  number: string,
  progress: ReceiptProgress | undefined,
  messages: ReceiptMessages,
): TemplateResult =>
  html`<div id="now">
    <p class="muted">${messages.number}</p>
    <p class="number" part="receipt">
      <bdi translate="no" aria-hidden="true">${renderGroups(number)}</bdi
      ><span class="sr" .textContent=${spokenNumber(number)}></span>
    </p>
    <div class="state" part="state">
      <b .textContent=${progress ? standing(progress, messages) : messages.loading}></b>
      <p
        class=${progress?.order?.overdue ? 'late' : ''}
        .textContent=${progress ? promise(progress, messages) : '\u00a0'}
      ></p>
    </div>
  </div>`;

/** What the institution and those above it have said so far, and the steps. */
export const renderHandling = (progress: ReceiptProgress, messages: ReceiptMessages): TemplateResult => {
  const {order, voidReason} = progress;
  return html`${order?.underReview ? html`<p class="note">${messages.review}</p>` : ''}
  ${progress.state === 'voided' && voidReason ? renderQuote(messages.voidReason, voidReason) : ''}
  ${order?.reply ? renderQuote(messages.reply, order.reply) : ''} ${renderSteps(progress, messages)}`;
};

/** The last lines: another number, and whom a person can call. */
export const renderFoot = (
  another: (() => void) | undefined,
  help: readonly TemplateResult[],
  messages: ReceiptMessages,
): TemplateResult =>
  html`<div class="foot">
    ${another ? html`<button class="plain" type="button" @click=${another}>${messages.another}</button>` : ''}
    <div>${help}</div>
  </div>`;

/** The skeleton, with the number of rows that most ratings have. */
export const renderWaiting = (messages: ReceiptMessages): TemplateResult =>
  html`<h3>${messages.steps}</h3>
    <ol class="wait" aria-hidden="true">
      ${way.map(() => row('next', ''))}
    </ol>`;

/** Words of the institution or of the person, as they were written. */
export const renderQuote = (title: string, text: string): TemplateResult =>
  html`<h3 tabindex="-1" .textContent=${title}></h3>
    <blockquote part="quote" lang="zh-CN" .textContent=${text}></blockquote>`;
