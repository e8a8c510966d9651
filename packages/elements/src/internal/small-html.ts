/**
 * The part of lit's templates that the elements of the rating page use, under lit's names and with lit's behaviour, for
 * the script tag: a quarter of lit's weight. It builds nodes instead of parsing markup, so a page needs no Trusted Types
 * policy for it. `templates.contract.ts` holds it and lit to the same rules; the build puts it in lit's place.
 *
 * Left out: comments, directives, keyed lists, values in tag names; elements without content end with a slash.
 */

/** A template and the values in it. */
interface Template {
  readonly strings: TemplateStringsArray;
  readonly values: readonly unknown[];
}

/** Puts a value into its place. */
type Place = (value: unknown) => void;

/** One place of a template; takes what it needs from the values. */
type Update = (values: readonly unknown[]) => void;

/** Stands for a value in the joined text of a template. */
const hole = '\u0001';
const tokens = /<(\/?)([\w-]+)([^>]*?)(\/?)>|[^<]+/g;
const attributes = /([^\s=]+)(?:="([^"]*)"|=([^\s]*))?/g;
const svgNamespace = 'http://www.w3.org/2000/svg';

/** Marks a template, also one of SVG: where it is put says which. */
export const html = (strings: TemplateStringsArray, ...values: unknown[]): Template => ({strings, values});
export {html as svg};

const roots = new WeakMap<Node, Place>();

/** Draws a value into a root; drawing again changes only what is different. Listeners are called on `host`. */
export function render(value: unknown, root: Node & ParentNode, {host}: {readonly host: unknown}): void {
  let place = roots.get(root);
  if (!place) roots.set(root, (place = child(root, host)));
  place(value);
}

/** A place among child nodes, between two empty texts: one text, one template, or a list of places. */
function child(parent: Node, host: unknown, before: Node | null = null): Place & {readonly remove: () => void} {
  const mark = () => parent.insertBefore(document.createTextNode(''), before);
  const start = mark();
  const end = mark();
  let kind: unknown;
  let updates: readonly Update[] = [];
  let items: ReturnType<typeof child>[] = [];
  /** Starts over when another kind of thing comes. */
  const become = (next: unknown): boolean => {
    if (kind === next) return false;
    while (start.nextSibling !== end) (start.nextSibling as ChildNode).remove();
    kind = next;
    items = [];
    return true;
  };
  const place: Place = value => {
    if (Array.isArray(value)) {
      become(Array);
      value.forEach((item, index) => (items[index] ??= child(end.parentNode as Node, host, end))(item));
      for (const item of items.splice(value.length)) item.remove();
    } else if ((value as Template | undefined)?.strings) {
      const {strings, values} = value as Template;
      const fragment = document.createDocumentFragment();
      const changed = become(strings);
      if (changed) updates = build(strings, fragment, (end.parentNode as Element).namespaceURI === svgNamespace, host);
      for (const update of updates) update(values);
      if (changed) end.parentNode?.insertBefore(fragment, end);
    } else {
      if (become(String)) end.parentNode?.insertBefore(document.createTextNode(''), end);
      const text = start.nextSibling as Text;
      const data = `${value ?? ''}`;
      if (text.data !== data) text.data = data;
    }
  };
  return Object.assign(place, {
    remove() {
      become(undefined);
      start.remove();
      end.remove();
    },
  });
}

/** Makes the nodes of a template and answers how each of its places is filled. */
function build(strings: TemplateStringsArray, root: Node, inSvg: boolean, host: unknown): readonly Update[] {
  const updates: Update[] = [];
  let count = 0;
  let at = root;
  for (const [token, close, tag, rest = '', alone] of strings.join(hole).matchAll(tokens)) {
    if (close) at = at.parentNode as Node;
    else if (tag) {
      const namespace = inSvg || tag === 'svg' || (at as Element).namespaceURI === svgNamespace ? svgNamespace : '';
      const element = namespace ? document.createElementNS(namespace, tag) : document.createElement(tag);
      for (const [, name = '', quoted, bare = ''] of rest.matchAll(attributes)) {
        const texts = (quoted ?? bare).split(hole);
        if (texts.length < 2) element.setAttribute(name, texts[0] as string);
        else {
          const first = count;
          const set = attribute(element, name, host);
          count += texts.length - 1;
          updates.push(values =>
            set(texts[1] || texts[0] || texts.length > 2 ? filled(texts, values, first) : values[first]),
          );
        }
      }
      at.appendChild(element);
      if (!alone) at = element;
    } else
      token.split(hole).forEach((text, index) => {
        if (index) {
          const place = child(at, host);
          const own = count++;
          updates.push(values => place(values[own]));
        }
        if (text) at.appendChild(document.createTextNode(text));
      });
  }
  return updates;
}

/** The text of an attribute with several values. */
const filled = (texts: readonly string[], values: readonly unknown[], first: number): string =>
  texts.reduce((text, next, index) => `${text}${values[first + index - 1] ?? ''}${next}`);

/** The place of a value in a tag: `.property`, `?boolean`, `@event` or an attribute. */
function attribute(element: Element, name: string, host: unknown): Place {
  const own = name.slice(1);
  let last: unknown = hole;
  let listener: EventListener | undefined;
  if (name[0] === '@') element.addEventListener(own, event => listener?.call(host, event));
  return value => {
    if (name[0] === '@') listener = value as EventListener;
    else if (value === last) return;
    else if (name[0] === '.') (element as unknown as Record<string, unknown>)[own] = value;
    else if (name[0] === '?') element.toggleAttribute(own, !!value);
    else element.setAttribute(name, `${value ?? ''}`);
    last = value;
  };
}
