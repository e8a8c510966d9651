/**
 * Types for Vue templates, after the pattern of Vue's own guide. Generators for
 * the other frameworks took members for attributes that are none, so these types too are made from the manifest here.
 */
import {comment, heardType, imports, settableProperties, typeOf} from './attributes.mjs';

/** `GlobalComponents` of Vue 3.3 and later. Names are those of the properties, because Vue sets properties. */
export function vueTypes(elements) {
  const members = elements.map(
    element => `/** What \`<${element.tagName}>\` takes. */
    export interface ${element.name.replace(/Element$/, 'Props')} {
      ${properties(element)
        .map(
          ({name, type, ...property}) => `${comment(property)}
          ${name}?: ${type} | undefined;`,
        )
        .join('\n')}
    }
    /** What \`<${element.tagName}>\` tells. */
    export interface ${element.name.replace(/Element$/, 'Events')} {
      ${(element.events ?? [])
        .map(
          event => `${comment(event)}
          '${event.name}': (event: ${heardType(element, event)}) => void;`,
        )
        .join('\n')}
    }`,
  );
  const tags = elements.map(
    ({tagName, name}) =>
      `'${tagName}': Custom<${name}, ${name.replace(/Element$/, 'Props')}, ${name.replace(/Element$/, 'Events')}>;`,
  );
  return `/**
 * Vue 3.3 and later: types of the elements in templates. Generated from custom-elements.json.
 *
 * @example
 * \`\`\`ts
 * import type {GovRatingProps} from '@gov-rating/elements/vue';
 *
 * // In a component: <gov-rating v-bind="rating" @gov-rating-received="close" />
 * export const rating: GovRatingProps = {variant: 'faces', theme: 'elder'};
 * \`\`\`
 */
  import type {EmitFn, HTMLAttributes, VNodeProps} from 'vue';
  ${imports(elements)}

  type Heard<Happened extends Event, Element extends EventTarget> = Happened & {readonly currentTarget: Element};
  type Custom<Element extends HTMLElement, Props, Events> = new () => Element & {
    /** For the type checker of templates only; it is not there at run time. */
    $props: Omit<HTMLAttributes, keyof Props> & VNodeProps & Props;
    /** For the type checker of templates only; it is not there at run time. */
    $emit: EmitFn<Events>;
  };

  ${members.join('\n\n')}

  declare module 'vue' {
    interface GlobalComponents {
      ${tags.join('\n')}
    }
  }
  `;
}

function properties(element) {
  const ofAttributes = element.attributes.map(attribute => ({
    name: attribute.fieldName ?? attribute.name,
    type: typeOf(element, attribute),
    description: attribute.description,
  }));
  const others = settableProperties(element).map(({name, description}) => ({
    name,
    type: `${element.name}['${name}']`,
    description,
  }));
  return [...ofAttributes, ...others];
}
