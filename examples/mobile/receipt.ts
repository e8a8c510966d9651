import {html, nothing, type TemplateResult} from 'lit';
import type {OrderState} from '@gov-rating/contract/orders';
import {hasRightCheckDigit, type RouteOutput} from '@gov-rating/sdk/core';
import {receipts} from './connection.ts';
import {helpLines} from './help.ts';
import {addressOf} from './links.ts';
import type {Screen} from './state.ts';
import {dayOf, moment, sign} from './words.ts';
import {sentenceOf} from './rate.ts';

type Progress = RouteOutput<'getReceipt'>;

/** Progress and answer of one own rating. */
export class ReceiptScreen {
  readonly #receiptNumber: string;
  #progress: Progress | undefined;
  #failure: string | undefined;
  #isAsked = false;

  constructor(receiptNumber: string) {
    this.#receiptNumber = receiptNumber;
    if (hasRightCheckDigit(receiptNumber)) return;
    this.#failure = '这个号码有一位不对，请对照再看一遍。';
    this.#isAsked = true;
  }

  draw(screen: Screen): TemplateResult {
    if (!this.#isAsked && screen.isOnline) void this.#read(screen);
    const own = screen.memory.receipts.find(({receiptNumber}) => receiptNumber === this.#receiptNumber);
    return html`<a class="back" href=${addressOf.receipts}>${sign('back')}返回</a>
      <h1 tabindex="-1">${own?.itemName ?? '评价进度'}</h1>
      ${own ? html`<p class="hint">${own.institutionName}</p>` : nothing}
      <p class="label">查询号码</p>
      <p class="number">${this.#receiptNumber}</p>
      ${this.#progress ? progressOf(this.#progress) : html`<p class="empty">${this.#why(screen)}</p>`}
      ${helpLines(this.#progress?.help)}`;
  }

  #why({isOnline}: Screen): string {
    if (this.#failure !== undefined) return this.#failure;
    return isOnline ? '正在读取…' : '现在没有网络，有网后会显示进度。';
  }

  async #read(screen: Screen): Promise<void> {
    this.#isAsked = true;
    try {
      this.#progress = await receipts.getReceipt({receiptNumber: this.#receiptNumber});
    } catch (error) {
      this.#failure = sentenceOf(error);
    }
    screen.draw();
  }
}

/** The steps of an institution in the words of a citizen; those of the table are for staff. */
const stepNames: Readonly<Record<OrderState, string>> = {
  created: '已交给单位，等单位接收',
  signed: '单位已接收',
  contacted: '单位已联系您',
  verified: '单位已查清情况',
  rectifying: '单位正在改正',
  rectified: '单位已改正',
  explained: '单位已说明原因',
  replied: '单位已答复',
  followed_up: '单位已问过您满不满意',
  closed: '单位已处理完',
  voided: '评价不算数了',
};

function progressOf({receivedAt, state, voidReason, order}: Progress): TemplateResult {
  if (state === 'voided') return html`<p>这条评价不算数了，原因：${voidReason}</p>`;
  if (!order) return html`<p>${moment(receivedAt)} 收到。谢谢您的评价。</p>`;
  const {dueAt, overdue, steps, reply, underReview} = order;
  return html`<p>您的意见已交给办理的单位。${dueSentence(dueAt, overdue)}</p>
    ${underReview ? html`<p>单位觉得这条评价不对，已请上级再看。看完以前，您的评价照样算数。</p>` : nothing}
    <h2>办理进度</h2>
    <ol class="steps">
      ${steps.map(step => html`<li>${stepNames[step.state]}<span class="hint">${moment(step.at)}</span></li>`)}
    </ol>
    ${
      reply === null
        ? nothing
        : html`<h2>单位的答复</h2>
            <p class="reply">${reply}</p>`
    }`;
}

function dueSentence(dueAt: string | null, overdue: boolean): string {
  if (dueAt === null) return '';
  return overdue ? `本来 ${dayOf(dueAt)} 前应有进展，现在晚了。可打下面的电话催办。` : `${dayOf(dueAt)} 前会有进展。`;
}
