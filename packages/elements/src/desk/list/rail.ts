import {orderStateNames, orderStates, type OrderState} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {fill} from '../../messages/fill.ts';
import {phrase} from '../base/format.ts';
import type {ListContext} from './pane.ts';
import {seesNotices, seesSuspicions, type View} from './views.ts';

/** The views that this person may see, every order state with its number, as navigation. */
export function renderRail(context: ListContext) {
  const {words} = context;
  const {view, counts} = context.state;
  const {states = []} = counts ?? {};
  const sum = (key: 'count' | 'overdue') => states.reduce((total, state) => total + state[key], 0);
  /** A view without entries takes no room, unless it is the one shown. */
  const renderView = (to: View, label: string, count?: number, late = 0, undated = 0) =>
    html`<li ?hidden=${count === 0 && view !== to && to !== 'all'}>
      <button
        type="button"
        class="place${to === 'overdue' && count ? ' alarm' : ''}"
        data-place=${to}
        aria-current=${view === to ? 'true' : 'false'}
        @click=${() => context.act('go', to)}
      >
        ${phrase(label)} ${late ? phrase(fill(words.late, {n: late}), 'late') : ''}
        ${undated ? phrase(`${words.undated} ${undated}`, 'muted') : ''}
        ${count === undefined ? '' : phrase(`${count}`, 'count')}
      </button>
    </li>`;
  const renderGroup = (label: string, entries: unknown, hidden = false) =>
    html`<div ?hidden=${hidden}>
      <h3 .textContent=${label}></h3>
      <ul>
        ${entries}
      </ul>
    </div>`;
  const renderViews = (...found: readonly (keyof DeskMessages & View)[]) => found.map(to => renderView(to, words[to]));
  return html`<nav class="rail" part="rail" aria-label=${words.places}>
    <ul>
      ${renderView('all', words.all, counts && sum('count'))} ${renderView('overdue', words.overdue, sum('overdue'))}
    </ul>
    ${renderGroup(
      words.byState,
      orderStateNames.map((state: OrderState) => {
        const found = states.find(counted => counted.state === state);
        return renderView(
          state,
          words.localize(orderStates[state].name),
          found?.count ?? 0,
          found?.overdue,
          found?.undated,
        );
      }),
      sum('count') === 0 && !(view in orderStates),
    )}
    ${renderGroup(words.reviewing, renderViews('open', 'decided'))}
    ${seesSuspicions(words.names) ? renderGroup(words.suspicions, renderViews('suspected', 'settled')) : ''}
    ${seesNotices(words.names) ? renderGroup(words.notices, renderViews('noticed', 'answered', 'finished')) : ''}
  </nav>`;
}
