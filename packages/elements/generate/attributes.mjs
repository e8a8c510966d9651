/** What every generator needs to know of an element's attributes and properties. */

/** Whether an attribute is there or not, instead of holding a text. */
export const isFlag = ({type}) => type?.text === 'boolean';

/** The words of an attribute that takes one of a few, without the empty one; undefined when it takes any text. */
export function wordsOf({type}) {
  const words = [...(type?.text ?? '').matchAll(/'([^']*)'/g)].map(([, word]) => word).filter(Boolean);
  return words.length > 0 ? words : undefined;
}

/** Properties that have no attribute and that a page sets. */
export const settableProperties = ({members}) =>
  members.filter(
    ({kind, attribute, readonly, name}) => kind === 'field' && !attribute && !readonly && name !== 'updateComplete',
  );

/** The type as a program writes it: the class's own where there is a property, so that it cannot differ. */
export function typeOf({name}, {fieldName, type}) {
  if (fieldName) return `${name}['${fieldName}']`;
  return type?.text ?? 'string';
}

/** The comment over a generated property. */
export const comment = ({description = ''}) => `/** ${description.replaceAll('\n', ' ').replaceAll('*/', '* /')} */`;

/** What a listener gets, with the element as `currentTarget`. */
export const heardType = ({name}, {type}) => `Heard<${type.text}, ${name}>`;

/** The import of every class and detail type that the elements mention, from the package itself. */
export function imports(elements) {
  const details = elements.flatMap(({events = []}) =>
    events.flatMap(({type}) => [...type.text.matchAll(/GovRating\w+/g)].map(([name]) => name)),
  );
  const names = [...new Set([...elements.map(({name}) => name), ...details])].sort();
  return `import type {${names.join(', ')}} from '@gov-rating/elements';`;
}
