import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';
import {tokens} from '../packages/elements/src/styles/tokens.ts';

const meta: Meta = {title: 'Tokens', tags: ['!autodocs'], parameters: {controls: {disable: true}}};
export default meta;

const themes = ['light', 'dark', 'contrast', 'elder'] as const;
const text = tokens.cssText;
const named = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name as string))];

const spaces = named(/--_(\d+):/g);
/** Each colour of a palette, with the property by which a page sets it. */
const colours = [
  ...new Map(
    [...text.matchAll(/--_([\w-]+): ?var\(--gov-rating-([\w-]+),/g)].map(found => [
      found[1] as string,
      found[2] as string,
    ]),
  ),
].filter(([, property]) => !/^(radius|font.*)$/.test(property));
const types = [
  ['_hint', '提示 hints, counters'],
  ['', '正文 text'],
  ['_main', '主要文字 questions, levels, buttons'],
  ['_title', '标题 titles'],
] as const;

/** Renders a hidden element in a theme, and reads its computed values. */
const measured = (
  theme: string,
  read: (style: CSSStyleDeclaration) => string,
  show: (value: string, cell: Element) => void,
) =>
  ref(cell => {
    // The cell comes into the page after this; before, nothing has a style.
    queueMicrotask(() => {
      if (!cell) return;
      const unseen = document.createElement('gov-rating-scale');
      unseen.setAttribute('theme', theme);
      unseen.hidden = true;
      cell.append(unseen);
      const value = read(getComputedStyle(unseen));
      unseen.remove();
      cell.replaceChildren();
      show(value, cell);
    });
  });
const write = (value: string, cell: Element) => void cell.append(value);
const variable = (name: string) => (style: CSSStyleDeclaration) => style.getPropertyValue(`--${name}`).trim();

const swatch = (value: string, cell: Element) => {
  const box = document.createElement('span');
  box.className = 'swatch';
  box.style.background = value;
  cell.append(box, ` ${value}`);
};
const bar = (value: string, cell: Element) => {
  const box = document.createElement('span');
  box.className = 'bar';
  box.style.inlineSize = value;
  cell.append(box);
};
const sample = (value: string, cell: Element) => {
  const words = document.createElement('span');
  words.style.fontSize = value || '1em';
  words.textContent = '请评价本次服务 Aa 123';
  cell.append(words, ` ${value || '1em'}`);
};

const table = (head: readonly string[], rows: readonly TemplateResult[]) =>
  html`<div class="scroll" tabindex="0" role="region" aria-label=${head[0] as string}>
    <table>
      <thead>
        <tr>
          ${head.map(name => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;

/** One scale of colours, spaces, text sizes and roundness for all elements, read from the elements themselves. */
export const All: StoryObj = {
  render: () =>
    html`<main class="tokens" lang="zh-CN">
      <h1>设计变量 Tokens</h1>
      <section>
        <h2>颜色 Colours</h2>
        <p>页面用左边的自定义属性改变颜色。A page sets the property on the left.</p>
        ${table(
          ['自定义属性 Custom property', ...themes],
          colours.map(
            ([name, property]) =>
              html`<tr>
                <th scope="row"><code>--gov-rating-${property}</code></th>
                ${themes.map(theme => html`<td ${measured(theme, variable(`_${name}`), swatch)}></td>`)}
              </tr>`,
          ),
        )}
      </section>
      <section>
        <h2>间距 Spaces</h2>
        <p>所有元素只用这几种间距，不能单独设置。All elements use these; they are not set from outside.</p>
        ${table(
          ['间距 Space', 'px', '长度 Length'],
          spaces.map(
            name =>
              html`<tr>
                <th scope="row">${name}</th>
                <td ${measured('light', variable(`_${name}`), write)}></td>
                <td ${measured('light', variable(`_${name}`), bar)}></td>
              </tr>`,
          ),
        )}
      </section>
      <section>
        <h2>文字 Text</h2>
        <p><code>--gov-rating-font</code> 字体，<code>--gov-rating-font-size</code> 正文字号；其余随正文变化。</p>
        ${table(
          ['用途 Use', 'light, dark, contrast', 'elder'],
          types.map(
            ([name, use]) =>
              html`<tr>
                <th scope="row">${use}</th>
                ${['light', 'elder'].map(
                  theme =>
                    html`<td
                      ${measured(theme, style => (name ? variable(name)(style) : style.fontSize), sample)}
                    ></td>`,
                )}
              </tr>`,
          ),
        )}
      </section>
      <section>
        <h2>圆角与点按区域 Radius and targets</h2>
        ${table(
          ['变量 Token', 'light, dark, contrast', 'elder'],
          [
            ['--gov-rating-radius', '_radius'],
            ['点按区域最小高度 least height of a target', '_target'],
          ].map(
            ([what, name]) =>
              html`<tr>
                <th scope="row">${what}</th>
                ${['light', 'elder'].map(theme => html`<td ${measured(theme, variable(name as string), write)}></td>`)}
              </tr>`,
          ),
        )}
      </section>
    </main>`,
};
