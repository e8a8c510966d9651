import {html} from 'lit';
import type {OpenEntry} from '../base/entries.ts';
import {explain, renderExplanation, renderSkeleton} from '../base/explanation.ts';
import {phrase} from '../base/format.ts';
import type {EntryContext} from './context.ts';
import {renderNotice} from './notice.ts';
import type {OpenedState} from './opened.ts';
import {renderOrder} from './order.ts';
import {renderReviewAlone} from './review.ts';
import {renderSuspicion} from './suspicion.ts';

/** The open entry, or why it cannot be shown. Where no entry is open and the list has rows, a hint how to open one. */
export function renderDetail({entry, error}: OpenedState, choosable: boolean, context: EntryContext) {
  const {words} = context;
  if (!entry) return choosable ? html`<p class="quiet choose muted" .textContent=${words.choose}></p>` : '';
  return html`<p class="back">
      <button type="button" class="small" @click=${() => context.act('close')}>
        <span aria-hidden="true">‹</span> ${phrase(words.back)}
      </button>
    </p>
    ${error ? renderExplanation(explain(error, words), () => context.act('readAgain'), words) : ''}
    ${renderEntry(entry, context) ?? (error ? '' : renderSkeleton(4, words))}`;
}

/** Undefined for an order that was not read yet. */
function renderEntry(entry: OpenEntry, context: EntryContext) {
  switch (entry.kind) {
    case 'order':
      return entry.detail && renderOrder(entry, entry.detail, context);
    case 'review':
      return renderReviewAlone(entry, entry.review, context);
    case 'suspicion':
      return renderSuspicion(entry, entry.suspicion, context);
    case 'notice':
      return renderNotice(entry, entry.notice, context);
  }
}
