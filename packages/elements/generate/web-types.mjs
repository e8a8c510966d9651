/**
 * Web-types for JetBrains' editors. custom-element-jet-brains-integration 1.8 was tried: it names package and version
 * from where it is started and quotes the words of an attribute.
 */
import {isFlag, settableProperties} from './attributes.mjs';

/** One document for all elements. */
export function webTypes(elements, version) {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: '@gov-rating/elements',
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map(element => ({
          name: element.tagName,
          description: element.description,
          attributes: element.attributes.map(attribute => ({
            name: attribute.name,
            description: attribute.description,
            value: isFlag(attribute) ? {kind: 'no-value'} : {type: attribute.type.text},
            ...(attribute.default === undefined ? {} : {default: attribute.default}),
          })),
          js: {
            properties: settableProperties(element).map(({name, description, type}) => ({
              name,
              description,
              type: type.text,
            })),
            events: (element.events ?? []).map(({name, description, type}) => ({name, description, type: type.text})),
          },
          css: {
            properties: (element.cssProperties ?? []).map(({name, description}) => ({name, description})),
            parts: (element.cssParts ?? []).map(({name, description}) => ({name, description})),
          },
        })),
      },
    },
  };
}
