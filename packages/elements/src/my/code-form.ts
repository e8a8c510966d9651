import type {Institution} from '@gov-rating/contract/types';
import {html, type TemplateResult} from 'lit';
import type {MyMessages} from '../messages/my.ts';
import type {CodeField, Typed} from './code-input.ts';
import {mostInstitutions} from './session.ts';

/** What the forms show, and what their controls do. */
interface CodeForm {
  readonly step: 'case' | 'code';
  readonly typed: Typed;
  readonly faults: Partial<Record<CodeField, string>>;
  readonly problem: string;
  readonly busy: 'asking' | 'entering' | '';
  readonly isWaiting: boolean;
  readonly projectNo: string;
  readonly sentSentence: string;
  readonly institutions: readonly Institution[] | undefined | null;
  readonly isCut: boolean;
  readonly sought: string;
  readonly fill: (event: Event) => void;
  readonly ask: (event?: Event) => unknown;
  readonly enter: (event: Event) => unknown;
  readonly change: () => void;
  readonly reload: () => void;
}

/** With more institutions than these, a field narrows the list. */
const fewInstitutions = 20;

/** Ids of what is said about a field: its error first. */
const about = (field: CodeField): string => `${field}-fault ${field}-hint`;

/** What is said above and below a field. */
const renderAbove = (field: CodeField, label: string, hint: string): TemplateResult =>
  html`<label class="label" for=${field} .textContent=${label}></label>
    <p class="muted" id="${field}-hint" .textContent=${hint}></p>`;

const renderFault = ({faults}: CodeForm, field: CodeField): TemplateResult =>
  html`<p class="error" id="${field}-fault" part="error" .textContent=${faults[field] ?? ''}></p>`;

/** The institutions to choose from, those with the sought letters in their names. */
function renderInstitutions(form: CodeForm, messages: MyMessages): TemplateResult {
  const {institutions, sought, typed} = form;
  if (institutions === null)
    return html`<p class="label">${messages.institution}</p>
      <p class="muted" id="institution-hint">${messages.noInstitutions}</p>
      <button id="institution" type="button" aria-describedby=${about('institution')} @click=${form.reload}>
        ${messages.retry}
      </button>
      ${renderFault(form, 'institution')}`;
  const known = institutions ?? [];
  const chosen = typed.institution;
  const shown = known.filter(({code, name}) => code === chosen || name.includes(sought.trim()));
  const all = !chosen || known.some(({code}) => code === chosen) ? shown : [{code: chosen, name: chosen}, ...shown];
  return html`${renderAbove('institution', messages.institution, '')}
    ${
      known.length > fewInstitutions
        ? html`<input
            class="field"
            name="sought"
            maxlength="50"
            autocomplete="off"
            aria-label=${messages.sought}
            placeholder=${messages.sought}
            .value=${sought}
          />`
        : ''
    }
    <select
      class="field"
      id="institution"
      name="institution"
      part="input"
      aria-describedby=${about('institution')}
      aria-invalid=${!!form.faults.institution}
    >
      <option value="" .selected=${!chosen}>${institutions ? messages.choose : messages.loading}</option>
      ${all.map(({code, name}) => html`<option lang="zh-CN" value=${code} .selected=${code === chosen}>${name}</option>`)}
    </select>
    ${form.isCut ? html`<p class="muted">${messages.manyInstitutions.replace('{n}', `${mostInstitutions}`)}</p>` : ''}
    ${renderFault(form, 'institution')}`;
}

const renderProblem = ({problem}: CodeForm): TemplateResult =>
  html`<p class="error" id="problem" part="error" .textContent=${problem}></p>`;

/** Number of the case and last digits of the telephone. */
const renderCase = (form: CodeForm, choosesInstitution: boolean, messages: MyMessages): TemplateResult =>
  html`<form class="by-code" novalidate @submit=${form.ask} @input=${form.fill} @change=${form.fill}>
    <h3>${messages.byCode}</h3>
    <p class="muted">${messages.byCodeText}</p>
    ${choosesInstitution ? renderInstitutions(form, messages) : ''}
    ${renderAbove('number', messages.caseNumber, messages.caseNumberHint)}
    <input
      class="field"
      id="number"
      name="number"
      part="input"
      maxlength="60"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      dir="ltr"
      aria-describedby=${about('number')}
      aria-invalid=${!!form.faults.number}
      .value=${form.typed.number}
    />
    ${renderFault(form, 'number')} ${renderAbove('end', messages.phoneEnd, messages.phoneEndHint)}
    <input
      class="field short"
      id="end"
      name="end"
      part="input"
      inputmode="numeric"
      maxlength="8"
      autocomplete="off"
      dir="ltr"
      aria-describedby=${about('end')}
      aria-invalid=${!!form.faults.end}
      .value=${form.typed.end}
    />
    ${renderFault(form, 'end')} ${renderProblem(form)}
    <button
      class="main wide"
      part="send"
      type="submit"
      aria-disabled=${!!form.busy || form.isWaiting}
      aria-describedby="problem"
      .textContent=${messages[form.busy ? 'asking' : 'ask']}
    ></button>
  </form>`;

/** The code of the message. */
const renderCode = (form: CodeForm, messages: MyMessages): TemplateResult =>
  html`<form class="by-code" novalidate @submit=${form.enter} @input=${form.fill}>
    <h3>${messages.enterCode}</h3>
    <p class="note" id="sent" .textContent=${form.sentSentence}></p>
    <p class="muted"><span>${messages.caseNumber} </span><bdi translate="no" .textContent=${form.projectNo}></bdi></p>
    ${renderAbove('code', messages.code, messages.codeHint)}
    <input
      class="field short"
      id="code"
      name="code"
      part="input"
      inputmode="numeric"
      maxlength="12"
      autocomplete="one-time-code"
      dir="ltr"
      aria-describedby="${about('code')} sent"
      aria-invalid=${!!form.faults.code}
      .value=${form.typed.code}
    />
    ${renderFault(form, 'code')} ${renderProblem(form)}
    <button
      class="main wide"
      part="send"
      type="submit"
      aria-disabled=${!!form.busy}
      aria-describedby="problem"
      .textContent=${messages[form.busy === 'entering' ? 'loading' : 'enter']}
    ></button>
    <div class="others">
      <button
        part="resend"
        type="button"
        aria-disabled=${!!form.busy || form.isWaiting}
        aria-describedby="problem"
        @click=${() => void form.ask()}
        .textContent=${messages[form.busy === 'asking' ? 'asking' : 'resend']}
      ></button>
      <button part="change" type="button" @click=${form.change} .textContent=${messages.change}></button>
    </div>
  </form>`;

/** The form of the step at which the person is. */
export const renderCodeForm = (form: CodeForm, choosesInstitution: boolean, messages: MyMessages): TemplateResult =>
  form.step === 'code' ? renderCode(form, messages) : renderCase(form, choosesInstitution, messages);
