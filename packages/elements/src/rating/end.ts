import {html, type TemplateResult} from 'lit';
import {renderGroups} from '../base/number-groups.ts';
import {renderHelp} from '../base/help-line.ts';
import {renderRequestId, requestIdOf} from '../base/request-id.ts';
import {serverAddress} from '../page/server-address.ts';
import {localized} from '../messages/language.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {icon} from './icons.ts';
import type {RatingSession} from './session.ts';
import type {End} from './step.ts';

/** Number and key behind `#`, which browsers do not send. */
const receiptFragment = ({receiptNumber, receiptKey}: {receiptNumber: string; receiptKey?: string | null}) =>
  `receipt=${receiptNumber}&key=${receiptKey ?? ''}`;

/** The end screen: icon, what happened, what to do, numbers, and a button or link. */
export function renderEnd(session: RatingSession, language: string, messages: Messages): TemplateResult {
  const {host, step, form, numbers} = session;
  const end = step as End;
  const page = host.receiptPage || form?.receiptPage;
  const progressPage = page && serverAddress(page);
  // A button back to the form, or to try again.
  // What is gone (410) stays so, whatever is changed.
  const failed = (end === 'refused' && Object(session.error).status !== 410) || end === 'foreign';
  const back = failed && form;
  const again = failed || end === 'unreachable';
  // Not while something is left to do here: send again, or keep this page open.
  const returnUrl = !again && !(end === 'kept' && host.sharedDevice) && form?.returnUrl;
  return html`<div class="end ${end}" part="end">
    ${icon(end)}
    <h2 id="title" part="title" tabindex="-1" aria-describedby="detail" .textContent=${messages[end]}></h2>
    <div id="detail">
      ${
        numbers
          ? html`<p class="number" part="receipt">
              <span .textContent=${messages.receipt}></span><b translate="no">${renderGroups(numbers.receiptNumber)}</b>
            </p>`
          : ''
      }
      ${renderDetail(session, language, messages)}
    </div>
    ${
      numbers && progressPage
        ? html`<p>
            <a part="progress" href="${progressPage}#${receiptFragment(numbers)}">${messages.progress}</a>
          </p>`
        : ''
    }
    ${
      back || again
        ? html`<button
            type="button"
            @click=${back ? session.back : session.load}
            .textContent=${messages[back ? 'back' : 'retry']}
          ></button>`
        : ''
    }
    ${
      returnUrl && /^https:/.test(returnUrl)
        ? html`<p><a part="return" href=${returnUrl}>${messages.leave}</a></p>`
        : ''
    }
    ${end === 'rated' ? '' : renderRequestId(messages.errorId, requestIdOf(session.error))}
    ${
      end === 'received' || end === 'sending' || (end === 'kept' && !host.sharedDevice)
        ? ''
        : renderHelp(host, form?.help, language, messages, form?.service.institutionName)
    }
  </div>`;
}

/** The detail; the number of an order in it is in one piece with its stop, which no line end divides. */
function renderDetail(session: RatingSession, language: string, messages: Messages): TemplateResult {
  const detail = detailOf(session, language, messages);
  const order = session.numbers?.orderNumber;
  const [before, after] = order && session.step === 'received' ? detail.split(order) : [];
  return before === undefined || after === undefined
    ? html`<p .textContent=${detail}></p>`
    : html`<p>
        <span .textContent=${before}></span
        ><span class="whole"
          ><bdi translate="no" .textContent=${order}></bdi><span .textContent=${after[0]}></span></span
        ><span .textContent=${after.slice(1)}></span>
      </p>`;
}

/** What to do next, or why: one or two sentences. */
function detailOf(session: RatingSession, language: string, messages: Messages): string {
  const {host, step, form, outcome, numbers, astray} = session;
  const stillThere = form ? messages.stillThere : '';
  switch (step as End) {
    case 'received':
      return numbers?.orderNumber ? messages.order.replace('{n}', numbers.orderNumber) : messages.receivedText;
    case 'kept':
      return messages[astray ? 'keptForeign' : host.sharedDevice ? 'keptHere' : 'keptText'];
    case 'refused': {
      const why = outcome?.kind === 'refused' && outcome.error.messages;
      return why ? localized(why, language) : messages.unreachableText + stillThere;
    }
    case 'foreign':
      return messages.foreignText + stillThere;
    case 'unreachable':
      return messages.unreachableText;
    case 'rated':
      return messages.ratedText;
    case 'sending':
      return '';
    default:
      return messages.askWindow;
  }
}

/** The outcome as it is announced: what happened, the number sign by sign, what to do. */
export function sentenceOf(session: RatingSession, language: string, messages: Messages): string {
  const {step, numbers} = session;
  const number = numbers && `${messages.receipt} ${spokenNumber(numbers.receiptNumber)}`;
  const detail = detailOf(session, language, messages).replace(numbers?.orderNumber ?? '', spokenNumber);
  const stop = /^zh/.test(language) ? '。' : '. ';
  return [messages[step as End], number, detail].filter(Boolean).join(stop);
}
