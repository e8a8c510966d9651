import {html} from 'lit';
import {fill} from '../../messages/fill.ts';
import {explain, renderExplanation, renderSkeleton, type Explanation} from '../base/explanation.ts';
import {phrase} from '../base/format.ts';
import type {Words} from '../base/words.ts';
import type {ListLoader} from './loader.ts';
import {renderRows, type RowActions, type RowContext} from './rows.ts';
import {kindOf, type View} from './views.ts';

/** What a person can do with the list. */
export interface ListActions extends RowActions {
  readonly go: (view: View) => void;
  /** Shows orders of one institution, or of all for an empty code. */
  readonly filterBy: (institutionCode: string) => void;
  readonly more: () => void;
  readonly refresh: () => void;
}

/** What the list and the navigation are drawn with. */
export interface ListContext extends RowContext {
  readonly actions: ListActions;
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
export function renderList(loader: ListLoader, context: ListContext) {
  const {view, list, error} = loader;
  const {words, actions, directory} = context;
  return html`<div class="list" part="list">
    ${directory.own.length > 1 && kindOf(view) === 'orders' ? renderFilter(loader, context) : ''}
    ${error ? renderExplanation(explain(error, words), actions.refresh, words) : ''}
    ${
      list?.items.length
        ? html`<ul class="rows">
              ${renderRows(list, context)}
            </ul>
            ${renderFoot(loader, list.items.length, context)}`
        : list
          ? renderExplanation(explainEmpty(view, words), undefined, words)
          : error
            ? ''
            : renderSkeleton(6, words)
    }
  </div>`;
}

function renderFilter({institutionCode}: ListLoader, {directory, words, actions}: ListContext) {
  return html`<label class="filter"
    >${phrase(words.institution)}
    <select @change=${(event: Event) => actions.filterBy((event.target as HTMLSelectElement).value)}>
      <option value="" ?selected=${!institutionCode} .textContent=${words.everyInstitution}></option>
      ${directory.own.map(
        ({code, name}) =>
          html`<option lang="zh-CN" value=${code} ?selected=${code === institutionCode} .textContent=${name}></option>`,
      )}
    </select></label
  >`;
}

const renderFoot = ({nextCursor, isLoadingMore}: ListLoader, shown: number, {words, actions}: ListContext) =>
  html`<p class="foot">
    ${phrase(fill(words.shown, {n: shown}), 'muted')}
    ${
      nextCursor === null
        ? ''
        : html`<button
            type="button"
            class="more"
            aria-disabled=${isLoadingMore}
            @click=${actions.more}
            .textContent=${isLoadingMore ? words.loading : words.more}
          ></button>`
    }
  </p>`;
