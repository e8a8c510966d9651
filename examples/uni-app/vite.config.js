import plugin from '@dcloudio/vite-plugin-uni';

const uni = plugin.default ?? plugin;

// On the web, gov-rating is a custom element and no component of Vue.
export default {
  plugins: [uni({vueOptions: {template: {compilerOptions: {isCustomElement: tag => tag === 'gov-rating'}}}})],
};
