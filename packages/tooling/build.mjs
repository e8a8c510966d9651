/** Builds every package and the files for a script tag into `dist/`. */
import {globSync, rmSync} from 'node:fs';
import {fixVersion} from './integrity.mjs';
import {root, runTool} from './run.mjs';

for (const folder of globSync('packages/*/dist', {cwd: root})) rmSync(root + folder, {recursive: true});
process.exitCode = await runTool('rollup', ['--config', 'rollup.config.mjs', '--silent']);
if (process.exitCode === 0) fixVersion();
