/**
 * Registers a tag unless it is registered already: the first copy of a script wins, the second does not throw. Does
 * nothing where there is no document, as in server-side rendering.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'object' && !customElements.get(tag)) customElements.define(tag, element);
}
