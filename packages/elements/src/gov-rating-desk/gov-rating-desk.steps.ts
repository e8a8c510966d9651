import type {OrderDetail} from '@gov-rating/contract';
import {endpoints, orderStates} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import type {DeskMessages} from '../messages/desk-zh-CN.ts';
import {renderForm, type FormActions} from './gov-rating-desk.fields.ts';
import {nameOf, usualOf, type FormKind} from './gov-rating-desk.form.ts';
import {may} from './gov-rating-desk.places.ts';
import type {DeskState} from './gov-rating-desk.state.ts';

/** What somebody can do with what is opened. */
export interface StepActions extends FormActions {
  readonly begin: (kind: FormKind) => void;
}

/** What this person may do with what is opened; of an order the server tells it, else role and institution do. */
function kindsOf(desk: DeskState): readonly FormKind[] {
  const {detail, review, suspicion, notice, self} = desk;
  const isOwn = (code: string) => code === self?.institutionCode;
  if (detail) return stepsOf(detail);
  if (review?.state === 'open')
    return may(desk, endpoints.decideReview) && !isOwn(review.ratedInstitution) ? ['decide'] : [];
  if (suspicion?.state === 'open')
    return may(desk, endpoints.settleSuspicion) && !isOwn(suspicion.rating.ratedInstitution)
      ? ['settle_suspicion']
      : [];
  if (!notice || notice.state === 'closed') return [];
  const {state, institutionCode} = notice;
  if (may(desk, endpoints.answerNotice) && isOwn(institutionCode) && state === 'open') return ['answer_notice'];
  return may(desk, endpoints.closeNotice) && !isOwn(institutionCode) ? ['close_notice'] : [];
}

const stepsOf = ({steps, appealable, decidable}: OrderDetail): readonly FormKind[] => [
  ...steps,
  ...(appealable ? ['appeal' as const] : []),
  ...(decidable ? ['decide' as const] : []),
];

/** The steps that this person may take, and the form of the one that was begun. */
export function renderSteps(desk: DeskState, actions: StepActions, language: string, m: DeskMessages) {
  const {form, detail} = desk;
  const kinds = kindsOf(desk);
  const usual = usualOf(kinds, detail);
  const button = (kind: FormKind) =>
    html`<button
      type="button"
      class="step ${kind === usual ? 'primary' : ''}"
      part="step"
      data-step=${kind}
      @click=${() => actions.begin(kind)}
      .textContent=${nameOf(kind, language, m)}
    ></button>`;
  const none = detail && orderStates[detail.order.state].ended ? m.ended : m.noSteps;
  return html`<section class="steps" part="steps" aria-label=${m.steps}>
    ${
      form
        ? renderForm(desk, form, kinds.includes(form.kind), actions, language, m)
        : kinds.length > 0
          ? html`<p class="buttons">
              ${[...kinds].sort((a, b) => Number(b === usual) - Number(a === usual)).map(button)}
            </p>`
          : html`<p class="muted" .textContent=${none}></p>`
    }
  </section>`;
}
