/** How the custom-elements manifest is read from the sources; it must not touch package.json. */
export default {
  globs: ['src/*/*.ts', 'src/*.ts'],
  exclude: ['src/**/*.{test,contract,conformance,styles}.ts', 'src/messages/**', 'src/styles/**', 'src/testing/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [valueTypes()],
};

/** Notes what a form control's value is: the argument in `extends FormControl<…>`, which the analyzer passes over. */
function valueTypes() {
  return {
    name: 'value-types',
    analyzePhase({ts, node, moduleDoc}) {
      if (!ts.isClassDeclaration(node)) return;
      const [value] = node.heritageClauses?.[0]?.types[0]?.typeArguments ?? [];
      const declaration = moduleDoc.declarations.find(({name}) => name === node.name?.getText());
      if (value && declaration) declaration.valueType = value.getText();
    },
  };
}
