/** A change that a user of a package would notice travels with a note; the configuration must read the notes. */
import {globSync, readFileSync} from 'node:fs';
import {root} from './run.mjs';

const names = ['contract', 'sdk', 'elements', 'server'].map(name => `@gov-rating/${name}`);
const notes = globSync('.changeset/*.md', {cwd: root}).filter(file => !file.endsWith('README.md'));
const faults = [];
for (const note of notes) {
  const [, head, body] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(readFileSync(root + note, 'utf8')) ?? [];
  if (head === undefined || body === undefined) faults.push(`${note}: no head between "---" lines`);
  else if (body.trim() === '' && head.trim() !== '') faults.push(`${note}: says nothing`);
  for (const [, name] of head?.matchAll(/^["']?(@[^"':]+)["']?:/gm) ?? [])
    if (!names.includes(name)) faults.push(`${note}: there is no package ${name}`);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
