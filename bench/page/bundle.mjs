/** Installs the peers into their own folder, once, and makes one production file of each. */
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {run} from '@gov-rating/tooling/run.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Installs what the lock file says, unless it is there. */
export async function installPeers() {
  const lock = readFileSync(`${here}package-lock.json`, 'utf8');
  const installed = `${here}node_modules/.package-lock.json`;
  const same = existsSync(installed) && samePackages(lock, readFileSync(installed, 'utf8'));
  if (same) return;
  console.log('Installing what the bench compares with …');
  const code = await run('npm', ['ci', '--ignore-scripts', '--prefix', here]);
  if (code !== 0) throw new Error('The peers could not be installed.');
}

/** The list that npm leaves beside the packages lacks the project itself and what fits other systems only. */
function samePackages(wanted, found) {
  const versions = text =>
    new Map(Object.entries(JSON.parse(text).packages).map(([path, {version}]) => [path, version]));
  const [list, there] = [versions(wanted), versions(found)];
  return [...there].every(([path, version]) => list.get(path) === version) && there.size > 0;
}

/**
 * The production build that a team would make: one script and, where it needs one, one style sheet; tree-shaken,
 * minified, for the engines of our own ES2021 file.
 */
export async function bundle(name, form) {
  await build({
    entryPoints: [`${here}entries/${name}.mjs`],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2021',
    platform: 'browser',
    legalComments: 'none',
    define: {'process.env.NODE_ENV': '"production"', FORM: JSON.stringify(form)},
    outdir: `${here}dist`,
    logLevel: 'error',
  });
}
