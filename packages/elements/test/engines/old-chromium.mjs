import {spawnSync} from 'node:child_process';
import {chmodSync, existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import {brotliDecompressSync} from 'node:zlib';

const folder = fileURLToPath(new URL('chromium-77/', import.meta.url));
const require = createRequire(folder);
const packed = `${folder}node_modules/chrome-aws-lambda/bin/chromium-77.0.3844.0.br`;
const unpacked = `${folder}node_modules/chrome-aws-lambda/bin/chromium-77`;

/**
 * The oldest Chromium that is served comes from npm, with a driver of its age, in a project of its own beside the
 * workspaces: only who runs its tests downloads it.
 */
export function whyWithoutOldChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'Chromium 77 is had for Linux on x64 only';
  if (existsSync(packed) && existsSync(`${folder}node_modules/puppeteer-core`)) return undefined;
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm'];
  const args = [...first, 'ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  const {status, stderr} = spawnSync(command, args, {cwd: folder, encoding: 'utf8'});
  return status === 0 ? undefined : `npm could not install Chromium 77: ${stderr?.trim().split('\n')[0]}`;
}

/** The driver and how to start the browser; unpacked once, and put in its place whole. */
export function oldChromium() {
  if (!existsSync(unpacked)) {
    const half = `${unpacked}.${process.pid}`;
    writeFileSync(half, brotliDecompressSync(readFileSync(packed)));
    chmodSync(half, 0o755);
    renameSync(half, unpacked);
  }
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-zygote', '--disable-dev-shm-usage'];
  return {puppeteer: require('puppeteer-core'), launch: {executablePath: unpacked, args}};
}
