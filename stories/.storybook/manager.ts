import {addons} from 'storybook/manager-api';
import {bothNames} from './labels.ts';

// The frame around the stories is made of Storybook's own English; what we name in it is said in Chinese too.
document.documentElement.lang = 'zh-CN';
addons.setConfig({
  sidebar: {renderLabel: ({name}: {readonly name: string}) => bothNames(name)},
});
