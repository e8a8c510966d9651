import {html} from 'lit';
import {fill} from '../../messages/fill.ts';
import {explain, renderExplanation, renderSkeleton, type Explanation} from '../base/explanation.ts';
import {phrase} from '../base/format.ts';
import type {Words} from '../base/words.ts';
import type {ListLoader} from './loader.ts';
import {renderRows, type RowContext} from './rows.ts';
import {kindOf, type View} from './views.ts';

/** What a person can do with the list. */
export interface ListActions {
  readonly go: (view: View) => void;
  /** Shows orders of one institution, or of all for an empty code. */
  readonly filterBy: (institutionCode: string) => void;
  readonly more: () => void;
  readonly refresh: () => void;
}

/** Why a view has no entries. */
function explainEmpty(view: View, words: Words): Explanation {
  if (view === 'overdue') return {sign: 'done', what: words.allDone};
  const sentences = {
    orders: words.empty,
    reviews: words.emptyReviews,
    suspicions: words.emptySuspicions,
    notices: words.emptyNotices,
  };
  return {sign: 'nothing', what: sentences[kindOf(view)], toDo: words.emptyDo};
}

/** The list of a view, page by page, and its filter by institution. */
export function renderList(loader: ListLoader, context: RowContext, actions: ListActions) {
  const {view, list, error} = loader;
  const {words} = context;
  return html`<div class="list" part="list">
    ${context.directory.own.length > 1 && kindOf(view) === 'orders' ? renderFilter(loader, context, actions) : ''}
    ${error ? renderExplanation(explain(error, words), actions.refresh, words) : ''}
    ${
      list?.items.length
        ? html`<ul class="rows">
              ${renderRows(list, context)}
            </ul>
            ${renderFoot(loader, list.items.length, actions, words)}`
        : list
          ? renderExplanation(explainEmpty(view, words), undefined, words)
          : error
            ? ''
            : renderSkeleton(6, words)
    }
  </div>`;
}

function renderFilter({institutionCode}: ListLoader, {directory, words}: RowContext, {filterBy}: ListActions) {
  return html`<label class="filter"
    >${phrase(words.institution)}
    <select @change=${(event: Event) => filterBy((event.target as HTMLSelectElement).value)}>
      <option value="" ?selected=${!institutionCode} .textContent=${words.everyInstitution}></option>
      ${directory.own.map(
        ({code, name}) =>
          html`<option lang="zh-CN" value=${code} ?selected=${code === institutionCode} .textContent=${name}></option>`,
      )}
    </select></label
  >`;
}

const renderFoot = ({nextCursor, isLoadingMore}: ListLoader, shown: number, {more}: ListActions, words: Words) =>
  html`<p class="foot">
    ${phrase(fill(words.shown, {n: shown}), 'muted')}
    ${
      nextCursor === null
        ? ''
        : html`<button
            type="button"
            class="more"
            aria-disabled=${isLoadingMore}
            @click=${more}
            .textContent=${isLoadingMore ? words.loading : words.more}
          ></button>`
    }
  </p>`;
