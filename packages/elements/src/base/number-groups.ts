import {html, type TemplateResult} from 'lit';
import {spokenNumber} from '../messages/spoken-number.ts';

/**
 * A receipt or order number that goes to the next line only between its groups. Firefox breaks no line between a hyphen
 * and a digit without a `<wbr>`.
 */
export const renderGroups = (number: string): TemplateResult =>
  html`${number.split(/-(?=.)/).map((group, at, all) => html`${at ? html`<wbr />` : ''}<span .textContent=${at < all.length - 1 ? `${group}-` : group}></span>`)}`;

/** The number of a receipt, seen in groups and heard sign by sign. */
export const renderNumber = (number: string): TemplateResult =>
  html`<b translate="no" aria-hidden="true">${renderGroups(number)}</b
    ><span class="sr" .textContent=${spokenNumber(number)}></span>`;
