/**
 * What stands behind `npm start` and `npm test` on a fresh clone. It installs what the lock file names when that is not
 * there yet, then hands over to the real script under the project's own Node. Built-ins only, and Node 20 is enough:
 * nothing is installed when this runs first.
 */
import {spawn, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {delimiter} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stamp = `${root}node_modules/.gov-rating-install`;
const [task = 'start', ...rest] = process.argv.slice(2);

install();
handOver();

function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing what package-lock.json names; this happens once and takes about a minute.');
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm'];
  const {status} = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: !npm && process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('The installation did not succeed; the lines above say why. Nothing was started.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

/** Linux gets Node 24 from the lock file; elsewhere the system's must be new enough. */
function projectNode() {
  const own = `${root}node_modules/.bin/node`;
  if (existsSync(own)) return own;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 19)) return process.execPath;
  console.error(`Node ${process.versions.node} is too old: please install Node 22.19 or newer.`);
  return process.exit(1);
}

function handOver() {
  const script = fileURLToPath(new URL(`./${task}.mjs`, import.meta.url));
  const child = spawn(projectNode(), [script, ...rest], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {...process.env, PATH: `${root}node_modules/.bin${delimiter}${process.env.PATH}`},
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm's shell may die of a signal without passing it on; whoever is orphaned stops as if told to.
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 100);
  watch.unref();
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  child.on('error', error => {
    console.error(String(error));
    process.exit(1);
  });
}
