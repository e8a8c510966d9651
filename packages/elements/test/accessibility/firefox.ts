import type {ElementHandle, Page} from 'puppeteer-core';
import {roles, type Met} from './states.ts';

/**
 * The result of Firefox's accessibility engine: WebDriver returns the role and the name of elements; states and
 * descriptions are then read from the element itself.
 */
export async function meetInFirefox(page: Page): Promise<readonly Met[]> {
  const found: {readonly at: number; readonly met: Met}[] = [];
  for (const root of await rootsOf(page))
    for (const role of roles)
      for (const element of await root.$$(`aria/[role="${role}"]`)) {
        const {at, ...facts} = await element.evaluate(factsOf);
        const named = await root.$$(`aria/${facts.name}[role="${role}"]`);
        const same = await Promise.all(named.map(one => one.evaluate((other, self) => other === self, element)));
        found.push({at, met: {role, ...facts, name: same.includes(true) ? facts.name : ''}});
      }
  return found.toSorted((a, b) => a.at - b.at).map(({met}) => met);
}

/** The shadow roots of the elements; a search does not cross their border. */
async function rootsOf(page: Page): Promise<ElementHandle[]> {
  const roots = await page.evaluateHandle(() => {
    const found: ShadowRoot[] = [];
    const walk = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*'))
        if (element.shadowRoot) {
          found.push(element.shadowRoot);
          walk(element.shadowRoot);
        }
    };
    walk(document);
    return found;
  });
  return [...(await roots.getProperties()).values()]
    .map(root => root.asElement())
    .filter(root => root !== null) as ElementHandle[];
}

/** Runs in the page: the position of an element, its expected name, and its states. */
function factsOf(element: Element) {
  const text = (of: Element | null | undefined) => of?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const root = element.getRootNode() as ShadowRoot;
  const label =
    element instanceof HTMLFieldSetElement
      ? element.querySelector('legend')
      : element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
        ? element.labels?.[0]
        : element;
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  const described = ids.map(id => text(root.getElementById(id))).filter(Boolean);
  const {x, y} = element.getBoundingClientRect();
  return {
    at: y * 10_000 + x,
    name: text(label),
    checked: element instanceof HTMLInputElement && element.checked,
    required: element.getAttribute('aria-required') === 'true',
    invalid: element.getAttribute('aria-invalid') === 'true' || element.matches('input:invalid'),
    described: described.join(' '),
    ...(root.activeElement === element && {focused: true as const}),
  };
}
