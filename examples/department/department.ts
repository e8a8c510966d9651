import {Hono} from 'hono';
import {html} from 'hono/html';
import type {Invitation, Order, ServiceFacts} from '@gov-rating/contract';
import {isApiError} from '@gov-rating/sdk/core';
import type {ServiceClient} from '@gov-rating/sdk/service';
import {demoInstitution} from '../data/institutions.ts';
import {moment, onThisHost, page} from '../page.ts';
import type {CaseBook} from './case-book.ts';

/** What the example needs: its access to the interface, and the address of the examples. */
export interface DepartmentOptions {
  readonly client: ServiceClient;
  readonly publicUrl: string;
  readonly cases: CaseBook;
}

/** How many orders the page names. */
const shownOrders = 10;

const nodeNames = {accepted: '受理', completed: '办结'} as const;

/**
 * The back office of a department, as small as it can be: its cases of today, and for each the invitation that the
 * counter hands over as a link or a QR code. Everything goes through the SDK, as in a real system.
 */
export function departmentPages({client, publicUrl, cases}: DepartmentOptions): Hono {
  const app = new Hono({strict: false}).basePath('/examples/department');

  app.get('/', async call => {
    const registered = await Promise.all(cases.all().map(facts => register(client, facts)));
    const orders: Order[] = [];
    for await (const order of client.allOrders()) orders.unshift(order);
    return call.html(
      frame(
        '今日办件',
        html`<div class="begin">
            <p>每个办件服务可以评价一次，评价自愿。</p>
            <form method="post" action="/examples/department/services">
              <button class="button">登记新办件</button>
            </form>
          </div>
          <table>
            <thead>
              <tr>
                <th scope="col">事项</th>
                <th scope="col">办件编号</th>
                <th scope="col">节点</th>
                <th scope="col">办理时间</th>
                <th scope="col">评价</th>
              </tr>
            </thead>
            <tbody>
              ${registered.map(
                ({facts, serviceId, rated}) =>
                  html`<tr>
                    <td>${facts.itemName}</td>
                    <td class="number">${facts.projectNo}</td>
                    <td>${nodeNames[facts.node]}</td>
                    <td>${moment(facts.servedAt)}</td>
                    <td>${rated || !serviceId ? html`<span class="done">已评价</span>` : inviteForm(serviceId)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
          <h2>差评工单</h2>
          ${
            orders.length === 0
              ? html`<p>暂无差评工单。</p>`
              : html`<p>最近的 ${Math.min(orders.length, shownOrders)} 件，由承办机构在办理平台限期办理。</p>
                  <ul class="orders">
                    ${orders.slice(0, shownOrders).map(
                      order =>
                        html`<li>
                          <a class="number" href="/examples/desk/#order=${order.orderNumber}">${order.orderNumber}</a>
                          <span>${order.itemName}</span>
                          <span class="hint">${moment(order.createdAt)}</span>
                        </li>`,
                    )}
                  </ul>`
          }`,
      ),
    );
  });

  app.post('/services', async call => {
    await client.putService(cases.add());
    return call.redirect('/examples/department/', 303);
  });

  app.post('/invitations', async call => {
    const form = await call.req.parseBody();
    const serviceId = String(form['serviceId'] ?? '');
    const invitation = await client.invite({
      serviceId,
      page: `${publicUrl}/examples/portal/`,
      codes: {formats: ['svg']},
    });
    return call.html(frame('评价邀请', invitationCard(invitation, publicUrl)), 201);
  });

  app.onError((error, call) => call.html(frame('暂时无法办理', html`<p>${error.message}</p>`), 502));
  return app;
}

/** Registers a case again, which changes nothing; one whose facts equal those of a rated one counts as rated. */
async function register(client: ServiceClient, facts: ServiceFacts) {
  try {
    return {facts, ...(await client.putService(facts))};
  } catch (error) {
    if (isApiError(error) && error.code === 'service_already_rated') return {facts, serviceId: undefined, rated: true};
    throw error;
  }
}

const inviteForm = (serviceId: string) =>
  html`<form method="post" action="/examples/department/invitations">
    <input type="hidden" name="serviceId" value="${serviceId}" />
    <button class="button quiet">邀请评价</button>
  </form>`;

const invitationCard = (invitation: Invitation, publicUrl: string) =>
  html`<div class="sheet invitation">
      <p>请办事人扫码，或在本机打开链接。</p>
      <img class="qr" alt="评价二维码" src="data:image/svg+xml,${encodeURIComponent(invitation.codes?.svg ?? '')}" />
      <p class="hint">邀请只能使用一次，有效期至 ${moment(invitation.expiresAt)}。</p>
      <a class="button" href="${onThisHost(invitation.url, publicUrl)}">打开评价页面</a>
    </div>
    <p><a href="/examples/department/">返回今日办件</a></p>`;

const frame = (title: string, body: unknown) =>
  page({
    title,
    organ: demoInstitution.name,
    site: '窗口业务系统',
    styles: '/examples/department/department.css',
    body,
  });
