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
import {shanghaiTime} from '../gov-rating/gov-rating.time.ts';
import type {DeskMessages} from '../messages/desk-zh-CN.ts';
import {localized} from '../messages/language.ts';
import {renderReviewClock} from './gov-rating-desk.clock.ts';
import {repeated} from './gov-rating-desk.notice.ts';
import {institutionName, type DeskState} from './gov-rating-desk.state.ts';

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
        <i></i><span>${localized(orderStates[shown].name, language)}</span>
      </li>`;
    })}
  </ol>`;
}

/** Everything that happened, oldest first; by role and institution, never by name. */
export function renderTimeline(desk: DeskState, {order, acts}: OrderDetail, language: string, m: DeskMessages) {
  return html`<ol class="timeline" part="timeline">
    <li>
      <p><b>${m.ratingReceived}</b></p>
      <p class="muted">${shanghaiTime(order.createdAt, m.date)}</p>
    </li>
    ${acts.map(act => renderAct(desk, act, language, m))}
  </ol>`;
}

function renderAct(desk: DeskState, act: OrderAct, language: string, m: DeskMessages) {
  const {kind, at, role, institutionCode, to, from, facts, texts} = act;
  const who =
    role && institutionCode
      ? `${institutionName(desk, institutionCode)} · ${localized(roleNames[role], language)}`
      : kind === 'supplement'
        ? m.byRater
        : m.bySystem;
  const supervisory = supervisoryActs[kind as keyof typeof supervisoryActs] as Words[string] | undefined;
  const step = supervisory ?? (orderSteps[kind as OrderStep] as {name: Words[string]} | undefined)?.name;
  const said = [
    ...(kind === 'open_notice'
      ? [['noticeWhy', repeated(facts['badRatings'], facts['days'], m)] as const]
      : Object.entries(facts).map(([key, value]) => [key, factText(desk, key, value, language, m)] as const)),
    ...Object.entries(texts),
  ].filter(([, value]) => value !== '');
  const entry = (key: string, value: string) =>
    html`<div>
      <dt>${supervisory && key === 'note' ? m.reason : (m[key as 'note'] ?? key)}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<li class=${kind === 'escalate' ? 'late' : ''}>
    <p>
      <b>${step ? localized(step, language) : (m[kind as 'unmasked'] ?? kind)}</b>
      ${to && to !== from ? html`<span class="muted">→ ${localized(orderStates[to].name, language)}</span>` : ''}
    </p>
    <p class="muted">${shanghaiTime(at, m.date)} · ${who}</p>
    ${said.length > 0 ? html`<dl>${said.map(([key, value]) => entry(key, value))}</dl>` : ''}
  </li>`;
}

function factText(desk: DeskState, key: string, value: unknown, language: string, m: DeskMessages): string {
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
  if (/Institution$|^institutionCode$/.test(key)) return institutionName(desk, String(value));
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
      ${m[instance]} · ${localized(reviewGroundNames[ground], language)}
      <span class="pill ${state === 'open' ? '' : 'ended'}">${state === 'open' ? m.undecided : m[state]}</span>
    </h4>
    ${renderReviewClock(review, m)}
    <p class="muted">${shanghaiTime(requestedAt, m.date)} · ${institutionName(desk, requestedBy)}</p>
    <p class="words">${reason}</p>
    <ul class="proofs">
      ${evidence.map(({title, reference}) => html`<li>${title} <span class="muted">${reference}</span></li>`)}
    </ul>
    ${
      decidedAt && decidedBy
        ? html`<div class="decision">
            <p><b>${m[state as 'voided' | 'upheld']}</b></p>
            <p class="muted">${shanghaiTime(decidedAt, m.date)} · ${institutionName(desk, decidedBy)}</p>
            <p class="words">${decisionReason}</p>
          </div>`
        : ''
    }
  </section>`;
}
