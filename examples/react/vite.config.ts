import {defineConfig} from 'vite';

/** Nothing for the elements is set here; the condition lets the example use this repository's sources. */
export default defineConfig({
  base: './',
  resolve: {conditions: ['@gov-rating/source', 'module', 'browser']},
  build: {target: 'es2022', modulePreload: false},
});
