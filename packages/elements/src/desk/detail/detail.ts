import type {OrderDetail, ReviewEntry} from '@gov-rating/contract';
import {nodeNames, orderOutcomeNames} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {shanghaiTime} from '../../messages/shanghai-time.ts';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {localized} from '../../messages/language.ts';
import {renderClock} from '../base/clock.ts';
import {factList} from '../base/fact-list.ts';
import {renderNotice} from './notice.ts';
import {renderPerson, type PersonActions} from '../person/person.ts';
import {renderLevel, renderState} from '../list/rows.ts';
import {institutionName, type DeskState} from '../base/state.ts';
import {renderSteps} from '../form/steps.ts';
import {renderSuspicion, type LinkActions} from './suspicion.ts';
import {dayText, renderProgress, renderReview, renderTimeline} from '../timeline/timeline.ts';
import {renderSkeleton, renderTold, toldOf} from '../base/failure.ts';
import {chinese, dotted, renderComment, words} from '../base/format.ts';

/** What somebody can do with what is opened. */
export interface DetailActions extends LinkActions, PersonActions {
  readonly close: () => void;
  readonly reread: () => void;
}

/** What is opened: an order, a review, a mark or a notice; or why there is none. */
export function renderDetail(desk: DeskState, actions: DetailActions, language: string, m: DeskMessages) {
  const {opened, detailTrouble, list} = desk;
  if (!opened) return list?.items.length ? html`<p class="quiet choose muted" .textContent=${m.choose}></p>` : '';
  return html`<p class="back">
      <button type="button" class="small" @click=${actions.close}>
        <span aria-hidden="true">‹</span> ${words(m.back)}
      </button>
    </p>
    ${detailTrouble ? renderTold(toldOf(detailTrouble, language, m), actions.reread, m) : ''}
    ${renderOpened(desk, actions, language, m) ?? (detailTrouble ? '' : renderSkeleton(4, m))}`;
}

function renderOpened(desk: DeskState, actions: DetailActions, language: string, m: DeskMessages) {
  const {detail, review, suspicion, notice} = desk;
  if (suspicion) return renderSuspicion(desk, suspicion, actions, language, m);
  if (notice) return renderNotice(desk, notice, actions, language, m);
  if (review) return renderReviewAlone(desk, review, actions, language, m);
  return detail && renderOrder(desk, detail, actions, language, m);
}

/** A review of a rating that has no order: a mark of a good rating led to it. */
const renderReviewAlone = (
  desk: DeskState,
  review: ReviewEntry,
  actions: DetailActions,
  language: string,
  m: DeskMessages,
) =>
  html`<header>
      <h3 tabindex="-1" part="order">${chinese(review.itemName)}</h3>
    </header>
    ${renderSteps(desk, actions, language, m)}
    <section>
      <h4 .textContent=${m.reviewing}></h4>
      ${renderReview(desk, review, language, m)}
    </section>
    ${factList([[m.served, chinese(institutionName(desk, review.ratedInstitution))]])}`;

function renderOrder(desk: DeskState, detail: OrderDetail, actions: DetailActions, language: string, m: DeskMessages) {
  const {order, reviews} = detail;
  return html`<header>
      <h3 id="order" tabindex="-1" part="order">${chinese(order.itemName)}</h3>
      <p class="muted" .textContent=${order.orderNumber}></p>
      <p class="pills">
        ${renderState(order.state, language)} ${renderLevel(order.level, language)}
        ${words(order.realName ? m.realName : m.anonymous, 'pill ended')}
        ${order.escalatedAt ? words(m.escalated, 'pill worst') : ''} ${renderClock(order, m)}
      </p>
    </header>
    ${order.state === 'voided' ? html`<p class="trouble" .textContent=${m.voidedNotice}></p>` : ''}
    ${renderProgress(order.state, language, m)} ${renderSteps(desk, actions, language, m)}
    <section>
      <h4 .textContent=${m.rating}></h4>
      <ul class="tags">
        ${order.tags.map(code => html`<li .textContent=${localized(desk.tags[code] ?? {'zh-CN': code}, language)}></li>`)}
      </ul>
      ${renderComment(order.comment, m)} ${renderPerson(desk, detail, actions, m)}
    </section>
    ${
      reviews.length > 0
        ? html`<section>
            <h4 .textContent=${m.reviewing}></h4>
            ${reviews.map(review => renderReview(desk, review, language, m))}
          </section>`
        : ''
    }
    <section>
      <h4 .textContent=${m.timeline}></h4>
      ${renderTimeline(desk, detail, language, m)}
    </section>
    ${renderFacts(desk, detail, language, m)}`;
}

function renderFacts(
  desk: DeskState,
  {order, institutionName: served}: OrderDetail,
  language: string,
  m: DeskMessages,
) {
  return factList([
    [
      m.projectNo,
      dotted(words(`${order.projectNo}-${order.serviceNumber}`), words(localized(nodeNames[order.node], language))),
    ],
    [m.served, chinese(served)],
    [m.handledBy, chinese(institutionName(desk, order.institutionCode))],
    [m.created, shanghaiTime(order.createdAt, m.date)],
    [m.outcome, order.outcome && localized(orderOutcomeNames[order.outcome], language)],
    [m.promisedFor, order.promisedFor && dayText(order.promisedFor, m)],
  ]);
}
