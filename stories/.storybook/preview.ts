import type {Preview} from '@storybook/web-components-vite';
import {html} from 'lit';
import '@gov-rating/elements/define.js';
import {extractArgTypes, extractComponentDescription} from './arg-types.ts';

const width = (name: string, width: number) => ({
  name,
  styles: {width: `${width}px`, height: '900px'},
  type: 'other' as const,
});

const preview: Preview = {
  parameters: {
    a11y: {test: 'error', context: '#storybook-root'},
    controls: {expanded: true, sort: 'none'},
    docs: {extractArgTypes, extractComponentDescription, toc: true},
    layout: 'padded',
    viewport: {
      options: {
        narrow: width('320 px: narrow phone, 400 % zoom', 320),
        tablet: width('768 px: tablet', 768),
        wide: width('1280 px: desktop', 1280),
      },
    },
    options: {
      storySort: {
        order: [
          'Start',
          'Embed',
          'gov-rating',
          'gov-rating ends',
          'gov-rating pages',
          'gov-rating-scale',
          'gov-rating-tags',
          'gov-rating-comment',
          'gov-rating-board',
          'gov-rating-desk',
          'gov-rating-receipt',
        ],
      },
    },
  },
  globalTypes: {
    language: {
      description: '页面语言 Language of the page',
      toolbar: {icon: 'globe', items: ['zh-CN', 'zh-TW', 'en'], dynamicTitle: true},
    },
    theme: {
      description: '主题 Theme, where the story sets none',
      toolbar: {
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          {value: '', title: 'theme of the story'},
          ...['light', 'dark', 'contrast', 'elder'].map(value => ({value, title: value})),
        ],
      },
    },
  },
  initialGlobals: {language: 'zh-CN', theme: ''},
  decorators: [
    (story, {globals, args}) => {
      const language = String(globals['language'] ?? 'zh-CN');
      document.documentElement.lang = language;
      document.body.dataset['theme'] = String(args['theme'] || globals['theme'] || '');
      // Storybook marks its pages of documentation as English.
      return html`<div lang=${language}>${story()}</div>`;
    },
  ],
  tags: ['autodocs'],
};

export default preview;
