import {html, nothing, type TemplateResult} from 'lit';
import {levelNames, type Localized} from '@gov-rating/contract/standard';
import {
  countCharacters,
  draftFaults,
  isApiError,
  isBad,
  levels,
  newIdempotencyKey,
  type DraftFault,
  type Level,
  type Outcome,
} from '@gov-rating/sdk/core';
import {settled, submit, type Subject} from './connection.ts';
import {addressOf} from './links.ts';
import type {Rules} from './memory.ts';
import type {Screen} from './state.ts';
import {daysLeft, endSign, moment, sign} from './words.ts';

/** The service on the form, as it is shown. */
export interface Rated extends Subject {
  readonly institutionName: string;
  readonly servedAt: string;
  readonly daysLeft: number | null;
  /** What the institution says about privacy: of the list as of the invitation, so that it is read without a network too. */
  readonly privacyNotice?: Localized | undefined;
  readonly privacyPage?: string | undefined;
}

const words: Readonly<Record<DraftFault['code'], string>> = {
  reason_required: '请至少选一个原因，或写几句话。',
  comment_too_long: '写得太长了，请删掉一些。',
  text_not_well_formed: '里面有不能保存的符号，请改一下。',
  unknown_tag: '请重新选原因。',
  tag_of_another_level: '请重新选原因。',
};

/** The form for one service, from the first choice to the end. What was chosen is kept for each level. */
export class RatingScreen {
  #rated: Rated;
  readonly #rules: Rules;
  /** Made once, so that pressing twice gives one rating. */
  readonly #key = newIdempotencyKey();
  readonly #chosen = new Map<Level, Set<string>>();
  #level: Level | undefined;
  #comment = '';
  #all = false;
  #faults: readonly DraftFault[] = [];
  #isSending = false;
  #outcome: Outcome | undefined;

  constructor(rated: Rated, rules: Rules) {
    this.#rated = rated;
    this.#rules = rules;
  }

  /** Shows what the list says now; what was chosen and written stays. */
  renew(rated: Rated): void {
    this.#rated = rated;
  }

  draw(screen: Screen): TemplateResult {
    if (this.#outcome) return this.#end(this.#outcome);
    const {itemName, institutionName, servedAt, daysLeft: left} = this.#rated;
    const level = this.#level;
    return html`<a class="back" href=${addressOf.services}>${sign('back')}返回</a>
      <h1 tabindex="-1">${itemName}</h1>
      <p class="hint facts">
        <span>${institutionName}</span>
        <span>${moment(servedAt)} <span class="left">${daysLeft(left)}</span></span>
      </p>
      <form @submit=${(event: Event) => this.#send(event, screen)} novalidate>
        <fieldset>
          <legend id="question" tabindex="-1">您对这次服务满意吗？</legend>
          ${levels.map(
            one =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="level"
                  value=${one}
                  .checked=${one === level}
                  @change=${() => this.#choose(one, screen)}
                />
                <span>${levelNames[one]['zh-CN']}</span>
              </label>`,
          )}
        </fieldset>
        ${level === undefined ? nothing : this.#reasons(level, screen)}
        <button class="button send" aria-disabled=${String(this.#isSending)}>
          ${this.#isSending ? '正在提交…' : '提交评价'}
        </button>
      </form>`;
  }

  #reasons(level: Level, screen: Screen): TemplateResult {
    const bad = isBad(level);
    const tags = this.#rules.tags.filter(tag => tag.level === level);
    const chosen = this.#tagsOf(level);
    const shown = this.#all ? tags : tags.filter(tag => tag.core || chosen.has(tag.code));
    const more = tags.length - shown.length;
    const left = this.#rules.commentMaxLength - countCharacters(this.#comment);
    const fault = this.#faults[0];
    return html`<fieldset aria-describedby="why">
        <legend>
          <span>${bad ? '哪里不满意？' : '想说说原因吗？'}</span
          ><span>${bad ? '可以选几个' : '可以选几个，也可以不选'}</span>
        </legend>
        ${bad ? html`<p id="why" class="hint">请至少选一个原因，或在下面写几句话。</p>` : nothing}
        ${shown.map(
          ({code, text}) =>
            html`<label class="choice">
              <input
                type="checkbox"
                value=${code}
                .checked=${chosen.has(code)}
                @change=${() => this.#toggle(level, code, screen)}
              />
              <span>${text['zh-CN']}</span>
            </label>`,
        )}
        ${
          more > 0
            ? html`<button type="button" class="more" @click=${() => this.#showAll(screen)}>
                还有 ${more} 个原因，点开看
              </button>`
            : nothing
        }
      </fieldset>
      <div class="comment">
        <label for="comment">${bad ? '还想说什么？' : '还想说什么？（可以不写）'}</label>
        <textarea
          id="comment"
          rows="4"
          aria-describedby="advice left"
          .value=${this.#comment}
          @input=${(event: InputEvent) => this.#write((event.target as HTMLTextAreaElement).value, screen)}
        ></textarea>
        <p class="hint below">
          <span id="advice">请不要写身份证号、电话号码等个人信息。</span>
          <span id="left" class=${left < 0 ? 'over' : ''}>${left < 0 ? `超出 ${-left} 字` : `还可写 ${left} 字`}</span>
        </p>
        ${this.#privacy()}
      </div>
      ${fault ? html`<p class="fault" role="alert">${words[fault.code]}</p>` : nothing}`;
  }

  /** The sentence of the institution that served, and its page in a window of its own, so that what was written stays. */
  #privacy(): TemplateResult | typeof nothing {
    const {privacyNotice, privacyPage} = this.#rated;
    const sentence = privacyNotice?.['zh-CN'];
    if (sentence === undefined) return nothing;
    // The address comes from a server, so it could be a program.
    const isPage = privacyPage !== undefined && privacyPage.startsWith('https:');
    return html`<p class="hint privacy">
      ${isPage ? html`<a href=${privacyPage} target="_blank" rel="noopener">${sentence}</a>` : sentence}
    </p>`;
  }

  #tagsOf(level: Level): Set<string> {
    const chosen = this.#chosen.get(level) ?? new Set<string>();
    this.#chosen.set(level, chosen);
    return chosen;
  }

  #choose(level: Level, {draw}: Screen): void {
    this.#level = level;
    this.#all = false;
    this.#faults = [];
    draw();
  }

  #toggle(level: Level, code: string, {draw}: Screen): void {
    const chosen = this.#tagsOf(level);
    if (!chosen.delete(code)) chosen.add(code);
    this.#faults = [];
    draw();
  }

  #showAll({draw}: Screen): void {
    this.#all = true;
    draw();
  }

  #write(text: string, {draw}: Screen): void {
    this.#comment = text;
    this.#faults = [];
    draw();
  }

  async #send(event: Event, screen: Screen): Promise<void> {
    event.preventDefault();
    if (this.#isSending) return;
    const level = this.#level;
    if (level === undefined) {
      screen.say('请先选一个等级。');
      document.querySelector<HTMLElement>('#question')?.focus();
      return;
    }
    const draft = {level, tags: [...this.#tagsOf(level)], comment: this.#comment.trim()};
    this.#faults = draftFaults(draft, this.#rules);
    if (this.#faults.length > 0) return screen.draw();
    this.#isSending = true;
    screen.draw();
    const pressed = {...draft, pressedAt: new Date().toISOString()};
    const outcome = await submit(screen.outbox, this.#rated, this.#key, pressed);
    if (outcome.kind !== 'kept') settled(this.#key);
    this.#isSending = false;
    // One that was not kept may be sent again from the same form.
    if (outcome.kind === 'failed') screen.say('没有交上去，也没有存下，请再试一次。');
    else this.#outcome = outcome;
    screen.draw();
    if (this.#outcome) document.querySelector<HTMLElement>('h1')?.focus();
    if (outcome.kind === 'received') void screen.refresh();
  }

  #end(outcome: Outcome): TemplateResult {
    const back = html`<a class="button" href=${addressOf.services}>回到待评价的服务</a>`;
    switch (outcome.kind) {
      case 'received': {
        const {receiptNumber} = outcome.receipt;
        return html`<div class="end">
          ${endSign('received')}
          <h1 tabindex="-1">评价已收到</h1>
          <p>查询号码，已记在“我的评价”里：</p>
          <p class="number">${receiptNumber}</p>
          <p><a href=${addressOf.receipt(receiptNumber)}>看办理进度</a></p>
          ${back}
        </div>`;
      }
      case 'kept':
        return html`<div class="end">
          ${endSign('kept')}
          <h1 tabindex="-1">评价已存在这部手机里</h1>
          <p>现在没有网络。有网后会自动交上去，不用再评。</p>
          ${back}
        </div>`;
      default:
        return html`<div class="end">
          ${endSign('refused')}
          <h1 tabindex="-1">评价没有交上去</h1>
          <p>${sentenceOf(outcome.error)}</p>
          <p class="help">需要帮助？拨打 <a href="tel:12345">12345</a></p>
          ${back}
        </div>`;
    }
  }
}

/** Why a rating was not taken, in the words of the server. */
export const sentenceOf = (error: unknown): string =>
  (isApiError(error) ? error.messages?.['zh-CN'] : undefined) ?? '请稍后再试，或到办事窗口评价。';
