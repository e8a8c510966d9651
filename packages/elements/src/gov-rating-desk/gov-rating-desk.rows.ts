import type {Notice, Order, ReviewEntry, Suspicion} from '@gov-rating/contract';
import {levelNames, orderStates, reviewGroundNames, type OrderState} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import type {DeskMessages} from '../messages/desk-zh-CN.ts';
import {localized} from '../messages/language.ts';
import {renderClock, renderReviewClock} from './gov-rating-desk.clock.ts';
import type {Place} from './gov-rating-desk.places.ts';
import {institutionName, type DeskState} from './gov-rating-desk.state.ts';

/** What somebody can do with the lists. */
export interface ListActions {
  readonly go: (place: Place) => void;
  readonly filterBy: (institutionCode: string) => void;
  readonly open: (orderNumber: string) => void;
  readonly openReview: (review: ReviewEntry) => void;
  readonly openSuspicion: (suspicion: Suspicion) => void;
  readonly openNotice: (notice: Notice) => void;
  readonly more: () => void;
}

/** One entry of a list, by what it opens: its name, a pill, what is to be known, how it stands, and where. */
export const renderEntry = (
  desk: DeskState,
  key: string,
  open: () => void,
  [name, pill, meta, state, where]: readonly unknown[],
) =>
  html`<li>
    <button
      type="button"
      class="row"
      part="row"
      aria-current=${desk.opened === key ? 'true' : 'false'}
      data-number=${key}
      @click=${open}
    >
      <span class="item">${name}</span>
      ${pill}
      <span class="meta">${meta}</span>
      ${state}
      <span class="muted meta wide">${where}</span>
    </button>
  </li>`;

/** An order in the list. */
export function renderOrderRow(order: Order, desk: DeskState, actions: ListActions, language: string, m: DeskMessages) {
  const {orderNumber, itemName, level, state, institutionCode, realName} = order;
  return renderEntry(desk, orderNumber, () => actions.open(orderNumber), [
    itemName,
    renderLevel(level, language),
    renderClock(order, m),
    renderState(state, language),
    `${realName ? `${m.realName} · ` : ''}${institutionName(desk, institutionCode)}`,
  ]);
}

/** A review or an appeal in the list; it opens the order where there is one. */
export function renderReviewRow(
  review: ReviewEntry,
  desk: DeskState,
  actions: ListActions,
  language: string,
  m: DeskMessages,
) {
  const {reviewId, orderNumber, itemName, instance, state, ground, ratedInstitution} = review;
  const open = () => (orderNumber === null ? actions.openReview(review) : actions.open(orderNumber));
  return renderEntry(desk, orderNumber ?? reviewId, open, [
    itemName,
    html`<span class="pill level">${m[instance]} · ${localized(reviewGroundNames[ground], language)}</span>`,
    renderReviewClock(review, m),
    html`<span class="pill">${state === 'open' ? m.undecided : m[state]}</span>`,
    institutionName(desk, ratedInstitution),
  ]);
}

/** The level of a rating as a word in a frame. */
export const renderLevel = (level: keyof typeof levelNames, language: string) =>
  html`<span class="pill ${kinds[level] ?? 'plain'}">${localized(levelNames[level], language)}</span>`;

const kinds: Partial<Record<keyof typeof levelNames, string>> = {
  dissatisfied: 'level',
  very_dissatisfied: 'level worst',
};

/** The state of an order as a word on a ground. */
export const renderState = (state: OrderState, language: string) =>
  html`<span class="pill ${orderStates[state].ended ? 'ended' : ''}" part="state"
    >${localized(orderStates[state].name, language)}</span
  >`;
