/**
 * A department that passes these packages on passes on what they bring: each of it, by the lock file, has a permissive licence
 * that asks for nothing but its own text, or is a font under the licence of fonts.
 */
import {readFileSync} from 'node:fs';
import {root} from './run.mjs';

const permissive = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'OFL-1.1'];
const {packages} = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
const brought = Object.entries(packages).filter(
  ([path, {dev, link}]) => path.includes('node_modules/') && !dev && !link,
);
if (brought.length === 0) throw new Error('package-lock.json lists nothing that the packages bring.');
for (const [path, {version, license}] of brought) {
  if (permissive.includes(license)) continue;
  console.error(`${path.replace(/^.*node_modules\//, '')} ${version}: licence ${license ?? 'not stated'}`);
  process.exitCode = 1;
}
