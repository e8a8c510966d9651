/**
 * Makes the analyzer's manifest say what a user of the package meets: public members only, file names as published,
 * types spelt out where a name would say nothing outside the sources.
 */
import {channels, levels} from '@gov-rating/contract/standard';

const union = values => values.map(value => `'${value}'`).join(' | ');

/** Names that the sources use for sets of words; editors and other generators can only read the words. */
const spelt = {
  Level: union(levels),
  "NonNullable<RatingDraft['channel']>": union(channels),
};

/** The manifest with the elements' modules and the package's entries, sorted, and nothing else. */
export function publicManifest(manifest) {
  const modules = manifest.modules
    .filter(({path}) => /^src\/([^/.]+|[^/]+\/element)\.ts$/.test(path))
    .map(module => ({
      ...module,
      path: published(module.path),
      declarations: module.declarations.map(declaration =>
        declaration.tagName ? publicElement(declaration) : declaration,
      ),
      exports: module.exports.map(entry => withPublishedModules(entry)),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const {path, declarations, exports} of modules)
    for (const {tagName, name} of declarations.filter(({tagName}) => tagName))
      exports.push({kind: 'custom-element-definition', name: tagName, declaration: {name, module: path}});
  return {...manifest, modules};
}

/** The elements of a public manifest in the order of their names. */
export const elementsOf = manifest =>
  manifest.modules
    .flatMap(({declarations}) => declarations)
    .filter(({tagName}) => tagName)
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));

const published = path => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

function withPublishedModules(entry) {
  const {module} = entry.declaration ?? {};
  return module ? {...entry, declaration: {...entry.declaration, module: published(module)}} : entry;
}

function publicElement({superclass: _superclass, valueType = 'Value', ...element}) {
  const spell = type => {
    if (!type) return type;
    const text = type.text === 'Value' ? valueType : type.text;
    // Attributes without a property list their words bare, as `light|dark`.
    if (/^[a-z]+(\|[a-z]+)+$/.test(text) || text === 'compact') return {text: union(text.split('|'))};
    return {text: text.replace(/^Level(?= |$)/, spelt.Level).replace(/^NonNullable<.*>$/, name => spelt[name] ?? name)};
  };
  const plain = ({inheritedFrom: _inheritedFrom, ...item}) => ({...item, ...(item.type && {type: spell(item.type)})});
  const isList = type => type?.text.endsWith('[]');
  const members = element.members
    .filter(({privacy, static: isStatic}) => !isStatic && privacy !== 'private' && privacy !== 'protected')
    .map(plain)
    .map(({attribute, ...member}) => (attribute && !isList(member.type) ? {...member, attribute} : member));
  return {
    ...element,
    members,
    attributes: element.attributes.map(plain).filter(({type}) => !isList(type)),
    ...(element.events && {events: element.events.filter(({name}) => name).map(plain)}),
    superclass: {name: 'HTMLElement', package: 'global:'},
  };
}
