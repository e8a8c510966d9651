/**
 * Registers a tag unless the page has it already: the first copy of a script wins, the second does not throw. Where
 * there is no page, as on a server that renders, nothing happens.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'object' && !customElements.get(tag)) customElements.define(tag, element);
}
