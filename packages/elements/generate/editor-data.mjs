/**
 * Custom data for VS Code. custom-element-vs-code-integration 1.5 was tried: it offers `''` as a word to choose and lists
 * a custom property once for each element that has it.
 */
import {isFlag, wordsOf} from './attributes.mjs';

/** Tags and attributes, for the setting `html.customData`. */
export function htmlData(elements) {
  return {
    version: 1.1,
    tags: elements.map(element => ({
      name: element.tagName,
      description: description(element),
      attributes: element.attributes.map(attribute => ({
        name: attribute.name,
        description: attribute.description,
        ...(isFlag(attribute) ? {valueSet: 'v'} : {}),
        ...(wordsOf(attribute) ? {values: wordsOf(attribute).map(name => ({name}))} : {}),
      })),
    })),
  };
}

/** Custom properties and parts, for the setting `css.customData`. */
export function cssData(elements) {
  return {
    version: 1.1,
    properties: customProperties(elements).map(({name, text}) => ({name, description: text})),
    pseudoElements: parts(elements).map(({name, text}) => ({name: `::part(${name})`, description: text})),
  };
}

/** Each custom property once, with what it means to each element. */
export const customProperties = elements => gathered(elements, ({cssProperties = []}) => cssProperties);

/** Each part once, with what it is in each element. */
export const parts = elements => gathered(elements, ({cssParts = []}) => cssParts);

function gathered(elements, itemsOf) {
  const found = new Map();
  for (const element of elements)
    for (const {name, description: text, default: initial} of itemsOf(element)) {
      const item = found.get(name) ?? {name, initial, uses: new Map()};
      item.uses.set(text, [...(item.uses.get(text) ?? []), element.tagName]);
      found.set(name, item);
    }
  return [...found.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({uses, ...item}) => ({
      ...item,
      uses: [...uses].map(([text, tags]) => ({text, tags})),
      text: [...uses].map(([text, tags]) => `${tags.map(tag => `<${tag}>`).join(', ')}: ${text}`).join('\n'),
    }));
}

function description({description: text, events = []}) {
  const heard = events.map(({name, description: when}) => `- \`${name}\`: ${when}`);
  return [text, ...(heard.length > 0 ? [`Events:\n${heard.join('\n')}`] : [])].join('\n\n');
}
