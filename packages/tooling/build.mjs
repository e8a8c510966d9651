/** Builds what is older than the files it is made of: `node build.mjs scripts storybook`, everything without a name. */
import {globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {fixVersion} from '../elements/build/integrity.mjs';
import {root, runNode, runTool} from './run.mjs';
import {scripts} from '../elements/build/scripts.mjs';

const rollup = which => runTool('rollup', ['--config', 'rollup.config.mjs', `--config${which}`, '--silent']);
const made = ['package-lock.json', 'tsconfig.json'];
const shown = 'packages/{contract,sdk,elements}/src/**/*.ts';
const vite = example => ({
  inputs: [...made, shown, `examples/${example}/{*.*,public/*}`],
  outputs: [`examples/${example}/dist/index.html`],
  run: () => runNode(['node_modules/vite/bin/vite.js', 'build', `examples/${example}`, '--logLevel', 'warn']),
});

const builds = {
  packages: {
    inputs: [...made, 'packages/{contract,sdk,elements,server}/src/**/*.ts', 'rollup.config.mjs', 'docs/*'],
    outputs: [
      ...['contract', 'sdk', 'elements', 'server'].map(name => `packages/${name}/dist/index.js`),
      'packages/server/dist/docs/operate.md',
    ],
    run: () => {
      // What an earlier layout left behind would be packed too; the scripts in the same folder stay.
      for (const file of globSync('packages/{contract,sdk,elements,server}/dist/**/*.{js,d.ts}', {cwd: root}))
        if (!/dist[\\/](\d[^\\/]*[\\/])?gov-rating[\w.-]*\.js$/.test(file)) rmSync(root + file);
      copyGuides();
      return rollup('Packages');
    },
  },
  scripts: {
    inputs: [...made, shown, 'rollup.config.mjs', 'packages/elements/build/*.mjs'],
    outputs: [...Object.keys(scripts), 'integrity.json'].map(name => `packages/elements/dist/${name}`),
    run: async () => ((await rollup('Scripts')) ? 1 : fixVersion()),
  },
  react: vite('react'),
  vue: vite('vue'),
  mobile: vite('mobile'),
  storybook: {
    inputs: [
      ...made,
      'packages/*/{src/**/*.ts,CHANGELOG.md}',
      'packages/elements/{custom-elements.json,EMBED*.md}',
      'packages/server/PROVINCE*.md',
      'docs/*.md',
      '.changeset/*.md',
      'stories/*.{ts,mdx}',
      'stories/.storybook/*',
    ],
    outputs: ['stories/static/index.html'],
    run: () =>
      runTool(
        'storybook',
        [
          'build',
          '--config-dir',
          'stories/.storybook',
          '--output-dir',
          'stories/static',
          '--disable-telemetry',
          '--quiet',
        ],
        {quiet: true, env: {STORYBOOK_DISABLE_TELEMETRY: '1', NODE_OPTIONS: ''}},
      ),
  },
};

/** Who has only the package of the server finds the pages for operators in it, with links that lead somewhere there. */
function copyGuides() {
  mkdirSync(`${root}packages/server/dist/docs`, {recursive: true});
  for (const file of globSync('docs/*', {cwd: root})) {
    const text = readFileSync(root + file, 'utf8').replaceAll('](../packages/server/', '](../../');
    writeFileSync(`${root}packages/server/dist/${file}`, text);
  }
}

const time = file => statSync(root + file, {throwIfNoEntry: false})?.mtimeMs ?? 0;
const isStale = ({inputs, outputs}) =>
  Math.min(...outputs.map(time)) <= Math.max(...globSync(inputs, {cwd: root}).map(time));
const asked = process.argv.slice(2);
const waiting = (asked.length > 0 ? asked : Object.keys(builds)).filter(name => isStale(builds[name]));

if (waiting.length > 0)
  console.log(`Building ${waiting.join(', ')}: what they are made of is newer than what is built.`);
const secondsSince = moment => Math.round((Date.now() - moment) / 1000);

/** Two at a time: none reads what another one writes. */
async function work() {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const started = Date.now();
    const timer = setInterval(() => console.log(`  ${name}: still building, ${secondsSince(started)} s`), 15_000);
    const failed = await builds[name].run();
    clearInterval(timer);
    if (failed) process.exitCode = 1;
    console.log(`  ${name}: ${failed ? 'failed' : 'built'} in ${secondsSince(started)} s`);
  }
}
await Promise.all([work(), work()]);
