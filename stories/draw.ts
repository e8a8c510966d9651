import type {StoryContext} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';
import {html as anyTag, unsafeStatic} from 'lit/static-html.js';

type Facts = Pick<StoryContext, 'argTypes' | 'globals'>;
type Args = Readonly<Record<string, unknown>>;

/** What stands behind each drawn element: a control that changes must not take the person's rating away. */
const scenes = new WeakMap<Element, Args>();

/**
 * Draws an element with every control as attribute or property of that name, and the scene behind it. What is at its
 * default is left out, so that the source under a story is what somebody would write.
 */
export function draw(tag: string, args: Args, {argTypes, globals}: Facts, scene: Args = {}): TemplateResult {
  const apply = (found?: Element) => {
    if (!found) return;
    const kept = scenes.get(found) ?? scene;
    scenes.set(found, kept);
    const given = {...args, theme: args['theme'] || globals['theme'] || ''};
    for (const [name, control] of Object.entries({...kept, ...given})) {
      const value = control || kept[name] || control;
      const {name: attribute, table} = argTypes[name] ?? {};
      if (table?.category !== 'attributes') Object.assign(found, {[name]: value});
      else setAttribute(found, attribute ?? name, value, table.defaultValue?.summary);
    }
    // The language of the page is no property of the element: nothing else would tell it.
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
