import {html, nothing, render, type TemplateResult} from 'lit';
import type {Settled} from '@gov-rating/sdk/core';
import {client, openOutbox, readLists, readRules, rulesNow, settled, signIn} from './connection.ts';
import {addressOf, placeOf, type Place} from './links.ts';
import {openServices, receiptsScreen, servicesScreen, signInScreen} from './lists.ts';
import {remember, remembered} from './memory.ts';
import {RatingScreen, sentenceOf} from './rate.ts';
import {ReceiptScreen} from './receipt.ts';
import type {Screen} from './state.ts';
import {sign} from './words.ts';

const root = document.querySelector<HTMLElement>('#app')!;
const spoken = document.querySelector<HTMLElement>('#spoken')!;

let place: Place = placeOf(location.href);
let rating: RatingScreen | undefined;
let receipt: ReceiptScreen | undefined;
/** Why the invitation of a link cannot be shown. */
let failure: string | undefined;
let isReading = false;

const outbox = openOutbox(end, () => draw());

/** Notes how a rating ended that was given earlier, for the next look at the lists. */
function end(news: Settled): void {
  const itemName = remembered().waiting[news.key]?.itemName ?? '您的服务';
  settled(news.key);
  const notice =
    news.kind === 'received'
      ? {itemName, receiptNumber: news.receipt.receiptNumber}
      : {itemName, why: sentenceOf(news.error)};
  remember({notices: [...remembered().notices, notice].slice(-5)});
  say(news.kind === 'received' ? '存在手机里的评价已交上去。' : '有一条评价没有交上去。');
  void refresh();
}

function say(sentence: string): void {
  spoken.textContent = sentence;
}

async function refresh(): Promise<void> {
  if (remembered().person === undefined || !navigator.onLine) return draw();
  isReading = true;
  draw();
  // Without an answer the screens go on with what they know.
  await Promise.all([readLists(), readRules()]).catch(() => undefined);
  isReading = false;
  draw();
}

/** Opens what the address names. */
async function open(): Promise<void> {
  place = placeOf(location.href);
  [rating, receipt, failure] = [undefined, undefined, undefined];
  if (place.name === 'receipt') receipt = new ReceiptScreen(place.receiptNumber);
  if (place.name === 'invitation') await openInvitation(place.token);
  draw();
  scrollTo(0, 0);
  root.querySelector<HTMLElement>('h1')?.focus({preventScroll: true});
}

/** Reads what an invitation is about; without a network it is read as soon as there is one. */
async function openInvitation(invitation: string): Promise<void> {
  if (!navigator.onLine) return;
  try {
    const form = await client.getInvitation({}, {token: invitation});
    const {state, service, privacyNotice, privacyPage} = form;
    if (state === 'open')
      rating = new RatingScreen({...service, invitation, daysLeft: null, privacyNotice, privacyPage}, form);
    else failure = state === 'rated' ? '这次服务已经评价过了。' : '这个链接已经过期。请到办事窗口再要一个。';
  } catch (error) {
    failure = sentenceOf(error);
  }
}

function draw(): void {
  const memory = remembered();
  document.documentElement.classList.toggle('elder', memory.elder);
  const isOnline = navigator.onLine;
  const screen: Screen = {place, memory, isOnline, isReading, outbox, draw, refresh, say};
  const needsPerson = place.name !== 'invitation' && place.name !== 'receipt';
  const isSignIn = needsPerson && (memory.person === undefined || (signIn.needed && isOnline));
  const current = place.name === 'receipts' || place.name === 'receipt' ? 'receipts' : 'services';
  const count = openServices(memory).length;
  render(
    html`<header>
        <p class="title">服务评价</p>
        <button class="elder-switch" aria-pressed=${String(memory.elder)} @click=${switchElder}>长辈版</button>
      </header>
      ${isOnline ? nothing : html`<p class="offline">${sign('offline')}没有网络，也可以评价，有网后自动交上去。</p>`}
      <main>${isSignIn ? signInScreen(screen) : screenOf(screen)}</main>
      ${
        memory.person === undefined
          ? nothing
          : html`<nav aria-label="主要页面">
              <a href=${addressOf.services} aria-current=${current === 'services' ? 'page' : nothing}>
                ${sign('services')}<span
                  >待评价${count > 0 ? html` <span class="count">${count}</span>` : nothing}</span
                >
              </a>
              <a href=${addressOf.receipts} aria-current=${current === 'receipts' ? 'page' : nothing}>
                ${sign('receipts')}<span>我的评价</span>
              </a>
            </nav>`
      }`,
    root,
  );
  document.title = `${root.querySelector('h1')?.textContent.trim() ?? '服务评价'} - 服务评价（示例）`;
}

function screenOf(screen: Screen): TemplateResult {
  switch (place.name) {
    case 'services':
      return servicesScreen(screen);
    case 'receipts':
      return receiptsScreen(screen);
    case 'receipt':
      return (receipt ??= new ReceiptScreen(place.receiptNumber)).draw(screen);
    case 'rate':
      return rate(place.serviceId, screen);
    case 'invitation':
      return rating?.draw(screen) ?? unread(screen);
  }
}

/** The form of an own service; the list that is remembered says what it is about, also without a network. */
function rate(serviceId: string, screen: Screen): TemplateResult {
  const service = screen.memory.services.find(one => one.serviceId === serviceId);
  if (service) {
    rating ??= new RatingScreen(service, rulesNow());
    rating.renew(service);
  }
  if (rating) return rating.draw(screen);
  return screen.isReading || screen.memory.readAt === 0
    ? html`<h1 tabindex="-1">正在读取…</h1>`
    : html`<h1 tabindex="-1">没有找到这项服务</h1>
        <p>可能已经评价过，或者已经过了评价的期限。</p>
        <a class="button" href=${addressOf.services}>看待评价的服务</a>`;
}

const unread = ({isOnline}: Screen): TemplateResult =>
  html`<h1 tabindex="-1">${failure === undefined ? '评价邀请' : '打不开这个邀请'}</h1>
    <p>${failure ?? (isOnline ? '正在读取…' : '现在没有网络，有网后会自动打开。')}</p>
    ${failure === undefined ? nothing : html`<p class="help">需要帮助？拨打 <a href="tel:12345">12345</a></p>`}`;

function switchElder(): void {
  remember({elder: !remembered().elder});
  draw();
}

/** The page demands trusted types, and a worker's address is one of them. */
function workerAddress(): string {
  const types = (globalThis as {trustedTypes?: {createPolicy: (name: string, rules: object) => TrustedPolicy}})
    .trustedTypes;
  const policy = types?.createPolicy('gov-rating-mobile', {createScriptURL: () => './worker.js'});
  return policy?.createScriptURL('') ?? './worker.js';
}

interface TrustedPolicy {
  createScriptURL: (address: string) => string;
}

addEventListener('hashchange', () => void open());
addEventListener('offline', draw);
addEventListener('online', () => {
  if (place.name === 'invitation' && !rating) void open();
  void refresh();
});
outbox.start();
void open();
void refresh();
if ('serviceWorker' in navigator) void navigator.serviceWorker.register(workerAddress());
