import type {OrderDetail} from '@gov-rating/contract';
import {isApiError, nodeNames, orderOutcomeNames, orderStates} from '@gov-rating/sdk/desk-core';
import {html} from 'lit/html.js';
import {shanghaiTime} from '../gov-rating/gov-rating.time.ts';
import type {DeskMessages} from '../messages/desk.ts';
import {localized} from '../messages/language.ts';
import {renderClock} from './gov-rating-desk.clock.ts';
import {renderForm, type FormActions} from './gov-rating-desk.fields.ts';
import {leadsOn, nameOf, type FormKind} from './gov-rating-desk.form.ts';
import {renderLevel, renderState} from './gov-rating-desk.list.ts';
import {renderPerson, type PersonActions} from './gov-rating-desk.person.ts';
import {institutionName, notConnected, type DeskState} from './gov-rating-desk.state.ts';
import {dayText, renderProgress, renderReview, renderTimeline} from './gov-rating-desk.timeline.ts';

/** What somebody can do with an open order. */
export interface DetailActions extends FormActions, PersonActions {
  readonly close: () => void;
  readonly reread: () => void;
  readonly begin: (kind: FormKind) => void;
}

/** The open order: rating, person, steps, reviews and history; or why there is none. */
export function renderDetail(desk: DeskState, actions: DetailActions, language: string, m: DeskMessages) {
  const {opened, detail, detailTrouble} = desk;
  if (!opened) return html`<p class="quiet choose">${m.choose}</p>`;
  return html`<p class="back">
      <button type="button" @click=${actions.close}><span aria-hidden="true">‹</span> ${m.back}</button>
    </p>
    ${
      detailTrouble
        ? html`<p class="trouble" role="alert">${sentenceOf(detailTrouble, language, m)}</p>
            <p><button type="button" @click=${actions.reread}>${m.retry}</button></p>`
        : ''
    }
    ${detail ? renderOrder(desk, detail, actions, language, m) : detailTrouble ? '' : html`<p class="quiet">${m.loading}</p>`}`;
}

/** Why something failed, in the words of the server where it gave some. */
export function sentenceOf(trouble: unknown, language: string, m: DeskMessages): string {
  if (trouble === notConnected) return m.notSet;
  if (!isApiError(trouble)) return m.unreachable;
  if (trouble.code === 'unauthorized') return m.signIn;
  if (trouble.code === 'role_not_allowed') return m.notAllowed;
  return trouble.messages ? localized(trouble.messages, language) : m.unreachable;
}

function renderOrder(desk: DeskState, detail: OrderDetail, actions: DetailActions, language: string, m: DeskMessages) {
  const {order, reviews} = detail;
  return html`<header>
      <h3 id="order" tabindex="-1" part="order">${order.itemName}</h3>
      <p class="pills">
        ${renderState(order.state, language)} ${renderLevel(order.level, language)}
        <span class="pill plain">${order.realName ? m.realName : m.anonymous}</span>
        ${order.escalatedAt ? html`<span class="pill worst">${m.escalated}</span>` : ''} ${renderClock(order, m)}
      </p>
    </header>
    ${order.state === 'voided' ? html`<p class="trouble">${m.voidedNotice}</p>` : ''}
    ${renderProgress(order.state, language, m)} ${renderSteps(desk, detail, actions, language, m)}
    <section>
      <h4>${m.rating}</h4>
      <ul class="tags">
        ${order.tags.map(code => html`<li>${localized(desk.tags[code] ?? {'zh-CN': code}, language)}</li>`)}
      </ul>
      ${order.comment ? html`<blockquote class="words">${order.comment}</blockquote>` : html`<p class="muted">${m.noComment}</p>`}
      ${renderPerson(desk, detail, actions, m)}
    </section>
    ${
      reviews.length > 0
        ? html`<section>
            <h4>${m.reviewing}</h4>
            ${reviews.map(review => renderReview(desk, review, language, m))}
          </section>`
        : ''
    }
    <section>
      <h4>${m.timeline}</h4>
      ${renderTimeline(desk, detail, language, m)}
    </section>
    ${renderFacts(desk, detail, language, m)}`;
}

/** The steps that the server allows this person, and the form of the one that was begun. */
function renderSteps(desk: DeskState, detail: OrderDetail, actions: DetailActions, language: string, m: DeskMessages) {
  const {form} = desk;
  const {order, steps, appealable, decidable} = detail;
  const kinds: FormKind[] = [
    ...steps,
    ...(appealable ? ['appeal' as const] : []),
    ...(decidable ? ['decide' as const] : []),
  ];
  const button = (kind: FormKind) =>
    html`<button
      type="button"
      class="step ${leadsOn(kind) ? 'primary' : ''}"
      part="step"
      data-step=${kind}
      @click=${() => actions.begin(kind)}
    >
      ${nameOf(kind, language, m)}
    </button>`;
  const none = orderStates[order.state].ended ? m.ended : m.noSteps;
  return html`<section class="steps" part="steps" aria-label=${m.steps}>
    ${
      form
        ? renderForm(desk, form, kinds.includes(form.kind), actions, language, m)
        : kinds.length > 0
          ? html`<p class="buttons">
              ${[...kinds.filter(leadsOn), ...kinds.filter(kind => !leadsOn(kind))].map(kind => button(kind))}
            </p>`
          : html`<p class="muted">${none}</p>`
    }
  </section>`;
}

function renderFacts(
  desk: DeskState,
  {order, institutionName: served}: OrderDetail,
  language: string,
  m: DeskMessages,
) {
  const facts: [string, string][] = [
    [m.number, order.orderNumber],
    [m.projectNo, `${order.projectNo}-${order.serviceNumber} · ${localized(nodeNames[order.node], language)}`],
    [m.served, served],
    [m.handledBy, institutionName(desk, order.institutionCode)],
    [m.created, shanghaiTime(order.createdAt, m.date)],
    ...(order.outcome ? [[m.outcome, localized(orderOutcomeNames[order.outcome], language)] as [string, string]] : []),
    ...(order.promisedFor ? [[m.promisedFor, dayText(order.promisedFor, m)] as [string, string]] : []),
  ];
  return html`<dl class="facts" part="facts">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
