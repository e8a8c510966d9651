import type {Notice, Order, Review} from '@gov-rating/contract';
import {orderStates} from '@gov-rating/sdk/desk-core';
import {html, svg} from 'lit';
import {shanghaiTime} from '../../messages/shanghai-time.ts';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {words} from './format.ts';

/** How much time is left. Each kind has its own words, shape and weight; colour only adds to them. */
type Kind = 'late' | 'soon' | 'calm';

const shapes: Record<Kind, string> = {
  late: 'M12 3.2 22 20.5H2ZM12 9.5v5M12 17.4v.2',
  soon: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M12 7v5.5h4',
  calm: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M12 7v5.5l3.5 2',
};

/** The clock of an order, the day on which it ended, or nothing where no clock runs. */
export function renderClock(order: Order, m: DeskMessages) {
  const {clock} = orderStates[order.state] as {readonly clock: 'contact' | 'answer' | 'followUp' | null};
  if (order.closedAt) return endedOn(order.closedAt, m);
  if (clock === null) return '';
  return clockOf(order, m[`${clock}Clock`], m);
}

/** The clock of a review or an appeal, as long as it is open. */
export const renderReviewClock = (review: Review, m: DeskMessages) =>
  review.state === 'open' ? clockOf(review, m[review.instance], m) : '';

/** The clock of a notice, as long as nobody has answered it, or the day on which it was closed. */
export const renderNoticeClock = (notice: Notice, m: DeskMessages) =>
  notice.state === 'open' ? clockOf(notice, m.noticeClock, m) : notice.closedAt ? endedOn(notice.closedAt, m) : '';

const endedOn = (moment: string, m: DeskMessages) =>
  words(m.endedOn.replace('{day}', shanghaiTime(moment, m.dayLong)), 'clock');

type Timed = Pick<Order, 'dueAt' | 'overdue' | 'daysLeft' | 'dayKind'>;

function clockOf(timed: Timed, name: string, m: DeskMessages) {
  if (timed.dueAt === null) return words(m.noLimit, 'clock');
  const kind = kindOf(timed);
  // A limit ends at 24:00, which is the day before in everybody's words.
  const day = shanghaiTime(new Date(Date.parse(timed.dueAt) - 1).toISOString(), m.day);
  const shape = svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${shapes[kind]}/></svg>`;
  return html`<span class="clock ${kind}" part="clock"
    ><b>${shape}${words(leftOf(timed, m))}</b>
    ${words(m.until.replace('{clock}', name).replace('{day}', day), 'until')}</span
  >`;
}

function kindOf({overdue, daysLeft}: Timed): Kind {
  if (overdue) return 'late';
  return daysLeft !== null && daysLeft < 2 ? 'soon' : 'calm';
}

function leftOf({overdue, daysLeft, dayKind}: Timed, m: DeskMessages): string {
  const working = dayKind === 'working';
  const counted = (sentence: string) => sentence.replace('{n}', `${Math.abs(daysLeft ?? 0)}`);
  if (overdue) return daysLeft ? counted(working ? m.lateWorking : m.lateNatural) : m.isLate;
  if (daysLeft === null) return m.running;
  return daysLeft ? counted(working ? m.leftWorking : m.leftNatural) : m.today;
}
