import {html, type PropertyDeclarations} from 'lit';
import {register} from '../../base/register.ts';
import {DeskPartElement, passed} from '../base/desk-part.ts';
import type {UnmaskState} from './unmasking.ts';
import {renderPerson, renderRequest, type PersonActions} from './view.ts';

/** The served person, masked or shown, and the dialog that asks why they are to be shown. */
class DeskPersonElement extends DeskPartElement<PersonActions> {
  static override readonly properties: PropertyDeclarations = {state: passed, contactable: passed};

  state!: UnmaskState;
  /** Whether the signed-in person may ask to see who was served. */
  contactable!: boolean;

  protected override updated(): void {
    const dialog = this.querySelector('dialog') as HTMLDialogElement;
    const {request} = this.state;
    if (request && !dialog.open) dialog.showModal();
    else if (!request && dialog.open) dialog.close();
  }

  protected override render() {
    const {request, person} = this.state;
    return html`${renderPerson(person, this.contactable, this)}
      <dialog aria-labelledby="look-title" aria-describedby="look-why" @close=${() => this.act('leaveMasked')}>
        ${request ? renderRequest(request, this) : ''}
      </dialog>`;
  }
}

/** Registers the served person of the desk. */
export function defineDeskPerson(): void {
  register('gov-rating-desk-person', DeskPersonElement);
}
