import type {Suspicion} from '@gov-rating/contract/types';
import {channelNames, suspicionDecisionNames} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {fill} from '../../messages/fill.ts';
import type {OpenEntry} from '../base/entries.ts';
import {renderFactList} from '../base/fact-list.ts';
import {chinese, phrase, renderComment, renderWritten} from '../base/format.ts';
import {renderLevel, renderSuspicionState, ruleNameOf, ruleTextsOf} from '../base/pills.ts';
import type {Words} from '../base/words.ts';
import {renderOrderLink, renderSteps, type EntryContext} from './context.ts';

/** A suspicion flag: the rule and why it applies, what was rated, and what a person decided. */
export function renderSuspicion(entry: OpenEntry, suspicion: Suspicion, context: EntryContext) {
  const {words, form} = context;
  const {rating, settlement} = suspicion;
  const meaning = ruleTextsOf(suspicion)?.meaning;
  const {orderNumber} = rating;
  return html`<header>
      <h3 tabindex="-1" part="order">${chinese(rating.itemName)}</h3>
      <p class="pills">
        ${renderSuspicionState(suspicion, words)} ${renderLevel(rating.level, words)}
        ${rating.voided ? phrase(words.voided, 'pill worst') : ''}
      </p>
    </header>
    <section class="why">
      <h4 .textContent=${words.why}></h4>
      <p><b .textContent=${ruleNameOf(suspicion, words)}></b></p>
      ${meaning ? html`<p .textContent=${words.localize(meaning)}></p>` : ''}
      <p .textContent=${factsText(suspicion, words)}></p>
      <p class="muted" .textContent=${words.noGuilt}></p>
    </section>
    <section>
      <h4 .textContent=${words.rating}></h4>
      ${renderComment(rating.comment, words)}
    </section>
    ${settlement ? renderSettlement(settlement, context) : ''} ${settlement && !form ? '' : renderSteps(entry, context)}
    ${renderFactList([
      [words.served, chinese(rating.institutionName)],
      [words.window, rating.windowNumber],
      [words.channel, words.localize(channelNames[rating.channel])],
      [words.receivedAt, words.moment(rating.receivedAt)],
      [words.markedAt, words.moment(suspicion.markedAt)],
      [words.number, orderNumber && renderOrderLink(orderNumber, context)],
    ])}`;
}

/** How many ratings in how long, or how far two moments are apart; empty when the rule has no such facts. */
function factsText({facts: {count, seconds}}: Suspicion, words: Words): string {
  const time = seconds === undefined ? '' : durationText(seconds, words.language);
  if (count === undefined) return time && fill(words.apart, {t: time});
  return fill(words.close, {n: count, t: time});
}

/** Units with their length in seconds. */
const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A duration in the largest unit of which it has two or more, as the browser writes it. */
function durationText(seconds: number, language: string): string {
  const [unit, size] = units.find(([, length]) => seconds >= 2 * length) ?? units[3];
  const format = {style: 'unit', unit, unitDisplay: 'long'} as const;
  return new Intl.NumberFormat(language, format).format(Math.round(seconds / size));
}

function renderSettlement(
  {decision, note, settledAt, settledBy}: NonNullable<Suspicion['settlement']>,
  {words}: EntryContext,
) {
  return html`<section>
    <h4 .textContent=${words.outcome}></h4>
    <p><b .textContent=${words.localize(suspicionDecisionNames[decision])}></b></p>
    ${renderWritten(settledAt, words.institutionName(settledBy), note, words)}
  </section>`;
}
