/** The test files that run in Node, and what has to be built before them. */
import {globSync} from 'node:fs';
import {root} from './run.mjs';

/** The files whose path contains one of these words; all without any. The ones that drive browsers come first. */
export const nodeTests = asked =>
  [
    '{stories,examples}/**/*.test.ts',
    'packages/elements/test/**/*.test.ts',
    'packages/{contract,sdk,server}/**/*.test.ts',
  ]
    .flatMap(pattern => globSync(pattern, {cwd: root, exclude: ['**/{node_modules,dist,static}/**']}))
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => !file.endsWith('.browser.test.ts'))
    .filter(file => asked.length === 0 || asked.some(word => file.includes(word)));

/** Which tests look at something built. The rest runs from the sources. */
const needs = [
  [/^stories\//, ['storybook']],
  [/^examples\//, ['scripts', 'react', 'vue', 'mobile']],
  [/^packages\/(elements\/test|server\/test\/.*(integrity|in-a-browser))/, ['scripts']],
];

/** The names of the builds that these tests need. */
export function neededBuilds(asked) {
  const files = nodeTests(asked);
  return [...new Set(needs.filter(([of]) => files.some(file => of.test(file))).flatMap(([, builds]) => builds))];
}
