/** Builds the files for a script tag, unless they are newer than everything they are made of. */
import {globSync, statSync} from 'node:fs';
import {fixVersion} from './integrity.mjs';
import {root, runTool} from './run.mjs';

const outputs = [
  'gov-rating.js',
  'gov-rating.es2019.js',
  'gov-rating-any.js',
  'gov-rating-board.js',
  'gov-rating-desk.js',
  'gov-rating-receipt.js',
  'gov-rating-evidence.js',
  'gov-rating-evidence-sm2.js',
  'integrity.json',
].map(name => `packages/elements/dist/${name}`);
const sources = globSync(['packages/{contract,sdk,elements}/src/**/*.ts', 'rollup.config.mjs', 'package-lock.json'], {
  cwd: root,
});
const time = file => statSync(root + file, {throwIfNoEntry: false})?.mtimeMs ?? 0;

if (Math.min(...outputs.map(time)) <= Math.max(...sources.map(time))) {
  process.exitCode = await runTool('rollup', ['--config', 'rollup.config.mjs', '--configScripts', '--silent']);
  if (process.exitCode === 0) fixVersion();
}
