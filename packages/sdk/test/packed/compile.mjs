import {copyFileSync} from 'node:fs';
import {join} from 'node:path';
import ts from 'typescript';

/** The ways in which TypeScript finds the types of an entry; `node10` knows no `exports`. */
const resolutions = [
  {module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext},
  {module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler},
  {module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Node10, ignoreDeprecations: '6.0'},
];

/** Compiles `without-dom.mts` in a project; what the compiler finds wrong, or an empty text. */
export function compileWithoutDom(project) {
  const file = join(project, 'without-dom.mts');
  copyFileSync(new URL('without-dom.mts', import.meta.url), file);
  const all = resolutions.map(resolution => {
    const options = {
      ...resolution,
      target: ts.ScriptTarget.ES2020,
      lib: ['lib.es2020.d.ts'],
      types: [],
      strict: true,
      noEmit: true,
      skipLibCheck: false,
    };
    const host = ts.createCompilerHost(options);
    host.getCurrentDirectory = () => project;
    const program = ts.createProgram([file], options, host);
    return ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), host) + anyIn(program).join('\n');
  });
  return all.join('');
}

/** Every place in a declaration of our packages where a type is `any`: written, or because what it names is not there. */
function anyIn(program) {
  const checker = program.getTypeChecker();
  const found = [];
  const visit = node => {
    if (
      ts.isTypeNode(node) &&
      !ts.isTemplateLiteralTypeSpan(node) &&
      (checker.getTypeFromTypeNode(node).flags & ts.TypeFlags.Any) !== 0
    ) {
      const source = node.getSourceFile();
      const {line} = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${source.fileName}:${line + 1}: ${node.getText()} is any\n`);
    }
    ts.forEachChild(node, visit);
  };
  for (const source of program.getSourceFiles())
    if (/node_modules[\\/]@gov-rating[\\/]/.test(source.fileName)) visit(source);
  return found;
}
