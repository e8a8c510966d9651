import type {RatingForm} from '@gov-rating/contract';
import {hasReason, type Level} from '@gov-rating/sdk/core';
import {html, type TemplateResult} from 'lit';
import type {Messages} from '../messages/zh-CN.ts';
import {canSpeak} from './gov-rating.read-aloud.ts';
import type {Filled} from './gov-rating.tab-memory.ts';
import {shanghaiTime} from './gov-rating.time.ts';

/** What the form is drawn from. */
export interface FormView extends Filled {
  /** Undefined while the server is asked: the levels are there all the same, and a choice counts. */
  readonly form: RatingForm | undefined;
  readonly sending: boolean;
  readonly variant: string;
  readonly layout: string;
  readonly readAloud: boolean;
  readonly messages: Partial<Messages> | undefined;
  /** Whether the second step is built ahead of the first choice, out of sight. */
  readonly prepared: boolean;
  readonly choose: (event: Event) => void;
  readonly send: () => void;
  readonly read: () => void;
}

/** What is rated: its place is kept while the server is asked, so that nothing below moves when the answer comes. */
function renderService(form: RatingForm | undefined, messages: Messages): TemplateResult {
  const {itemName = messages.loading, institutionName = '', serviceName = '', node, servedAt} = form?.service ?? {};
  const names = serviceName === itemName ? institutionName : `${institutionName} ${serviceName}`;
  const step = node && servedAt ? `${messages[node]} · ${shanghaiTime(servedAt, messages.date)}` : '';
  const long = itemName.length > 32 || names.length > 32;
  return html`<div class="service ${long ? 'long' : ''} ${form ? '' : 'wait'}" aria-busy=${!form}>
    <h2 id="title" part="title" tabindex="-1" lang=${form ? 'zh-CN' : ''} .textContent=${itemName}></h2>
    <p><span lang="zh-CN" .textContent=${names}></span><br /><span .textContent=${step}></span></p>
  </div>`;
}

/** The form of a rating: what is rated, five levels, and once one is chosen its reasons and a comment. */
export function renderForm(view: FormView, messages: Messages): TemplateResult {
  const {form, level, tags, comment, sending, choose} = view;
  // Built before it is needed, because the first choice must not wait for it.
  const second = form && (level || view.prepared);
  return html`<header>
      ${renderService(form, messages)}
      ${
        view.readAloud && canSpeak()
          ? html`<button
              class="read"
              part="read"
              type="button"
              @click=${view.read}
              .textContent=${messages.read}
            ></button>`
          : ''
      }
    </header>
    <fieldset ?disabled=${sending} @change=${choose}>
      <gov-rating-scale
        class="part"
        theme="inherit"
        exportparts="question, choice, error"
        .messages=${view.messages}
        .value=${level}
        .variant=${view.variant}
        layout=${view.layout}
        required
      ></gov-rating-scale>
      ${
        second
          ? html`<div class=${level ? 'second' : 'ahead'}>
              <gov-rating-tags
                class="part"
                theme="inherit"
                exportparts="question, choice, more, error"
                .messages=${view.messages}
                .value=${tags}
                .level=${level}
                .choices=${form.tags}
                .required=${!!level && !hasReason({level: level as Level, tags: [], comment})}
              ></gov-rating-tags>
              <gov-rating-comment
                class="part"
                theme="inherit"
                exportparts="question, textarea, hint, error"
                .messages=${view.messages}
                .value=${comment}
                .maxLength=${form.commentMaxLength}
                @input=${choose}
              ></gov-rating-comment>
            </div>`
          : ''
      }
    </fieldset>
    <button
      class="send ${level && !form ? 'later' : ''}"
      part="send"
      type="button"
      aria-disabled=${sending}
      @click=${view.send}
      .textContent=${messages[sending ? 'sending' : 'send']}
    ></button>`;
}
