/**
 * Compiles programs that use the elements in React 18, React 19 and Vue, the examples among them. Right use must compile; each wrong one is marked
 * with the error it must give, so that types that let everything pass fail here too.
 */
import {runNode} from '../../../tooling/run.mjs';

const tsc = 'node_modules/typescript/bin/tsc';
const vueTsc = 'node_modules/vue-tsc/bin/vue-tsc.js';
const programs = [
  [tsc, 'packages/elements/test/frameworks/tsconfig.react.json'],
  [tsc, 'packages/elements/test/frameworks/tsconfig.react-18.json'],
  [vueTsc, 'packages/elements/test/frameworks/tsconfig.vue.json'],
  [tsc, 'examples/react/tsconfig.json'],
  [vueTsc, 'examples/vue/tsconfig.json'],
];

let failed = 0;
for (const [compiler, project] of programs) {
  if ((await runNode([compiler, '--project', project, '--customConditions', '@gov-rating/source'])) === 0) continue;
  failed++;
  console.error(`${project}: the types let something wrong pass, or refuse something right.`);
}
process.exitCode = failed > 0 ? 1 : 0;
