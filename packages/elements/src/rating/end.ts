import {ratingWayOn} from '@gov-rating/sdk/core';
import {html, type TemplateResult} from 'lit';
import {renderNumber} from '../base/number-groups.ts';
import {generalLine, helpSaid, renderHelp} from '../base/help-line.ts';
import {naming} from '../base/register-words.ts';
import {renderRequestId, requestIdOf} from '../base/request-id.ts';
import {progressLink} from '../carry/facts.ts';
import {serverAddress} from '../page/server-address.ts';
import {fill} from '../messages/fill.ts';
import {localized} from '../messages/language.ts';
import {lastDay} from '../messages/last-day.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {icon} from './icons.ts';
import type {RatingSession} from './session.ts';
import type {End} from './step.ts';

/** The end screen: icon, what happened, what to do, numbers, and a button or link. */
export function renderEnd(session: RatingSession, language: string, messages: Messages): TemplateResult {
  const {host, step, form, numbers} = session;
  const end = step as End;
  const page = host.receiptPage || form?.receiptPage;
  const progressPage = page ? serverAddress(page) : '';
  const {receiptNumber = '', receiptKey} = numbers ?? {};
  const link = numbers ? progressLink(progressPage, receiptNumber, receiptKey) : end === 'rated' && progressPage;
  const again = ratingWayOn(end, session.error);
  const back = again === 'form' && form;
  // Not while something is left to do here: send again, or keep this page open.
  const returnUrl = !again && !(end === 'kept' && host.sharedDevice) && form?.returnUrl;
  return html`<div class="end ${end}" part="end">
    ${icon(end)}
    <h2 id="title" part="title" tabindex="-1" aria-describedby="detail" .textContent=${messages[end]}></h2>
    <div id="detail">
      ${
        numbers
          ? html`<p class="number" part="receipt">
              <span .textContent=${messages.receipt}></span>${renderNumber(numbers.receiptNumber)}
            </p>`
          : ''
      }
      <p>${naming(detailOf(session, language, messages), holderOf(session))}</p>
    </div>
    ${numbers ? host.carry.render({...numbers, ...form?.service, link: link || '', hotline: generalLine(host, form?.help)[0]}, language, messages) : ''}
    ${link ? html`<p><a part="progress" href=${link}>${messages.progress}</a></p>` : ''}
    ${
      again
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
    ${
      end === 'rated' && numbers
        ? html`<button
            class="forget"
            part="forget"
            type="button"
            @click=${session.forgetNumbers}
            .textContent=${messages.forget}
          ></button>`
        : ''
    }
    ${end === 'rated' ? '' : renderRequestId(messages.errorId, requestIdOf(session.error))}
    ${offersHelp(session) ? renderHelp(...whomToCall(session, language, messages)) : ''}
  </div>`;
}

/** Sentences one after another, as the language writes them. */
const inOne = (language: string, ...sentences: readonly string[]) =>
  sentences.filter(Boolean).join(/^zh/.test(language) ? '' : ' ');

/** Whose task a bad rating is; undefined where nobody says it. */
const holderOf = ({numbers, form}: Pick<RatingSession, 'numbers' | 'form'>): string | undefined =>
  numbers?.handling?.institutionName ?? form?.service.institutionName;

/** That the rating has arrived: who has a bad one, and by when the person hears from them, where that is known. */
function arrived({numbers, form}: RatingSession, language: string, messages: Messages): string {
  if (!numbers?.orderNumber) return messages.receivedText;
  const {contactBy} = numbers.handling ?? {};
  // `{n}` for texts of a page that name the order.
  const went = fill(messages.order, {unit: holderOf({numbers, form}) ?? messages.unit, n: numbers.orderNumber});
  return inOne(language, went, contactBy ? fill(messages.contact, {d: lastDay(contactBy, messages)}) : '');
}

/** Whether a person may need somebody to call: not where all is well and nothing has to stay open. */
const offersHelp = ({step, host}: RatingSession) =>
  !(step === 'received' || step === 'sending' || (step === 'kept' && !host.sharedDevice));

const whomToCall = ({host, form}: RatingSession, language: string, messages: Messages) =>
  [host, form?.help, language, messages, form?.service.institutionName] as const;

/** Whom a person can call on this end, as it is read aloud. */
export const callsOf = (session: RatingSession, language: string, messages: Messages): readonly string[] =>
  offersHelp(session) ? helpSaid(...whomToCall(session, language, messages)) : [];

/** What to do next, or why: one or two sentences. */
function detailOf(session: RatingSession, language: string, messages: Messages): string {
  const {host, step, form, outcome, astray, numbers} = session;
  const stillThere = form ? messages.stillThere : '';
  switch (step as End) {
    case 'received':
      return arrived(session, language, messages);
    case 'kept':
      return messages[astray ? 'keptForeign' : host.sharedDevice ? 'keptHere' : 'keptText'];
    case 'refused': {
      const why = outcome?.kind === 'refused' && outcome.error.messages;
      return why ? localized(why, language) : inOne(language, messages.unreachableText, stillThere);
    }
    case 'foreign':
      return inOne(language, messages.foreignText, stillThere);
    case 'unreachable':
      return messages.unreachableText;
    case 'rated':
      return messages[numbers ? 'ratedText' : 'ratedElsewhere'];
    case 'sending':
      return '';
    default:
      return messages.askWindow;
  }
}

/** The outcome as it is announced and read aloud: what happened, the number sign by sign, what to do. */
export function sentencesOf(session: RatingSession, language: string, messages: Messages): readonly string[] {
  const {step, numbers} = session;
  const number = numbers ? [messages.receipt, spokenNumber(numbers.receiptNumber)] : [];
  const detail = detailOf(session, language, messages).replace(numbers?.orderNumber ?? '', spokenNumber);
  return [messages[step as End], ...number, detail];
}
