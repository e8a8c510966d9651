import {html} from 'hono/html';
import {isBad, levelNames, levels, nodeNames, nodes, tagsOfLevel} from '@gov-rating/contract/standard';
import {page} from '../page.ts';
import type {Agent} from './agent-pages.ts';

const frame = (title: string, body: unknown) =>
  page({title, organ: '示例市 12345 热线', site: '话务系统', styles: '/examples/hotline/agent.css', body});

/** When the server of the ratings does not answer as it should. */
export const failurePage = (message: string) =>
  frame(
    '暂时无法办理',
    html`<p>${message}</p>
      <p><a href="/examples/hotline/">返回话务系统</a></p>`,
  );

/** Who takes calls here; in a real system by a password or a card. */
export const signInPage = (agents: readonly Agent[], isUnknown = false) =>
  frame(
    '坐席签到',
    html`<p class="lead">签到后可以替来电人录入评价。录入人的工号和评价一起留存，不公开。</p>
      <form class="sheet sign-in" method="post" action="/examples/hotline/sign-in">
        ${isUnknown ? html`<p class="wrong" role="alert">没有这个工号，请重新选择。</p>` : ''}
        <label for="agent">坐席</label>
        <select id="agent" name="agent" autofocus>
          ${agents.map(({number, name}) => html`<option value="${number}">${name}（${number}）</option>`)}
        </select>
        <button class="button">签到</button>
      </form>`,
  );

/**
 * The work place of an agent. The script of the page shows one part after another; until it is there nothing can be entered,
 * which the browser would send away itself.
 */
export const agentPage = ({number, name}: Agent, examples: readonly string[]) =>
  frame(
    '替来电人录入评价',
    html`<div class="agent">
        <p>坐席 ${name}<span class="number">（${number}）</span></p>
        <form method="post" action="/examples/hotline/sign-out"><button class="button quiet">签退</button></form>
      </div>
      <noscript><p>录入评价需要启用浏览器的脚本。</p></noscript>
      <form class="sheet find" id="find" novalidate>
        <div class="field">
          <label for="number">诉求或办件编号</label>
          <input
            id="number"
            class="number"
            autocomplete="off"
            spellcheck="false"
            maxlength="50"
            aria-describedby="find-trouble examples"
            disabled
          />
        </div>
        <div class="field">
          <label for="node">评价节点</label>
          <select id="node">
            ${nodes.toReversed().map(node => html`<option value="${node}">${nodeNames[node]['zh-CN']}</option>`)}
          </select>
        </div>
        <button class="button" id="look-up" disabled>查询</button>
        <p class="wrong" id="find-trouble" role="alert" tabindex="-1" hidden></p>
        <p class="hint" id="examples">
          可以试这些编号：${examples.map(example => html`<button type="button" class="example number">${example}</button> `)}
        </p>
      </form>
      ${ratingPart()} ${donePart()}
      <script src="/examples/hotline/agent.js" defer></script>`,
  );

const ratingPart = () =>
  html`<form class="sheet rating" id="rating" novalidate hidden>
    <div class="said">
      <h2 id="script-title" tabindex="-1">请照读</h2>
      <p class="script" id="script" role="status"></p>
      <dl>
        <div>
          <dt>事项</dt>
          <dd id="item"></dd>
        </div>
        <div>
          <dt>办理单位</dt>
          <dd id="institution"></dd>
        </div>
        <div>
          <dt>编号和节点</dt>
          <dd class="number" id="case"></dd>
        </div>
        <div>
          <dt>办理时间</dt>
          <dd id="served"></dd>
        </div>
      </dl>
      <p class="hint">来电人说什么就录什么：不提示、不劝说，也不替来电人填原因。评价您自己的话务服务，请转按键评价。</p>
    </div>
    <div class="given">
      <fieldset>
        <legend>来电人选的等级 <span class="hint">按数字键 1 到 5</span></legend>
        <div class="levels">
          ${levels.map(
            (level, at) =>
              html`<label
                ><input
                  type="radio"
                  name="level"
                  value="${level}"
                  data-name="${levelNames[level]['zh-CN']}"
                  ${isBad(level) ? html`data-bad` : ''}
                /><kbd>${at + 1}</kbd>${levelNames[level]['zh-CN']}</label
              >`,
          )}
        </div>
      </fieldset>
      ${levels.map(
        level =>
          html`<fieldset class="tags" data-level="${level}" hidden>
            <legend>
              原因 <span class="hint">${isBad(level) ? '至少选一个，或记下来电人的话' : '可以不选'}</span>
            </legend>
            <div>
              ${tagsOfLevel(level).map(
                ({code, text}) => html`<label><input type="checkbox" value="${code}" />${text['zh-CN']}</label>`,
              )}
            </div>
          </fieldset>`,
      )}
      <div class="field">
        <label for="comment">来电人的原话 <span class="hint" id="comment-hint">可以不写</span></label>
        <textarea id="comment" rows="2"></textarea>
      </div>
      <p class="wrong" id="trouble" role="alert" tabindex="-1" hidden></p>
      <p id="again" hidden><a href="/examples/hotline/" target="_blank">在新标签页签到</a></p>
      <div class="buttons">
        <button class="button" id="send">发送评价</button>
        <button class="button quiet" type="button" id="drop">不评价了</button>
        <span class="hint"><kbd>Ctrl</kbd>+<kbd>Enter</kbd> 发送</span>
      </div>
    </div>
  </form>`;

const donePart = () =>
  html`<section class="sheet done" id="done" aria-labelledby="done-title" hidden>
    <h2 id="done-title" tabindex="-1">评价已收到</h2>
    <p class="script">您的评价已收到，请记一下查询号码：<strong class="number" id="receipt"></strong></p>
    <p class="hint">查询进度的链接由系统用短信发给来电人，坐席看不到；演示环境不发送。</p>
    <button class="button" type="button" id="next">下一位</button>
  </section>`;
