/** How the custom-elements manifest is read from the sources; it must not touch package.json. */
export default {
  globs: ['src/*/*.ts', 'src/*.ts'],
  exclude: ['src/**/*.{test,contract,styles}.ts', 'src/messages/**', 'src/styles/**', 'src/testing/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
};
