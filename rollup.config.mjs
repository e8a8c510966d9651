import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import {transform} from 'esbuild';

/** Package → its entry points. Everything that is not the package's own file stays an import. */
const packages = {
  contract: ['index', 'endpoints', 'draft-rules', 'standard/index', 'testing/index'],
  sdk: ['index', 'core', 'service'],
  elements: ['index', 'define'],
  server: ['index', 'node', 'main'],
};

/** Files for a script tag: everything inside, one file, no module syntax, so that any page can load them. */
const scripts = {'gov-rating': 'es2021', 'gov-rating-board': 'es2021'};

const compile = (names, declarations) =>
  typescript({
    tsconfig: 'tsconfig.json',
    filterRoot: '.',
    include: names.map(name => `packages/${name}/src/**/*.ts`),
    exclude: [
      '**/*.test.ts',
      '**/*.contract.ts',
      '**/*.test-d.ts',
      'packages/elements/src/testing/**',
      'packages/server/src/storage/contract/**',
    ],
    noEmit: false,
    noEmitOnError: true,
    ...(declarations
      ? {declaration: true, rootDir: `packages/${names[0]}/src`, outDir: `packages/${names[0]}/dist`}
      : {declaration: false}),
  });

/** Lowers the whole chunk, dependencies included, and keeps it ASCII so that a GBK page reads it right. */
const lower = target => ({
  name: 'lower',
  renderChunk: async code => {
    const lowered = await transform(code, {target, charset: 'ascii', legalComments: 'none'});
    return {code: lowered.code, map: null};
  },
});

/** Takes the air out of style sheets; values are left alone, because a calculation needs its spaces. */
const squeezeStyles = {
  name: 'squeeze-styles',
  transform: code => ({
    code: code.replace(
      /css ?`([^`]*)`/g,
      (_, text) =>
        `css\`${text
          .trim()
          .replace(/\s+/g, ' ')
          .replace(/ ?([{};,>]) ?|(:) /g, '$1$2')
          .replaceAll(';}', '}')}\``,
    ),
    map: null,
  }),
};

/**
 * Takes the indentation out of templates. It runs last: by then line breaks stand inside template literals only,
 * because terser leaves none elsewhere and the sentences of the catalogues have none.
 */
const squeezeTemplates = {
  name: 'squeeze-templates',
  renderChunk: code => ({
    code: code
      .trim()
      .replace(/>\s*\n\s*/g, '>')
      .replace(/\s*\n\s*</g, '<')
      .replace(/\s*\n\s*/g, ' '),
    map: null,
  }),
};

/** A second copy of the script on a page does nothing; it would not even be allowed to make lit's policy again. */
const once = name => ({
  name: 'once',
  renderChunk: code => ({code: `customElements.get("${name}")||${code}`, map: null}),
});

const packageBuilds = Object.entries(packages).map(([name, entries]) => ({
  input: Object.fromEntries(entries.map(entry => [entry, `packages/${name}/src/${entry}.ts`])),
  output: {
    dir: `packages/${name}/dist`,
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: `packages/${name}/src`,
  },
  external: id => !id.startsWith('.') && !id.startsWith('/'),
  plugins: [compile([name], true)],
}));

const scriptBuilds = Object.entries(scripts).map(([name, target]) => ({
  input: `packages/elements/src/${name}.ts`,
  output: {file: `packages/elements/dist/${name}.js`, format: 'iife', name: undefined},
  plugins: [
    nodeResolve({exportConditions: ['@gov-rating/source', 'browser', 'production'], browser: true}),
    squeezeStyles,
    compile(['contract', 'sdk', 'elements'], false),
    lower(target),
    terser({format: {ascii_only: true, comments: false}, compress: {passes: 3, unsafe_arrows: true}, ecma: 2021}),
    squeezeTemplates,
    once(name),
  ],
  onwarn: failOnWarning,
}));

function failOnWarning(warning) {
  if (warning.code === 'CIRCULAR_DEPENDENCY' || warning.code === 'THIS_IS_UNDEFINED') return;
  throw new Error(warning.message);
}

export default commandLine => (commandLine.configScripts ? scriptBuilds : [...packageBuilds, ...scriptBuilds]);
