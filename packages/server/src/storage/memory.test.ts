import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {guangdong, settle} from './contract/world.ts';
import {memoryStorage} from './memory.ts';
import {storageContract} from './storage.contract.ts';

storageContract('memory', async () => memoryStorage(), {test});

test('memory: a caller who changes what it was given does not change what is kept', async () => {
  const storage = memoryStorage();
  await settle(storage);
  const given = await storage.institution(guangdong.code);
  assert.ok(given);
  given.name = 'changed';
  assert.deepEqual(await storage.institution(guangdong.code), guangdong);
});

test('memory: a page can load it, because nothing of Node is imported', () => {
  const files = ['memory', 'memory-counts', 'institution-tree', 'repeat-rule', 'service-facts', 'utc', 'storage'];
  for (const file of files) {
    const source = readFileSync(new URL(`${file}.ts`, import.meta.url), 'utf8');
    const imports = [...source.matchAll(/from '([^']+)'/g)].map(match => match[1] as string);
    const strange = imports.filter(path => path !== '@gov-rating/contract' && !files.includes(path.slice(2, -3)));
    assert.deepEqual(strange, [], file);
  }
});
