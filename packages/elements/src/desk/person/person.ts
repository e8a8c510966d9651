import type {OrderDetail} from '@gov-rating/contract';
import {html} from 'lit';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {pairs} from '../base/fact-list.ts';
import type {DeskState} from '../base/state.ts';
import {words} from '../base/format.ts';

/** What somebody can do to see who was served. */
export interface PersonActions {
  readonly askForPerson: () => void;
  readonly hide: () => void;
}

/** Who was served: masked, until somebody says why they need to see it. */
export function renderPerson({person}: DeskState, {contactable}: OrderDetail, actions: PersonActions, m: DeskMessages) {
  if (!contactable && !person) return '';
  if (!person)
    return html`<p class="person">
      ${words(m.contact)} <span class="dots" aria-hidden="true">••••••••</span> ${words(m.masked, 'sr')}
      <button type="button" class="small look" @click=${actions.askForPerson} .textContent=${m.show}></button>
    </p>`;
  const {name, phone, certificateNumber} = person;
  return html`<div class="person seen" tabindex="-1">
    <dl>
      ${pairs([
        [m.name, name],
        [m.phone, phone],
        [m.certificate, certificateNumber],
      ])}
    </dl>
    <p class="muted" .textContent=${m.shownFor}></p>
    <button type="button" class="small" @click=${actions.hide} .textContent=${m.hide}></button>
    <div class="sand" aria-hidden="true"></div>
  </div>`;
}

/** The question for the reason of a look, which is recorded. */
export function renderLook(
  look: NonNullable<DeskState['look']>,
  actions: {readonly reason: (event: Event) => void; readonly show: (event: Event) => void; readonly leave: () => void},
  m: DeskMessages,
) {
  return html`<form class="look" novalidate @submit=${actions.show}>
    <h3 id="look-title" .textContent=${m.contact}></h3>
    <p id="look-why" .textContent=${m.unmaskWhy}></p>
    <label class="label" for="look-reason" .textContent=${m.unmaskReason}></label>
    <textarea
      id="look-reason"
      rows="3"
      maxlength="200"
      autocomplete="off"
      .value=${look.reason}
      aria-invalid=${!!look.fault}
      aria-describedby="look-fault"
      @input=${actions.reason}
    ></textarea>
    <p class="error" id="look-fault" role="alert" .textContent=${look.fault}></p>
    <p class="buttons">
      <button class="primary" aria-disabled=${look.sending} .textContent=${look.sending ? m.sending : m.show}></button>
      <button type="button" @click=${actions.leave} .textContent=${m.cancel}></button>
    </p>
  </form>`;
}
