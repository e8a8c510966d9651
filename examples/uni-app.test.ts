import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {createSSRApp, type Component} from 'vue';
import {compileScript, parse} from 'vue/compiler-sfc';
import {renderToString} from 'vue/server-renderer';

const here = fileURLToPath(new URL('.', import.meta.url));
const page = readFileSync(`${here}uni-app/src/pages/rate/rate.vue`, 'utf8');
const token = 'g1kT04pQd8RrXh2Lw9Zb7Yc3Nf6Vt5Ms';

/** What conditional comments leave for one platform, as the compiler of uni-app reads them. */
function forPlatform(source: string, platform: 'H5' | 'MP-WEIXIN'): string {
  const kept: string[] = [];
  let isKept = true;
  for (const line of source.split('\n')) {
    const [, only] = /#ifdef ([\w-]+)/.exec(line) ?? [];
    if (only !== undefined) isKept = only === platform;
    else if (line.includes('#endif')) isKept = true;
    else if (isKept) kept.push(line);
  }
  return kept.join('\n');
}

/**
 * Compiles the page as Vue does and bundles it with the real packages. Of uni-app, which is not installed, only the hook is stood in for: it
 * calls with what the page was opened with.
 */
async function compiled(folder: string, platform: 'H5' | 'MP-WEIXIN'): Promise<string> {
  const isCustomElement = (tag: string) => tag === 'gov-rating' || tag === 'view';
  const {descriptor, errors} = parse(forPlatform(page, platform), {templateParseOptions: {isCustomElement}});
  assert.deepEqual(errors, []);
  const {content} = compileScript(descriptor, {
    id: platform,
    inlineTemplate: true,
    templateOptions: {
      ssr: true,
      ssrCssVars: [],
      compilerOptions: {isCustomElement},
    },
  });
  const file = join(folder, `${platform}.mjs`);
  writeFileSync(file, content);
  const outfile = file.replace('.mjs', '.out.mjs');
  await build({
    entryPoints: [file],
    ...{bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'silent'},
    ...{conditions: ['@gov-rating/source'], external: ['vue', 'vue/server-renderer']},
    plugins: [
      {
        name: 'uni-app',
        setup(bundle) {
          bundle.onResolve({filter: /^@dcloudio\/uni-app$/}, () => ({path: 'uni-app', namespace: 'uni-app'}));
          bundle.onLoad({filter: /.*/, namespace: 'uni-app'}, () => ({
            contents: `export const onLoad = hook => hook({scene: '${token}'});`,
          }));
          // Its parts need a browser; that it is found is what is asked.
          bundle.onLoad({filter: /elements[\\/]src[\\/]define\.ts$/}, () => ({contents: 'globalThis.defined = true;'}));
        },
      },
    ],
  });
  return outfile;
}

describe('the page of the uni-app example', () => {
  const folder = mkdtempSync(join(here, 'uni-app/compiled-'));
  after(() => rmSync(folder, {recursive: true, force: true}));
  const shown = async (platform: 'H5' | 'MP-WEIXIN') => {
    const {default: component} = (await import(pathToFileURL(await compiled(folder, platform)).href)) as {
      default: Component;
    };
    return renderToString(createSSRApp(component));
  };

  it('shows the element on the web, with the invitation of a scanned code, and loads the elements', async () => {
    const html = await shown('H5');
    const address = 'https://rating.example.gov.cn';
    assert.match(html, new RegExp(`<gov-rating endpoint="${address}" token="${token}" channel="mobile"></gov-rating>`));
    assert.equal((globalThis as {defined?: boolean}).defined, true);
    assert.match(forPlatform(page, 'H5'), /@gov-rating-received="received"/);
  });

  it('gives the component of WeChat only properties that it has, and listens only to events that it fires', async () => {
    assert.match(await shown('MP-WEIXIN'), new RegExp(`token="${token}"`));
    const read = (file: string) => readFileSync(`${here}../packages/sdk/src/component/${file}`, 'utf8');
    const [, list = ''] = /properties: \{([^]*?)\n {2}\},/.exec(read('gov-rating.ts')) ?? [];
    const known = [...list.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name);
    const [, tag = ''] = /<gov-rating([^>]*)\/>/.exec(forPlatform(page, 'MP-WEIXIN')) ?? [];
    const given = [...tag.matchAll(/\s:?([a-z-]+)=/g)].map(([, name]) => name);
    const heard = [...tag.matchAll(/\s@([a-z-]+)=/g)].map(([, name]) => name);
    assert.deepEqual([given.length, heard.length], [3, 1]);
    assert.deepEqual(
      given.filter(name => !known.includes(name)),
      [],
    );
    const fired = [...read('flow.ts').matchAll(/readonly name: '(\w+)'/g)].map(([, name]) => name);
    assert.deepEqual(
      heard.filter(name => !fired.includes(name)),
      [],
    );
  });
});
