import {randomUUID} from 'node:crypto';
import {Hono} from 'hono';
import {html} from 'hono/html';
import type {Invitation, Order, ServiceFacts} from '@gov-rating/contract';
import type {ServiceClient} from '@gov-rating/sdk/service';
import {demoInstitution} from '../data/institutions.ts';
import type {CaseBook} from '../department/case-book.ts';
import {moment, onThisHost, page} from '../page.ts';

/** What it needs: the department's access, its cases, and the address of the examples. */
export interface WalkOptions {
  readonly client: ServiceClient;
  readonly cases: CaseBook;
  readonly url: string;
}

/** One visitor's way from the register to the results, about one case. */
interface Walk {
  readonly id: string;
  readonly facts: ServiceFacts;
  readonly serviceId: string;
  invitation?: Invitation;
  /** The desk, and the board, were opened. */
  handled?: boolean;
  published?: boolean;
}

/** How many are remembered; the oldest go first. */
const remembered = 500;

/**
 * The five steps of a rating, each of them really done: register, invite, rate, handle, publish. The invitation is kept
 * here and never part of an address that a browser sends.
 */
export function walkPages({client, cases, url}: WalkOptions): Hono {
  const walks = new Map<string, Walk>();
  const app = new Hono({strict: false}).basePath('/examples/walk');

  app.post('/', async call => {
    const facts = cases.add();
    const {serviceId} = await client.putService(facts);
    const walk = {id: randomUUID(), facts, serviceId};
    walks.set(walk.id, walk);
    for (const id of [...walks.keys()].slice(0, -remembered)) walks.delete(id);
    return call.redirect(addressOf(walk), 303);
  });

  app.post('/:id/invitation', async call => {
    const walk = walks.get(call.req.param('id'));
    if (!walk) return call.html(gone(), 404);
    walk.invitation ??= await client.invite({
      serviceId: walk.serviceId,
      page: `${url}/examples/portal/?walk=${walk.id}`,
      codes: {formats: ['svg']},
    });
    return call.redirect(addressOf(walk, '#step-2'), 303);
  });

  app.get('/:id', async call => {
    const walk = walks.get(call.req.param('id'));
    return walk ? call.html(overview(walk, await progressOf(walk), url)) : call.html(gone(), 404);
  });

  app.get('/:id/order', async call => {
    const walk = walks.get(call.req.param('id'));
    if (!walk) return call.html(gone(), 404);
    const {order, rated} = await progressOf(walk);
    // Without a bad rating there is nothing to handle, which the overview says.
    if (!order) return call.redirect(addressOf(walk, rated ? '#step-4' : '#step-3'), 303);
    walk.handled = true;
    return call.redirect(`/examples/desk/?walk=${walk.id}#order=${order.orderNumber}`, 303);
  });

  app.get('/:id/results', call => {
    const walk = walks.get(call.req.param('id'));
    if (!walk) return call.html(gone(), 404);
    walk.published = true;
    return call.redirect(`/examples/board/?walk=${walk.id}&area=${demoInstitution.areaCode}`, 303);
  });

  app.onError((error, call) => call.html(frame('暂时无法继续', html`<p>${error.message}</p>`), 502));
  return app;

  async function progressOf({serviceId, facts}: Walk): Promise<Progress> {
    const {rated} = await client.isRated({serviceId});
    if (!rated) return {rated, order: undefined};
    for await (const order of client.allOrders()) if (order.projectNo === facts.projectNo) return {rated, order};
    return {rated, order: undefined};
  }
}

interface Progress {
  readonly rated: boolean;
  readonly order: Order | undefined;
}

const addressOf = ({id}: Walk, fragment = '') => `/examples/walk/${id}${fragment}`;

/** The progress of a visitor: what was done, with its result, and one button for the next step. */
function overview(walk: Walk, {rated, order}: Progress, url: string) {
  const {facts, invitation} = walk;
  const handled = walk.handled === true || (rated && !order);
  const done = [true, invitation !== undefined, rated, handled, walk.published === true];
  const next = done.indexOf(false);
  const steps = [
    {
      name: '登记',
      result: html`<p>窗口刚刚登记了一件办件服务。</p>
        <dl>
          <div>
            <dt>事项</dt>
            <dd>${facts.itemName}</dd>
          </div>
          <div>
            <dt>办件编号</dt>
            <dd class="number">${facts.projectNo}</dd>
          </div>
          <div>
            <dt>办理时间</dt>
            <dd>${moment(facts.servedAt)}</dd>
          </div>
        </dl>`,
      button: '',
    },
    {
      name: '邀请',
      result: invitation
        ? html`<p>邀请只能使用一次，有效期至 ${moment(invitation.expiresAt)}。</p>
            ${rated ? '' : qrImage(invitation)}`
        : html`<p>生成只能使用一次的链接和二维码，交给办事人。</p>`,
      button: html`<form method="post" action="${addressOf(walk)}/invitation">
        <button class="button">邀请评价</button>
      </form>`,
    },
    {
      name: '评价',
      result: rated
        ? html`<p>办事人已经评价，并拿到了查询号码。</p>`
        : html`<p>办事人打开评价页面，自愿选择一个等级。差评会生成工单。</p>`,
      button: invitation ? html`<a class="button" href="${onThisHost(invitation.url, url)}">打开评价页面</a>` : html``,
    },
    {
      name: '处理',
      result:
        rated && !order
          ? html`<p>这次评价没有生成工单：只有差评才需要限期办理。</p>`
          : order
            ? html`<p>差评已生成工单 <span class="number">${order.orderNumber}</span>，由承办机构签收、核实、答复。</p>`
            : html`<p>差评自动成为工单，由承办机构签收、核实、答复。</p>`,
      button: html`<a class="button" href="${addressOf(walk)}/order">打开工单</a>`,
      state: order ? '已查看' : '无需办理',
    },
    {
      name: '通报',
      result: html`<p>评价计入公开的结果；每季度发布一次通报，发布后不再改动。</p>`,
      button: html`<a class="button" href="${addressOf(walk)}/results">查看评价结果</a>`,
      state: '已查看',
    },
  ];
  return frame(
    next === -1 ? '五步已走完' : `第${'一二三四五'[next]}步：${steps[next]?.name}`,
    html`<ol class="walk">
        ${steps.map(
          ({name, result, button, state = '已完成'}, index) =>
            html`<li
              id="step-${index + 1}"
              class="${done[index] ? 'done' : ''}"
              ${index === next ? html`aria-current="step"` : ''}
            >
              <h2>${name}${done[index] ? html` <span class="state">${state}</span>` : ''}</h2>
              ${result} ${index === next ? button : ''}
            </li>`,
        )}
      </ol>
      ${next === -1 ? start('再走一遍', 'quiet') : ''}`,
  );
}

const qrImage = ({codes}: Invitation) =>
  html`<img class="qr" alt="评价二维码" src="data:image/svg+xml,${encodeURIComponent(codes?.svg ?? '')}" />`;

const start = (label: string, look = '') =>
  html`<form method="post" action="/examples/walk/"><button class="button ${look}">${label}</button></form>`;

const gone = () =>
  frame(
    '这次演示已经结束',
    html`<p class="lead">服务器重新启动过，或者链接不完整。可以重新开始。</p>
      ${start('重新开始')}`,
  );

const frame = (title: string, body: unknown) =>
  page({title, organ: '五步走完一次评价', site: '演示', styles: '/examples/walk/walk.css', body});
