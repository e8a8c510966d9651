import {levels} from '@gov-rating/contract/standard';
import type {ArgTypes} from '@storybook/web-components-vite';
import manifest from '../../packages/elements/custom-elements.json';
import eventSource from '../../packages/elements/src/rating/events.ts?raw';

/** What the manifest says of one attribute, field, event, part or custom property. */
interface Entry {
  readonly name: string;
  readonly kind?: string;
  readonly type?: {readonly text: string};
  readonly default?: string;
  readonly description?: string;
  readonly privacy?: string;
  readonly static?: boolean;
  readonly attribute?: string;
  readonly fieldName?: string;
}
type Section = 'members' | 'attributes' | 'events' | 'cssParts' | 'cssProperties';
type Declaration = {readonly tagName?: string; readonly description?: string} & {readonly [S in Section]?: Entry[]};

const declarations: readonly Declaration[] = manifest.modules.flatMap(
  ({declarations}) => declarations as Declaration[],
);
const declarationOf = (tag: string) => declarations.find(({tagName}) => tagName === tag);

/** The values of the types that the manifest has only by name. */
const written: Readonly<Record<string, string>> = {
  "Level | ''": ["''", ...levels.map(level => `'${level}'`)].join(' | '),
};

/** The first sentence of an element's page. */
export const extractComponentDescription = (tag: string): string => declarationOf(tag)?.description ?? '';

/**
 * The tables and controls of an element's page, by property name. Storybook's own reading of the manifest shows private
 * members, and loses an attribute when a part has the same name.
 */
export function extractArgTypes(tag: string): ArgTypes {
  const {members = [], attributes = [], events = [], cssParts = [], cssProperties = []} = declarationOf(tag) ?? {};
  const open = members.filter(member => !member.privacy || member.privacy === 'public').filter(isForPages);
  const fields = open.filter(({kind, attribute}) => kind === 'field' && !attribute);
  return {
    ...row(attributes, 'attributes', ({fieldName, name}) => fieldName ?? name),
    ...row(fields.filter(isSettable), 'properties without attribute', ({name}) => name),
    ...row(
      fields.filter(field => !isSettable(field)),
      'properties to read',
    ),
    ...row(
      open.filter(({kind}) => kind === 'method'),
      'methods',
    ),
    ...row(events, 'events'),
    ...row(cssParts, 'css parts'),
    ...row(cssProperties, 'css custom properties'),
  };
}

/** Storybook takes what is read from the manifest as it is: the short form of the docs would not do here. */
const unset: ArgTypes[string] = {control: {disable: true}};
const isForPages = ({name, static: ofClass}: Entry) => !ofClass && name !== 'renderRoot';
const isSettable = ({privacy}: Entry) => privacy === 'public';

function row(entries: readonly Entry[], category: string, key = ({name}: Entry) => `${category}: ${name}`): ArgTypes {
  const settable = category === 'attributes' || category === 'properties without attribute';
  return Object.fromEntries(
    entries.map(entry => {
      const type = written[entry.type?.text ?? ''] ?? entry.type?.text;
      const facts = {
        name: category === 'methods' ? `${entry.name}()` : entry.name,
        ...(entry.description ? {description: entry.description} : {}),
        table: {
          category,
          ...(type ? {type: {summary: type, ...detail(type)}} : {}),
          ...(entry.default ? {defaultValue: {summary: entry.default}} : {}),
        },
        ...(settable ? control(entry.name, type ?? '') : unset),
      };
      return [key(entry), facts];
    }),
  );
}

/** The fields of an event's detail, as the source declares them. */
function detail(type: string): {readonly detail?: string} {
  const name = /^CustomEvent<(\w+)>$/.exec(type)?.[1];
  const found = new RegExp(`interface ${name} (\\{[^}]*\\})`).exec(eventSource)?.[1];
  return found ? {detail: found} : {};
}

function control(name: string, type: string): ArgTypes[string] {
  if (name === 'client') return unset;
  const parts = type.split('|').map(part => part.trim().replace(/^'(.*)'$/, '$1'));
  if (name === 'theme' && !parts.includes('')) parts.unshift('');
  if (name === 'layout' && !parts.includes('')) parts.unshift('');
  if (type === 'boolean') return {control: {type: 'boolean'}};
  if (type === 'number') return {control: {type: 'number', min: 1}};
  if (type === 'string') return {control: {type: 'text'}};
  if (parts.every(part => /^\w*$/.test(part))) return {control: {type: 'select'}, options: parts};
  return {control: {type: 'object'}};
}
