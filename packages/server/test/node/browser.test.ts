import assert from 'node:assert/strict';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

test('the app can be loaded in a browser tab: nothing that it reaches is of Node', async () => {
  const {metafile} = await build({
    entryPoints: [fileURLToPath(new URL('../../src/index.ts', import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@gov-rating/source'],
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.inputs).flatMap(input => input.imports.map(({path}) => path));
  assert.ok(imports.length > 100);
  assert.deepEqual(
    imports.filter(path => path.startsWith('node:') || /better-sqlite3|node-server|rate-limiter|\/pg\//.test(path)),
    [],
  );
});
