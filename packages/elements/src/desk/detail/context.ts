import {html} from 'lit';
import type {StepActions, StepContext} from '../form/steps.ts';
import type {Unmasking} from '../person/unmasking.ts';
import type {PersonActions} from '../person/view.ts';

/** What a person can do with the entry that is open. */
export interface EntryActions extends StepActions, PersonActions {
  readonly close: () => void;
  readonly readAgain: () => void;
  /** Opens an order by its number. */
  readonly open: (orderNumber: string) => void;
}

/** What the entry that is open is drawn with. */
export interface EntryContext extends StepContext {
  readonly unmasking: Unmasking;
  readonly actions: EntryActions;
}

/** The number of an order that can be opened from another entry. */
export const renderOrderLink = (orderNumber: string, {actions}: EntryContext) =>
  html`<button
    type="button"
    class="small"
    @click=${() => actions.open(orderNumber)}
    .textContent=${orderNumber}
  ></button>`;
