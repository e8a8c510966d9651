import {orderStates, orderStepTable, type OrderState} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {phrase} from '../base/format.ts';
import type {Words} from '../base/words.ts';

/** The states from the first to the last, each by the first row of the table of steps that leads on. */
const path: readonly OrderState[] = (() => {
  const states: OrderState[] = ['created'];
  for (;;) {
    const at = states[states.length - 1];
    const next = orderStepTable.find(({state, to, roles}) => state === at && roles.length > 0 && !states.includes(to));
    if (!next) return states;
    states.push(next.to);
  }
})();

/** The position of a state on the path; a state beside it, such as 已解释, takes that of the state its fork leads to. */
function positionOf(state: OrderState): number {
  const at = path.indexOf(state);
  if (at >= 0) return at;
  const fork = orderStepTable.find(({to, roles}) => to === state && roles.length > 0);
  return fork ? path.indexOf(fork.state) + 1 : -1;
}

/** The progress of an order, as a row of named states; nothing for a void rating. */
export function renderProgress(state: OrderState, words: Words) {
  const position = positionOf(state);
  if (state === 'voided' || position < 0) return '';
  return html`<ol class="progress" aria-label=${words.progress}>
    ${path.map((onPath, at) => {
      const shown = at === position ? state : onPath;
      return html`<li class=${at < position ? 'past' : ''} aria-current=${at === position ? 'step' : 'false'}>
        <i></i>${phrase(words.localize(orderStates[shown].name))}
      </li>`;
    })}
  </ol>`;
}
