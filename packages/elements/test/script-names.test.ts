import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {folderOf} from '../src/page/server-address.ts';

/** The part of the manifest that names files; `npm run check` compares it with the list that the build reads. */
interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly sideEffects: readonly string[];
}

const {exports, sideEffects} = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as Manifest;
const scripts = Object.keys(exports)
  .filter(name => /^\.\/gov-rating.*\.js$/.test(name))
  .map(name => name.slice(2));
/** Script tags run by themselves; the other files are imported by one of them. */
const isTag = (name: string) => sideEffects.includes(`./dist/${name}`);
const source = fileURLToPath(new URL('../src/', import.meta.url));
const folder = 'https://rating.example/gov';

describe('the names of the script files', () => {
  it('are recognised by the search for the server, as far as a tag loads them', () => {
    const found = scripts.filter(name => folderOf(`${folder}/${name}?v=1`) === folder);
    assert.deepEqual(found, scripts.filter(isTag));
    assert.ok(found.length > 0);
  });

  it('are not confused with similar ones', () => {
    for (const name of ['gov-rating-other.js', 'my-gov-rating.js', 'gov-rating.js.map'])
      assert.equal(folderOf(`${folder}/${name}`), '');
  });

  it('include the modules that scripts load when they are asked for', () => {
    const loaders = globSync('**/load-beside-script.ts', {cwd: source}).filter(file => !file.startsWith('page/'));
    const named = loaders.flatMap(file => {
      const [, base = '', suffix = ''] =
        /['`](gov-rating-[\w-]+)(?:\$\{.*'(-\w+)' : ''\})?\.js['`]/.exec(readFileSync(source + file, 'utf8')) ?? [];
      return suffix ? [`${base}.js`, `${base}${suffix}.js`] : [`${base}.js`];
    });
    assert.deepEqual(scripts.filter(name => !isTag(name)).sort(), named.sort());
  });
});
