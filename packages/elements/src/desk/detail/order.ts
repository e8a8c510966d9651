import type {OrderDetail} from '@gov-rating/contract/types';
import {nodeNames, orderOutcomeNames} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {renderOrderClock, renderUndated} from '../base/clock.ts';
import type {OpenEntry} from '../base/entries.ts';
import {renderFactList} from '../base/fact-list.ts';
import {chinese, dotted, phrase, renderComment} from '../base/format.ts';
import {renderLevel, renderOrderState} from '../base/pills.ts';
import {renderProgress} from '../timeline/progress.ts';
import {renderSteps, type EntryContext} from './context.ts';
import {renderReview} from './review.ts';

/** An order: how far it is, what can be done, the rating behind it, reviews, history and facts. */
export function renderOrder(entry: OpenEntry, detail: OrderDetail, context: EntryContext) {
  const {order, reviews} = detail;
  const {words, unmasking} = context;
  return html`<header>
      <h3 id="order" tabindex="-1" part="order">${chinese(order.itemName)}</h3>
      <p class="muted" .textContent=${order.orderNumber}></p>
      <p class="pills">
        ${renderOrderState(order.state, words)} ${renderLevel(order.level, words)}
        ${phrase(order.realName ? words.realName : words.anonymous, 'pill ended')}
        ${order.escalatedAt ? phrase(words.escalated, 'pill worst') : ''} ${renderOrderClock(order, words)}
      </p>
      ${renderUndated(order, words)}
    </header>
    ${order.state === 'voided' ? html`<p class="trouble" .textContent=${words.voidedNotice}></p>` : ''}
    ${renderProgress(order.state, words)} ${renderSteps(entry, context)}
    <section>
      <h4 .textContent=${words.rating}></h4>
      <ul class="tags">
        ${order.tags.map(code => html`<li .textContent=${words.tagText(code)}></li>`)}
      </ul>
      ${renderComment(order.comment, words, order.wordsErasedAt)}
      <gov-rating-desk-person
        class="part"
        .words=${words}
        .state=${unmasking}
        .contactable=${detail.contactable}
      ></gov-rating-desk-person>
    </section>
    ${
      reviews.length > 0
        ? html`<section>
            <h4 .textContent=${words.reviewing}></h4>
            ${reviews.map(review => renderReview(review, context))}
          </section>`
        : ''
    }
    <section>
      <h4 .textContent=${words.timeline}></h4>
      <gov-rating-desk-timeline class="part" .words=${words} .detail=${detail}></gov-rating-desk-timeline>
    </section>
    ${renderFacts(detail, context)}`;
}

function renderFacts({order, institutionName}: OrderDetail, {words}: EntryContext) {
  return renderFactList([
    [
      order.projectNo === null ? words.ticketNumber : words.projectNo,
      dotted(
        phrase(order.projectNo === null ? `${order.ticketNumber}` : `${order.projectNo}-${order.serviceNumber}`),
        phrase(words.localize(nodeNames[order.node])),
      ),
    ],
    [words.served, chinese(institutionName)],
    [words.handledBy, chinese(words.institutionName(order.institutionCode))],
    [words.created, words.moment(order.createdAt)],
    [words.outcome, order.outcome && words.localize(orderOutcomeNames[order.outcome])],
    [words.promisedFor, order.promisedFor && words.longDay(order.promisedFor)],
  ]);
}
