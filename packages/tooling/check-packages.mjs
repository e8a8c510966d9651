/**
 * Packs every built package as npm would, has publint and "Are the types wrong?" look at the packs, installs them into an empty
 * project and imports every entry there in plain Node: what a user of the packages meets first.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, dirname, join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {formatMessage} from 'publint/utils';
import {publint} from 'publint';
import {useAlone} from '../sdk/test/packed/alone.mjs';
import {root, run, runNode, runTool} from './run.mjs';
import {bundleWithWebpack} from './webpack-bundle.mjs';
import {scripts} from '../elements/build/scripts.mjs';

const names = ['contract', 'sdk', 'elements', 'server'];
const manifests = names.map(name => JSON.parse(readFileSync(`${root}packages/${name}/package.json`, 'utf8')));
const project = mkdtempSync(join(tmpdir(), 'gov-rating-packages-'));
const installed = join(project, 'node_modules');
/** Throws unless the command succeeds; its output is shown if it does not. */
const must = async exitCode => {
  if ((await exitCode) !== 0) throw new Error('The output above says what is wrong with the packages.');
};

try {
  for (const [index, name] of names.entries()) await pack(name, manifests[index]);
  await use();
  await bundleElements();
  await must(useAlone({project, manifests: manifests.filter(({name}) => /contract|sdk/.test(name))}));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(project, {recursive: true, force: true});
}

async function pack(name, manifest) {
  const pkgDir = `${root}packages/${name}`;
  const {messages} = await publint({pkgDir, level: 'warning', strict: true, pack: false});
  for (const message of messages) console.error(`${name}: ${formatMessage(message, manifest)}`);
  if (messages.length > 0) throw new Error('publint found what is listed above.');
  const to = ['--pack-destination', project, '--ignore-scripts'];
  await must(run('npm', ['pack', pkgDir, ...to, '--loglevel=error'], {quiet: true}));
  const file = join(project, `gov-rating-${name}-${manifest.version}.tgz`);
  const withoutTypes = name === 'elements' ? ['--exclude-entrypoints', ...Object.keys(scripts)] : [];
  await must(runTool('@arethetypeswrong/cli', [file, '--profile', 'esm-only', ...withoutTypes], {quiet: true}));
  for (const field of ['license', 'engines'])
    if (!manifest[field]) throw new Error(`packages/${name}/package.json has no ${field}.`);
  const typed = Object.entries(manifest.exports).filter(([entry, target]) => entry !== '.' && target?.types);
  // TypeScript with `moduleResolution: node10` reads no `exports`.
  const forNode10 = Object.fromEntries(typed.map(([entry, {types}]) => [entry.slice(2), [types.slice(2)]]));
  if (!isDeepStrictEqual(manifest.typesVersions, {'*': forNode10}))
    throw new Error(`packages/${name}/package.json: "typesVersions" names other entries than "exports".`);
  // Metro up to React Native 0.78 does not either, but follows this field.
  const forMetro = Object.fromEntries(typed.map(([entry, target]) => [entry, target.default]));
  if (manifest['react-native'] && !isDeepStrictEqual(manifest['react-native'], forMetro))
    throw new Error(`packages/${name}/package.json: "react-native" names other entries than "exports".`);
  const place = join(installed, manifest.name);
  mkdirSync(place, {recursive: true});
  await must(run('tar', ['-xzf', file, '-C', place, '--strip-components=1']));
  if (readFileSync(join(place, 'LICENSE'), 'utf8') !== readFileSync(`${root}LICENSE`, 'utf8'))
    throw new Error(`packages/${name}/LICENSE is another one than LICENSE.`);
}

/** An app of the web that has webpack gets every element, and each entry of a framework, without a setting. */
async function bundleElements() {
  const app = join(project, 'elements.mjs');
  const entries = ['define.js', 'react', 'react-18', 'vue'];
  writeFileSync(app, entries.map((entry, at) => `export * as e${at} from '@gov-rating/elements/${entry}';`).join('\n'));
  const bundle = readFileSync(await bundleWithWebpack(app, join(project, 'webpack')), 'utf8');
  for (const tag of ['gov-rating', 'gov-rating-scale', 'gov-rating-my', 'gov-rating-desk'])
    if (!new RegExp(`["'\`]${tag}["'\`]`).test(bundle)) throw new Error(`webpack left <${tag}> out.`);
}

/** npm puts the program of the server on the PATH, as at an installation; the page for operators lies in the package. */
async function tryProgram() {
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({private: true, dependencies: {'@gov-rating/server': '*'}}),
  );
  const quiet = {quiet: true, cwd: project};
  await must(run('npm', ['rebuild', '@gov-rating/server', '--ignore-scripts', '--loglevel=error'], quiet));
  const PATH = [join(installed, '.bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
  await must(run('gov-rating-server', ['--help'], {...quiet, env: {PATH}}));
  const place = join(installed, '@gov-rating/server');
  for (const page of ['operate.md', 'operate.zh-CN.md']) {
    const text = readFileSync(join(place, 'dist/docs', page), 'utf8');
    for (const [, link] of text.matchAll(/\]\(([^)#:]+)[^)]*\)/g))
      if (!existsSync(join(place, 'dist/docs', link)))
        throw new Error(`In the package ${page} leads to ${link}, which is not there.`);
  }
}

/** The packs lie beside the dependencies that are installed already, so nothing is downloaded. */
async function use() {
  const dependencies = manifests.flatMap(manifest => Object.keys(manifest.dependencies ?? {}));
  const others = dependencies.filter(name => !name.startsWith('@gov-rating/'));
  for (const name of new Set([...others, 'react', 'react-dom'])) {
    mkdirSync(dirname(join(installed, name)), {recursive: true});
    symlinkSync(`${root}node_modules/${name}`, join(installed, name));
  }
  const entries = manifests.flatMap(({name, exports}) =>
    Object.entries(exports)
      .filter(([, target]) => target?.types)
      .map(([entry]) => name + entry.slice(1)),
  );
  writeFileSync(join(project, 'use.mjs'), entries.map(entry => `await import('${entry}');`).join('\n'));
  copyFileSync(`${root}packages/elements/test/packed/elements-in-node.mjs`, join(project, 'elements-in-node.mjs'));
  const help = ['node_modules/@gov-rating/server/dist/main.js', '--help'];
  for (const args of [['use.mjs'], ['elements-in-node.mjs'], help])
    await must(run(process.execPath, args, {quiet: true, cwd: project}));
  await tryProgram();
  await must(runNode(['packages/server/test/packed/production.mjs', project]));
}
