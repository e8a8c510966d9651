import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'node:test';
import {secretsIn, terminalDrill} from './terminal.ts';

test('a terminal whose browser is killed while it keeps and sends ratings loses none and sends none twice', async context => {
  const {receipts, lost, doubled} = await terminalDrill({
    ...{seed: 1, ratings: 200, kills: 4},
    print: line => context.diagnostic(line),
  });
  assert.deepEqual({receipts, lost, doubled}, {receipts: 200, lost: 0, doubled: 0});
});

test('the search of the drill finds a comment in any encoding of a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gov-rating-search-'));
  try {
    writeFileSync(join(folder, 'one'), `\u0000\u0001等了很久\u0002`);
    writeFileSync(join(folder, 'two'), Buffer.from('x提供材料', 'utf16le'));
    assert.deepEqual([...secretsIn(folder, ['等了很久', '提供材料', '没有'])], ['等了很久', '提供材料']);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
});
