import {spawnSync} from 'node:child_process';
import {root} from './run.mjs';

/** Runs npm in the project's root, by the script that started this program where there is one. */
export function npm(args, {timeout} = {}) {
  const script = process.env.npm_execpath;
  const [command, ...first] = script ? [process.execPath, script] : ['npm'];
  const maxBuffer = 64 * 1024 * 1024;
  return spawnSync(command, [...first, ...args], {cwd: root, encoding: 'utf8', timeout, maxBuffer});
}
