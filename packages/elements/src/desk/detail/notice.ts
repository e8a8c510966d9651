import type {Notice} from '@gov-rating/contract/types';
import {html} from 'lit';
import {renderNoticeClock, renderUndated} from '../base/clock.ts';
import type {OpenEntry} from '../base/entries.ts';
import {renderFactList} from '../base/fact-list.ts';
import {chinese, renderWritten, repeatedText} from '../base/format.ts';
import {renderBadRatings, renderNoticeState, staffOf} from '../base/pills.ts';
import {renderOrderLink, renderSteps, type EntryContext} from './context.ts';

/** A notice: what led to it, what the institution does about it, and the outcome. */
export function renderNotice(entry: OpenEntry, notice: Notice, context: EntryContext) {
  const {words} = context;
  const {badRatings, days, orderNumbers, measures, answeredAt, closingNote, closedAt, closedBy} = notice;
  return html`<header>
      <h3 tabindex="-1" part="order" .textContent=${staffOf(notice, words)}></h3>
      <p class="pills">
        ${renderNoticeState(notice, words)} ${renderBadRatings(notice, words)} ${renderNoticeClock(notice, words)}
      </p>
      ${renderUndated(notice, words)}
    </header>
    <section class="why">
      <h4 .textContent=${words.noticeWhy}></h4>
      <p .textContent=${repeatedText(badRatings, days, words)}></p>
      <ul class="links">
        ${orderNumbers.map(orderNumber => html`<li>${renderOrderLink(orderNumber, context)}</li>`)}
      </ul>
    </section>
    ${renderSteps(entry, context)}
    ${
      answeredAt
        ? html`<section>
            <h4 .textContent=${words.measures}></h4>
            ${renderWritten(answeredAt, notice.institutionName, measures, words)}
          </section>`
        : ''
    }
    ${
      closedAt
        ? html`<section>
            <h4 .textContent=${words.finished}></h4>
            ${renderWritten(closedAt, words.institutionName(closedBy ?? ''), closingNote, words)}
          </section>`
        : ''
    }
    ${renderFactList([
      [words.served, chinese(notice.institutionName)],
      [words.openedAt, words.moment(notice.openedAt)],
    ])}`;
}
