import type {OrderDetail} from '@gov-rating/contract/types';
import {textLimits} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {renderPairs} from '../base/fact-list.ts';
import {phrase} from '../base/format.ts';
import type {Words} from '../base/words.ts';
import type {Unmasking, UnmaskRequest} from './unmasking.ts';

/** The actions around the identity of the served person. */
export interface PersonActions {
  /** Opens the question for the reason. */
  readonly askForPerson: () => void;
  readonly maskPerson: () => void;
}

/** The served person, masked or shown for a minute; nothing when the signed-in person has no right to see them. */
export function renderPerson({person}: Unmasking, {contactable}: OrderDetail, actions: PersonActions, words: Words) {
  if (!contactable && !person) return '';
  if (!person)
    return html`<p class="person">
      ${phrase(words.contact)} <span class="dots" aria-hidden="true">••••••••</span> ${phrase(words.masked, 'sr')}
      <button type="button" class="small look" @click=${actions.askForPerson} .textContent=${words.show}></button>
    </p>`;
  const {name, phone, certificateNumber} = person;
  return html`<div class="person seen" tabindex="-1">
    <dl>
      ${renderPairs([
        [words.name, name],
        [words.phone, phone],
        [words.certificate, certificateNumber],
      ])}
    </dl>
    <p class="muted" .textContent=${words.shownFor}></p>
    <button type="button" class="small" @click=${actions.maskPerson} .textContent=${words.hide}></button>
    <div class="sand" aria-hidden="true"></div>
  </div>`;
}

/** What a person can do with the question for the reason. */
export interface RequestActions {
  readonly giveReason: (event: Event) => void;
  readonly showPerson: (event: Event) => void;
  readonly leaveMasked: () => void;
}

/** The dialog that asks for the reason, which is recorded. */
export function renderRequest({reason, error, sending}: UnmaskRequest, actions: RequestActions, words: Words) {
  return html`<form class="look" novalidate @submit=${actions.showPerson}>
    <h3 id="look-title" .textContent=${words.contact}></h3>
    <p id="look-why" .textContent=${words.unmaskWhy}></p>
    <label class="label" for="look-reason" .textContent=${words.unmaskReason}></label>
    <textarea
      id="look-reason"
      rows="3"
      maxlength=${textLimits.unmaskReason}
      autocomplete="off"
      .value=${reason}
      aria-invalid=${!!error}
      aria-describedby="look-fault"
      @input=${actions.giveReason}
    ></textarea>
    <p class="error" id="look-fault" role="alert" .textContent=${error}></p>
    <p class="buttons">
      <button class="primary" aria-disabled=${sending} .textContent=${sending ? words.sending : words.show}></button>
      <button type="button" @click=${actions.leaveMasked} .textContent=${words.cancel}></button>
    </p>
  </form>`;
}
