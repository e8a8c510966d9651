/**
 * Names that several places must spell alike or not at all: the script files, which `scripts.mjs` lists, in the package,
 * the server and the READMEs; and routes, which the server's HTTP layer knows by their facts only, never by name.
 */
import {globSync, readFileSync} from 'node:fs';
import {isDeepStrictEqual} from 'node:util';
import {routes} from '@gov-rating/contract';
import {root} from './run.mjs';
import {scripts} from '../elements/build/scripts.mjs';

const read = file => readFileSync(root + file, 'utf8');
const found = (text, pattern) => [...text.matchAll(pattern)].map(([, ...groups]) => groups.join(' '));
const {exports, sideEffects} = JSON.parse(read('packages/elements/package.json'));
const files = Object.keys(scripts);
const faults = [];

compare('packages/elements/package.json, exports', Object.values(exports).filter(isScript), files.map(inDist));
compare(
  'packages/elements/package.json, sideEffects',
  sideEffects.filter(isScript),
  files.filter(name => scripts[name].format !== 'es').map(inDist),
);
for (const file of globSync('packages/server/src/**/script-mounts.ts', {cwd: root}))
  compare(file, found(read(file), /'(gov-rating[\w.-]*\.js)'/g), files);
for (const file of ['README.md', 'README.zh-CN.md'])
  compare(
    file,
    found(read(file), /^\| `(gov-rating[\w.-]*\.js)`.*\| +([\d ]+) \|$/gm).map(row => row.replace(/(?<=\d) /g, '')),
    files.map(name => `${name} ${scripts[name].limit}`),
  );

const routeName = new RegExp(`\\b(${Object.keys(routes).join('|')})\\b`, 'g');
for (const file of globSync('packages/server/src/http/**/*.ts', {cwd: root, exclude: ['**/*.test.ts']}))
  for (const name of found(read(file), routeName))
    faults.push(`${file} names the route ${name}: state what makes it special in the contract's route.`);

for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function isScript(target) {
  return typeof target === 'string' && /^\.\/dist\/gov-rating[\w.-]*\.js$/.test(target);
}

function inDist(name) {
  return `./dist/${name}`;
}

function compare(place, there, wanted) {
  if (isDeepStrictEqual([...there].sort(), [...wanted].sort())) return;
  faults.push(
    `${place} has ${there.sort().join(', ')}; packages/elements/build/scripts.mjs has ${wanted.sort().join(', ')}.`,
  );
}
