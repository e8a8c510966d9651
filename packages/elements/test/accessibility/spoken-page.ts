/** Runs in the page of the spoken record: writes down what live regions say, in the order in which they say it. */

const spoken: string[] = [];
const watched = new WeakSet<Node>();
const said = new WeakMap<Element, string>();

const textOf = (region: Element) => region.textContent?.replace(/\s+/g, ' ').trim() ?? '';

function roots(root: Document | ShadowRoot = document): (Document | ShadowRoot)[] {
  return [root, ...[...root.querySelectorAll('*')].flatMap(({shadowRoot}) => (shadowRoot ? roots(shadowRoot) : []))];
}

/** What a region says now, if that is new; a region that comes with its words says nothing, except that an alert does. */
function hear(): void {
  for (const root of roots()) {
    for (const region of root.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
      const before = said.get(region);
      const now = textOf(region);
      said.set(region, now);
      const role = region.getAttribute('role') ?? region.getAttribute('aria-live');
      if (now && now !== before && (before !== undefined || role === 'alert')) spoken.push(`${role}: ${now}`);
    }
    if (watched.has(root)) continue;
    watched.add(root);
    new MutationObserver(hear).observe(root, {subtree: true, childList: true, characterData: true, attributes: true});
  }
}

/** Begins to listen on what is there now. */
export function listen(): void {
  hear();
  spoken.length = 0;
}

/** What was said since the last call, once the page has drawn. */
export async function heard(): Promise<readonly string[]> {
  for (let frames = 0; frames < 4; frames++) await new Promise(requestAnimationFrame);
  hear();
  return spoken.splice(0);
}

/** Clicks do not move the focus, as in Safari. */
export function clickWithoutFocus(): void {
  addEventListener('mousedown', event => event.preventDefault(), true);
}

/** Whether what has the focus matches, through shadow roots. */
export function isFocused(selector: string): boolean {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.matches(selector) === true;
}
