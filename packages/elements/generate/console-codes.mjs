/** The table of console codes, and whether what the sources write and what it lists are the same. */
import {globSync, readFileSync} from 'node:fs';
import {consoleCodes} from '../src/page/console-codes.ts';
import {root} from '../../tooling/run.mjs';
import {code, table} from '../../tooling/tables.mjs';

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

/** Sources that write codes: the elements, and the errors of the SDK whose codes they pass on. */
const sources = ['packages/elements/src/**/*.ts', 'packages/sdk/src/errors.ts'];

/** What is wrong between sources and list: a code that nobody explains, or one that nobody writes. */
export function consoleCodeFaults() {
  const files = globSync(sources, {cwd: root})
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => !/\.(test|contract|conformance)\.ts$|\/testing\/|\/console-codes\.ts$/.test(file));
  const texts = Object.fromEntries(files.map(file => [file, readFileSync(root + file, 'utf8')]));
  return faultsBetween(Object.keys(consoleCodes), texts);
}

/** The same for any list and any sources by file name. */
export function faultsBetween(listed, texts) {
  const faults = [];
  for (const [file, text] of Object.entries(texts))
    for (const [, name] of text.matchAll(/(?:(?<!console\.)\b(?:warn|fail)\(\s*['"]|gov-rating: )([a-z_]+)['"]/g))
      if (!listed.includes(name)) faults.push(`${file} writes ${name}, which page/console-codes.ts does not explain.`);
  const literals = new Set(
    Object.values(texts).flatMap(text => [...text.matchAll(/['"]([a-z_]+)['"]/g)].map(([, name]) => name)),
  );
  for (const name of listed)
    if (!literals.has(name)) faults.push(`page/console-codes.ts explains ${name}, which no element writes.`);
  return faults;
}
