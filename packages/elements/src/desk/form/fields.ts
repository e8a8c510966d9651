import {countCharacters} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import type {DeskMessages} from '../../messages/desk-zh-CN.ts';
import {choicesOf, fieldsOf, limitOf, nameOf, type DeskForm, type FormField, type Proof, type Said} from './kinds.ts';
import type {DeskState} from '../base/state.ts';
import {words} from '../base/format.ts';

/** What somebody can do with a form. */
export interface FormActions {
  /** Takes over what changes, out of what was filled in so far. */
  readonly fill: (change: (said: Said) => Said) => void;
  readonly submit: () => void;
  readonly cancel: () => void;
}

/** A form out of the table of steps: every field that the step needs, then those it takes. */
export function renderForm(
  desk: DeskState,
  form: DeskForm,
  possible: boolean,
  actions: FormActions,
  language: string,
  m: DeskMessages,
) {
  const {kind, said, trouble, sending} = form;
  const {needs, takes} = fieldsOf(kind, said);
  const submit = (event: Event) => {
    event.preventDefault();
    actions.submit();
  };
  const field = (name: FormField, needed: boolean) => renderField(name, needed, desk, form, actions, language, m);
  return html`<form class="form" part="form" novalidate aria-labelledby="form-title" @submit=${submit}>
    <h4 id="form-title" tabindex="-1" .textContent=${nameOf(kind, language, m)}></h4>
    ${trouble ? html`<p class="trouble" role="alert" .textContent=${trouble}></p>` : ''}
    ${said.decision === 'review' ? html`<p class="hint muted" .textContent=${m.reviewHint}></p>` : ''}
    ${[...needs.map(name => field(name, true)), ...takes.map(name => field(name, false))]}
    <p class="buttons">
      <button
        class="primary"
        part="submit"
        aria-disabled=${sending || !possible}
        .textContent=${sending ? m.sending : m.submit}
      ></button>
      <button type="button" @click=${actions.cancel} .textContent=${m.cancel}></button>
    </p>
  </form>`;
}

function renderField(
  field: FormField,
  needed: boolean,
  desk: DeskState,
  form: DeskForm,
  {fill}: FormActions,
  language: string,
  m: DeskMessages,
) {
  const fault = form.faults[field] ?? '';
  const name = html`${words(m[field])}${needed ? '' : words(m.optional, 'muted')}`;
  const wrong = html`<p class="error" id="fault-${field}" .textContent=${fault}></p>`;
  const change = (event: Event) => fill(() => ({[field]: (event.target as HTMLInputElement).value}));
  if (field === 'evidence') return renderEvidence(form.said.evidence ?? [], fault, fill, m);
  const value = form.said[field] ?? '';
  const choices = choicesOf(field, form.kind, language, m);
  if (choices)
    return html`<fieldset aria-describedby="fault-${field}">
      <legend>${name}</legend>
      <div class="choices">
        ${choices.map(
          ([choice, label]) =>
            html`<label class="radio"
              ><input
                type="radio"
                name=${field}
                value=${choice}
                .checked=${choice === value}
                aria-invalid=${!!fault}
                @change=${change}
              />${words(label)}</label
            >`,
        )}
      </div>
      ${wrong}
    </fieldset>`;
  const id = `field-${field}`;
  const control =
    field === 'institutionCode'
      ? html`<select id=${id} aria-invalid=${!!fault} aria-describedby="fault-${field}" @change=${change}>
          <option value="" ?selected=${!value}></option>
          ${desk.institutions
            .filter(({code}) => code !== desk.detail?.order.institutionCode)
            .map(
              ({code, name: label}) =>
                html`<option lang="zh-CN" value=${code} ?selected=${code === value} .textContent=${label}></option>`,
            )}
        </select>`
      : field === 'days' || field === 'promisedFor'
        ? html`<input
            id=${id}
            type=${field === 'days' ? 'number' : 'date'}
            min=${field === 'days' ? '1' : ''}
            max=${field === 'days' ? '60' : ''}
            .value=${value}
            aria-invalid=${!!fault}
            aria-describedby="fault-${field}"
            @input=${change}
          />`
        : html`<textarea
              id=${id}
              rows="4"
              autocomplete="off"
              .value=${value}
              aria-invalid=${!!fault}
              aria-describedby="fault-${field}"
              @input=${change}
            ></textarea
            ><span
              class="counter muted"
              aria-hidden="true"
              .textContent=${`${countCharacters(value)}/${limitOf(field, form.kind)}`}
            ></span>`;
  return html`<div class="field"><label class="label" for=${id}>${name}</label>${control}${wrong}</div>`;
}

function renderEvidence(proofs: readonly Proof[], fault: string, fill: FormActions['fill'], m: DeskMessages) {
  const put = (at: number, changes: Partial<Proof>) =>
    fill(({evidence = []}) => ({
      evidence: evidence.map((proof, index) => (index === at ? {...proof, ...changes} : proof)),
    }));
  const input = (at: number, key: keyof Proof, label: string, hint = '') =>
    html`<label
      >${words(label)}<input
        type="text"
        autocomplete="off"
        maxlength=${key === 'title' ? '100' : '200'}
        placeholder=${hint}
        .value=${proofs[at]?.[key] ?? ''}
        aria-invalid=${!!fault}
        @input=${(event: Event) => put(at, {[key]: (event.target as HTMLInputElement).value})}
    /></label>`;
  return html`<fieldset aria-describedby="fault-evidence">
    <legend .textContent=${m.evidence}></legend>
    ${proofs.map(
      (_, at) =>
        html`<div class="proof">
          ${input(at, 'title', m.evidenceTitle, m.evidenceTitleHint)} ${input(at, 'reference', m.evidenceReference)}
          ${
            proofs.length > 1
              ? html`<button
                  type="button"
                  class="remove"
                  aria-label=${m.removeEvidence.replace('{n}', `${at + 1}`)}
                  @click=${() => fill(({evidence = []}) => ({evidence: evidence.filter((__, index) => index !== at)}))}
                >
                  ×
                </button>`
              : ''
          }
        </div>`,
    )}
    ${
      proofs.length < 10
        ? html`<button
            type="button"
            class="small"
            @click=${() => fill(({evidence = []}) => ({evidence: [...evidence, {title: '', reference: ''}]}))}
            .textContent=${m.addEvidence}
          ></button>`
        : ''
    }
    <p class="error" id="fault-evidence" .textContent=${fault}></p>
  </fieldset>`;
}
