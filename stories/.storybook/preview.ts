import type {Preview} from '@storybook/web-components-vite';
import {html} from 'lit';
import '@gov-rating/elements/define.js';
import {extractArgTypes, extractComponentDescription} from './arg-types.ts';
import {ElementPage} from './docs-page.ts';
import {showEvents} from './events.ts';
import {markupOf, type StoryFacts} from './markup.ts';
import {partsExplorer} from './parts.ts';

const screen = (name: string, width: number, height: number, type: 'mobile' | 'tablet' | 'desktop') => ({
  name: `${name} ${width} × ${height}`,
  styles: {width: `${width}px`, height: `${height}px`},
  type,
});

showEvents();

const preview: Preview = {
  parameters: {
    a11y: {test: 'error', context: '#storybook-root'},
    controls: {expanded: true, sort: 'none'},
    docs: {
      extractArgTypes,
      extractComponentDescription,
      toc: {headingSelector: 'h2'},
      page: ElementPage,
      codePanel: true,
      source: {language: 'html', transform: (_: string, story: StoryFacts) => markupOf(story)},
    },
    layout: 'padded',
    viewport: {
      options: {
        narrow: screen('窄屏 Narrow phone, 400 % zoom', 320, 640, 'mobile'),
        phone: screen('手机 Phone', 360, 780, 'mobile'),
        tablet: screen('平板 Tablet', 768, 1024, 'tablet'),
        window: screen('窗口评价器 Window device', 1280, 800, 'tablet'),
        desktop: screen('电脑 Desktop', 1280, 900, 'desktop'),
        terminal: screen('自助终端 Terminal', 1080, 1920, 'desktop'),
      },
    },
    options: {
      storySort: {
        order: [
          'Start',
          'Embed',
          ['In Chinese', 'In English'],
          'Operate',
          ['In Chinese', 'In English'],
          'Run for a province',
          ['In Chinese', 'In English'],
          'Accessibility',
          ['In Chinese', 'In English'],
          'gov-rating',
          'gov-rating ends',
          'gov-rating pages',
          'gov-rating-scale',
          'gov-rating-tags',
          'gov-rating-comment',
          'gov-rating-my',
          'gov-rating-receipt',
          'gov-rating-evaluator',
          'gov-rating-kiosk',
          'gov-rating-board',
          'gov-rating-desk',
          'Tokens',
          'Changes',
        ],
      },
    },
  },
  globalTypes: {
    language: {
      description: '页面语言 Language of the page',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          {value: 'zh-CN', title: '简体中文 zh-CN'},
          {value: 'zh-TW', title: '繁體中文 zh-TW'},
          {value: 'en', title: 'English en'},
        ],
      },
    },
    direction: {
      description: '书写方向 Direction of writing',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          {value: 'ltr', title: '从左到右 LTR'},
          {value: 'rtl', title: '从右到左 RTL'},
        ],
      },
    },
    theme: {
      description: '主题 Theme, where the story sets none',
      toolbar: {
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          {value: '', title: '故事自己的主题 Theme of the story'},
          {value: 'light', title: '浅色 light'},
          {value: 'dark', title: '深色 dark'},
          {value: 'contrast', title: '高对比度 contrast'},
          {value: 'elder', title: '长辈版 elder'},
        ],
      },
    },
    elder: {
      description: '长辈版 Large print, which goes with every theme',
      toolbar: {
        icon: 'zoom',
        dynamicTitle: true,
        items: [
          {value: '', title: '故事自己的大小 Size of the story'},
          {value: 'on', title: '长辈版 Large print'},
        ],
      },
    },
    parts: {
      description: '部件 Parts that a page can style',
      toolbar: {
        icon: 'component',
        dynamicTitle: true,
        items: [
          {value: 'hidden', title: '不显示部件 Parts hidden'},
          {value: 'shown', title: '显示部件 Parts shown'},
        ],
      },
    },
  },
  initialGlobals: {language: 'zh-CN', direction: 'ltr', theme: '', elder: '', parts: 'hidden'},
  decorators: [
    (story, {globals, args, component}) => {
      const language = String(globals['language'] ?? 'zh-CN');
      document.documentElement.lang = language;
      document.documentElement.dir = String(globals['direction'] ?? 'ltr');
      document.body.dataset['theme'] = String(args['theme'] || globals['theme'] || '');
      // Storybook marks its pages of documentation as English.
      return html`<div lang=${language}>${story()}</div>
        ${partsExplorer(String(component), globals['parts'] === 'shown')}`;
    },
  ],
  tags: ['autodocs'],
};

export default preview;
