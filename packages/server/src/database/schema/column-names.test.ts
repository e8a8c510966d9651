import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join, sep} from 'node:path';
import {test} from 'node:test';
import {declaredTables} from '../../../test/fixtures/declared-tables.fixtures.ts';
import {columnsOf} from '../engine/table.ts';

const source = join(import.meta.dirname, '../..');

/** Where columns are declared and made; paths are relative to `src`. */
const declaring = ['database/schema/', 'database/migrations/'];

/** Files and folders that spell names of columns although they should not; to stay empty. */
const exceptions: readonly string[] = [];

/** The head of the exported CSV table, a public format, has names that columns have too. */
const otherFormats = ['domain/publications/export-lines.ts'];

/** Names of two words or more: shorter ones are words of the language too. */
const names = declaredTables.flatMap(table =>
  Object.values(columnsOf(table)).flatMap(({name}) => (name.includes('_') ? [name] : [])),
);

/** Block comments, and line comments that are not part of a text. */
const comments = /^\s*\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*$/gm;

const mayNameColumns = (file: string): boolean =>
  [...declaring, ...exceptions, ...otherFormats].some(place => file.startsWith(place));

test('names of columns are spelled in the schema alone, so that a column is found from one place', () => {
  assert.ok(names.includes('answer_due_at'));
  const pattern = new RegExp(`(?<![\\w-])(?:${[...new Set(names)].join('|')})(?![\\w-])`, 'g');
  const files = readdirSync(source, {recursive: true, encoding: 'utf8'})
    .map(file => file.replaceAll(sep, '/'))
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts') && !mayNameColumns(file));
  assert.ok(files.length > 100);
  const spelled = files.flatMap(file => {
    const code = readFileSync(join(source, file), 'utf8').replace(comments, '');
    return [...new Set(code.match(pattern))].map(name => `${file}: ${name}`);
  });
  assert.deepEqual(spelled, []);
});
