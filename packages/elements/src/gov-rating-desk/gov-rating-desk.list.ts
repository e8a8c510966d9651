import type {Order, ReviewEntry} from '@gov-rating/contract';
import {levelNames, orderStateNames, orderStates, reviewGroundNames, type OrderState} from '@gov-rating/sdk/desk-core';
import {html} from 'lit/html.js';
import type {DeskMessages} from '../messages/desk.ts';
import {localized} from '../messages/language.ts';
import {renderClock, renderReviewClock} from './gov-rating-desk.clock.ts';
import {institutionName, listsReviews, type DeskState, type Place} from './gov-rating-desk.state.ts';

/** What somebody can do with the lists. */
export interface ListActions {
  readonly go: (place: Place) => void;
  readonly filterBy: (institutionCode: string) => void;
  readonly open: (orderNumber: string) => void;
  readonly more: () => void;
}

/** Where orders stand: every state with its number, as filters. */
export function renderRail(desk: DeskState, actions: ListActions, language: string, m: DeskMessages) {
  const {states = []} = desk.counts ?? {};
  const sum = (key: 'count' | 'overdue') => states.reduce((total, entry) => total + entry[key], 0);
  const entry = (place: Place, name: string, count?: number, late = 0) =>
    html`<li class=${count === 0 && desk.place !== place ? 'none' : ''}>
      <button
        type="button"
        class="place${place === 'overdue' && count ? ' alarm' : ''}"
        aria-current=${desk.place === place ? 'true' : 'false'}
        @click=${() => actions.go(place)}
      >
        <span>${name}</span>
        ${late ? html`<span class="late">${m.late.replace('{n}', `${late}`)}</span>` : ''}
        ${count === undefined ? '' : html`<span class="count">${count}</span>`}
      </button>
    </li>`;
  return html`<nav class="rail" part="rail" aria-label=${m.places}>
    <ul>
      ${entry('all', m.all, desk.counts && sum('count'))} ${entry('overdue', m.overdue, desk.counts && sum('overdue'))}
    </ul>
    <h3>${m.byState}</h3>
    <ul>
      ${orderStateNames.map((state: OrderState) => {
        const found = states.find(counted => counted.state === state);
        return entry(state, localized(orderStates[state].name, language), found?.count, found?.overdue);
      })}
    </ul>
    <h3>${m.reviewing}</h3>
    <ul>
      ${entry('open', m.open)} ${entry('decided', m.decided)}
    </ul>
  </nav>`;
}

/** The list of a place, page by page, and its filter by institution. */
export function renderList(desk: DeskState, actions: ListActions, language: string, m: DeskMessages) {
  const {place, institutions, institutionCode, orders, reviews, nextCursor, loadingMore} = desk;
  const items = listsReviews(place)
    ? reviews?.map(review => renderReviewRow(review, desk, actions, language, m))
    : orders?.map(order => renderRow(order, desk, actions, language, m));
  const filter = (event: Event) => actions.filterBy((event.target as HTMLSelectElement).value);
  const nothing = listsReviews(place) ? m.emptyReviews : place === 'overdue' ? m.allDone : m.empty;
  return html`<div class="list" part="list">
    ${
      institutions.length > 1 && !listsReviews(place)
        ? html`<label class="filter"
            ><span>${m.institution}</span>
            <select @change=${filter}>
              <option value="" ?selected=${!institutionCode}>${m.everyInstitution}</option>
              ${institutions.map(
                ({code, name}) => html`<option value=${code} ?selected=${code === institutionCode}>${name}</option>`,
              )}
            </select></label
          >`
        : ''
    }
    ${
      !items
        ? html`<p class="quiet">${m.loading}</p>`
        : items.length === 0
          ? html`<p class="quiet">${nothing}</p>`
          : html`<ul class="rows">
              ${items}
            </ul>`
    }
    ${
      items && items.length > 0
        ? html`<p class="foot">
            <span class="muted">${m.shown.replace('{n}', `${items.length}`)}</span>
            ${
              nextCursor === null
                ? ''
                : html`<button type="button" class="more" aria-disabled=${loadingMore} @click=${actions.more}>
                    ${loadingMore ? m.loading : m.more}
                  </button>`
            }
          </p>`
        : ''
    }
  </div>`;
}

function renderRow(order: Order, desk: DeskState, {open}: ListActions, language: string, m: DeskMessages) {
  const {orderNumber, itemName, level, state, institutionCode} = order;
  return html`<li>
    <button
      type="button"
      class="row"
      part="row"
      aria-current=${desk.opened === orderNumber ? 'true' : 'false'}
      data-number=${orderNumber}
      @click=${() => open(orderNumber)}
    >
      <span class="item">${itemName}</span>
      ${renderLevel(level, language)}
      <span class="meta">${renderClock(order, m)}</span>
      ${renderState(state, language)}
      <span class="muted meta wide"
        >${order.realName ? `${m.realName} · ` : ''}${institutionName(desk, institutionCode)}</span
      >
    </button>
  </li>`;
}

function renderReviewRow(review: ReviewEntry, desk: DeskState, {open}: ListActions, language: string, m: DeskMessages) {
  const {orderNumber, itemName, instance, state, ground, ratedInstitution} = review;
  return html`<li>
    <button
      type="button"
      class="row"
      part="row"
      ?disabled=${orderNumber === null}
      aria-current=${desk.opened === orderNumber ? 'true' : 'false'}
      data-number=${orderNumber}
      @click=${() => open(orderNumber ?? '')}
    >
      <span class="item">${itemName}</span>
      <span class="pill level">${m[instance]} · ${localized(reviewGroundNames[ground], language)}</span>
      <span class="meta">${renderReviewClock(review, m)}</span>
      <span class="pill">${state === 'open' ? m.undecided : m[state]}</span>
      <span class="muted meta wide">${institutionName(desk, ratedInstitution)}</span>
    </button>
  </li>`;
}

/** The level of the rating as a word in a frame. */
export const renderLevel = (level: Order['level'], language: string) =>
  html`<span class="pill level ${level === 'very_dissatisfied' ? 'worst' : ''}"
    >${localized(levelNames[level], language)}</span
  >`;

/** The state of an order as a word on a ground. */
export const renderState = (state: OrderState, language: string) =>
  html`<span class="pill ${orderStates[state].ended ? 'ended' : ''}" part="state"
    >${localized(orderStates[state].name, language)}</span
  >`;
