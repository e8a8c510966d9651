/** The table of console codes, and whether what the sources write and what it lists are the same. */
import {globSync, readFileSync} from 'node:fs';
import {consoleCodes} from '../../elements/src/internal/console-codes.ts';
import {root} from '../run.mjs';
import {code, table} from './tables.mjs';

const heads = {
  en: ['code', 'what it means', 'what to do'],
  'zh-CN': ['代码', '含义', '处理'],
};

/** The table in one language. */
export const consoleCodeTable = language =>
  table(
    heads[language],
    Object.entries(consoleCodes).map(([name, {[language]: explained}]) => [code(name), explained.means, explained.do]),
  );

/** What is wrong between sources and list: a code that nobody explains, or one that nobody writes. */
export function consoleCodeFaults() {
  const home = 'packages/elements/src';
  const files = globSync('**/*.ts', {cwd: root + home}).filter(
    file => !/\.(test|contract)\.ts$|^testing\/|console-codes\.ts$/.test(file.replaceAll('\\', '/')),
  );
  return faultsBetween(
    Object.keys(consoleCodes),
    Object.fromEntries(files.map(file => [`${home}/${file}`, readFileSync(`${root}${home}/${file}`, 'utf8')])),
  );
}

/** The same for any list and any sources by file name. */
export function faultsBetween(listed, sources) {
  const faults = [];
  for (const [file, text] of Object.entries(sources))
    for (const [, name] of text.matchAll(/(?:\b(?:warn|fault)\(\s*['"]|gov-rating: )([a-z_]+)/g))
      if (!listed.includes(name))
        faults.push(`${file} writes ${name}, which internal/console-codes.ts does not explain.`);
  for (const name of listed)
    if (!Object.values(sources).some(text => new RegExp(`['":] ?${name}\\b`).test(text)))
      faults.push(`internal/console-codes.ts explains ${name}, which no element writes.`);
  return faults;
}
