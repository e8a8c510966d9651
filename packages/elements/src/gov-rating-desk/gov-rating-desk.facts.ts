import {html} from 'lit';

/** A name and what it is; nothing where there is no value. */
export type Fact = readonly [name: string, value: unknown];

/** Numbers and names of what is opened. */
export const factList = (facts: readonly Fact[]) =>
  html`<dl class="facts" part="facts">
    ${facts
      .filter(([, value]) => value)
      .map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;
