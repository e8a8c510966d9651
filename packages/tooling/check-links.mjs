/**
 * Tries every relative link of every Markdown file that a reader meets: the file is there, and so is the heading behind `#`,
 * by the rule of the hosts that show these files. Addresses elsewhere are not asked.
 */
import {existsSync, globSync, readFileSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {root} from './run.mjs';

const files = globSync(['*.md', '{docs,packages,bench,examples,stories}/**/*.md'], {
  cwd: root,
  exclude: ['**/{node_modules,dist,static}/**'],
});
const linksIn = text => [...text.replace(/^```[^]*?^```/gm, '').matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)];
const slug = heading =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
const headingsOf = file => [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading]) => slug(heading));

const faults = [];
for (const file of files) {
  for (const [, inline, attribute] of linksIn(readFileSync(root + file, 'utf8'))) {
    const link = inline ?? attribute;
    if (/^(\w+:|\/)/.test(link)) continue;
    const [path, heading] = link.split('#');
    const target = path === '' ? root + file : join(root, dirname(file), decodeURI(path));
    if (!existsSync(target)) faults.push(`${file}: there is no ${link}.`);
    else if (heading && (!statSync(target).isFile() || !headingsOf(target).includes(decodeURI(heading))))
      faults.push(`${file}: ${path || file} has no heading #${heading}.`);
  }
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
