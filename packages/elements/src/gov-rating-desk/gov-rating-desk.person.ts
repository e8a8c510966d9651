import type {OrderDetail} from '@gov-rating/contract';
import {html} from 'lit';
import type {DeskMessages} from '../messages/desk-zh-CN.ts';
import type {DeskState} from './gov-rating-desk.state.ts';

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
      <span>${m.contact}</span><span class="dots" aria-hidden="true">••••••••</span><span class="sr">${m.masked}</span>
      <button type="button" class="small look" @click=${actions.askForPerson}>${m.show}</button>
    </p>`;
  const {name, phone, certificateNumber} = person;
  const fact = (words: string, value: string) =>
    html`<div>
      <dt>${words}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<div class="person seen" tabindex="-1">
    <dl>
      ${fact(m.name, name)} ${fact(m.phone, phone)} ${certificateNumber ? fact(m.certificate, certificateNumber) : ''}
    </dl>
    <p class="muted">${m.shownFor}</p>
    <button type="button" class="small" @click=${actions.hide}>${m.hide}</button>
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
    <h3 id="look-title">${m.contact}</h3>
    <p id="look-why">${m.unmaskWhy}</p>
    <label class="label" for="look-reason">${m.unmaskReason}</label>
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
    <p class="error" id="look-fault" role="alert">${look.fault}</p>
    <p class="buttons">
      <button class="primary" aria-disabled=${look.sending}>${look.sending ? m.sending : m.show}</button>
      <button type="button" @click=${actions.leave}>${m.cancel}</button>
    </p>
  </form>`;
}
