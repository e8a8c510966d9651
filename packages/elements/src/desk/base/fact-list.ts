import {html} from 'lit';
import {phrase} from './format.ts';

/** A name and its value, a text or something drawn; left out while it has no value. */
export type Fact = readonly [name: string, value: unknown];

/** Names and their values in two columns, for a `<dl>`. */
export const renderPairs = (facts: readonly Fact[]) =>
  facts
    .filter(([, value]) => value)
    .map(
      ([name, value]) =>
        html`<div>
          <dt .textContent=${name}></dt>
          <dd>${typeof value === 'string' ? phrase(value) : value}</dd>
        </div>`,
    );

/** Numbers and names of the entry that is open. */
export const renderFactList = (facts: readonly Fact[]) =>
  html`<dl class="facts" part="facts">${renderPairs(facts)}</dl>`;
