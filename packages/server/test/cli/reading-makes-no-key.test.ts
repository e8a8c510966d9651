import assert from 'node:assert/strict';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'node:test';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';

/** Commands that write nothing that becomes evidence. */
const reading: readonly (readonly string[])[] = [
  ['migrate'],
  ['list-clients'],
  ['recount'],
  ['refused-entries'],
  ['verify'],
  ['operator-log'],
  ['operator-head'],
];

for (const command of reading)
  test(`an operator who runs ${command.join(' ')} beside a copied database makes no evidence key there`, async context => {
    const DATA_DIR = await aDirectory(context);
    await (await sqliteStorage(join(DATA_DIR, 'gov-rating.db'))).close();
    const said: string[] = [];
    const operator = {
      env: {DATA_DIR},
      print: (line: string) => void said.push(line),
      stop: new AbortController().signal,
    };
    await run([...command], {...operator, printError: operator.print});
    assert.ok(!(await readdir(DATA_DIR)).includes('evidence-key'), said.join('\n'));
  });

test('an operator who adds a client makes the evidence key, because that becomes evidence', async context => {
  const DATA_DIR = await aDirectory(context);
  const operator = {env: {DATA_DIR}, print: () => undefined, stop: new AbortController().signal};
  const institution = ['--institution', '11440100MB2C12345P', '--name', 'Counter system'];
  await run(['add-client', ...institution], {...operator, printError: operator.print});
  assert.ok((await readdir(DATA_DIR)).includes('evidence-key'));
});
