/**
 * A change that a user of a package would notice travels with a note. What counts is listed in `.changeset/config.json`
 * under `changedFilePatterns`: entry points, clients, the standard's tables and the generated descriptions of what is public.
 *
 * The base is the last commit that wrote a note or a release: a clone of `main` alone has no branch to compare with, and a
 * commit on `main` is compared like one on a branch. So after a note, nothing public may change without another one.
 */
import {execFileSync} from 'node:child_process';
import {existsSync, globSync} from 'node:fs';
import {readChangesets} from '@changesets/read';
import {root, runTool} from './run.mjs';

const faults = [];
const packages = ['contract', 'sdk', 'elements', 'server'].map(name => `@gov-rating/${name}`);
// Status reads only the notes since the base, so the older ones are read here.
for (const {id, summary, releases} of await readChangesets(root)) {
  if (releases.length > 0 && !summary) faults.push(`.changeset/${id}.md says nothing.`);
  for (const {name} of releases.filter(({name}) => !packages.includes(name)))
    faults.push(`.changeset/${id}.md: there is no package ${name}.`);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : await statusSinceLastNote();

async function statusSinceLastNote() {
  if (!existsSync(`${root}.git`)) return 0; // A copy without history has nothing to compare with.
  const written = ['.changeset/*.md', ...globSync('packages/*/CHANGELOG.md', {cwd: root})];
  const base = execFileSync('git', ['log', '-1', '--format=%H', '--', ...written], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  if ((await runTool('@changesets/cli', ['status', `--since=${base}`], {quiet: true})) === 0) return 0;
  console.error(
    `Something public changed after ${base.slice(0, 10)}, which wrote the last note:\n` +
      'run "npm run changeset", or "npm run changeset -- --empty" when no user notices it, and "git add" the note.',
  );
  return 1;
}
