import vue from '@vitejs/plugin-vue';
import {defineConfig} from 'vite';

/** The condition lets the example use this repository's sources. */
export default defineConfig({
  base: './',
  plugins: [vue({template: {compilerOptions: {isCustomElement: tag => tag.startsWith('gov-rating')}}})],
  resolve: {conditions: ['@gov-rating/source', 'module', 'browser']},
  build: {target: 'es2022', modulePreload: false},
});
