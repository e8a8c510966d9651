import type {Notice, Order, Review} from '@gov-rating/contract/types';
import {orderStates} from '@gov-rating/sdk/desk-core';
import {html, svg} from 'lit';
import {fill} from '../../messages/fill.ts';
import {phrase} from './format.ts';
import type {Words} from './words.ts';

/** The time that is left. Each urgency has its own text, shape and weight; colour is only an addition. */
type Urgency = 'late' | 'soon' | 'calm';

const shapes: Record<Urgency, string> = {
  late: 'M12 3.2 22 20.5H2ZM12 9.5v5M12 17.4v.2',
  soon: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M12 7v5.5h4',
  calm: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M12 7v5.5l3.5 2',
};

/** With fewer days left than these an entry is due soon. */
const soonDays = 2;

/** The clock of an order, the day on which the order ended, or nothing while no time limit runs. */
export function renderOrderClock(order: Order, words: Words) {
  const {clock} = orderStates[order.state] as {readonly clock: 'contact' | 'answer' | 'followUp' | null};
  if (order.closedAt) return renderEnd(order.closedAt, words);
  return clock === null ? '' : renderClock(order, words[`${clock}Clock`], words);
}

/** The clock of a review or an appeal while it is open. */
export const renderReviewClock = (review: Review, words: Words) =>
  review.state === 'open' ? renderClock(review, words[review.instance], words) : '';

/** The clock of a notice until it is answered; the day on which it was closed. */
export function renderNoticeClock({state, closedAt, ...timed}: Notice, words: Words) {
  if (state === 'open') return renderClock(timed, words.noticeClock, words);
  return closedAt ? renderEnd(closedAt, words) : '';
}

const renderEnd = (moment: string, words: Words) => phrase(fill(words.endedOn, {day: words.longDay(moment)}), 'clock');

type Timed = Pick<Order, 'dueAt' | 'overdue' | 'daysLeft' | 'dayKind'>;

/** Whether there is a limit whose end is not known yet, because the calendar of a year is missing. */
const isUndated = ({dueAt, dayKind}: Timed): boolean => dueAt === null && dayKind !== null;

/** Why an entry has no due date yet; nothing where it has one or needs none. */
export const renderUndated = (timed: Timed, words: Words) =>
  isUndated(timed) ? html`<p class="muted" .textContent=${words.undatedWhy}></p>` : '';

function renderClock(timed: Timed, clock: string, words: Words) {
  if (timed.dueAt === null) return phrase(isUndated(timed) ? words.undated : words.noLimit, 'clock');
  const urgency = urgencyOf(timed);
  // A time limit that ends at 24:00 belongs to the day before.
  const lastDay = words.shortDay(Date.parse(timed.dueAt) - 1);
  const shape = svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${shapes[urgency]}/></svg>`;
  return html`<span class="clock ${urgency}" part="clock"
    ><b>${shape}${phrase(timeLeftText(timed, words))}</b>
    ${phrase(fill(words.until, {clock, day: lastDay}), 'until')}</span
  >`;
}

function urgencyOf({overdue, daysLeft}: Timed): Urgency {
  if (overdue) return 'late';
  return daysLeft !== null && daysLeft < soonDays ? 'soon' : 'calm';
}

function timeLeftText({overdue, daysLeft, dayKind}: Timed, words: Words): string {
  const working = dayKind === 'working';
  const counted = (sentence: string) => fill(sentence, {n: Math.abs(daysLeft ?? 0)});
  if (overdue) return daysLeft ? counted(working ? words.lateWorking : words.lateNatural) : words.isLate;
  if (daysLeft === null) return words.running;
  return daysLeft ? counted(working ? words.leftWorking : words.leftNatural) : words.today;
}
