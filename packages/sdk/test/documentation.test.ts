import assert from 'node:assert/strict';
import {fileURLToPath} from 'node:url';
import test from 'node:test';
import ts from 'typescript';

/**
 * What an editor shows over a name: the language service's own answer, over a program that calls every client. Each
 * statement names a client, so its methods, their fields and those of their answers are looked up from there.
 */
const clients = {
  "import('../src/index.ts').createClient": 'a citizens’ page',
  "import('../src/core.ts').createRatingClient": 'a page that only rates',
  "import('../src/core.ts').createOutbox": 'an outbox',
  "import('../src/service.ts').createServiceClient": 'a department',
  "import('../src/desk.ts').createDeskClient": 'a desk',
  "import('../src/desk.ts').createSupervisionClient": 'a bureau',
  "import('../src/receipt.ts').createReceiptClient": 'a rater with a receipt',
  "import('../src/results.ts').createResultsClient": 'a reader of results',
  "import('../src/device.ts').createDeviceClient": 'a device',
  "import('../src/device.ts').createTerminalClient": 'a terminal',
  "import('../src/device.ts').sealedStore": 'a store that seals',
  "import('../src/collect.ts').readReply": 'a reader of text messages',
  "import('../src/collect.ts').hotlineCall": 'a hotline',
  "import('../src/collect.ts').playCall": 'a script that is tried out',
  "import('../src/collect.ts').readPaperForms": 'a hall that enters paper forms',
  "import('../src/collect.ts').collectPaper": 'a hall that sends paper forms',
  "import('../src/evidence.ts').createEvidenceClient": 'an auditor',
  "import('../src/evidence.ts').verifyReceipt": 'the check of a receipt',
  "import('../src/evidence.ts').verifyConsistency": 'the check of two heads',
  "import('../src/webhooks.ts').verifyWebhook": 'the receiver of a webhook',
  "import('../src/wechat.ts').createWechatRating": 'a mini-program',
  "import('../src/wechat.ts').invitationOf": 'a page of a mini-program',
  "import('../src/index.ts').kyFetch": 'the HTTP layer',
  "import('../src/index.ts').indexedDbStore": 'a store',
};

const file = fileURLToPath(new URL('documentation.example.ts', import.meta.url));
const program = Object.keys(clients).map((client, at) => `export declare const c${at}: typeof ${client};`);
const {config} = ts.readConfigFile(fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)), ts.sys.readFile);
const {options} = ts.convertCompilerOptionsFromJson(
  config.compilerOptions,
  fileURLToPath(new URL('../../..', import.meta.url)),
);
const host = ts.createCompilerHost(options);
const {readFile, fileExists, getSourceFile} = host;
host.readFile = name => (name === file ? program.join('\n') : readFile.call(host, name));
host.fileExists = name => name === file || fileExists.call(host, name);
host.getSourceFile = (name, ...rest) =>
  name === file
    ? ts.createSourceFile(name, program.join('\n'), ts.ScriptTarget.ES2022)
    : getSourceFile.call(host, name, ...rest);
const built = ts.createProgram([file], options, host);
const checker = built.getTypeChecker();
const source = built.getSourceFile(file) as ts.SourceFile;
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Declared in our packages; names of the platform are documented there. */
const isOurs = (symbol: ts.Symbol): boolean =>
  symbol.declarations?.some(({parent}) => {
    const {fileName} = parent.getSourceFile();
    return fileName.startsWith(root) || fileName === file;
  }) ?? false;

/** The names that have no word of documentation, from a type on: what it holds, takes and gives. */
function silent(type: ts.Type, path: string, seen: Set<ts.Type>): string[] {
  if (seen.has(type)) return [];
  seen.add(type);
  if (type.isUnionOrIntersection()) return type.types.flatMap(part => silent(part, path, seen));
  const given = checker.getTypeArguments(type as ts.TypeReference).flatMap(part => silent(part, path, seen));
  const called = type
    .getCallSignatures()
    .flatMap(signature => [
      ...signature.getParameters().flatMap(parameter => silent(checker.getTypeOfSymbol(parameter), `${path}()`, seen)),
      ...silent(signature.getReturnType(), `${path}()`, seen),
    ]);
  const held = type
    .getProperties()
    .filter(isOurs)
    .flatMap(property => {
      const name = `${path}.${property.getName()}`;
      const words = ts.displayPartsToString(property.getDocumentationComment(checker));
      return [...(words.trim() === '' ? [name] : []), ...silent(checker.getTypeOfSymbol(property), name, seen)];
    });
  return [...given, ...called, ...held];
}

for (const [at, [client, who]] of Object.entries(clients).entries())
  test(`every name that ${who} meets says what it is where it is used`, () => {
    const [declared] = (source.statements[at] as ts.VariableStatement).declarationList.declarations;
    assert.ok(declared, client);
    const type = checker.getTypeAtLocation(declared.name);
    const [own] = type.getCallSignatures();
    assert.notEqual(ts.displayPartsToString(own?.getDocumentationComment(checker) ?? []), '', client);
    const names = silent(type, client.replace(/.*\./, ''), new Set());
    assert.deepEqual(names, []);
  });
