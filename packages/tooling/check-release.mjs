/**
 * Prepares a release in a clone of the last commit, as `npm run release:prepare` does it: every note is in the change log of its
 * packages, versions go up, packages name each other's new versions, and lock file and generated files follow.
 */
import {existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {readChangesets} from '@changesets/read';
import {root, run, runNode} from './run.mjs';

const names = ['contract', 'sdk', 'elements', 'server'];
const clone = mkdtempSync(join(tmpdir(), 'gov-rating-release-'));
const faults = [];
const read = file => JSON.parse(readFileSync(join(clone, file), 'utf8'));
const manifestsOf = () => names.map(name => read(`packages/${name}/package.json`));

if (!existsSync(`${root}.git`))
  console.log('Left out: the release, because a copy without history has no notes to compare with.');
else await prepare().finally(() => rmSync(clone, {recursive: true, force: true}));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

async function prepare() {
  await must(run('git', ['clone', '--quiet', root, clone], {quiet: true}), 'The repository cannot be cloned.');
  symlinkSync(`${root}node_modules`, join(clone, 'node_modules'), 'junction');
  const notes = await readChangesets(clone);
  const before = manifestsOf();
  await must(run('npm', ['run', 'release:prepare'], {quiet: true, cwd: clone}), 'A release cannot be prepared.');
  if (faults.length > 0) return;
  const [after, lock] = [manifestsOf(), read('package-lock.json')];
  for (const [place, name] of names.entries()) {
    const manifest = after[place];
    const own = notes.filter(({releases}) => releases.some(release => release.name === manifest.name));
    if (own.length > 0 && manifest.version.localeCompare(before[place].version, 'en', {numeric: true}) <= 0)
      faults.push(`${manifest.name} has notes and stays at version ${manifest.version}.`);
    const log = own.length > 0 ? readFileSync(join(clone, `packages/${name}/CHANGELOG.md`), 'utf8') : '';
    for (const {id, summary} of own)
      if (!log.includes(summary.split('\n')[0]))
        faults.push(`The change log of ${manifest.name} lacks the note ${id}.`);
    if (lock.packages[`packages/${name}`].version !== manifest.version)
      faults.push(`package-lock.json names another version of ${manifest.name}.`);
    for (const {name: other, version} of after)
      if ((manifest.dependencies?.[other] ?? version) !== version)
        faults.push(`${manifest.name} depends on ${other} ${manifest.dependencies[other]}, which is at ${version}.`);
  }
  const left = (await readChangesets(clone)).filter(({releases}) => releases.length > 0);
  if (left.length > 0) faults.push(`Notes are left: ${left.map(({id}) => id).join(', ')}.`);
  const generated = runNode(['packages/tooling/generate.mjs', '--check'], {quiet: true, cwd: clone});
  await must(generated, 'Generated files do not follow the versions.');
}

async function must(exitCode, otherwise) {
  if ((await exitCode) !== 0) faults.push(otherwise);
}
