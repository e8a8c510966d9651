import {orderStateNames, orderStates, type OrderState} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {localized} from '../../messages/language.ts';
import {renderNoticeRow} from '../detail/notice.ts';
import {kindOf, seesNotices, seesSuspicions, type List, type Place} from './views.ts';
import {renderOrderRow, renderReviewRow, type ListActions} from './rows.ts';
import type {DeskState} from '../base/state.ts';
import {renderSuspicionRow} from '../detail/suspicion.ts';
import {renderSkeleton, renderTold, toldOf, type Told} from '../base/failure.ts';
import {words} from '../base/format.ts';

/** Where orders stand, every state with its number, and what else this person may see, as filters. */
export function renderRail(desk: DeskState, actions: ListActions, language: string, m: DeskMessages) {
  const {states = []} = desk.counts ?? {};
  const sum = (key: 'count' | 'overdue') => states.reduce((total, entry) => total + entry[key], 0);
  /** What holds nothing takes no room, unless somebody is there. */
  const entry = (place: Place, name: string, count?: number, late = 0) =>
    html`<li ?hidden=${count === 0 && desk.place !== place && place !== 'all'}>
      <button
        type="button"
        class="place${place === 'overdue' && count ? ' alarm' : ''}"
        data-place=${place}
        aria-current=${desk.place === place ? 'true' : 'false'}
        @click=${() => actions.go(place)}
      >
        ${words(name)} ${late ? words(m.late.replace('{n}', `${late}`), 'late') : ''}
        ${count === undefined ? '' : words(`${count}`, 'count')}
      </button>
    </li>`;
  const group = (name: string, entries: unknown, hidden = false) =>
    html`<div ?hidden=${hidden}>
      <h3 .textContent=${name}></h3>
      <ul>
        ${entries}
      </ul>
    </div>`;
  const named = (...found: readonly (keyof DeskMessages & Place)[]) => found.map(place => entry(place, m[place]));
  return html`<nav class="rail" part="rail" aria-label=${m.places}>
    <ul>
      ${entry('all', m.all, desk.counts && sum('count'))} ${entry('overdue', m.overdue, sum('overdue'))}
    </ul>
    ${group(
      m.byState,
      orderStateNames.map((state: OrderState) => {
        const found = states.find(counted => counted.state === state);
        return entry(state, localized(orderStates[state].name, language), found?.count ?? 0, found?.overdue);
      }),
      sum('count') === 0 && !(desk.place in orderStates),
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
function nothingIn(place: Place, m: DeskMessages): Told {
  if (place === 'overdue') return {sign: 'done', what: m.allDone};
  const sentences = {
    orders: m.empty,
    reviews: m.emptyReviews,
    suspicions: m.emptySuspicions,
    notices: m.emptyNotices,
  };
  return {sign: 'nothing', what: sentences[kindOf(place)], toDo: m.emptyDo};
}

/** The list of a place, page by page, and its filter by institution. */
export function renderList(desk: DeskState, actions: ListActions, language: string, m: DeskMessages) {
  const {place, own, institutionCode, list, listTrouble, nextCursor, loadingMore} = desk;
  const filter = (event: Event) => actions.filterBy((event.target as HTMLSelectElement).value);
  return html`<div class="list" part="list">
    ${
      own.length > 1 && kindOf(place) === 'orders'
        ? html`<label class="filter"
            >${words(m.institution)}
            <select @change=${filter}>
              <option value="" ?selected=${!institutionCode} .textContent=${m.everyInstitution}></option>
              ${own.map(
                ({code, name}) =>
                  html`<option
                    lang="zh-CN"
                    value=${code}
                    ?selected=${code === institutionCode}
                    .textContent=${name}
                  ></option>`,
              )}
            </select></label
          >`
        : ''
    }
    ${listTrouble ? renderTold(toldOf(listTrouble, language, m), actions.refresh, m) : ''}
    ${
      list?.items.length
        ? html`<ul class="rows">
              ${rowsOf(list, desk, actions, language, m)}
            </ul>
            <p class="foot">
              ${words(m.shown.replace('{n}', `${list.items.length}`), 'muted')}
              ${
                nextCursor === null
                  ? ''
                  : html`<button
                      type="button"
                      class="more"
                      aria-disabled=${loadingMore}
                      @click=${actions.more}
                      .textContent=${loadingMore ? m.loading : m.more}
                    ></button>`
              }
            </p>`
        : list
          ? renderTold(nothingIn(place, m), undefined, m)
          : listTrouble
            ? ''
            : renderSkeleton(6, m)
    }
  </div>`;
}
