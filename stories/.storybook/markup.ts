import type {ArgTypes} from '@storybook/web-components-vite';

/** What a story may state about the markup shown under it. */
export interface MarkupParameters {
  /** Controls that only serve the story, such as a device that keeps nothing. */
  readonly omit?: readonly string[];
  /** The markup around the element, with `%` in its place. */
  readonly around?: string;
}

/** What is known of a story, whether it is drawn or only listed. */
export interface StoryFacts {
  readonly component?: unknown;
  readonly args: Readonly<Record<string, unknown>>;
  readonly argTypes: ArgTypes;
  readonly parameters: {readonly markup?: MarkupParameters};
}

/** Elements that have a script file of their own; the others are in the first one. */
const ownFile = /^gov-rating-(board|desk|receipt)$/;

/** The code for the state of a story: the script tag, the element, and properties that are not attributes. */
export function markupOf(story: StoryFacts): string {
  const tag = String(story.component);
  const file = ownFile.test(tag) ? tag : 'gov-rating';
  return `<script src="https://rating.example.gov.cn/${file}.js" defer></script>\n${elementOf(story)}`;
}

/** The same without the script tag, for a page that has it already. */
export function elementOf({component, args, argTypes, parameters}: StoryFacts): string {
  const tag = String(component);
  const {omit = [], around = '%'} = parameters.markup ?? {};
  const attributes: string[] = [];
  const properties: string[] = [];
  for (const [name, value] of Object.entries(args)) {
    const {name: attribute = name, table} = argTypes[name] ?? {};
    if (omit.includes(name) || isDefault(value, table?.defaultValue?.summary)) continue;
    if (table?.category !== 'attributes') properties.push(`${name} = ${JSON.stringify(value, null, 2)}`);
    else attributes.push(value === true ? attribute : `${attribute}="${escaped(String(value))}"`);
  }
  const element = `<${[tag, ...attributes].join(' ')}></${tag}>`;
  const lines = properties.map(line => `  document.querySelector('${tag}').${line.replaceAll('\n', '\n  ')};`);
  const own = lines.length > 0 ? ['<script>', ...lines, '</script>'] : [];
  return [around.replace('%', element), ...own].join('\n');
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

function isDefault(value: unknown, standard: string | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  if (typeof value === 'object') return Object.keys(value).length === 0;
  return String(value) === standard?.replace(/^'(.*)'$/, '$1');
}
