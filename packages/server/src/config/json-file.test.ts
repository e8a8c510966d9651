import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {readJsonFile} from './json-file.ts';

async function fileOf(t: TestContext, content: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'json-'));
  t.after(() => rm(folder, {recursive: true}));
  const file = join(folder, 'settings.json');
  await writeFile(file, content);
  return file;
}

const text = '{"name": "示例市"}';

for (const [how, bytes] of [
  ['in UTF-8', Buffer.from(text)],
  ['in UTF-8 with a byte order mark, as Notepad does', Buffer.from(`\uFEFF${text}`)],
  ['in UTF-16, as PowerShell does', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['in UTF-16 with its bytes the other way round', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
] as const)
  test(`a file that a program saved ${how} is read`, async t =>
    assert.deepEqual(await readJsonFile('A_FILE', await fileOf(t, bytes)), {name: '示例市'}));

// “示例” in GBK.
test('a file in GBK is refused with what to do, not read wrong', async t => {
  const file = await fileOf(t, Buffer.from([0x22, 0xca, 0xbe, 0xc0, 0xfd, 0x22]));
  await assert.rejects(readJsonFile('A_FILE', file), {message: `A_FILE is not in UTF-8: save ${file} as UTF-8`});
});

test('a typing error is told by its line, without what the file holds', async t => {
  const file = await fileOf(t, Buffer.from('{\n  "secret": "top",\n  "other" 5\n}'));
  await assert.rejects(readJsonFile('A_FILE', file), {message: 'A_FILE is no JSON: something is wrong in line 3'});
});

test('a file that is not there is named with its setting', () =>
  assert.rejects(readJsonFile('A_FILE', '/nowhere/file.json'), {message: 'A_FILE cannot be read: /nowhere/file.json'}));
