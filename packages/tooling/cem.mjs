/** How the custom-elements manifest is read from the sources; it must not touch package.json. */
export default {
  globs: ['src/*/*.ts', 'src/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/**/*.styles.ts', 'src/messages/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
};
