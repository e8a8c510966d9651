import type {Suspicion} from '@gov-rating/contract';
import {channelNames, suspicionDecisionNames, suspicionRuleTexts} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {shanghaiTime} from '../../messages/shanghai-time.ts';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {localized} from '../../messages/language.ts';
import {factList} from '../base/fact-list.ts';
import {renderEntry, renderLevel, renderStanding, type ListActions} from '../list/rows.ts';
import {institutionName, type DeskState} from '../base/state.ts';
import {renderSteps, type StepActions} from '../form/steps.ts';
import {chinese, renderComment, renderWritten, words} from '../base/format.ts';

/** What can be opened from within something else. */
export type LinkActions = StepActions & Pick<ListActions, 'open'>;

/** A rule of a newer server is shown by its name. */
const ruleOf = ({rule}: Suspicion) =>
  suspicionRuleTexts[rule] as (typeof suspicionRuleTexts)[keyof typeof suspicionRuleTexts] | undefined;

const nameOfRule = (suspicion: Suspicion, language: string): string =>
  localized(ruleOf(suspicion)?.name ?? {'zh-CN': suspicion.rule}, language);

/** A mark in the list. */
export function renderSuspicionRow(
  suspicion: Suspicion,
  desk: DeskState,
  {openEntry}: ListActions,
  language: string,
  m: DeskMessages,
) {
  const {suspicionId, rating, markedAt} = suspicion;
  return renderEntry(desk, suspicionId, () => openEntry(suspicionId, {suspicion}), {
    name: chinese(rating.itemName),
    pill: renderLevel(rating.level, language),
    meta: words(nameOfRule(suspicion, language)),
    state: renderOutcome(suspicion, language, m),
    facts: [chinese(rating.institutionName), words(m.markedOn.replace('{day}', shanghaiTime(markedAt, m.day)))],
  });
}

const renderOutcome = ({settlement}: Suspicion, language: string, m: DeskMessages) =>
  renderStanding(
    settlement ? localized(suspicionDecisionNames[settlement.decision], language) : m.suspected,
    !!settlement,
  );

/** A mark: why a rule spoke, what was rated, and what a person made of it. */
export function renderSuspicion(
  desk: DeskState,
  suspicion: Suspicion,
  actions: LinkActions,
  language: string,
  m: DeskMessages,
) {
  const {rating, settlement} = suspicion;
  const meaning = ruleOf(suspicion)?.meaning;
  const {orderNumber} = rating;
  return html`<header>
      <h3 tabindex="-1" part="order">${chinese(rating.itemName)}</h3>
      <p class="pills">
        ${renderOutcome(suspicion, language, m)} ${renderLevel(rating.level, language)}
        ${rating.voided ? words(m.voided, 'pill worst') : ''}
      </p>
    </header>
    <section class="why">
      <h4 .textContent=${m.why}></h4>
      <p><b .textContent=${nameOfRule(suspicion, language)}></b></p>
      ${meaning ? html`<p .textContent=${localized(meaning, language)}></p>` : ''}
      <p .textContent=${factsText(suspicion, language, m)}></p>
      <p class="muted" .textContent=${m.noGuilt}></p>
    </section>
    <section>
      <h4 .textContent=${m.rating}></h4>
      ${renderComment(rating.comment, m)}
    </section>
    ${settlement ? renderSettlement(desk, settlement, language, m) : ''}
    ${settlement && !desk.form ? '' : renderSteps(desk, actions, language, m)}
    ${factList([
      [m.served, chinese(rating.institutionName)],
      [m.window, rating.windowNumber],
      [m.channel, localized(channelNames[rating.channel], language)],
      [m.receivedAt, shanghaiTime(rating.receivedAt, m.date)],
      [m.markedAt, shanghaiTime(suspicion.markedAt, m.date)],
      [m.number, orderNumber && renderOrderLink(orderNumber, actions)],
    ])}`;
}

/** An order that can be opened from here. */
export const renderOrderLink = (orderNumber: string, {open}: LinkActions) =>
  html`<button type="button" class="small" @click=${() => open(orderNumber)} .textContent=${orderNumber}></button>`;

function factsText({facts: {count, seconds}}: Suspicion, language: string, m: DeskMessages): string {
  const time = seconds === undefined ? '' : lengthOf(seconds, language);
  if (count === undefined) return time && m.apart.replace('{t}', time);
  return m.close.replace('{n}', `${count}`).replace('{t}', time);
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A length of time in the largest unit of which there are two at least, in the words of the browser. */
function lengthOf(seconds: number, language: string): string {
  const [unit, size] = units.find(([, length]) => seconds >= 2 * length) ?? units[3];
  const format = {style: 'unit', unit, unitDisplay: 'long'} as const;
  return new Intl.NumberFormat(language, format).format(Math.round(seconds / size));
}

function renderSettlement(
  desk: DeskState,
  {decision, note, settledAt, settledBy}: NonNullable<Suspicion['settlement']>,
  language: string,
  m: DeskMessages,
) {
  return html`<section>
    <h4 .textContent=${m.outcome}></h4>
    <p><b .textContent=${localized(suspicionDecisionNames[decision], language)}></b></p>
    ${renderWritten(settledAt, institutionName(desk, settledBy), note, m)}
  </section>`;
}
