import {html} from 'hono/html';
import type {CaseFacts} from '../data/cases.ts';

/**
 * A self-service terminal whose own program is the bar above the screen: it hands over what was served, and can cut its
 * network, which a visitor cannot do to a browser.
 */
export const terminalPage = (service: Omit<CaseFacts, 'staffNumber' | 'windowNumber'>) =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>自助终端（示例）</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/examples/site/site.css" />
        <link rel="stylesheet" href="/examples/hall/terminal.css" />
        <script src="/examples/hall/terminal.js" defer></script>
        <script src="/gov-rating-kiosk.js" defer></script>
      </head>
      <body data-service="${JSON.stringify(service)}">
        <header class="program">
          <h1>终端自己的程序</h1>
          <button class="button" id="serve">办完一件，请求评价</button>
          <button class="button quiet" id="network" aria-pressed="true">网络：开</button>
          <p role="status" id="news">演示环境，机构和数据均为虚构</p>
          <a href="/examples/hall/">返回大厅</a>
        </header>
        <main><gov-rating-kiosk></gov-rating-kiosk></main>
      </body>
    </html>`;
