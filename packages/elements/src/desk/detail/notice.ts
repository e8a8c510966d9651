import type {Notice} from '@gov-rating/contract';
import {html} from 'lit';
import {shanghaiTime} from '../../messages/shanghai-time.ts';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {renderNoticeClock} from '../base/clock.ts';
import {factList} from '../base/fact-list.ts';
import {renderEntry, renderStanding, type ListActions} from '../list/rows.ts';
import {institutionName, type DeskState} from '../base/state.ts';
import {renderSteps} from '../form/steps.ts';
import {renderOrderLink, type LinkActions} from './suspicion.ts';
import {chinese, renderWritten, words} from '../base/format.ts';

const renderStage = ({state}: Notice, m: DeskMessages) =>
  renderStanding({open: m.noticed, answered: m.answered, closed: m.finished}[state], state === 'closed');

const renderCount = ({badRatings}: Notice, m: DeskMessages) =>
  words(m.badRatings.replace('{n}', `${badRatings}`), 'pill level');

const staffOf = ({staffNumber}: Notice, m: DeskMessages): string => m.staff.replace('{n}', staffNumber);

/** A notice in the list. */
export const renderNoticeRow = (notice: Notice, desk: DeskState, {openEntry}: ListActions, m: DeskMessages) =>
  renderEntry(desk, notice.noticeId, () => openEntry(notice.noticeId, {notice}), {
    name: words(staffOf(notice, m)),
    pill: renderCount(notice, m),
    meta: renderNoticeClock(notice, m),
    state: renderStage(notice, m),
    facts: [chinese(notice.institutionName), words(m.openedOn.replace('{day}', shanghaiTime(notice.openedAt, m.day)))],
  });

/** A notice: what led to it, what the institution does about it, and how it ended. */
export function renderNotice(desk: DeskState, notice: Notice, actions: LinkActions, language: string, m: DeskMessages) {
  const {badRatings, days, orderNumbers, measures, answeredAt, closingNote, closedAt, closedBy} = notice;
  return html`<header>
      <h3 tabindex="-1" part="order" .textContent=${staffOf(notice, m)}></h3>
      <p class="pills">${renderStage(notice, m)} ${renderCount(notice, m)} ${renderNoticeClock(notice, m)}</p>
    </header>
    <section class="why">
      <h4 .textContent=${m.noticeWhy}></h4>
      <p .textContent=${repeated(badRatings, days, m)}></p>
      <ul class="links">
        ${orderNumbers.map(orderNumber => html`<li>${renderOrderLink(orderNumber, actions)}</li>`)}
      </ul>
    </section>
    ${renderSteps(desk, actions, language, m)}
    ${
      answeredAt
        ? html`<section>
            <h4 .textContent=${m.measures}></h4>
            ${renderWritten(answeredAt, notice.institutionName, measures, m)}
          </section>`
        : ''
    }
    ${
      closedAt
        ? html`<section>
            <h4 .textContent=${m.finished}></h4>
            ${renderWritten(closedAt, institutionName(desk, closedBy ?? ''), closingNote, m)}
          </section>`
        : ''
    }
    ${factList([
      [m.served, chinese(notice.institutionName)],
      [m.openedAt, shanghaiTime(notice.openedAt, m.date)],
    ])}`;
}

/** How many bad ratings led to a notice, in words. */
export const repeated = (badRatings: unknown, days: unknown, m: DeskMessages): string =>
  m.repeated.replace('{n}', `${badRatings}`).replace('{days}', `${days}`);
