import {textLimits} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {renderRequestId} from '../../base/request-id.ts';
import type {PartContext} from '../base/desk-part.ts';
import {renderPairs} from '../base/fact-list.ts';
import {phrase} from '../base/format.ts';
import type {ShownPerson, UnmaskRequest} from './unmasking.ts';

/** What a person can do about the identity of the served person. */
export interface PersonActions {
  /** Opens the question for the reason. */
  readonly askForPerson: () => void;
  readonly giveReason: (reason: string) => void;
  readonly showPerson: () => void;
  /** Closes the question; the person stays masked. */
  readonly leaveMasked: () => void;
  readonly maskPerson: () => void;
}

type Context = PartContext<PersonActions>;

/** The served person, masked or shown for a minute; nothing when the signed-in person has no right to see them. */
export function renderPerson(person: ShownPerson | undefined, contactable: boolean, context: Context) {
  const {words} = context;
  if (!contactable && !person) return '';
  if (!person)
    return html`<p class="person">
      ${phrase(words.contact)} <span class="dots" aria-hidden="true">••••••••</span> ${phrase(words.masked, 'sr')}
      <button
        type="button"
        class="small look"
        @click=${() => context.act('askForPerson')}
        .textContent=${words.show}
      ></button>
    </p>`;
  const {name, phone, agent} = person;
  return html`<div class="person seen" tabindex="-1">
    <dl>
      ${renderPairs([
        [words.name, name],
        [words.phone, phone],
        [words.agent, agent?.name],
        [words.phone, agent?.phone],
      ])}
    </dl>
    <p class="muted" .textContent=${words.shownFor}></p>
    <button type="button" class="small" @click=${() => context.act('maskPerson')} .textContent=${words.hide}></button>
    <div class="sand" aria-hidden="true"></div>
  </div>`;
}

/** The dialog that asks for the reason, which is recorded. */
export function renderRequest({reason, error, requestId, sending}: UnmaskRequest, context: Context) {
  const {words} = context;
  const show = (event: Event) => {
    event.preventDefault();
    context.act('showPerson');
  };
  return html`<form class="look" novalidate @submit=${show}>
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
      @input=${(event: Event) => context.act('giveReason', (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    <p class="error" id="look-fault" role="alert" .textContent=${error}></p>
    ${renderRequestId(words.errorId, requestId)}
    <p class="buttons">
      <button class="primary" aria-disabled=${sending} .textContent=${sending ? words.sending : words.show}></button>
      <button type="button" @click=${() => context.act('leaveMasked')} .textContent=${words.cancel}></button>
    </p>
  </form>`;
}
