import type {OwnReceipt, RateableService} from '@gov-rating/contract/types';
import {html, type TemplateResult} from 'lit';
import {renderGroups} from '../base/number-groups.ts';
import type {MyMessages} from '../messages/my.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import {sign} from '../receipt/progress.ts';

/** What an own service and a receipt have in common. */
type Own = Pick<RateableService, 'institutionName' | 'itemName' | 'node'> & {
  readonly serviceName?: string | undefined;
  readonly ticketNumber?: string | undefined;
};

/** Institution, name of the service and ticket number; all come from registers, so they are Chinese. */
const namesOf = ({institutionName, itemName, serviceName, ticketNumber}: Own): string =>
  [institutionName, serviceName === itemName ? '' : serviceName, ticketNumber].filter(Boolean).join(' · ');

/** Services with the fewest days left first, then the oldest; those without an end come last. */
export const mostUrgentFirst = (services: readonly RateableService[]): RateableService[] =>
  [...services].sort(
    (a, b) => (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) || (a.servedAt < b.servedAt ? -1 : 1),
  );

const left = ({daysLeft}: RateableService, messages: MyMessages): string =>
  daysLeft === null ? '' : daysLeft === 0 ? messages.lastDay : messages.left.replace('{n}', `${daysLeft}`);

/** One own service with its button, or with what became of a rating that waits for a connection. */
const renderService = (
  service: RateableService,
  state: 'open' | 'claiming' | 'kept',
  rate: () => void,
  messages: MyMessages,
): TemplateResult => {
  const {serviceId, itemName, node, servedAt, daysLeft} = service;
  return html`<li class="own" part="service">
    <div>
      <h4 id="name-${serviceId}" lang="zh-CN" .textContent=${itemName}></h4>
      <p class="muted" lang="zh-CN" .textContent=${namesOf(service)}></p>
      <p class="muted" .textContent=${`${messages[node]} · ${shanghaiTime(servedAt, messages.day)}`}></p>
      <p
        class=${daysLeft !== null && daysLeft <= 3 ? 'soon' : 'muted'}
        id="left-${serviceId}"
        .textContent=${left(service, messages)}
      ></p>
    </div>
    ${
      state === 'kept'
        ? html`<p class="note">${messages.kept}</p>`
        : html`<button
            class="rate"
            part="rate"
            type="button"
            aria-disabled=${state === 'claiming'}
            aria-describedby="name-${serviceId} left-${serviceId}"
            @click=${rate}
            .textContent=${messages[state === 'claiming' ? 'claiming' : 'rate']}
          ></button>`
    }
  </li>`;
};

/** One receipt: what was rated and when, its state and its number, never how it was rated. */
const renderReceipt = (receipt: OwnReceipt, receiptPage: string, messages: MyMessages): TemplateResult => {
  const {receiptNumber, itemName, receivedAt, state} = receipt;
  return html`<li class="own" part="receipt">
    <div>
      <h4 id="name-${receiptNumber}" lang="zh-CN" .textContent=${itemName}></h4>
      <p class="muted" lang="zh-CN" .textContent=${namesOf(receipt)}></p>
      <p class="muted" .textContent=${shanghaiTime(receivedAt, messages.ratedOn)}></p>
      <p class="muted">
        <span .textContent=${`${messages.number} `}></span><bdi translate="no">${renderGroups(receiptNumber)}</bdi>
      </p>
    </div>
    <div class="end-of-line">
      <p class="standing ${state}" .textContent=${messages[state]}></p>
      ${
        receiptPage
          ? html`<a
              part="progress"
              href="${receiptPage}#receipt=${receiptNumber}"
              aria-describedby="name-${receiptNumber}"
              .textContent=${messages.progress}
            ></a>`
          : ''
      }
    </div>
  </li>`;
};

/** The services of a person, and which of them are shown. */
interface Services {
  readonly services: readonly RateableService[];
  readonly shown: number;
  /** How many more a press shows. */
  readonly step: number;
  /** Whether the server has more than were read. */
  readonly isCut: boolean;
  readonly stateOf: (service: RateableService) => 'open' | 'claiming' | 'kept';
}

/** What can be rated, or that there is nothing. */
export function renderServices(
  {services, shown, step, isCut, stateOf}: Services,
  rate: (service: RateableService) => void,
  more: () => void,
  messages: MyMessages,
): TemplateResult {
  if (services.length === 0) return renderNothing('nothing', '', messages);
  const rest = services.length - shown;
  const count = (words: string, n: number) => words.replace('{n}', `${n}`);
  return html`<h3>${messages.rateable} <span .textContent=${count(messages.count, services.length)}></span></h3>
    <p class="muted">${messages.free}</p>
    <ul>
      ${services
        .slice(0, shown)
        .map(service => renderService(service, stateOf(service), () => rate(service), messages))}
    </ul>
    ${
      rest > 0
        ? html`<button class="further" type="button" @click=${more}>
            ${count(messages.more, Math.min(rest, step))}
          </button>`
        : ''
    }
    ${isCut && rest <= 0 ? html`<p class="muted">${count(messages.many, services.length)}</p>` : ''}`;
}

/** What was rated here, or that nothing was; `more` shows earlier ones. */
export const renderReceipts = (
  receipts: readonly OwnReceipt[],
  receiptPage: string,
  more: (() => void) | undefined,
  messages: MyMessages,
): TemplateResult =>
  html`<h3>${messages.receipts}</h3>
    ${
      receipts.length === 0
        ? html`<p class="muted">${messages.noReceipts}</p>`
        : html`<ul>
            ${receipts.map(receipt => renderReceipt(receipt, receiptPage, messages))}
          </ul>`
    }
    ${more ? html`<button class="further" type="button" @click=${more}>${messages.moreReceipts}</button>` : ''}`;

/** The shape of what comes, while it is waited for. */
export const renderWaiting = (messages: MyMessages): TemplateResult =>
  html`<p class="sr">${messages.loading}</p>
    <ul class="wait" aria-hidden="true">
      ${[0, 1, 2].map(
        () =>
          html`<li class="own">
            <div><span></span><span></span><span></span></div>
          </li>`,
      )}
    </ul>`;

const signs = {
  login: 'unknown',
  expired: 'clock',
  unknown: 'unknown',
  unsure: 'unknown',
  unreachable: 'unreachable',
  foreign: 'foreign',
  refused: 'refused',
  nothing: 'tick',
} as const;

/** A screen in place of lists: icon, what happened, what to do. */
export const renderNothing = (
  why: keyof typeof signs,
  button: TemplateResult | string,
  messages: MyMessages,
): TemplateResult =>
  html`<div class="end ${why}" part="end">
    ${sign(signs[why])}
    <h3 .textContent=${messages[why]}></h3>
    <p .textContent=${messages[`${why}Text`]}></p>
    ${button}
  </div>`;
