import {html, type TemplateResult} from 'lit';
import {renderGroups} from '../base/number-groups.ts';
import {fill} from '../messages/fill.ts';
import type {EvaluatorMessages} from '../messages/evaluator.ts';
import {renderMoreTime, renderTimeLeft} from './form.ts';
import {icon} from './icons.ts';
import {reasonOf, type End, type ScreenSession} from './session.ts';

/** What to do next, or why: one or two sentences. */
export function sentenceOf(end: End, language: string, messages: EvaluatorMessages): string {
  if (end.kind === 'kept') return messages.keptText;
  if (end.kind === 'refused') return reasonOf(end, language) || messages.failedText;
  return end.bad ? fill(messages.receivedBad, {n: end.institutionName || messages.unit}) : messages.receivedText;
}

/** How the rating ended, with its number; it goes by itself, and any touch keeps it longer. */
export function renderEnd(
  session: ScreenSession,
  end: End,
  language: string,
  messages: EvaluatorMessages,
  beside: TemplateResult | '',
): TemplateResult {
  const {kind, receiptNumber, again} = end;
  return html`<div class="body end ${kind}" part="end">
      ${icon(kind)}
      <h2 part="title" tabindex="-1" aria-describedby="number detail" .textContent=${messages[kind]}></h2>
      ${receiptNumber ? renderNumber(receiptNumber, messages) : ''} ${beside} ${renderDetail(end, language, messages)}
    </div>
    <footer class="foot">
      ${renderTimeLeft(session.countdown.shown ?? 0, messages)}
      <div class="buttons">
        ${renderMoreTime(session, messages)}
        ${again ? html`<button type="button" @click=${session.back} .textContent=${messages.again}></button>` : ''}
        <button class="send" type="button" @click=${session.leave} .textContent=${messages.done}></button>
      </div>
    </footer>`;
}

/** The name of an institution goes to the next line as a whole, as far as a line holds it. */
function renderDetail(end: End, language: string, messages: EvaluatorMessages): TemplateResult {
  const {kind, bad, institutionName} = end;
  const [before, after] = messages.receivedBad.split('{n}');
  if (kind !== 'received' || !bad || !institutionName || after === undefined)
    return html`<p id="detail" .textContent=${sentenceOf(end, language, messages)}></p>`;
  // With the end of its sentence, so that no stop begins a line.
  const [close = ''] = /^[^\s，。]*[，。]?/.exec(after) ?? [];
  return html`<p id="detail">
    <span .textContent=${before}></span
    ><span class="whole"
      ><bdi lang="zh-CN" .textContent=${institutionName}></bdi><span .textContent=${close}></span></span
    ><span .textContent=${after.slice(close.length)}></span>
  </p>`;
}

const renderNumber = (number: string, messages: EvaluatorMessages): TemplateResult =>
  html`<p class="number" id="number" part="receipt">
    <span .textContent=${messages.receipt}></span> <b translate="no">${renderGroups(number)}</b>
  </p>`;
