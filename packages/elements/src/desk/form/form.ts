import {countCharacters, evidenceCount, extensionDays} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {renderRequestId} from '../../base/request-id.ts';
import {fill} from '../../messages/fill.ts';
import type {PartContext} from '../base/desk-part.ts';
import {phrase} from '../base/format.ts';
import {
  choicesOf,
  fieldsOf,
  proofsOf,
  sendsToReview,
  textOf,
  titleOf,
  type FormDraft,
  type FormField,
  type Proof,
} from './definitions.ts';
import {proofLimits, textLimit} from './limits.ts';
import type {Targets} from './targets.ts';

/** What a person can do with a form. */
export interface FormActions {
  /** Takes over changed fields. They are computed from the form as it is then: two inputs can come before one drawing. */
  readonly fill: (change: (form: FormDraft) => Readonly<Record<string, unknown>>) => void;
  readonly submit: () => void;
  readonly cancel: () => void;
}

type Context = PartContext<FormActions>;

/** A form: every field that its kind needs, then the optional ones. `possible`: the person may send it as things are. */
export function renderForm(form: FormDraft, possible: boolean, targets: Targets, context: Context) {
  const {kind, error, requestId, sending} = form;
  const {words} = context;
  const {required, optional} = fieldsOf(form);
  const submit = (event: Event) => {
    event.preventDefault();
    context.act('submit');
  };
  return html`<form class="form" part="form" novalidate aria-labelledby="form-title" @submit=${submit}>
    <h4 id="form-title" tabindex="-1" .textContent=${titleOf(kind, words)}></h4>
    ${error ? html`<p class="trouble" role="alert" .textContent=${error}></p>` : ''}
    ${renderRequestId(words.errorId, requestId)}
    ${sendsToReview(form.values) ? html`<p class="hint muted" .textContent=${words.reviewHint}></p>` : ''}
    ${kind === 'transfer' ? html`<p class="hint muted" .textContent=${words.transferHint}></p>` : ''}
    ${[
      ...required.map(field => renderField(field, true, form, targets, context)),
      ...optional.map(field => renderField(field, false, form, targets, context)),
    ]}
    <p class="buttons">
      <button
        class="primary"
        part="submit"
        aria-disabled=${sending || !possible}
        .textContent=${sending ? words.sending : words.submit}
      ></button>
      <button type="button" @click=${() => context.act('cancel')} .textContent=${words.cancel}></button>
    </p>
  </form>`;
}

/** One field with its label and its error. */
function renderField(field: FormField, required: boolean, form: FormDraft, targets: Targets, context: Context) {
  const {words} = context;
  const error = form.fieldErrors[field] ?? '';
  if (field === 'evidence') return renderEvidence(proofsOf(form), error, context);
  const label = html`${phrase(words[field])}${required ? '' : phrase(words.optional, 'muted')}`;
  const errorText = html`<p class="error" id="fault-${field}" .textContent=${error}></p>`;
  const change = (event: Event) => context.act('fill', () => ({[field]: (event.target as HTMLInputElement).value}));
  const text = textOf(form, field);
  const choices = choicesOf(field, form.kind, words);
  if (choices)
    return html`<fieldset aria-describedby="fault-${field}">
      <legend>${label}</legend>
      <div class="choices">
        ${choices.map(
          ([value, name]) =>
            html`<label class="radio"
              ><input
                type="radio"
                name=${field}
                value=${value}
                .checked=${value === text}
                aria-invalid=${!!error}
                @change=${change}
              />${phrase(name)}</label
            >`,
        )}
      </div>
      ${errorText}
    </fieldset>`;
  const id = `field-${field}`;
  const control =
    field === 'institutionCode'
      ? html`<select id=${id} aria-invalid=${!!error} aria-describedby="fault-${field}" @change=${change}>
          <option value="" ?selected=${!text}></option>
          ${targets.map(
            ([code, name]) =>
              html`<option lang="zh-CN" value=${code} ?selected=${code === text} .textContent=${name}></option>`,
          )}
        </select>`
      : field === 'days' || field === 'promisedFor'
        ? html`<input
            id=${id}
            type=${field === 'days' ? 'number' : 'date'}
            min=${field === 'days' ? extensionDays.min : ''}
            max=${field === 'days' ? extensionDays.max : ''}
            .value=${text}
            aria-invalid=${!!error}
            aria-describedby="fault-${field}"
            @input=${change}
          />`
        : html`<textarea
              id=${id}
              rows="4"
              autocomplete="off"
              .value=${text}
              aria-invalid=${!!error}
              aria-describedby="fault-${field}"
              @input=${change}
            ></textarea
            ><span
              class="counter muted"
              aria-hidden="true"
              .textContent=${`${countCharacters(text)}/${textLimit(field, form.kind)}`}
            ></span>`;
  return html`<div class="field"><label class="label" for=${id}>${label}</label>${control}${errorText}</div>`;
}

/** The proofs of a request, with buttons that add and remove one. */
function renderEvidence(proofs: readonly Proof[], error: string, context: Context) {
  const {words} = context;
  const change = (proofsAfter: (before: readonly Proof[]) => readonly Proof[]) =>
    context.act('fill', form => ({evidence: proofsAfter(proofsOf(form))}));
  const write = (at: number, key: keyof Proof, event: Event) => {
    const {value} = event.target as HTMLInputElement;
    change(before => before.map((proof, index) => (index === at ? {...proof, [key]: value} : proof)));
  };
  const renderText = (at: number, key: keyof Proof, label: string, hint = '') =>
    html`<label
      >${phrase(label)}<input
        type="text"
        autocomplete="off"
        maxlength=${proofLimits[key]}
        placeholder=${hint}
        .value=${proofs[at]?.[key] ?? ''}
        aria-invalid=${!!error}
        @input=${(event: Event) => write(at, key, event)}
    /></label>`;
  return html`<fieldset aria-describedby="fault-evidence">
    <legend .textContent=${words.evidence}></legend>
    ${proofs.map(
      (_, at) =>
        html`<div class="proof">
          ${renderText(at, 'title', words.evidenceTitle, words.evidenceTitleHint)}
          ${renderText(at, 'reference', words.evidenceReference)}
          ${
            proofs.length > 1
              ? html`<button
                  type="button"
                  class="remove"
                  aria-label=${fill(words.removeEvidence, {n: at + 1})}
                  @click=${() => change(before => before.filter((__, index) => index !== at))}
                >
                  ×
                </button>`
              : ''
          }
        </div>`,
    )}
    ${
      proofs.length < evidenceCount.max
        ? html`<button
            type="button"
            class="small"
            @click=${() => change(before => [...before, {title: '', reference: ''}])}
            .textContent=${words.addEvidence}
          ></button>`
        : ''
    }
    <p class="error" id="fault-evidence" .textContent=${error}></p>
  </fieldset>`;
}
