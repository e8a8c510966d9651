import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {storageContract} from '../../test/conformance/storage.conformance.ts';
import {guangdong, settle} from '../../test/fixtures/storage.fixtures.ts';
import {memoryStorage} from './memory.ts';

storageContract('memory', memoryStorage, {test});

test('memory: two storages share nothing', async () => {
  const [one, other] = await Promise.all([memoryStorage(), memoryStorage()]);
  await settle(one);
  assert.deepEqual(await one.institution(guangdong.code), guangdong);
  assert.equal(await other.institution(guangdong.code), undefined);
  await one.close();
  await assert.rejects(one.institution(guangdong.code));
  await settle(other);
  await other.close();
});

test('memory: a test may have hundreds of them, open and left behind', async () => {
  for (let opened = 0; opened < 300; opened++) await settle(await memoryStorage());
});

test('memory: a page can load it, because nothing of Node is imported', () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const follow = (file: URL) => {
    if (seen.has(file.href)) return;
    seen.add(file.href);
    const imports = readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?!type)[^;]*?from '([^']+)'|import\('([^']+)'\)/gm,
    );
    for (const [, fixed, lazy] of imports) {
      const path = String(fixed ?? lazy);
      if (path.startsWith('.')) follow(new URL(path, file));
      else packages.add(path);
    }
  };
  follow(new URL('../index.ts', import.meta.url));
  assert.ok(seen.has(new URL('engine/wasm-engine.ts', import.meta.url).href));
  assert.deepEqual([...packages].sort(), [
    '@gov-rating/contract',
    '@gov-rating/contract/evidence',
    '@gov-rating/contract/evidence-sm2',
    '@sqlite.org/sqlite-wasm',
    'content-type',
    'fast-png',
    'hono',
    'hono/utils/accept',
    'hono/utils/url',
    'image-size/types/jpg',
    'image-size/types/png',
    'image-size/types/webp',
    'ipaddr.js',
    'jose',
    'uqr',
  ]);
});
