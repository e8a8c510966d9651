/** Builds Storybook into `stories/static/`, unless it is newer than everything it shows. */
import {globSync, statSync} from 'node:fs';
import {root, runTool} from './run.mjs';

const sources = globSync(
  [
    'packages/*/src/**/*.ts',
    'packages/elements/{custom-elements.json,EMBED*.md}',
    'packages/*/CHANGELOG.md',
    '.changeset/*.md',
    'stories/*.{ts,mdx}',
    'stories/.storybook/*',
    'package-lock.json',
  ],
  {cwd: root},
);
const time = file => statSync(root + file, {throwIfNoEntry: false})?.mtimeMs ?? 0;

if (time('stories/static/index.html') <= Math.max(...sources.map(time))) {
  process.exitCode = await runTool(
    'storybook',
    ['build', '--config-dir', 'stories/.storybook', '--output-dir', 'stories/static', '--disable-telemetry', '--quiet'],
    {quiet: true, env: {STORYBOOK_DISABLE_TELEMETRY: '1', NODE_OPTIONS: ''}},
  );
}
