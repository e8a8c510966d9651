/**
 * Compiles programs that use the elements in React 18, React 19 and Vue. Right use must compile; each wrong one is marked
 * with the error it must give, so that types that let everything pass fail here too.
 */
import {runNode} from './run.mjs';

const source = ['--customConditions', '@gov-rating/source'];
const programs = {
  react: ['node_modules/typescript/bin/tsc', ...source],
  'react-18': ['node_modules/typescript/bin/tsc', ...source],
  vue: ['node_modules/vue-tsc/bin/vue-tsc.js', ...source],
};

let failed = 0;
for (const [name, [compiler, ...options]] of Object.entries(programs)) {
  const config = `packages/tooling/frameworks/tsconfig.${name}.json`;
  if ((await runNode([compiler, '--project', config, ...options])) !== 0) {
    failed++;
    console.error(`The types for ${name} let something wrong pass, or refuse something right.`);
  }
}
process.exitCode = failed > 0 ? 1 : 0;
