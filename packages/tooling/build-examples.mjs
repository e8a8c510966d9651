/** Builds the example pages that a framework draws, unless they are newer than everything they are made of. */
import {globSync, statSync} from 'node:fs';
import {build} from 'vite';
import {root} from './run.mjs';

const time = file => statSync(root + file, {throwIfNoEntry: false})?.mtimeMs ?? 0;
const shared = globSync(
  ['packages/{contract,sdk,elements}/src/**/*.ts', 'package-lock.json', 'packages/tooling/build-examples.mjs'],
  {cwd: root},
);

for (const example of ['react', 'vue']) {
  const own = globSync([`examples/${example}/*.*`], {cwd: root});
  if (time(`examples/${example}/dist/index.html`) > Math.max(...[...shared, ...own].map(time))) continue;
  await build({root: `${root}examples/${example}`, logLevel: 'warn'});
}
