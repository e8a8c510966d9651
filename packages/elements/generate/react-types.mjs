/**
 * JSX types for React. The generator packages of npm were tried first (custom-element-jsx-integration 1.6,
 * `@wc-toolkit/jsx-types` 1.8): they import from files that are not published, know neither the difference between
 * React 18 and 19 nor what an event carries, and bring a TypeScript and a prettier of their own.
 */
import {comment, heardType, imports, isFlag, settableProperties, typeOf} from './attributes.mjs';

/** For React 19 and later, which sets properties and adds listeners of custom elements. */
export function reactTypes(elements) {
  const props = elements.map(
    element => `/** What \`<${element.tagName}>\` takes. */
    export interface ${propsName(element)} {
      ${attributes(element, attribute => (isFlag(attribute) ? 'boolean' : typeOf(element, attribute)))}
      ${settableProperties(element)
        .map(
          property => `${comment(property)}
          ${property.name}?: ${element.name}['${property.name}'] | undefined;`,
        )
        .join('\n')}
      ${customEvents(element)
        .map(
          event => `${comment(event)}
          'on${event.name}'?: ((event: ${heardType(element, event)}) => void) | undefined;`,
        )
        .join('\n')}
    }`,
  );
  return `${head('React 19 and later', 'react', 'export const Rate = () => <gov-rating variant="faces" ongov-rating-received={({detail}) => console.log(detail.receiptNumber)} />;')}
  import type {ClassAttributes, HTMLAttributes} from 'react';
  ${imports(elements)}

  type Heard<Happened extends Event, Element extends EventTarget> = Happened & {readonly currentTarget: Element};
  type Props<Element extends HTMLElement, Own> = ClassAttributes<Element> &
    Omit<HTMLAttributes<Element>, keyof Own> &
    Own;

  ${props.join('\n\n')}

  declare module 'react' {
    namespace JSX {
      interface IntrinsicElements {
        ${tags(elements)}
      }
    }
  }
  `;
}

/**
 * For React 18, which writes every prop of a custom element as an attribute: no objects, no listeners but React's own,
 * and a flag is on with any text, "false" included, so only the empty text may be written.
 */
export function react18Types(elements) {
  const props = elements.map(
    element => `/** What \`<${element.tagName}>\` takes; properties and listeners go through a \`ref\`. */
    export interface ${propsName(element)} {
      ${attributes(element, attribute => (isFlag(attribute) ? "''" : typeOf(element, attribute)))}
    }`,
  );
  return `${head('React 18', 'react-18', 'export const Rate = () => <gov-rating variant="faces" class="wide" />;')}
  import type {ClassAttributes, HTMLAttributes} from 'react';
  ${imports(elements.map(({events: _events, ...element}) => element))}

  type Props<Element extends HTMLElement, Own> = ClassAttributes<Element> &
    Omit<HTMLAttributes<Element>, keyof Own | 'className' | 'onChange'> &
    Own & {
      /** React 18 knows \`className\` on its own elements only. */
      class?: string | undefined;
    };

  ${props.join('\n\n')}

  declare global {
    namespace JSX {
      interface IntrinsicElements {
        ${tags(elements)}
      }
    }
  }
  `;
}

const head = (which, entry, example) => `/**
 * ${which}: types of the elements in JSX. Generated from custom-elements.json.
 *
 * @example
 * \`\`\`tsx
 * import '@gov-rating/elements/${entry}';
 * import * as React from 'react';
 *
 * ${example}
 * \`\`\`
 */`;
const propsName = ({name}) => name.replace(/Element$/, 'Props');
const customEvents = ({events = []}) => events.filter(({name}) => name.includes('-'));

const tags = elements =>
  elements.map(element => `'${element.tagName}': Props<${element.name}, ${propsName(element)}>;`).join('\n');

const attributes = (element, type) =>
  element.attributes
    .map(
      attribute => `${comment(attribute)}
      '${attribute.name}'?: ${type(attribute)} | undefined;`,
    )
    .join('\n');
