import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import test from 'node:test';

const read = (name: string) => readFile(new URL(`../../${name}`, import.meta.url), 'utf8');

test('who plans for a province reads the same parts, tables and commands in both languages', async () => {
  const [english, chinese] = await Promise.all([read('PROVINCE.md'), read('PROVINCE.zh-CN.md')]);
  const partsOf = (page: string) => ({
    headings: [...page.matchAll(/^(#+ \d*)/gm)].map(([, start]) => start?.trim()),
    rowsOfTables: [...page.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => table.trim().split('\n').length),
    code: [...page.matchAll(/^```\w*\n[^]*?^```$/gm)].map(([block]) => block),
    names: [...new Set([...page.matchAll(/`[^`\n]+`/g)].map(([name]) => name))].sort(),
  });
  const parts = partsOf(english);
  assert.ok(parts.headings.length === 8 && parts.rowsOfTables.length === 4 && parts.code.length === 4);
  assert.deepEqual(partsOf(chinese), parts);
});
