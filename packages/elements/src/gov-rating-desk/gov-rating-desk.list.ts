import {orderStateNames, orderStates, type OrderState} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import type {DeskMessages} from '../messages/desk-zh-CN.ts';
import {localized} from '../messages/language.ts';
import {renderNoticeRow} from './gov-rating-desk.notice.ts';
import {kindOf, seesNotices, seesSuspicions, type List, type Place} from './gov-rating-desk.places.ts';
import {renderOrderRow, renderReviewRow, type ListActions} from './gov-rating-desk.rows.ts';
import type {DeskState} from './gov-rating-desk.state.ts';
import {renderSuspicionRow} from './gov-rating-desk.suspicion.ts';

/** Where orders stand, every state with its number, and what else this person may see, as filters. */
export function renderRail(desk: DeskState, actions: ListActions, language: string, m: DeskMessages) {
  const {states = []} = desk.counts ?? {};
  const sum = (key: 'count' | 'overdue') => states.reduce((total, entry) => total + entry[key], 0);
  const entry = (place: Place, name: string, count?: number, late = 0) =>
    html`<li class=${count === 0 && desk.place !== place ? 'none' : ''}>
      <button
        type="button"
        class="place${place === 'overdue' && count ? ' alarm' : ''}"
        data-place=${place}
        aria-current=${desk.place === place ? 'true' : 'false'}
        @click=${() => actions.go(place)}
      >
        <span>${name}</span>
        ${late ? html`<span class="late">${m.late.replace('{n}', `${late}`)}</span>` : ''}
        ${count === undefined ? '' : html`<span class="count">${count}</span>`}
      </button>
    </li>`;
  const group = (name: string, entries: unknown) =>
    html`<div>
      <h3>${name}</h3>
      <ul>
        ${entries}
      </ul>
    </div>`;
  const named = (...found: readonly (keyof DeskMessages & Place)[]) => found.map(place => entry(place, m[place]));
  return html`<nav class="rail" part="rail" aria-label=${m.places}>
    <ul>
      ${entry('all', m.all, desk.counts && sum('count'))} ${entry('overdue', m.overdue, desk.counts && sum('overdue'))}
    </ul>
    ${group(
      m.byState,
      orderStateNames.map((state: OrderState) => {
        const found = states.find(counted => counted.state === state);
        return entry(state, localized(orderStates[state].name, language), found?.count, found?.overdue);
      }),
    )}
    ${group(m.reviewing, named('open', 'decided'))}
    ${seesSuspicions(desk) ? group(m.suspicions, named('suspected', 'settled')) : ''}
    ${seesNotices(desk) ? group(m.notices, named('noticed', 'answered', 'finished')) : ''}
  </nav>`;
}

function rowsOf(list: List, desk: DeskState, actions: ListActions, language: string, m: DeskMessages) {
  switch (list.kind) {
    case 'orders':
      return list.items.map(order => renderOrderRow(order, desk, actions, language, m));
    case 'reviews':
      return list.items.map(review => renderReviewRow(review, desk, actions, language, m));
    case 'suspicions':
      return list.items.map(suspicion => renderSuspicionRow(suspicion, desk, actions, language, m));
    case 'notices':
      return list.items.map(notice => renderNoticeRow(notice, desk, actions, m));
  }
}

/** What is said where nothing is. */
function nothingIn(place: Place, m: DeskMessages): string {
  if (place === 'overdue') return m.allDone;
  return {orders: m.empty, reviews: m.emptyReviews, suspicions: m.emptySuspicions, notices: m.emptyNotices}[
    kindOf(place)
  ];
}

/** The list of a place, page by page, and its filter by institution. */
export function renderList(desk: DeskState, actions: ListActions, language: string, m: DeskMessages) {
  const {place, own, institutionCode, list, nextCursor, loadingMore} = desk;
  const items = list && rowsOf(list, desk, actions, language, m);
  const filter = (event: Event) => actions.filterBy((event.target as HTMLSelectElement).value);
  return html`<div class="list" part="list">
    ${
      own.length > 1 && kindOf(place) === 'orders'
        ? html`<label class="filter"
            ><span>${m.institution}</span>
            <select @change=${filter}>
              <option value="" ?selected=${!institutionCode}>${m.everyInstitution}</option>
              ${own.map(
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
          ? html`<p class="quiet">${nothingIn(place, m)}</p>`
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
