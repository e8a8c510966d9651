/** The reference tables of packages/elements/README.md, between markers, so that they cannot fall behind the sources. */
import {isFlag, wordsOf} from './attributes.mjs';
import {customProperties, parts} from './editor-data.mjs';
import {code, table, withTables} from '../../tooling/tables.mjs';

/** The README with its tables as the elements are now. */
export function withReference(readme, elements) {
  const tables = {
    attributes: elements.map(attributesTable).join('\n\n'),
    events: table(
      ['event', 'element', 'type', 'when'],
      elements.flatMap(({tagName, events = []}) =>
        events.map(({name, type, description}) => [code(name), code(`<${tagName}>`), code(type.text), description]),
      ),
    ),
    methods: table(
      ['method', 'element', 'what it does'],
      elements.flatMap(({tagName, members}) =>
        members
          .filter(({kind}) => kind === 'method')
          .map(({name, description}) => [code(`${name}()`), code(`<${tagName}>`), description ?? '']),
      ),
    ),
    properties: table(
      ['custom property', 'initial', 'what it colours or sizes'],
      customProperties(elements).map(({name, initial, uses}) => [code(name), initial ? code(initial) : '', used(uses)]),
    ),
    parts: table(
      ['part', 'what it is'],
      parts(elements).map(({name, uses}) => [code(`::part(${name})`), used(uses)]),
    ),
  };
  return withTables(readme, tables);
}

const used = uses => uses.map(({text, tags}) => `${text} (${tags.map(tag => code(tag)).join(', ')})`).join('; ');

function attributesTable({tagName, attributes}) {
  const rows = attributes.map(attribute => [
    code(attribute.name),
    isFlag(attribute) ? 'there or not' : (wordsOf(attribute)?.map(code).join(', ') ?? attribute.type.text),
    attribute.description,
  ]);
  return `### \`<${tagName}>\`\n\n${table(['attribute', 'takes', 'meaning'], rows)}`;
}
