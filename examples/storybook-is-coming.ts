import {html} from 'hono/html';
import {page} from './page.ts';

/** The page at Storybook's address until Storybook is built, which happens beside the server at the first start. */
export const storybookIsComing = () =>
  page({
    title: '组件手册正在生成',
    organ: 'gov-rating',
    site: '组件手册',
    styles: '/examples/site/guide.css',
    refresh: 10,
    body: html`<p class="lead">首次启动时在后台生成，通常不到一分钟；完成后本页会自动打开。</p>
      <p>不想等，或者要边改代码边看，可以在项目目录中运行：</p>
      <pre><code>npm run dev</code></pre>`,
  });
