import type {StoryContext} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';
import {html as anyTag, unsafeStatic} from 'lit/static-html.js';

type Facts = Pick<StoryContext, 'argTypes' | 'globals'>;
type Args = Readonly<Record<string, unknown>>;

/** The scene of each rendered element: changing a control must not reset the rating. */
const scenes = new WeakMap<Element, Args>();

/**
 * Draws an element with every control as attribute or property of that name, and the scene behind it. Default values
 * are left out, so that the code under a story is what a page author would write.
 */
export function draw(tag: string, args: Args, {argTypes, globals}: Facts, scene: Args = {}): TemplateResult {
  const apply = (found?: Element) => {
    if (!found) return;
    const kept = scenes.get(found) ?? scene;
    scenes.set(found, kept);
    const given = {
      ...args,
      theme: args['theme'] || globals['theme'] || '',
      ...(globals['elder'] ? {elder: true} : {}),
    };
    for (const [name, control] of Object.entries({...kept, ...given})) {
      const value = control || kept[name] || control;
      const {name: attribute, table} = argTypes[name] ?? {};
      if (table?.category !== 'attributes') Object.assign(found, {[name]: value});
      else setAttribute(found, attribute ?? name, value, table.defaultValue?.summary);
    }
    // The language of the page is not a property of the element, so the element does not notice a change.
    (found as {requestUpdate?: () => void}).requestUpdate?.();
  };
  return anyTag`<${unsafeStatic(tag)} ${ref(apply)}></${unsafeStatic(tag)}>`;
}

function setAttribute(element: Element, name: string, value: unknown, standard: string | undefined): void {
  if (typeof value === 'boolean') element.toggleAttribute(name, value);
  else if (!element.hasAttribute(name) && String(value ?? '') === (standard ?? '').replace(/^'(.*)'$/, '$1')) return;
  else if (value === '' || value === undefined || value === null) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

/** Inside a form that shows what it would send. */
export const inForm = (content: TemplateResult): TemplateResult =>
  html`<form @submit=${showData}>
    ${content}
    <p><button>提交</button> <button type="reset">重置</button></p>
    <output></output>
  </form>`;

function showData(event: SubmitEvent): void {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const data = [...new FormData(form)].map(([name, value]) => `${name}=${String(value)}`);
  (form.querySelector('output') as HTMLOutputElement).value = data.join('&');
}
