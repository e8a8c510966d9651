import type {RatingForm} from '@gov-rating/contract/types';
import {hasReason, type Level} from '@gov-rating/sdk/core';
import {html, type TemplateResult} from 'lit';
import {localized} from '../messages/language.ts';
import type {Messages} from '../messages/zh-CN.ts';
import type {RatingSession} from './session.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';

/**
 * What is rated. Its space is reserved while the server is asked, so that nothing below moves when the answer comes;
 * a place has no step of a case, and needs less.
 */
function renderService(form: RatingForm | undefined, language: string, messages: Messages): TemplateResult {
  const {itemName = messages.loading, institutionName = '', serviceName = '', ticketNumber = ''} = form?.service ?? {};
  const {node, servedAt} = form?.service ?? {};
  const names = [institutionName, serviceName === itemName ? '' : serviceName, ticketNumber].join(' ').trim();
  const step = node && servedAt ? `${messages[node]} · ${shanghaiTime(servedAt, messages.date)}` : '';
  const long = itemName.length > 32 || names.length > 32;
  return html`<div class="service ${long ? 'long' : ''} ${form ? (step ? '' : 'place') : 'wait'}" aria-busy=${!form}>
    <h2 id="title" part="title" tabindex="-1" lang=${form ? 'zh-CN' : language} .textContent=${itemName}></h2>
    <p><span lang="zh-CN" .textContent=${names}></span><br /><span .textContent=${step}></span></p>
  </div>`;
}

/** The form of a rating: what is rated, five levels, and after a choice its reasons and a comment. */
export function renderForm(session: RatingSession, language: string, messages: Messages): TemplateResult {
  const {host, step, form, level, tags, comment, choose} = session;
  const sending = step === 'sending';
  const notice = localized(form?.privacyNotice ?? {}, language);
  // The address comes from a server, so it could be a program.
  const page = /^https:/.test(form?.privacyPage ?? '') && form?.privacyPage;
  // Rendered in advance, because the first choice must not wait for it.
  const second = form && (level || session.prepared);
  const lacksReason = !!level && !hasReason({level, tags, comment});
  return html`<header>${renderService(form, language, messages)}</header>
    <fieldset ?disabled=${sending} @change=${choose}>
      <gov-rating-scale
        class="part"
        theme="inherit"
        exportparts="question, choice, more, textarea, hint, error"
        .messages=${host.messages}
        .value=${level}
        .variant=${host.variant}
        layout=${host.layout}
        required
      ></gov-rating-scale>
      ${
        second
          ? html`<div class=${level ? 'second' : 'ahead'}>
              <gov-rating-tags
                class="part"
                theme="inherit"
                exportparts="question, choice, more, textarea, hint, error"
                .messages=${host.messages}
                .choices=${form.tags}
                .level=${level}
                .value=${tags}
                .required=${!!level && !hasReason({level: level as Level, tags: [], comment})}
              ></gov-rating-tags>
              <gov-rating-comment
                class="part"
                theme="inherit"
                exportparts="question, choice, more, textarea, hint, error"
                .label=${lacksReason ? messages.commentInstead : ''}
                .messages=${host.messages}
                .value=${comment}
                .maxLength=${form.commentMaxLength}
                .notice=${page ? '' : notice}
                @input=${choose}
              ></gov-rating-comment>
              ${
                page
                  ? html`<a part="privacy" href=${page} target="_blank" rel="noreferrer" .textContent=${notice}></a>`
                  : ''
              }
            </div>`
          : ''
      }
    </fieldset>
    <button
      class="send ${level && !form ? 'later' : ''}"
      part="send"
      type="button"
      aria-disabled=${sending}
      @click=${session.send}
      .textContent=${messages[sending ? 'sending' : 'send']}
    ></button>`;
}
