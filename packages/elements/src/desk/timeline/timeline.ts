import type {OrderAct, OrderDetail, Review} from '@gov-rating/contract';
import {
  findingNames,
  helpedNames,
  orderStates,
  orderSteps,
  orderStepTable,
  reviewGroundNames,
  roleNames,
  supervisoryActs,
  suspicionDecisionNames,
  suspicionRuleTexts,
  type OrderState,
  type OrderStep,
} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {shanghaiTime} from '../../messages/shanghai-time.ts';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {localized} from '../../messages/language.ts';
import {renderReviewClock} from '../base/clock.ts';
import {pairs} from '../base/fact-list.ts';
import {repeated} from '../detail/notice.ts';
import {institutionName, type DeskState} from '../base/state.ts';
import {chinese, dotted, renderWritten, words} from '../base/format.ts';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Named = Readonly<Record<string, {readonly name: Words[string]} | undefined>>;

/** The states from the beginning to the end, each by the first step of the table that leads on. */
const path: readonly OrderState[] = (() => {
  const states: OrderState[] = ['created'];
  for (;;) {
    const at = states[states.length - 1];
    const next = orderStepTable.find(({state, to, roles}) => state === at && roles.length > 0 && !states.includes(to));
    if (!next) return states;
    states.push(next.to);
  }
})();

/** Where a state stands on the path; one beside it, such as 已解释, stands where its fork leads. */
function placeOf(state: OrderState): number {
  const at = path.indexOf(state);
  if (at >= 0) return at;
  const fork = orderStepTable.find(({to, roles}) => to === state && roles.length > 0);
  return fork ? path.indexOf(fork.state) + 1 : -1;
}

/** How far the handling has come, as a row of named steps. */
export function renderProgress(state: OrderState, language: string, m: DeskMessages) {
  const place = placeOf(state);
  if (state === 'voided' || place < 0) return '';
  return html`<ol class="progress" aria-label=${m.progress}>
    ${path.map((name, at) => {
      const shown = at === place ? state : name;
      return html`<li class=${at < place ? 'past' : ''} aria-current=${at === place ? 'step' : 'false'}>
        <i></i>${words(localized(orderStates[shown].name, language))}
      </li>`;
    })}
  </ol>`;
}

/** Everything that happened, oldest first; by role and institution, never by name. */
export function renderTimeline(desk: DeskState, {order, acts}: OrderDetail, language: string, m: DeskMessages) {
  return html`<ol class="timeline" part="timeline">
    <li>
      <p><b .textContent=${m.ratingReceived}></b></p>
      <p class="muted" .textContent=${shanghaiTime(order.createdAt, m.date)}></p>
    </li>
    ${acts.map(act => renderAct(desk, act, language, m))}
  </ol>`;
}

function renderAct(desk: DeskState, act: OrderAct, language: string, m: DeskMessages) {
  const {kind, at, role, institutionCode, to, from, facts, texts} = act;
  const who =
    role && institutionCode
      ? [chinese(institutionName(desk, institutionCode)), words(localized(roleNames[role], language))]
      : [words(kind === 'supplement' ? m.byRater : m.bySystem)];
  const supervisory = supervisoryActs[kind as keyof typeof supervisoryActs] as Words[string] | undefined;
  const step = supervisory ?? (orderSteps[kind as OrderStep] as {name: Words[string]} | undefined)?.name;
  const named = (key: string) => (supervisory && key === 'note' ? m.reason : (m[key as 'note'] ?? key));
  const said =
    kind === 'open_notice'
      ? [[m.noticeWhy, repeated(facts['badRatings'], facts['days'], m)] as const]
      : Object.entries(facts).map(([key, value]) => [named(key), factText(desk, key, value, language, m)] as const);
  const written = Object.entries(texts).map(([key, text]) => [named(key), text && chinese(text)] as const);
  return html`<li class=${kind === 'escalate' ? 'late' : ''}>
    <p>
      <b .textContent=${step ? localized(step, language) : (m[kind as 'unmasked'] ?? kind)}></b>
      ${to && to !== from ? words(`→ ${localized(orderStates[to].name, language)}`, 'muted') : ''}
    </p>
    <p class="muted">${dotted(words(shanghaiTime(at, m.date)), ...who)}</p>
    <dl>${pairs([...said, ...written])}</dl>
  </li>`;
}

function factText(desk: DeskState, key: string, value: unknown, language: string, m: DeskMessages): unknown {
  const tables: Readonly<Record<string, Words>> = {
    finding: findingNames,
    helped: helpedNames,
    ground: reviewGroundNames,
    decision: suspicionDecisionNames,
  };
  const word = tables[key]?.[String(value)];
  if (word) return localized(word, language);
  if (typeof value === 'boolean') return value ? m.yes : m.no;
  if (key === 'noticeId') return '';
  if (key === 'rules')
    return String(value)
      .split(' ')
      .map(rule => localized((suspicionRuleTexts as Named)[rule]?.name ?? {'zh-CN': rule}, language))
      .join(' · ');
  if (key === 'decision') return m[value as 'voided' | 'upheld'];
  if (/Institution$|^institutionCode$/.test(key)) return chinese(institutionName(desk, String(value)));
  if (key === 'promisedFor') return dayText(String(value), m);
  return key === 'dueAt' ? shanghaiTime(String(value), m.date) : String(value);
}

/** A day, `YYYY-MM-DD`, in the words of a language. */
export const dayText = (day: string, m: DeskMessages): string => shanghaiTime(`${day}T00:00:00+08:00`, m.dayLong);

/** A review or an appeal: what was asked with which proofs, and what was decided. */
export function renderReview(desk: DeskState, review: Review, language: string, m: DeskMessages) {
  const {instance, state, ground, reason, evidence, requestedAt, requestedBy} = review;
  const {decidedAt, decidedBy, decisionReason} = review;
  return html`<section class="review" part="review">
    <h4>
      ${words(`${m[instance]} · ${localized(reviewGroundNames[ground], language)}`)}
      ${words(state === 'open' ? m.undecided : m[state], state === 'open' ? 'pill' : 'pill ended')}
    </h4>
    ${renderReviewClock(review, m)} ${renderWritten(requestedAt, institutionName(desk, requestedBy), reason, m)}
    <ul class="proofs" lang="zh-CN">
      ${evidence.map(({title, reference}) => html`<li>${words(title)} ${words(reference, 'muted')}</li>`)}
    </ul>
    ${
      decidedAt && decidedBy
        ? html`<div class="decision">
            <p><b .textContent=${m[state as 'voided' | 'upheld']}></b></p>
            ${renderWritten(decidedAt, institutionName(desk, decidedBy), decisionReason, m)}
          </div>`
        : ''
    }
  </section>`;
}
