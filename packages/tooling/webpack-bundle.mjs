import {promisify} from 'node:util';
import webpack from 'webpack';

/**
 * Bundles a module as webpack does for an app of the web with its usual settings, and nothing else: no loader, no alias. Rejects
 * at the first error and the first warning, because an app's build shows both to its developer.
 *
 * @param app The file that imports what is to be bundled.
 * @param folder Where the bundle is written.
 * @returns The name of the file that begins the bundle, a CommonJS module with the exports of `app`.
 */
export async function bundleWithWebpack(app, folder) {
  const stats = await promisify(webpack)({
    mode: 'production',
    target: ['web', 'es2022'],
    entry: app,
    // The usual public path is found by the page's script; a bundle that is loaded without a page has none.
    output: {
      path: folder,
      publicPath: '',
      filename: 'app.cjs',
      chunkFilename: '[name].cjs',
      library: {type: 'commonjs2'},
    },
    performance: false,
  });
  const {errors = [], warnings = []} = stats.toJson({all: false, errors: true, warnings: true});
  const said = [...errors, ...warnings].map(({message}) => message);
  if (said.length > 0) throw new Error(`webpack: ${said.join('\n')}`);
  return `${folder}/app.cjs`;
}
