import type {Order, ReviewEntry} from '@gov-rating/contract';
import {levelNames, orderStates, reviewGroundNames, type OrderState} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {localized} from '../../messages/language.ts';
import {renderClock, renderReviewClock} from '../base/clock.ts';
import type {Place} from './views.ts';
import type {Opened} from '../loader.ts';
import {institutionName, type DeskState} from '../base/state.ts';
import {chinese, dotted, words} from '../base/format.ts';

/** What somebody can do with the lists. */
export interface ListActions {
  readonly go: (place: Place) => void;
  readonly filterBy: (institutionCode: string) => void;
  readonly open: (orderNumber: string) => void;
  /** Opens what is no order, as it stands in the list. */
  readonly openEntry: (id: string, entry: Partial<Opened>) => void;
  readonly more: () => void;
  readonly refresh: () => void;
}

/** What an entry of a list shows, each drawn. */
interface Entry {
  readonly name: unknown;
  readonly pill: unknown;
  /** The first words of what was written. */
  readonly excerpt?: string;
  readonly meta: unknown;
  readonly state: unknown;
  readonly facts: readonly unknown[];
}

/** One entry of a list, by what it opens. */
export const renderEntry = (
  desk: DeskState,
  key: string,
  open: () => void,
  {name, pill, excerpt = '', meta, state, facts}: Entry,
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
      ${pill} ${excerpt ? html`<span class="excerpt wide">${chinese(excerpt)}</span>` : ''}
      <span class="meta">${meta}</span>
      ${state}
      <span class="muted meta wide">${dotted(...facts)}</span>
    </button>
  </li>`;

/** Characters of a comment that tell one order from another. */
const excerptLength = 36;

function excerptOf(comment: string): string {
  const characters = [...comment.replace(/\s+/g, ' ').trim()];
  return characters.length > excerptLength ? `${characters.slice(0, excerptLength).join('')}…` : characters.join('');
}

/** Where an entry belongs, to somebody who sees more than one institution. */
const renderWhere = (desk: DeskState, code: string) => desk.own.length > 1 && chinese(institutionName(desk, code));

/** An order in the list. */
export function renderOrderRow(order: Order, desk: DeskState, actions: ListActions, language: string, m: DeskMessages) {
  const {orderNumber, itemName, level, state, institutionCode, realName, comment} = order;
  return renderEntry(desk, orderNumber, () => actions.open(orderNumber), {
    name: chinese(itemName),
    pill: renderLevel(level, language),
    excerpt: excerptOf(comment),
    meta: renderClock(order, m),
    state: renderState(state, language),
    facts: [words(orderNumber), realName && words(m.realName), renderWhere(desk, institutionCode)],
  });
}

/** A review or an appeal in the list; it opens the order where there is one. */
export function renderReviewRow(
  review: ReviewEntry,
  desk: DeskState,
  actions: ListActions,
  language: string,
  m: DeskMessages,
) {
  const {reviewId, orderNumber, itemName, instance, state, ground, ratedInstitution, reason} = review;
  const open = () => (orderNumber === null ? actions.openEntry(reviewId, {review}) : actions.open(orderNumber));
  return renderEntry(desk, orderNumber ?? reviewId, open, {
    name: chinese(itemName),
    pill: words(`${m[instance]} · ${localized(reviewGroundNames[ground], language)}`, 'pill level'),
    excerpt: excerptOf(reason),
    meta: renderReviewClock(review, m),
    state: words(state === 'open' ? m.undecided : m[state], 'pill'),
    facts: [orderNumber && words(orderNumber), renderWhere(desk, ratedInstitution)],
  });
}

/** The level of a rating as a word in a frame. */
export const renderLevel = (level: keyof typeof levelNames, language: string) =>
  words(localized(levelNames[level], language), `pill level ${level === 'very_dissatisfied' ? 'worst' : ''}`);

/** How something stands, as a word on a ground. */
export const renderStanding = (text: string, ended: boolean) =>
  html`<span class="pill ${ended ? 'ended' : ''}" part="state" .textContent=${text}></span>`;

/** The state of an order. */
export const renderState = (state: OrderState, language: string) =>
  renderStanding(localized(orderStates[state].name, language), orderStates[state].ended);
