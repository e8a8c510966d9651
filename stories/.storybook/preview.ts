import type {Preview} from '@storybook/web-components-vite';
import {setCustomElementsManifest} from '@storybook/web-components-vite';
import '@gov-rating/elements/define.js';
import manifest from '../../packages/elements/custom-elements.json';

setCustomElementsManifest(manifest);

const preview: Preview = {
  parameters: {
    a11y: {test: 'error'},
    layout: 'padded',
    options: {storySort: {order: ['Start', 'Embed', 'gov-rating', 'Parts', 'gov-rating-board']}},
  },
  globalTypes: {
    language: {
      description: 'Language of the page',
      toolbar: {icon: 'globe', items: ['zh-CN', 'zh-TW', 'en'], dynamicTitle: true},
    },
  },
  initialGlobals: {language: 'zh-CN'},
  decorators: [
    (story, {globals}) => {
      document.documentElement.lang = String(globals['language'] ?? 'zh-CN');
      return story();
    },
  ],
  tags: ['autodocs'],
};

export default preview;
