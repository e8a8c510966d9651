import {Hono} from 'hono';
import {html} from 'hono/html';
import type {Invitation, Order, ServiceFacts} from '@gov-rating/contract';
import {isApiError} from '@gov-rating/sdk/core';
import type {ServiceClient} from '@gov-rating/sdk/service';
import type {CaseBook} from './case-book.ts';

/** What the example needs: its access to the interface, and where citizens find the portal. */
export interface DepartmentOptions {
  readonly client: ServiceClient;
  readonly portalUrl: string;
  readonly cases: CaseBook;
}

const nodeNames = {accepted: '受理', completed: '办结'} as const;

/**
 * The back office of a department, as small as it can be: its cases of today, and for each the invitation that the
 * counter hands over as a link or a QR code. Everything goes through the SDK, as in a real system.
 */
export function departmentPages({client, portalUrl, cases}: DepartmentOptions): Hono {
  const app = new Hono({strict: false}).basePath('/examples/department');

  app.get('/', async call => {
    const registered = await Promise.all(cases.all().map(facts => register(client, facts)));
    const orders: Order[] = [];
    for await (const order of client.allOrders()) orders.unshift(order);
    return call.html(
      page(
        '今日办件',
        html`<form method="post" action="/examples/department/services">
            <button>登记新办件</button>
          </form>
          <table>
            <caption>
              每个办件服务可以评价一次
            </caption>
            <thead>
              <tr>
                <th scope="col">办件编号</th>
                <th scope="col">事项</th>
                <th scope="col">节点</th>
                <th scope="col">评价</th>
              </tr>
            </thead>
            <tbody>
              ${registered.map(
                ({facts, serviceId, rated}) =>
                  html`<tr>
                    <td>${facts.projectNo}</td>
                    <td>${facts.itemName}</td>
                    <td>${nodeNames[facts.node]}</td>
                    <td>${rated || !serviceId ? html`<span class="done">已评价</span>` : inviteForm(serviceId)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
          <h2>差评工单</h2>
          ${
            orders.length === 0
              ? html`<p>暂无差评工单。</p>`
              : html`<ul class="orders">
                  ${orders
                    .slice(0, 20)
                    .map(
                      order =>
                        html`<li><strong>${order.orderNumber}</strong> ${order.itemName}（${order.projectNo}）</li>`,
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
    const invitation = await client.invite({serviceId, page: portalUrl});
    return call.html(page('评价邀请', invitationCard(invitation)), 201);
  });

  app.onError((error, call) => call.html(page('出错了', html`<p>${error.message}</p>`), 502));
  return app;
}

/** Registers a case again, which changes nothing; one whose facts can no longer be told apart from a rated one is rated. */
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
    <button>邀请评价</button>
  </form>`;

const invitationCard = (invitation: Invitation) =>
  html`<p>请办事人扫码，或在本机打开链接。邀请只能使用一次。</p>
    <img class="qr" alt="评价二维码" src="data:image/svg+xml,${encodeURIComponent(invitation.qrSvg)}" />
    <p><a class="open" href="${invitation.url}">打开评价页面</a></p>
    <p><a href="/examples/department/">返回今日办件</a></p>`;

const page = (title: string, body: unknown) =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title} - 业务系统（示例）</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/examples/portal/portal.css" />
        <link rel="stylesheet" href="/examples/department/department.css" />
      </head>
      <body>
        <header class="banner">
          <div class="inner">
            <p class="organ">广州市规划和自然资源局</p>
            <p class="site">窗口业务系统 · 示例站点</p>
          </div>
        </header>
        <main class="inner">
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
