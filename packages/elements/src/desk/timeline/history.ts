import type {OrderAct, OrderDetail} from '@gov-rating/contract/types';
import {
  orderStates,
  orderSteps,
  roleNames,
  supervisoryActs,
  suspicionRuleTexts,
  type OrderStep,
} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {choiceNames} from '../base/choice-names.ts';
import {renderPairs, type Fact} from '../base/fact-list.ts';
import {chinese, dotted, phrase, repeatedText} from '../base/format.ts';
import type {LocalizedText} from '../base/names.ts';
import type {Words} from '../base/words.ts';

/** The history of an order, oldest first; staff by role and institution, never by name. */
export function renderHistory({order, acts}: OrderDetail, words: Words) {
  return html`<ol class="timeline" part="timeline">
    <li>
      <p><b .textContent=${words.ratingReceived}></b></p>
      <p class="muted" .textContent=${words.moment(order.createdAt)}></p>
    </li>
    ${acts.map(act => renderAct(act, words))}
  </ol>`;
}

/** One entry of the history: what was done, when and by whom, and what was filled in. */
function renderAct(act: OrderAct, words: Words) {
  const {kind, at, role, institutionCode, to, from} = act;
  const who =
    role && institutionCode
      ? [chinese(words.institutionName(institutionCode)), phrase(words.localize(roleNames[role]))]
      : [phrase(kind === 'supplement' ? words.byRater : words.bySystem)];
  const step =
    supervisoryActNames[kind] ?? (orderSteps[kind as OrderStep] as {readonly name: LocalizedText} | undefined)?.name;
  return html`<li class=${kind === 'escalate' ? 'late' : ''}>
    <p>
      <b .textContent=${step ? words.localize(step) : (words[kind as 'unmasked'] ?? kind)}></b>
      ${to && to !== from ? phrase(`→ ${words.localize(orderStates[to].name)}`, 'muted') : ''}
    </p>
    <p class="muted">${dotted(phrase(words.moment(at)), ...who)}</p>
    <dl>${renderPairs(filledInOf(act, words))}</dl>
  </li>`;
}

const supervisoryActNames: Readonly<Partial<Record<string, LocalizedText>>> = supervisoryActs;

/**
 * The input of a step, by the names of its fields; for a step of a newer server, unknown fields are shown by their
 * keys.
 */
function filledInOf({kind, facts, texts}: OrderAct, words: Words): readonly Fact[] {
  const named = (key: string) =>
    supervisoryActNames[kind] && key === 'note' ? words.reason : (words[key as 'note'] ?? key);
  const chosen: readonly Fact[] =
    kind === 'open_notice'
      ? [[words.noticeWhy, repeatedText(facts['badRatings'], facts['days'], words)]]
      : Object.entries(facts).map(([key, value]) => [named(key), factText(key, value, words)]);
  const written = Object.entries(texts).map(([key, text]) => [named(key), text && chinese(text)] as const);
  return [...chosen, ...written];
}

const ruleTexts: Readonly<Partial<Record<string, {readonly name: LocalizedText}>>> = suspicionRuleTexts;

/** A fact as text; an unknown one of a newer server as it is. */
function factText(key: string, value: unknown, words: Words): unknown {
  const text = String(value);
  const coded = choiceNames[key]?.[text];
  if (coded) return words.localize(coded);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  switch (key) {
    case 'noticeId':
      return '';
    case 'rules':
      return text
        .split(' ')
        .map(rule => words.localize(ruleTexts[rule]?.name ?? {'zh-CN': rule}))
        .join(' · ');
    case 'decision':
      return words[text as 'voided' | 'upheld'];
    case 'promisedFor':
      return words.longDay(text);
    case 'dueAt':
      return words.moment(text);
    default:
      return /Institution$|^institutionCode$/.test(key) ? chinese(words.institutionName(text)) : text;
  }
}
