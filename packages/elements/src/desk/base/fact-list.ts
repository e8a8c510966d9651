import {html} from 'lit';
import {words} from './format.ts';

/** A name and what it is, a text or something drawn; nothing where there is no value. */
export type Fact = readonly [name: string, value: unknown];

/** Names and what they are, in two columns. */
export const pairs = (facts: readonly Fact[]) =>
  facts
    .filter(([, value]) => value)
    .map(
      ([name, value]) =>
        html`<div>
          <dt .textContent=${name}></dt>
          <dd>${typeof value === 'string' ? words(value) : value}</dd>
        </div>`,
    );

/** Numbers and names of what is opened. */
export const factList = (facts: readonly Fact[]) => html`<dl class="facts" part="facts">${pairs(facts)}</dl>`;
