/**
 * Builds every package, packs it as npm would, installs the packs into an empty project and imports every entry there
 * in plain Node: what a user of the packages meets first.
 */
import {execFileSync} from 'node:child_process';
import {copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {formatMessage} from 'publint/utils';
import {publint} from 'publint';
import {root, run} from './run.mjs';

const names = ['contract', 'sdk', 'elements', 'server'];
const manifests = Object.fromEntries(
  names.map(name => [name, JSON.parse(readFileSync(`${root}packages/${name}/package.json`, 'utf8'))]),
);
const project = mkdtempSync(join(tmpdir(), 'gov-rating-packages-'));
try {
  if ((await run(process.execPath, ['packages/tooling/build.mjs'])) !== 0) process.exitCode = 1;
  else if (!(await lintPackages())) process.exitCode = 1;
  else install();
} finally {
  rmSync(project, {recursive: true, force: true});
}

async function lintPackages() {
  let clean = true;
  for (const name of names) {
    const {messages} = await publint({pkgDir: `${root}packages/${name}`, level: 'warning', strict: true, pack: false});
    for (const message of messages) {
      clean = false;
      console.error(`${name}: ${formatMessage(message, manifests[name])}`);
    }
  }
  return clean;
}

/** The packs are unpacked beside the dependencies that are installed already, so nothing is downloaded. */
function install() {
  const npm = (args, cwd) => execFileSync('npm', args, {cwd, stdio: ['ignore', 'ignore', 'inherit']});
  for (const name of names)
    npm(['pack', '--pack-destination', project, '--ignore-scripts', '--loglevel=error'], `${root}packages/${name}`);
  writeFileSync(join(project, 'package.json'), '{"type": "module"}');
  const scope = join(project, 'node_modules/@gov-rating');
  for (const pack of readdirSync(project).filter(file => file.endsWith('.tgz'))) {
    const name = names.find(candidate => pack.startsWith(`gov-rating-${candidate}-`));
    execFileSync('mkdir', ['-p', `${scope}/${name}`]);
    execFileSync('tar', ['-xzf', join(project, pack), '-C', `${scope}/${name}`, '--strip-components=1']);
  }
  for (const dependency of [...dependenciesOf(names), 'react', 'react-dom']) link(dependency);
  const entries = names.flatMap(name =>
    Object.entries(manifests[name].exports)
      .filter(([, target]) => typeof target === 'object')
      .map(([entry]) => `@gov-rating/${name}${entry.slice(1)}`),
  );
  writeFileSync(join(project, 'use.mjs'), entries.map(entry => `await import('${entry}');`).join('\n'));
  execFileSync(process.execPath, ['use.mjs'], {cwd: project, stdio: 'inherit'});
  copyFileSync(`${root}packages/tooling/packed/elements-in-node.mjs`, join(project, 'elements-in-node.mjs'));
  execFileSync(process.execPath, ['elements-in-node.mjs'], {cwd: project, stdio: 'inherit'});
  execFileSync(process.execPath, ['node_modules/@gov-rating/server/dist/main.js', '--help'], {
    cwd: project,
    stdio: 'ignore',
  });
}

function dependenciesOf(packages) {
  const all = packages.flatMap(name => Object.keys(manifests[name].dependencies ?? {}));
  return [...new Set(all)].filter(name => !name.startsWith('@gov-rating/'));
}

function link(dependency) {
  const target = join(project, 'node_modules', dependency);
  execFileSync('mkdir', ['-p', join(target, '..')]);
  execFileSync('ln', ['-s', `${root}node_modules/${dependency}`, target]);
}
