import type {ReceiptProgress} from '@gov-rating/contract';
import {html, svg, type TemplateResult} from 'lit';
import {shanghaiTime} from '../gov-rating/gov-rating.time.ts';
import type {ReceiptMessages} from '../messages/receipt.ts';

type Order = NonNullable<ReceiptProgress['order']>;
type State = Order['state'];

/** What is due next, where something has a date. */
const clocks = {
  created: 'next_contacted',
  signed: 'next_contacted',
  contacted: 'next_verified',
  verified: 'next_replied',
  rectifying: 'next_replied',
  rectified: 'next_replied',
  explained: 'next_replied',
  replied: 'next_followed_up',
} as const satisfies {readonly [S in State]?: keyof ReceiptMessages};

/** The way of an order to its end, and from where on it each state has it still before it. */
const way = ['signed', 'contacted', 'verified', 'rectified', 'replied', 'closed'] as const;
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

const stateName = (state: State, messages: ReceiptMessages): string =>
  messages[state === 'closed' ? 'closed_order' : state];

/** The last day of a time limit that ends at a moment: the end belongs to the day before, when it is midnight. */
function lastDay(dueAt: string, messages: ReceiptMessages): string {
  const last = new Date(Date.parse(dueAt) - 1).toISOString();
  const year = (moment: string) => shanghaiTime(moment, '{y}');
  const {day, date} = messages;
  return shanghaiTime(last, year(last) === year(new Date().toISOString()) ? day : date.replace(' {t}', ''));
}

/** How the rating stands, in one line. */
export function standing({state, order}: ReceiptProgress, messages: ReceiptMessages): string {
  if (state === 'voided') return messages.void;
  return order ? stateName(order.state, messages) : messages.effective;
}

/** What comes next and by when, in words; overdue is said as it is. Empty when nothing is promised. */
export function promise({state, order}: ReceiptProgress, messages: ReceiptMessages): string {
  if (state === 'voided' || !order || !(order.state in clocks)) return '';
  if (!order.dueAt) return messages.noLimit;
  const what = messages[clocks[order.state as keyof typeof clocks]];
  return messages[order.overdue ? 'late' : 'due']
    .replace('{d}', lastDay(order.dueAt, messages))
    .replace('{what}', what);
}

const sign = (kind: string) =>
  svg`<svg class=${kind} viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="M7.5 12.5l3 3 6-6.5"/></svg>`;

/** What was done, when, and what is still to come. */
export function renderSteps(order: Order, messages: ReceiptMessages): TemplateResult {
  const {steps, state} = order;
  const done = steps.map(({state: at, at: when}, index) => ({
    kind: index === steps.length - 1 ? 'now' : 'done',
    name: at !== 'created' ? stateName(at, messages) : index ? messages.handedOn : messages.opened,
    when,
  }));
  const coming = way.slice(behind[state] ?? way.length);
  return html`<h3>${messages.steps}</h3>
    <ol part="steps">
      ${done.map(
        ({kind, name, when}) =>
          html`<li class=${kind} aria-current=${kind === 'now' ? 'step' : 'false'}>
            ${sign(kind)}
            <div>
              <span>${name}</span>
              <time datetime=${when}>${shanghaiTime(when, messages.date)}</time>
            </div>
          </li>`,
      )}
      ${coming.map(
        name =>
          html`<li class="next">
            ${sign('next')}
            <div>
              <span
                >${messages[name === 'rectified' && state === 'rectifying' ? 'next_done' : (`next_${name}` as const)]}</span
              >
            </div>
          </li>`,
      )}
    </ol>`;
}

/** Words of somebody else, as they were written. */
export const renderQuote = (title: string, text: string): TemplateResult =>
  html`<h3>${title}</h3>
    <blockquote part="quote" dir="auto">${text}</blockquote>`;
