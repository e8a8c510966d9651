import {html, nothing, type TemplateResult} from 'lit';
import {portal} from './connection.ts';
import {addressOf} from './links.ts';
import {forgetPerson, remember, type Memory} from './memory.ts';
import type {Screen} from './state.ts';
import {daysLeft, moment, sign} from './words.ts';

/** People of the demonstration portal. */
const people = {zhang: '张小明', li: '李丽'} as const;

/** Where a person logs in at the portal. */
export function signInScreen(screen: Screen): TemplateResult {
  const signIn = async (id: keyof typeof people) => {
    const response = await portal.signIn(id).catch(() => undefined);
    if (!response?.ok) return screen.say('没有连上，请稍后再试。');
    remember({person: people[id]});
    await screen.refresh();
  };
  return html`<h1 tabindex="-1">登录</h1>
    <p>登录后，可以评价您办过的事，查看评价的办理进度。</p>
    <p class="hint">这是演示，人和数据都是虚构的。请选一位办事人。</p>
    ${Object.entries(people).map(
      ([id, name]) =>
        html`<button class="button" ?disabled=${!screen.isOnline} @click=${() => signIn(id as keyof typeof people)}>
          以 ${name} 的身份登录
        </button>`,
    )}
    ${screen.isOnline ? nothing : html`<p>现在没有网络，有网后才能登录。</p>`}`;
}

/** The services that can be rated. */
export function servicesScreen(screen: Screen): TemplateResult {
  const {memory, isReading} = screen;
  const services = openServices(memory);
  return html`${notices(screen)}
    <h1 tabindex="-1">待评价的服务</h1>
    ${
      services.length > 0
        ? html`<ul class="cards">
            ${services.map(
              ({serviceId, itemName, institutionName, servedAt, daysLeft: left}) =>
                html`<li>
                  <a class="card" href=${addressOf.rate(serviceId)}>
                    <span class="name">${itemName}</span>
                    <span class="hint">${institutionName}</span>
                    <span class="hint">${moment(servedAt)} <span class="left">${daysLeft(left)}</span></span>
                    ${sign('forward')}
                  </a>
                </li>`,
            )}
          </ul>`
        : html`<p class="empty">
            ${isReading && memory.readAt === 0 ? '正在读取…' : '现在没有要评价的服务。办完事以后，会出现在这里。'}
          </p>`
    }
    ${waiting(memory)}
    <p class="hint">评不评、怎么评由您决定，谁也不能逼您或干扰您。</p>
    ${readAt(screen)}`;
}

/** Own ratings: those that wait for a network, then the receipts. */
export function receiptsScreen(screen: Screen): TemplateResult {
  const {memory, isReading} = screen;
  return html`${notices(screen)}
    <h1 tabindex="-1">我的评价</h1>
    ${waiting(memory)}
    ${
      memory.receipts.length > 0
        ? html`<ul class="cards">
            ${memory.receipts.map(
              ({receiptNumber, itemName, institutionName, receivedAt, state}) =>
                html`<li>
                  <a class="card" href=${addressOf.receipt(receiptNumber)}>
                    <span class="name">${itemName}</span>
                    <span class="hint">${institutionName}</span>
                    <span class="hint"
                      >${moment(receivedAt)}${state === 'voided' ? html` <b>不算数了</b>` : nothing}</span
                    >
                    ${sign('forward')}
                  </a>
                </li>`,
            )}
          </ul>`
        : html`<p class="empty">${isReading ? '正在读取…' : '您还没有评价过。'}</p>`
    }
    ${readAt(screen)} ${signOut(screen)}`;
}

/** Services without those whose rating is on this phone. */
export function openServices({services, waiting: kept}: Memory): Memory['services'] {
  const given = new Set(Object.values(kept).map(({serviceId}) => serviceId));
  return services.filter(({serviceId}) => !given.has(serviceId));
}

function waiting({waiting: kept}: Memory): TemplateResult | typeof nothing {
  const all = Object.values(kept);
  if (all.length === 0) return nothing;
  return html`<section class="waiting">
    <h2>等网络的评价</h2>
    <ul>
      ${all.map(({itemName}) => html`<li>${itemName}</li>`)}
    </ul>
    <p class="hint">已存在这部手机里。有网后会自动交上去，不用再评。</p>
  </section>`;
}

/** How ratings ended that were given without a network, until the person has seen it. */
function notices({memory, draw}: Screen): TemplateResult | typeof nothing {
  if (memory.notices.length === 0) return nothing;
  const seen = () => {
    remember({notices: []});
    draw();
  };
  return html`<section class="notices" aria-label="评价结果">
    ${memory.notices.map(({itemName, receiptNumber, why}) =>
      receiptNumber === undefined
        ? html`<p>“${itemName}”的评价没有交上去：${why}</p>`
        : html`<p>“${itemName}”的评价已交上去。<a href=${addressOf.receipt(receiptNumber)}>看进度</a></p>`,
    )}
    <button class="button quiet" @click=${seen}>知道了</button>
  </section>`;
}

const readAt = ({memory, isOnline}: Screen): TemplateResult | typeof nothing =>
  isOnline || memory.readAt === 0
    ? nothing
    : html`<p class="hint">没有网络，这是 ${moment(memory.readAt)} 的内容。</p>`;

function signOut({memory, draw, say, isOnline}: Screen): TemplateResult {
  const left = Object.keys(memory.waiting).length;
  const leave = async () => {
    const response = await portal.signOut().catch(() => undefined);
    if (!response?.ok) return say('没有连上，请稍后再试。');
    forgetPerson();
    location.hash = addressOf.services;
    draw();
  };
  return html`<p class="person">
      <span>${memory.person}</span>
      <button class="button quiet" ?disabled=${left > 0 || !isOnline} @click=${leave}>退出登录</button>
    </p>
    ${left > 0 ? html`<p class="hint">还有 ${left} 条评价没有交上去，交完才能退出。</p>` : nothing}`;
}
