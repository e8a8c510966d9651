import {endpoints, orderStates} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import type {PartContext} from '../base/desk-part.ts';
import {may, type Names} from '../base/names.ts';
import {detailOf, type OpenEntry} from '../base/entries.ts';
import {titleOf, usualKind, type FormDraft, type FormKind} from './definitions.ts';
import {renderForm, type FormActions} from './form.ts';
import {targetsOf} from './targets.ts';

/** What a person can do with the steps of an entry. */
export interface StepActions extends FormActions {
  readonly begin: (kind: FormKind) => void;
}

/** What the steps of an entry are drawn with. */
export interface StepContext extends PartContext<StepActions> {
  readonly entry: OpenEntry;
  /** The form that is open. */
  readonly form: FormDraft | undefined;
}

/** What this person may do with an entry: the server says it of an order, role and institution say it of others. */
function kindsFor(entry: OpenEntry, names: Names): readonly FormKind[] {
  const isOwn = (code: string) => code === names.self?.institutionCode;
  switch (entry.kind) {
    case 'order': {
      if (!entry.detail) return [];
      const {steps, appealable, decidable} = entry.detail;
      return [...steps, ...(appealable ? ['appeal' as const] : []), ...(decidable ? ['decide' as const] : [])];
    }
    case 'review': {
      const {state, ratedInstitution} = entry.review;
      const mayDecide = state === 'open' && !isOwn(ratedInstitution) && may(names, endpoints.decideReview);
      return mayDecide ? ['decide'] : [];
    }
    case 'suspicion': {
      const {state, rating} = entry.suspicion;
      const maySettle = state === 'open' && !isOwn(rating.ratedInstitution) && may(names, endpoints.settleSuspicion);
      return maySettle ? ['settle_suspicion'] : [];
    }
    case 'notice': {
      const {state, institutionCode} = entry.notice;
      if (state === 'closed') return [];
      const isOwnNotice = isOwn(institutionCode);
      if (state === 'open' && isOwnNotice && may(names, endpoints.answerNotice)) return ['answer_notice'];
      return may(names, endpoints.closeNotice) && !isOwnNotice ? ['close_notice'] : [];
    }
  }
}

/** The steps that this person may take with an entry, the usual one first; or the form of the one that was begun. */
export function renderSteps(context: StepContext) {
  const {words, entry, form} = context;
  const {names} = words;
  const detail = detailOf(entry);
  const kinds = kindsFor(entry, names);
  const usual = usualKind(kinds, detail);
  const renderButton = (kind: FormKind) =>
    html`<button
      type="button"
      class="step ${kind === usual ? 'primary' : ''}"
      part="step"
      data-step=${kind}
      @click=${() => context.act('begin', kind)}
      .textContent=${titleOf(kind, words)}
    ></button>`;
  const none = detail && orderStates[detail.order.state].ended ? words.ended : words.noSteps;
  const targets = detail ? targetsOf(detail, names) : [];
  return html`<section class="steps" part="steps" aria-label=${words.steps}>
    ${
      form
        ? renderForm(form, kinds.includes(form.kind), targets, context)
        : kinds.length > 0
          ? html`<p class="buttons">
              ${[...kinds].sort((a, b) => Number(b === usual) - Number(a === usual)).map(renderButton)}
            </p>`
          : html`<p class="muted" .textContent=${none}></p>`
    }
  </section>`;
}
