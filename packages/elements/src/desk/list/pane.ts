import {html} from 'lit';
import {fill} from '../../messages/fill.ts';
import type {PartContext} from '../base/desk-part.ts';
import {explain, renderExplanation, renderSkeleton, type Explanation} from '../base/explanation.ts';
import {phrase} from '../base/format.ts';
import type {Words} from '../base/words.ts';
import type {ListState} from './loader.ts';
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
export interface ListContext extends Omit<RowContext, 'act'>, PartContext<ListActions> {
  readonly state: ListState;
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
export function renderList(context: ListContext) {
  const {words} = context;
  const {view, list, error} = context.state;
  return html`<div class="list" part="list">
    ${words.names.own.length > 1 && kindOf(view) === 'orders' ? renderFilter(context) : ''}
    ${error ? renderExplanation(explain(error, words), () => context.act('refresh'), words) : ''}
    ${
      list?.items.length
        ? html`<ul class="rows">
              ${renderRows(list, context)}
            </ul>
            ${renderFoot(list.items.length, context)}`
        : list
          ? renderExplanation(explainEmpty(view, words), undefined, words)
          : error
            ? ''
            : renderSkeleton(6, words)
    }
  </div>`;
}

function renderFilter(context: ListContext) {
  const {words} = context;
  const {institutionCode} = context.state;
  return html`<label class="filter"
    >${phrase(words.institution)}
    <select @change=${(event: Event) => context.act('filterBy', (event.target as HTMLSelectElement).value)}>
      <option value="" ?selected=${!institutionCode} .textContent=${words.everyInstitution}></option>
      ${words.names.own.map(
        ({code, name}) =>
          html`<option lang="zh-CN" value=${code} ?selected=${code === institutionCode} .textContent=${name}></option>`,
      )}
    </select></label
  >`;
}

function renderFoot(shown: number, context: ListContext) {
  const {words} = context;
  const {nextCursor, isLoadingMore} = context.state;
  return html`<p class="foot">
    ${phrase(fill(words.shown, {n: shown}), 'muted')}
    ${
      nextCursor === null
        ? ''
        : html`<button
            type="button"
            class="more"
            aria-disabled=${!!isLoadingMore}
            @click=${() => context.act('more')}
            .textContent=${isLoadingMore ? words.loading : words.more}
          ></button>`
    }
  </p>`;
}
