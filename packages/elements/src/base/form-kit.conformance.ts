import {fixture, html} from '@open-wc/testing';
import type {FormControl} from './form-control.ts';

/** What the suite needs to know of a control: its markup, and how a person fills it in. */
export interface FormCase {
  readonly tag: string;
  /** Prepares the element, for example sets its choices. */
  readonly prepare?: (control: FormControl<unknown>) => void;
  readonly fill: (control: FormControl<unknown>) => void;
  /** The form data once it is filled in. */
  readonly filled: readonly string[];
}

/** Creates a control in a form, and finds what a person sees of it. */
export function formKit({tag, prepare, fill, filled}: FormCase) {
  function make(facts: Partial<FormControl<unknown>> = {}): FormControl<unknown> {
    const control = document.createElement(tag) as FormControl<unknown>;
    Object.assign(control, {name: 'answer', lang: 'zh-CN'}, facts);
    prepare?.(control);
    return control;
  }
  async function inForm(
    facts: Partial<FormControl<unknown>> = {},
  ): Promise<readonly [HTMLFormElement, FormControl<unknown>]> {
    const form = await fixture<HTMLFormElement>(html`<form><fieldset></fieldset></form>`);
    form.addEventListener('submit', event => event.preventDefault());
    const control = make(facts);
    form.querySelector('fieldset')?.append(control);
    await control.updateComplete;
    return [form, control];
  }
  const valuesOf = (form: HTMLFormElement) => new FormData(form).getAll('answer').filter(value => value !== '');
  const errorOf = (control: FormControl<unknown>) => control.renderRoot.querySelector('#error')?.textContent;
  const questionOf = (control: FormControl<unknown>) => control.renderRoot.querySelector('legend, textarea');
  const inputsOf = (control: FormControl<unknown>) => [
    ...control.renderRoot.querySelectorAll<HTMLInputElement>('input, textarea'),
  ];
  return {tag, fill, filled, make, inForm, valuesOf, errorOf, questionOf, inputsOf};
}
