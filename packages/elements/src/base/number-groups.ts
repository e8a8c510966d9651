import {html, type TemplateResult} from 'lit';

/**
 * A receipt or order number that goes to the next line only between its groups. Firefox breaks no line between a hyphen
 * and a digit without a `<wbr>`.
 */
export const renderGroups = (number: string): TemplateResult =>
  html`${number.split(/-(?=.)/).map((group, at, all) => html`${at ? html`<wbr />` : ''}<span .textContent=${at < all.length - 1 ? `${group}-` : group}></span>`)}`;
