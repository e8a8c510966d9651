import type {Notice, Suspicion} from '@gov-rating/contract/types';
import {
  levelNames,
  orderStates,
  suspicionDecisionNames,
  suspicionRuleTexts,
  type OrderState,
} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {fill} from '../../messages/fill.ts';
import {phrase} from './format.ts';
import type {Words} from './words.ts';

/** The level of a rating, as a word in a frame. */
export const renderLevel = (level: keyof typeof levelNames, words: Words) =>
  phrase(words.localize(levelNames[level]), `pill level ${level === 'very_dissatisfied' ? 'worst' : ''}`);

/** The state of an entry, as a word on a coloured ground; `ended` when nothing is left to do. */
export const renderState = (text: string, ended: boolean) =>
  html`<span class="pill ${ended ? 'ended' : ''}" part="state" .textContent=${text}></span>`;

/** The state of an order. */
export const renderOrderState = (state: OrderState, words: Words) =>
  renderState(words.localize(orderStates[state].name), orderStates[state].ended);

/** The state of a suspicion flag: still open, or what was decided. */
export const renderSuspicionState = ({settlement}: Suspicion, words: Words) =>
  renderState(settlement ? words.localize(suspicionDecisionNames[settlement.decision]) : words.suspected, !!settlement);

/** The texts of a flag's rule; undefined for a rule of a newer server, which is shown by its code. */
export const ruleTextsOf = ({rule}: Suspicion) =>
  suspicionRuleTexts[rule] as (typeof suspicionRuleTexts)[keyof typeof suspicionRuleTexts] | undefined;

/** The name of a flag's rule. */
export const ruleNameOf = (suspicion: Suspicion, words: Words): string =>
  words.localize(ruleTextsOf(suspicion)?.name ?? {'zh-CN': suspicion.rule});

/** The state of a notice. */
export const renderNoticeState = ({state}: Notice, words: Words) =>
  renderState({open: words.noticed, answered: words.answered, closed: words.finished}[state], state === 'closed');

/** How many bad ratings led to a notice. */
export const renderBadRatings = ({badRatings}: Notice, words: Words) =>
  phrase(fill(words.badRatings, {n: badRatings}), 'pill level');

/** The member of staff whom a notice is about, by staff number. */
export const staffOf = ({staffNumber}: Notice, words: Words): string => fill(words.staff, {n: staffNumber});
