import {existsSync, readFileSync, realpathSync, statSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, relative, sep} from 'node:path';
import process from 'node:process';
import {build as esbuild} from 'esbuild';
import {resolve as metro} from 'metro-resolver';
import {rollup} from 'rollup';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {build as vite} from 'vite';
import {run} from '../../../tooling/run.mjs';
import {bundleWithWebpack} from '../../../tooling/webpack-bundle.mjs';

const textOf = file => readFileSync(file, 'utf8');

/**
 * Has every entry found and bundled as the tools of apps do: Metro with `exports` and, as up to React Native 0.78, without; esbuild,
 * rollup, Vite, webpack, whose bundle is loaded too; and `require` of Node, which loads modules from 20.19 and 22.12 on. Throws at the first that fails.
 *
 * @param project A folder where the packages are installed.
 * @param entries Names such as `@gov-rating/sdk/core`.
 */
export async function findByOthers(project, entries) {
  for (const withExports of [true, false])
    for (const entry of entries) followMetro(join(project, 'app.mjs'), entry, withExports, new Set());
  const app = join(project, 'app.mjs');
  writeFileSync(app, entries.map((entry, at) => `export * as e${at} from '${entry}';`).join('\n'));
  await esbuild({
    entryPoints: [app],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'error',
  });
  const warnings = [];
  const bundle = await rollup({input: app, plugins: [nodeResolve()], onwarn: warning => warnings.push(warning)});
  await bundle.close();
  const unresolved = warnings.filter(({code}) => /UNRESOLVED|MISSING_EXPORT/.test(code));
  if (unresolved.length > 0) throw new Error(unresolved.map(({message}) => message).join('\n'));
  const lib = {entry: app, formats: ['es']};
  await vite({root: project, configFile: false, logLevel: 'error', build: {write: false, lib}});
  const bundled = await bundleWithWebpack(app, join(project, 'webpack'));
  const names = Object.keys(createRequire(import.meta.url)(bundled));
  if (names.length !== entries.length) throw new Error(`webpack left out entries; there are ${names.join(', ')}.`);
  const required = entries.map(entry => `require('${entry}');`).join('');
  if ((await run(process.execPath, ['-e', required], {quiet: true, cwd: project})) !== 0)
    throw new Error('require() of Node does not load every entry.');
}

/** Resolves a name as Metro does, and all that the file imports, as Metro would when it bundles. */
function followMetro(from, name, withExports, seen) {
  const {filePath} = metro({...metroContext(withExports), originModulePath: from}, name, null);
  if (seen.has(filePath)) return;
  seen.add(filePath);
  for (const [, imported] of textOf(filePath).matchAll(
    /^(?:import|export)\b[^;]*?\bfrom '([^']+)'|\bimport\('([^']+)'\)/gm,
  ))
    if (imported !== undefined) followMetro(filePath, imported, withExports, seen);
}

const metroContext = withExports => ({
  allowHaste: false,
  assetExts: new Set(),
  customResolverOptions: {},
  disableHierarchicalLookup: false,
  doesFileExist: existsSync,
  extraNodeModules: null,
  fileSystemLookup: path =>
    existsSync(path)
      ? {exists: true, type: statSync(path).isDirectory() ? 'd' : 'f', realPath: realpathSync(path)}
      : {exists: false},
  getPackage: file => (existsSync(file) ? JSON.parse(textOf(file)) : null),
  getPackageForModule: packageOf,
  isESMImport: true,
  mainFields: ['react-native', 'browser', 'main'],
  nodeModulesPaths: [],
  preferNativePlatform: false,
  resolveAsset: () => null,
  resolveRequest: null,
  sourceExts: ['js', 'jsx', 'json', 'ts', 'tsx'],
  unstable_conditionNames: ['react-native'],
  unstable_conditionsByPlatform: {},
  unstable_enablePackageExports: withExports,
  unstable_incrementalResolution: false,
  unstable_logWarning: warning => {
    throw new Error(warning);
  },
});

/** The package that a file lies in. */
function packageOf(path) {
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) {
    const file = join(at, 'package.json');
    if (existsSync(file))
      return {
        rootPath: at,
        packageJson: JSON.parse(textOf(file)),
        packageRelativePath: relative(at, path).replaceAll(sep, '/'),
      };
  }
  return null;
}
