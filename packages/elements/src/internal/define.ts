/** Registers a tag unless the page has it already: the first copy of a script wins, the second does not throw. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
