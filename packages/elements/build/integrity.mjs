/**
 * What a page needs to fix a version of a script: a copy that never changes, and its hash. The copies lie in a folder, so
 * that a script which loads another finds it beside itself. The folder is the version's once there is one; a build
 * without takes its content's hash, or a browser would keep yesterday's build for a year.
 */
import {createHash} from 'node:crypto';
import {copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {root} from '../../tooling/run.mjs';
import {scripts} from './scripts.mjs';

const dist = `${root}packages/elements/dist/`;
const hash = (algorithm, contents, encoding) =>
  contents.reduce((sum, content) => sum.update(content), createHash(algorithm)).digest(encoding);

/** Copies the scripts in `dist` into their folder and writes `integrity.json` beside them. */
export function fixVersion() {
  const {version} = JSON.parse(readFileSync(`${root}packages/elements/package.json`, 'utf8'));
  const names = globSync('gov-rating*.js', {cwd: dist}).sort();
  const contents = names.map(name => readFileSync(dist + name));
  const folder = version === '0.0.0' ? `0.0.0-${hash('sha256', contents, 'hex').slice(0, 12)}` : version;
  for (const earlier of globSync('[0-9]*.[0-9]*.[0-9]*', {cwd: dist})) rmSync(dist + earlier, {recursive: true});
  mkdirSync(dist + folder, {recursive: true});
  for (const name of names) copyFileSync(dist + name, `${dist}${folder}/${name}`);
  const files = names.map((name, index) => [
    name,
    {path: `${folder}/${name}`, integrity: `sha384-${hash('sha384', [contents[index]], 'base64')}`},
  ]);
  names.forEach((name, index) => {
    const foreign = contents[index].findIndex(byte => byte > 0x7e);
    if (foreign >= 0) throw new Error(`${name} is not ASCII at byte ${foreign}: a GBK page would read it wrong.`);
  });
  const integrityOf = Object.fromEntries(files.map(([name, {integrity}]) => [name, integrity]));
  // A script loads these only as they were built with it.
  for (const [name, {loads = []}] of Object.entries(scripts))
    for (const loaded of loads)
      if (!String(contents[names.indexOf(name)]).includes(integrityOf[loaded]))
        throw new Error(`${name} would refuse ${loaded}`);
  writeFileSync(
    `${dist}integrity.json`,
    `${JSON.stringify({version: folder, files: Object.fromEntries(files)}, null, 2)}\n`,
  );
}
