import {html} from 'lit';
import type {PartContext} from '../base/desk-part.ts';
import {unreadOrder, type OpenEntry} from '../base/entries.ts';
import type {FormDraft} from '../form/definitions.ts';
import type {StepActions} from '../form/steps.ts';
import type {UnmaskState} from '../person/unmasking.ts';
import type {PersonActions} from '../person/view.ts';

/** What a person can do with the entry that is open. */
export interface EntryActions extends StepActions, PersonActions {
  readonly close: () => void;
  readonly readAgain: () => void;
  readonly open: (entry: OpenEntry) => void;
}

/** What the entry that is open is drawn with. */
export interface EntryContext extends PartContext<EntryActions> {
  /** The form that is open. */
  readonly form: FormDraft | undefined;
  readonly unmasking: UnmaskState;
}

/** What can be done with an entry. */
export const renderSteps = (entry: OpenEntry, {words, form}: EntryContext) =>
  html`<gov-rating-desk-form class="part" .words=${words} .entry=${entry} .form=${form}></gov-rating-desk-form>`;

/** The number of an order that can be opened from another entry. */
export const renderOrderLink = (orderNumber: string, context: EntryContext) =>
  html`<button
    type="button"
    class="small"
    @click=${() => context.act('open', unreadOrder(orderNumber))}
    .textContent=${orderNumber}
  ></button>`;
