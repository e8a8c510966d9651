import type {ReceiptProgress} from '@gov-rating/contract';
import {html, svg, type TemplateResult} from 'lit';
import {shanghaiTime} from '../gov-rating/gov-rating.time.ts';
import type {ReceiptMessages} from '../messages/receipt.ts';

type Order = NonNullable<ReceiptProgress['order']>;
type State = Order['state'];

/** What is due next, where something has a date. */
const clocks: {readonly [S in State]?: keyof ReceiptMessages} = {
  created: 'next_contacted',
  signed: 'next_contacted',
  contacted: 'next_verified',
  verified: 'next_replied',
  rectifying: 'next_replied',
  rectified: 'next_replied',
  explained: 'next_replied',
  replied: 'next_followed_up',
};

/** The way of an order to its end, and from where on it each state has it still before it. */
const way = [
  'next_signed',
  'next_contacted',
  'next_verified',
  'next_rectified',
  'next_replied',
  'next_closed',
] as const;
const behind: {readonly [S in State]?: number} = {
  created: 0,
  signed: 1,
  contacted: 2,
  verified: 3,
  rectifying: 3,
  rectified: 4,
  explained: 4,
  replied: 5,
  followed_up: 5,
};

/** The last day of a time limit that ends at a moment: the end belongs to the day before, when it is midnight. */
function lastDay(dueAt: string, {day, date}: ReceiptMessages): string {
  const last = new Date(Date.parse(dueAt) - 1).toISOString();
  const year = (moment: string) => shanghaiTime(moment, '{y}');
  return shanghaiTime(last, year(last) === year(new Date().toISOString()) ? day : date.replace(' {t}', ''));
}

/** Where a rating stands, in one line. */
export function standing({state, order}: ReceiptProgress, messages: ReceiptMessages): string {
  if (state === 'voided') return messages.void;
  if (!order) return messages.effective;
  return messages[order.state === 'closed' ? 'closed_order' : order.state];
}

/** What is promised by when, or should have been done. Empty when nothing is promised. */
export function promise({state, order}: ReceiptProgress, messages: ReceiptMessages): string {
  const next = order && clocks[order.state];
  if (state === 'voided' || !next) return '';
  if (!order.dueAt) return messages.noLimit;
  return messages[order.overdue ? 'late' : 'due']
    .replace('{d}', lastDay(order.dueAt, messages))
    .replace('{what}', messages[next]);
}

/** The strokes of each sign. None says anything that words do not. */
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
  closed: 'M7 12h10',
  alarm: 'M12 7v6M12 16.5v.2',
};

/** A sign in a circle. */
export const sign = (name: keyof typeof strokes): TemplateResult =>
  svg`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10.5"/><path d=${strokes[name]}/></svg>`;

const row = (kind: string, name: string, when: TemplateResult | '' = '') =>
  html`<li class=${kind} aria-current=${kind === 'now' ? 'step' : 'false'}>
    ${sign(kind === 'next' ? 'open' : 'tick')}
    <div><span .textContent=${name}></span>${when}</div>
  </li>`;

/** What was done, when, and what is still to do, by whom and by when where there is a date. */
export function renderSteps({order, receivedAt}: ReceiptProgress, messages: ReceiptMessages): TemplateResult {
  const done = order ? order.steps : [{state: 'received' as const, at: receivedAt}];
  const next = order && clocks[order.state];
  const todo: (keyof ReceiptMessages)[] = way.slice(order ? (behind[order.state] ?? way.length) : way.length);
  if (order?.state === 'rectifying') todo[0] = 'next_done';
  if (order?.dueAt && next && !todo.includes(next)) todo.unshift(next);
  return html`<h3>${messages.steps}</h3>
    <ol part="steps">
      ${done.map(({state, at}, index) => {
        const name =
          state === 'created' ? (index ? 'handedOn' : 'opened') : state === 'closed' ? 'closed_order' : state;
        const when = html`<time datetime=${at} .textContent=${shanghaiTime(at, messages.date)}></time>`;
        return row(index === done.length - 1 ? 'now' : 'done', messages[name], when);
      })}
      ${todo.map(what => {
        const by = what === next && order?.dueAt ? messages.by.replace('{d}', lastDay(order.dueAt, messages)) : '';
        return row('next', messages.todo.replace('{what}', messages[what]) + by);
      })}
    </ol>`;
}

/** As many rows as most ratings have, while nothing is known yet. */
export const renderWaiting = (messages: ReceiptMessages): TemplateResult =>
  html`<h3>${messages.steps}</h3>
    <ol class="wait" aria-hidden="true">
      ${way.map(() => row('next', ''))}
    </ol>`;

/** Words of the institution or of the person, as they were written. */
export const renderQuote = (title: string, text: string): TemplateResult =>
  html`<h3 tabindex="-1" .textContent=${title}></h3>
    <blockquote part="quote" lang="zh-CN" dir="auto" .textContent=${text}></blockquote>`;
