import {html, nothing, type TemplateResult} from 'lit';
import {naming} from '../base/register-words.ts';
import {fill} from '../messages/fill.ts';
import type {EvaluatorMessages} from '../messages/evaluator.ts';
import type {WindowView} from './device.ts';
import {languageOfNames} from '../base/language-of-names.ts';
import {icon} from './icons.ts';
import type {ScreenSession, Screen} from './session.ts';

/** The name of the place as people call it: its window, else its own name. */
export function placeOf({point}: WindowView, messages: EvaluatorMessages): string {
  const {windowNumber, name = ''} = point ?? {};
  return windowNumber ? fill(messages.window, {n: windowNumber}) : name;
}

/** Institution and point, small above everything else. */
export const renderPlace = ({point}: WindowView): TemplateResult | '' =>
  point
    ? html`<p class="place" lang="zh-CN">
        <span .textContent=${point.institutionName}></span>
        ${point.windowNumber ? html`<span .textContent=${point.name}></span>` : ''}
      </p>`
    : '';

/** A page whose policy allows no pictures shows the card without one. */
const hide = ({currentTarget}: Event) => ((currentTarget as HTMLElement).hidden = true);
const show = ({currentTarget}: Event) => ((currentTarget as HTMLElement).hidden = false);

/** Who serves here: the number, and where the rules of the place allow it the name and a picture. */
function renderStaff({staff}: WindowView, messages: EvaluatorMessages): TemplateResult | '' {
  if (!staff) return '';
  const {number, name, picture} = staff;
  return html`<div class="staff" part="staff">
    ${picture ? html`<img src=${picture} alt="" @load=${show} @error=${hide} />` : ''}
    <p>
      ${name ? html`<b lang="zh-CN" .textContent=${name}></b>` : ''}
      <span .textContent=${fill(messages.staff, {n: number})}></span>
    </p>
  </div>`;
}

const title = (words: string, isName = false) =>
  html`<h2
    part="title"
    tabindex="-1"
    aria-describedby="detail"
    lang=${isName ? languageOfNames : nothing}
    .textContent=${words}
  ></h2>`;
const detail = (words: string) => html`<p id="detail" .textContent=${words}></p>`;

/** A heading, and what it means. */
export const renderSaid = (heading: string, words: string): TemplateResult => html`${title(heading)} ${detail(words)}`;

/** The minutes and seconds until a moment of the monotonic clock. */
function timeUntil(moment: number): string {
  const seconds = Math.max(0, Math.round((moment - performance.now()) / 1000));
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
}

function renderPairing({pairing}: WindowView, messages: EvaluatorMessages): TemplateResult {
  if (!pairing) return html`${icon('connecting')} ${renderSaid(messages.connecting, messages.noCode)}`;
  const left = timeUntil(pairing.until);
  return html`${title(messages.pairing)}
    <p class="code" part="code" translate="no" .textContent=${pairing.userCode}></p>
    ${detail(messages.pairingText)}
    ${left ? html`<p class="hint" .textContent=${fill(messages.pairingLeft, {t: left})}></p>` : ''}`;
}

function renderIdle(view: WindowView, language: string, messages: EvaluatorMessages): TemplateResult {
  const {idleText = {}} = view.settings;
  return html`<div class="pair">
      <div>${title(placeOf(view, messages) || messages.idle, !view.point?.windowNumber && !!view.point?.name)}</div>
      ${renderStaff(view, messages)}
    </div>
    ${detail(idleText[language] || idleText['zh-CN'] || messages.idleText)}`;
}

function renderCalling(view: WindowView, messages: EvaluatorMessages): TemplateResult {
  return html`<p class="hint" .textContent=${messages.calling}></p>
    <h2
      class="code"
      part="title"
      tabindex="-1"
      aria-describedby="detail"
      translate="no"
      .textContent=${fill(messages.number, {n: view.calledNumber ?? ''})}
    ></h2>
    ${detail(messages.callingText)}
    <p class="where">${naming(placeOf(view, messages), view.point?.name)}</p>`;
}

/** The screens between two ratings. */
export function renderQuiet(session: ScreenSession, language: string, messages: EvaluatorMessages): TemplateResult {
  const {view, screen, pairAgain} = session;
  const said = (heading: string, words: string) => html`${icon(screen)} ${renderSaid(heading, words)}`;
  if (!view) return said(messages.connecting, '');
  switch (screen) {
    case 'pairing':
      return renderPairing(view, messages);
    case 'revoked':
      return html`${said(messages.revoked, messages.revokedText)}
      ${pairAgain ? html`<button type="button" @click=${pairAgain} .textContent=${messages.pairAgain}></button>` : ''}`;
    case 'signed_out':
      return said(messages.signed_out, messages.signedOutText);
    case 'paused':
      return said(messages.paused, messages.pausedText);
    case 'calling':
      return renderCalling(view, messages);
    default:
      return renderIdle(view, language, messages);
  }
}

/** Which screen this is, over everything else. */
export const renderName = (view: WindowView, messages: EvaluatorMessages, close: () => void): TemplateResult =>
  html`<div class="name" part="identified" @click=${close}>
    <p .textContent=${messages.here}></p>
    <p class="code" lang="zh-CN" .textContent=${placeOf(view, messages)}></p>
    ${view.point?.windowNumber ? html`<p lang="zh-CN" .textContent=${view.point.name}></p>` : ''}
  </div>`;

/** The screens of one person. */
export const isPersonal = (screen: Screen): boolean =>
  ['prompt', 'rating', 'sending', 'received', 'kept', 'refused'].includes(screen);
