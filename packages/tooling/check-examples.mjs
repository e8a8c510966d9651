/**
 * Compiles every `@example` of the packages as the program of a consumer, who imports by package name. Fails when one does
 * not compile, and when an entry point with types is imported by none.
 */
import {globSync, readFileSync} from 'node:fs';
import ts from 'typescript';
import {root} from './run.mjs';

const names = ['contract', 'sdk', 'elements', 'server'];
const manifests = names.map(name => JSON.parse(readFileSync(`${root}packages/${name}/package.json`, 'utf8')));
const entries = manifests.flatMap(({name, exports}) =>
  Object.entries(exports)
    .filter(([, target]) => target?.types)
    .map(([entry]) => name + entry.slice(1)),
);

/** The code of every `@example` in a file. */
const codesIn = text =>
  [...text.matchAll(/@example[\s*]*```tsx?\n([^]*?)```/g)].map(([, code]) => code.replace(/^ *\* ?/gm, ''));

const files = globSync('packages/{contract,sdk,elements,server}/{src,types}/**/*.ts', {cwd: root});
const examples = files.flatMap(file =>
  codesIn(readFileSync(root + file, 'utf8')).map((code, at) => ({code, place: `${root}${file}.example-${at}.tsx`})),
);
const imports = ({code}, entry) => code.includes(`'${entry}'`);
const missing = entries.filter(entry => !examples.some(example => imports(example, entry)));
for (const entry of missing) console.error(`${entry} has no @example that imports it.`);

const {config} = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
const {options} = ts.parseJsonConfigFileContent({...config, files: [], include: []}, ts.sys, root);
const consumer = {
  ...options,
  jsx: ts.JsxEmit.ReactJSX,
  noUnusedLocals: false,
  moduleDetection: ts.ModuleDetectionKind.Force,
};
const is18 = example => imports(example, '@gov-rating/elements/react-18');
const paths = {react: [`${root}node_modules/react-18-types/index.d.ts`]};
const wrong = [
  ...problemsOf(
    examples.filter(example => !is18(example)),
    consumer,
  ),
  // React 18 and 19 declare the same names.
  ...problemsOf(examples.filter(is18), {...consumer, jsx: ts.JsxEmit.React, paths}),
];
if (wrong.length > 0) console.error(ts.formatDiagnostics(wrong, ts.createCompilerHost(consumer)));
process.exitCode = missing.length + wrong.length > 0 ? 1 : 0;

/** What the compiler finds wrong with some examples; of the packages' own sources another check reports. */
function problemsOf(some, options) {
  const codes = new Map(some.map(({place, code}) => [place, code]));
  const host = ts.createCompilerHost(options);
  const {readFile, fileExists} = host;
  host.readFile = name => codes.get(name) ?? readFile.call(host, name);
  host.fileExists = name => codes.has(name) || fileExists.call(host, name);
  const program = ts.createProgram([...codes.keys()], options, host);
  return [...codes.keys()].flatMap(name => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  });
}
