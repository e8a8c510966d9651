import {createHash} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import {transform} from 'esbuild';
import {minifyHTMLLiterals} from 'minify-literals';
import {toEs2017} from './packages/sdk/build/es2017.mjs';
import {ownCollections} from './packages/elements/build/own-collections.mjs';
import {scripts} from './packages/elements/build/scripts.mjs';

/** Package → its entry points. Everything that is not the package's own file stays an import. */
const packages = {
  contract: [
    'index',
    'endpoints',
    'types',
    'draft-rules',
    'limits',
    'csv-cell',
    'collect/index',
    'orders',
    'standard/index',
    'evidence/index',
    'evidence/sm2',
    'testing/index',
  ],
  sdk: [
    'index',
    'core',
    'service',
    'desk',
    'desk-core',
    'receipt',
    'rater',
    'evidence',
    'evidence-sm2',
    'webhooks',
    'results',
    'device',
    'collect',
    'mini-program',
    'wechat',
  ],
  elements: ['index', 'define', 'check-language', 'check-language-command', 'check-voice', 'check-voice-command'],
  server: ['index', 'node', 'main', 'testing/upstream-receiver'],
};

const compile = (names, declarations) =>
  typescript({
    tsconfig: 'tsconfig.json',
    filterRoot: '.',
    include: names.map(name => `packages/${name}/src/**/*.ts`),
    exclude: ['**/*.test.ts', '**/*.{contract,conformance}.ts', '**/*.test-d.ts', 'packages/elements/src/testing/**'],
    noEmit: false,
    noEmitOnError: true,
    ...(declarations
      ? {declaration: true, rootDir: `packages/${names[0]}/src`, outDir: `packages/${names[0]}/dist`}
      : // Without blocks of static fields, around which the next tool would draw a second name of the class.
        {declaration: false, target: 'ES2021'}),
  });

/** Lowers the whole chunk, dependencies included, and keeps it ASCII so that a GBK page reads it right. */
const lower = target => ({
  name: 'lower',
  renderChunk: async code => {
    // Every engine of ES2021 has class fields. Lowered, they need a helper in front of the whole script.
    const supported = target === 'es2021' ? {'class-field': true} : {};
    const lowered = await transform(code, {target, supported, charset: 'ascii', legalComments: 'none'});
    return {code: lowered.code, map: null};
  },
});

/**
 * Takes the air out of templates, not out of text: a space between words or beside a binding stays, one at the very
 * start or end of a template does not. Styles are written for the oldest browser; tags that close themselves stay so,
 * because a page of XHTML reads nothing else.
 */
const minifyTemplates = {
  name: 'minify-templates',
  transform: async (code, id) =>
    id.includes('/elements/src/') && /\b(html|svg|css) ?`/.test(code)
      ? minifyHTMLLiterals(code, {fileName: id, html: {keepClosingSlash: true}, css: minifyStyles})
      : null,
};

async function minifyStyles(text) {
  const oldest = {target: 'chrome77', legalComments: 'none'};
  const {code} = await transform(text, {loader: 'css', minifyWhitespace: true, minifySyntax: true, ...oldest});
  return code.trim();
}

/** Escapes what is not ASCII, which a GBK page would read wrong: terser does so everywhere but in templates. */
const escapeTemplates = {
  name: 'escape-templates',
  renderChunk: code => ({
    code: code.replace(/[^\0-~]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
    map: null,
  }),
};

/** Hashes of the modules that were built so far, by file name. */
const hashes = new Map();

const rememberHash = {
  name: 'remember-hash',
  writeBundle: (_, bundle) => {
    for (const {fileName, code} of Object.values(bundle))
      hashes.set(fileName, `sha384-${createHash('sha384').update(code).digest('base64')}`);
  },
};

/**
 * A script loads its other files from beside itself, not as a bundler would, and only as they were built with it: a
 * `load.ts` that has a `load-beside-script.ts` beside it is replaced by that one.
 */
const besideScript = loads => ({
  name: 'beside-script',
  resolveId(id, importer) {
    if (/\/load\.[jt]s$/.test(id)) {
      const instead = resolve(dirname(importer), dirname(id), 'load-beside-script.ts');
      return existsSync(instead) ? instead : null;
    }
    return /\/file-hashes\.[jt]s$/.test(id) ? '\0file-hashes' : null;
  },
  load: id =>
    id === '\0file-hashes'
      ? `export const fileHashes = ${JSON.stringify(Object.fromEntries(loads.map(name => [name, hashOf(name)])))};
        export const importFile = href => import(href);`
      : null,
});

function hashOf(name) {
  const hash = hashes.get(name);
  if (!hash) throw new Error(`${name} has to stand before the scripts that load it.`);
  return hash;
}

/** TypeScript wraps a computed address in a helper that changes endings of sources; ours are those of built files. */
const plainImports = {
  name: 'plain-imports',
  renderChunk: code => ({code: code.replaceAll('import(__rewriteRelativeImportExtension(', 'import(('), map: null}),
};

/** A second copy of the script on a page does nothing; it would not even be allowed to make lit's policy again. */
const once = name => ({
  name: 'once',
  renderChunk(code) {
    if (!/^[!(]/.test(code)) throw new Error(`${name}: the script is not one expression: ${code.slice(0, 80)}`);
    return {code: `customElements.get("${name}")||${code}`, map: null};
  },
});

const packageBuilds = Object.entries(packages).map(([name, entries]) => ({
  input: Object.fromEntries(entries.map(entry => [entry, `packages/${name}/src/${entry}.ts`])),
  output: {
    dir: `packages/${name}/dist`,
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: `packages/${name}/src`,
    ...(name === 'sdk' && {paths: {ky: '../ky/index.js'}}),
  },
  external: id => !id.startsWith('.') && !id.startsWith('/'),
  plugins: [compile([name], true)],
}));

/**
 * ky travels inside the SDK: as a dependency it would be packed by the tools of mini-programs too, which stop at its
 * syntax. It is imported when the first request is sent, by engines that can run it.
 */
const kyBuild = {
  input: 'ky',
  output: {
    file: 'packages/sdk/dist/ky/index.js',
    format: 'es',
    banner: `/*! ky\n${readFileSync('node_modules/ky/license', 'utf8').trim()}\n*/`,
  },
  plugins: [nodeResolve()],
};

/** Mini-programs find an entry by a file of its name, where others read `exports`, and a component by four files of one name. */
const miniProgramEntries = {
  name: 'mini-program-entries',
  generateBundle() {
    for (const name of ['mini-program', 'wechat'])
      this.emitFile({type: 'asset', fileName: `${name}.js`, source: "module.exports = require('./index.js');\n"});
    for (const ending of ['json', 'wxml', 'wxss'])
      this.emitFile({
        ...{type: 'asset', fileName: `gov-rating/index.${ending}`},
        source: readFileSync(`packages/sdk/src/component/gov-rating.${ending}`),
      });
  },
};

/** Mini-programs read neither modules nor syntax after ES2017, and find a package's files by a folder of its own. */
const miniProgramBuild = {
  input: {index: 'packages/sdk/src/wechat.ts', 'gov-rating/index': 'packages/sdk/src/component/gov-rating.ts'},
  output: {dir: 'packages/sdk/dist/miniprogram', format: 'cjs'},
  plugins: [
    nodeResolve({exportConditions: ['@gov-rating/source']}),
    compile(['contract', 'sdk'], false),
    {name: 'to-es2017', renderChunk: async code => ({code: await toEs2017(code), map: null})},
    miniProgramEntries,
  ],
};

/** Nothing for a mini-program: the SDK's entry has what it needs, and a packer adds every dependency's folder. */
const nothingForMiniPrograms = {
  input: '\0nothing',
  output: {file: 'packages/contract/dist/miniprogram/index.js', format: 'cjs', strict: false},
  plugins: [{name: 'nothing', resolveId: id => (id === '\0nothing' ? id : null), load: () => ''}],
  onwarn: warning => warning.code === 'EMPTY_BUNDLE' || failOnWarning(warning),
};

const scriptBuilds = Object.entries(scripts).map(([name, {entry, target, format = 'iife', loads = []}]) => ({
  input: `packages/elements/src/${entry}.ts`,
  output: {
    file: `packages/elements/dist/${name}`,
    format,
    name: undefined,
    ...(format === 'iife' && !entry.endsWith('-any') && {intro: ownCollections}),
  },
  plugins: [
    besideScript(loads),
    nodeResolve({exportConditions: ['@gov-rating/source', 'browser', 'production'], browser: true}),
    minifyTemplates,
    compile(['contract', 'sdk', 'elements'], false),
    plainImports,
    lower(target),
    terser({
      module: format === 'es',
      format: {ascii_only: true, comments: false},
      compress: {
        passes: 3,
        unsafe_arrows: true,
        unsafe_methods: true,
        keep_fargs: false,
        pure_getters: true,
        inline: 1,
      },
      ecma: Number(target.slice(2)),
    }),
    escapeTemplates,
    ...(format === 'iife' ? [once(entry.replace('-any', ''))] : [rememberHash]),
  ],
  onwarn: failOnWarning,
}));

function failOnWarning(warning) {
  if (warning.code === 'CIRCULAR_DEPENDENCY' || warning.code === 'THIS_IS_UNDEFINED') return;
  throw new Error(warning.message);
}

const allPackageBuilds = [...packageBuilds, kyBuild, miniProgramBuild, nothingForMiniPrograms];

export default ({configPackages, configScripts}) =>
  configPackages ? allPackageBuilds : configScripts ? scriptBuilds : [...allPackageBuilds, ...scriptBuilds];
