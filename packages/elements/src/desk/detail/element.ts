import {html, type PropertyDeclarations} from 'lit';
import {register} from '../../base/register.ts';
import {DeskPartElement, passed} from '../base/desk-part.ts';
import type {FormDraft} from '../form/definitions.ts';
import {defineDeskForm} from '../form/element.ts';
import {defineDeskPerson} from '../person/element.ts';
import type {UnmaskState} from '../person/unmasking.ts';
import {defineDeskTimeline} from '../timeline/element.ts';
import type {EntryActions, EntryContext} from './context.ts';
import type {OpenedState} from './opened.ts';
import {renderDetail} from './pane.ts';

/** The entry that is open, with its steps, its timeline and the served person as parts of their own. */
class DeskDetailElement extends DeskPartElement<EntryActions> implements EntryContext {
  static override readonly properties: PropertyDeclarations = {
    state: passed,
    form: passed,
    unmasking: passed,
    choosable: passed,
  };

  state!: OpenedState;
  form: FormDraft | undefined;
  unmasking!: UnmaskState;
  /** Whether the list has an entry that can be opened. */
  choosable!: boolean;

  protected override render() {
    return html`<article
      class="detail"
      part="detail"
      tabindex=${this.state.entry ? '0' : '-1'}
      aria-label=${this.words.detail}
    >
      ${renderDetail(this.state, this.choosable, this)}
    </article>`;
  }
}

/** Registers the open entry of the desk and its parts. */
export function defineDeskDetail(): void {
  defineDeskForm();
  defineDeskTimeline();
  defineDeskPerson();
  register('gov-rating-desk-detail', DeskDetailElement);
}
