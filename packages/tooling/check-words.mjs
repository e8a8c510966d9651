/**
 * Finds the words of offices and of programs in what citizens read, by the list in `plain-words.mjs`, and files with
 * sentences of which that list does not say whose they are.
 */
import {globSync, readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import {problems, routes} from '@gov-rating/contract';
import ts from 'typescript';
import * as list from './plain-words.mjs';
import {root} from './run.mjs';

const han = /\p{Script=Han}/u;
/** A sentence and no name in code. */
const isEnglish = text => /^[A-Z{“"][^<>$]*\s/.test(text);

/** The texts of a source with the key that each has, or its line: of strings and of templates, without markup. */
export function textsIn(file, source) {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const texts = [];
  const add = (node, text, key) => {
    const line = parsed.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    texts.push({key: key ?? `line ${line}`, text: text.replace(/<\/?[a-z][^>]*>/gi, ' ')});
  };
  const visit = (node, key) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) add(node, node.text, key);
    if (ts.isTemplateExpression(node))
      add(node, [node.head, ...node.templateSpans.map(span => span.literal)].map(part => part.text).join('{}'), key);
    const named = ts.isPropertyAssignment(node) && !/^('zh-CN'|'zh-TW'|en)$/.test(node.name.getText());
    const own = named ? node.name.getText().replaceAll("'", '') : key;
    ts.forEachChild(node, child => {
      if (!ts.isPropertyAssignment(node) || child !== node.name) visit(child, own);
    });
  };
  visit(parsed);
  return texts;
}

/** Which avoided words are in a text. */
export function avoidedIn(text) {
  if (!han.test(text) && !isEnglish(text)) return [];
  return list.avoided.flatMap(({say, words}) =>
    words
      .filter(word =>
        han.test(word) ? text.includes(word) : new RegExp(`(?<![\\w{])${word}(?![\\w}])`, 'i').test(text),
      )
      .map(word => ({word, say})),
  );
}

/** The refusals that no citizen meets: of routes for others only, and those that the list names. */
function refusalsOfOthers() {
  const all = Object.values(routes);
  const callers = new Set(['citizen', 'rater', 'anyone']);
  const codes = isFor =>
    new Set(all.filter(route => callers.has(route.caller) === isFor).flatMap(route => route.refusals));
  const [citizens, others] = [codes(true), codes(false)];
  return new Set([...[...others].filter(code => !citizens.has(code)), ...Object.values(list.problemsOfOthers).flat()]);
}

/** Everything that is wrong, one line each: file, key and word. */
export function wordFaults(read = file => readFileSync(root + file, 'utf8')) {
  const faults = [];
  const notMet = refusalsOfOthers();
  const unused = new Set(list.standardTerms);
  for (const file of list.forCitizens)
    for (const {key, text} of textsIn(file, read(file))) {
      if (file.startsWith('packages/contract/src/problem') && notMet.has(key)) continue;
      for (const {word, say} of avoidedIn(text)) {
        const term = list.standardTerms.find(known => known.file === file && known.key === key && known.word === word);
        if (term) unused.delete(term);
        else faults.push(`${file}:${key}:${word} – say ${say}`);
      }
    }
  for (const {file, key, word} of unused)
    faults.push(`plain-words.mjs names ${file}:${key}:${word}, which is not there`);
  for (const code of Object.values(list.problemsOfOthers).flat())
    if (!(code in problems)) faults.push(`plain-words.mjs names ${code}, which is no refusal`);
  return [...faults, ...filesInNoList(read)];
}

/** The files with Chinese sentences of which the list does not say who reads them. */
function filesInNoList(read) {
  const known = new Set([...list.forCitizens, ...list.forOthers]);
  return globSync(list.places, {cwd: root, exclude: ['**/*.test.ts', '**/*.conformance.ts', '**/testing/**']})
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => !known.has(file) && textsIn(file, read(file)).some(({text}) => han.test(text)))
    .map(file => `${file} has sentences: say in plain-words.mjs who reads them`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const faults = wordFaults();
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
