import {html} from 'hono/html';
import type {RouteOutput} from '@gov-rating/contract/types';
import {demoInstitution} from '../data/institutions.ts';
import {page} from '../page.ts';
import type {Visit} from './hall-book.ts';

type Point = RouteOutput<'listPoints'>['items'][number];
type Person = RouteOutput<'listStaff'>['items'][number];

/** A refusal, and where on the page it is said: at a window, or at the form that pairs. */
export interface Trouble {
  readonly text: string;
  readonly pointId?: string;
  /** The pairing code that was entered. */
  readonly userCode?: string;
}

/** A screen with the latest services of its window. */
type ShownDevice = RouteOutput<'listDevices'>['items'][number] & {
  readonly visits: readonly (Visit & {
    readonly rated: boolean;
    /** Whether the screen asks for it now. */
    readonly isAsked: boolean;
  })[];
};

type ShownWindow = Point & {readonly devices: readonly ShownDevice[]};

/** What the page shows. */
export interface HallView {
  readonly hall: Point | undefined;
  readonly windows: readonly ShownWindow[];
  readonly staff: readonly Person[];
  readonly trouble: Trouble | undefined;
}

const frame = (title: string, body: unknown) =>
  page({title, organ: demoInstitution.name, site: '大厅窗口系统', styles: '/examples/hall/hall.css', body});

/** When the server of the ratings does not answer as it should. */
export const failurePage = (message: string) =>
  frame(
    '暂时无法办理',
    html`<p>${message}</p>
      <p><a href="/examples/hall/">返回大厅</a></p>`,
  );

/** The whole page. The parts with `data-live` are renewed by the page's script. */
export const hallPage = ({hall, windows, staff, trouble}: HallView) =>
  frame(
    hall?.name ?? '大厅已关闭',
    html`<p class="lead">
        在这里像窗口业务系统一样操作：配对评价器，登录工作人员，办完一件就请办事人评价。窗口只知道已评价或未评价，看不到等级和内容。
      </p>
      ${pairing(windows, trouble)}
      <section aria-labelledby="windows">
        <h2 id="windows">窗口和终端</h2>
        <div class="windows">${windows.map(window => card(window, staff, trouble))}</div>
      </section>
      ${hall ? poster(hall) : ''} ${elsewhere()}
      <script src="/examples/hall/hall.js" defer></script>`,
  );

const pairing = (windows: readonly ShownWindow[], trouble: Trouble | undefined) => {
  const isWrong = trouble?.userCode !== undefined;
  return html`<section aria-labelledby="pairing">
    <h2 id="pairing">配对评价器和自助终端</h2>
    <div class="sheet pairing">
      <div>
        <p>评价器是窗口前面向办事人的屏幕。打开后，屏幕上显示配对码。</p>
        <a class="button quiet" href="/evaluator" target="evaluator">打开窗口评价器</a>
        <p>自助终端没有工作人员，断了网也能评价。配对时选“一楼自助终端”。</p>
        <a class="button quiet" href="/examples/hall/terminal" target="terminal">打开自助终端</a>
        <p class="hint">在新标签页打开，可以与本页并排放。一个浏览器当一台机器，再要一台请用无痕窗口打开。</p>
      </div>
      <form method="post" action="/examples/hall/devices">
        <label>
          屏幕上的配对码
          <input
            name="userCode"
            value="${trouble?.userCode ?? ''}"
            required
            maxlength="40"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            ${isWrong ? html`aria-invalid="true" aria-describedby="wrong-code" autofocus` : ''}
          />
        </label>
        ${isWrong ? html`<p class="wrong" id="wrong-code" role="alert">${trouble.text}</p>` : ''}
        <label>
          放在哪里
          <select name="pointId">
            ${windows.map(window => html`<option value="${window.pointId}">${nameOf(window)}</option>`)}
          </select>
        </label>
        <button class="button">确认配对</button>
      </form>
    </div>
  </section>`;
};

const nameOf = ({number, name}: Point) => (number === null ? name : `${number} 号 ${name}`);

const card = (window: ShownWindow, staff: readonly Person[], trouble: Trouble | undefined) =>
  html`<section class="sheet window" id="window-${window.pointId}" aria-labelledby="name-${window.pointId}">
    <h3 id="name-${window.pointId}">${nameOf(window)}</h3>
    ${
      trouble?.userCode === undefined && trouble?.pointId === window.pointId
        ? html`<p class="wrong" role="alert" tabindex="-1" autofocus>${trouble.text}</p>`
        : ''
    }
    ${
      window.devices.length === 0
        ? html`<p class="hint">还没有${window.kind === 'terminal' ? '配对' : '评价器'}。</p>`
        : window.devices.map(device => screen(device, staff))
    }
  </section>`;

const screen = (device: ShownDevice, staff: readonly Person[]) => {
  const {deviceId, name, online, visits, kind} = device;
  const action = `/examples/hall/devices/${deviceId}`;
  return html`<div class="screen">
    <div class="row">
      <p>
        ${name}
        <span role="status"
          ><span class="state ${online ? 'on' : ''}" id="online-${deviceId}" data-live
            >${online ? '在线' : '离线'}</span
          ></span
        >
      </p>
      <div class="buttons">
        <form method="post" action="${action}/identification"><button class="button quiet">显示窗口号</button></form>
        <form method="post" action="${action}/revocation"><button class="button quiet">停用</button></form>
      </div>
    </div>
    ${kind === 'terminal' ? '' : serving(device, staff, action)}
    ${
      visits.length === 0
        ? ''
        : html`<ol class="visits">
            ${visits.map(visit => html`<li>${outcome(visit, action)}</li>`)}
          </ol>`
    }
  </div>`;
};

/** Who serves, and what they do next. */
const serving = ({staff, deviceId}: ShownDevice, people: readonly Person[], action: string) => {
  if (!staff)
    return html`<form class="row" method="post" action="${action}/staff">
      <label for="staff-${deviceId}" class="field">工作人员</label>
      <select name="staffNumber" id="staff-${deviceId}">
        ${people.map(({staffNumber, name}) => html`<option value="${staffNumber}">${name}（${staffNumber}）</option>`)}
      </select>
      <button class="button">登录</button>
    </form>`;
  const {staffNumber, name, paused} = staff;
  const change = (label: string, number: string, isPaused: boolean) =>
    html`<form method="post" action="${action}/staff">
      <input type="hidden" name="staffNumber" value="${number}" />
      <input type="hidden" name="paused" value="${String(isPaused)}" />
      <button class="button quiet">${label}</button>
    </form>`;
  return html`<div class="row">
      <p>${name ?? ''}（${staffNumber}）${paused ? '暂停服务' : '正在服务'}</p>
      <div class="buttons">
        ${paused ? change('恢复服务', staffNumber, false) : change('暂停服务', staffNumber, true)}
        ${change('退出', '', false)}
      </div>
    </div>
    ${
      paused
        ? ''
        : html`<form class="finish" method="post" action="${action}/services">
            <button class="button" name="kind" value="case">办完一件，请求评价</button>
            <button class="button quiet" name="kind" value="ticket">叫号办完一位，请求评价</button>
          </form>`
    }`;
};

/** Rated or not: more is not known here. */
const outcome = (visit: ShownDevice['visits'][number], action: string) => {
  const {serviceId, name, number, promptId, rated, isAsked} = visit;
  return html`<p>${name}<span class="hint number">${number}</span></p>
    <p role="status">
      <span class="state ${rated ? 'on' : ''}" id="rated-${serviceId}" data-live>${rated ? '已评价' : '未评价'}</span>
    </p>
    <div id="again-${serviceId}" data-live ${rated ? html`hidden` : ''}>
      ${
        rated
          ? ''
          : isAsked
            ? html`<form method="post" action="${action}/prompts/${promptId}/withdrawal">
                <button class="button quiet">撤回</button>
              </form>`
            : html`<form method="post" action="${action}/prompts">
                <input type="hidden" name="serviceId" value="${serviceId}" />
                <button class="button quiet">再次请求</button>
              </form>`
      }
    </div>`;
};

const poster = ({staticCode}: Point) =>
  html`<section aria-labelledby="poster">
    <h2 id="poster">大厅海报</h2>
    <div class="sheet poster">
      <img src="/examples/hall/poster.svg" alt="大厅海报，带二维码" width="210" height="297" />
      <div>
        <p>贴在大厅里的静态码。办事人扫码后，看到这个大厅的页面。</p>
        <div class="buttons">
          <a class="button" href="/examples/hall/poster.pdf" download="poster.pdf">下载海报（PDF，可打印）</a>
          <a class="button quiet" href="/examples/hall/poster.svg">查看海报（SVG）</a>
        </div>
        <p>二维码的地址：<a class="number" href="/p/${staticCode}">/p/${staticCode}</a></p>
      </div>
    </div>
  </section>`;

const elsewhere = () =>
  html`<section aria-labelledby="elsewhere">
    <h2 id="elsewhere">电话、短信和纸质评价</h2>
    <p>
      在别处给出的评价，由汇聚系统调用一次 <code>collectRating</code> 送来：同时登记服务并保存评价。做法见
      <code>packages/server/README.md</code>，字段见 <a href="/v1/openapi.json">接口说明</a>。
    </p>
  </section>`;
