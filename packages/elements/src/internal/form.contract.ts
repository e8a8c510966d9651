import {expect, fixture, html} from '@open-wc/testing';
import type {FormControl} from './form-control.ts';

/** What the suite must know of a part: how it is written, and how a person fills it. */
export interface FormCase {
  readonly tag: string;
  /** Makes the element ready to be filled, e.g. gives it its choices. */
  readonly prepare?: (control: FormControl<unknown>) => void;
  readonly fill: (control: FormControl<unknown>) => void;
  /** What the form holds once it is filled. */
  readonly filled: readonly string[];
}

/** What every part must do in a plain form. */
export function formContract({tag, prepare, fill, filled}: FormCase): void {
  async function inForm(): Promise<readonly [HTMLFormElement, FormControl<unknown>]> {
    const form = await fixture<HTMLFormElement>(html`<form><fieldset></fieldset></form>`);
    const control = document.createElement(tag) as FormControl<unknown>;
    control.name = 'answer';
    control.lang = 'zh-CN';
    prepare?.(control);
    form.querySelector('fieldset')?.append(control);
    await control.updateComplete;
    return [form, control];
  }
  const valuesOf = (form: HTMLFormElement) => new FormData(form).getAll('answer').filter(value => value !== '');

  describe(`<${tag}> in a form`, () => {
    it('sends what the person chose, at once', async () => {
      const [form, control] = await inForm();
      expect(valuesOf(form)).to.deep.equal([]);
      fill(control);
      expect(valuesOf(form)).to.deep.equal(filled);
      expect(control.form).to.equal(form);
    });

    it('starts over when the form is reset', async () => {
      const [form, control] = await inForm();
      fill(control);
      form.reset();
      await control.updateComplete;
      expect(valuesOf(form)).to.deep.equal([]);
      expect(control.renderRoot.querySelectorAll(':checked')).to.have.length(0);
    });

    it('holds the form back while it is required and empty, and says why', async () => {
      const [form, control] = await inForm();
      control.required = true;
      await control.updateComplete;
      expect(form.checkValidity()).to.equal(false);
      expect(control.validity?.valueMissing).to.equal(true);
      expect(control.reportValidity()).to.equal(false);
      await control.updateComplete;
      expect(control.renderRoot.querySelector('[role=alert]')?.textContent).to.match(/请/);
      expect(document.activeElement).to.equal(control);
      fill(control);
      expect(form.checkValidity()).to.equal(true);
    });

    it('takes no part while its fieldset is disabled, and is itself again afterwards', async () => {
      const [form, control] = await inForm();
      fill(control);
      const fieldset = form.querySelector('fieldset') as HTMLFieldSetElement;
      fieldset.disabled = true;
      await control.updateComplete;
      expect(valuesOf(form)).to.deep.equal([]);
      expect(control.renderRoot.querySelectorAll('input:disabled, textarea:disabled')).to.not.have.length(0);
      fieldset.disabled = false;
      await control.updateComplete;
      expect(valuesOf(form)).to.deep.equal(filled);
      expect(control.disabled).to.equal(false);
    });

    it('tells the page of what the person did, after the form has it, and never of what the page did', async () => {
      const [form, control] = await inForm();
      const seen: unknown[] = [];
      form.addEventListener('change', event => seen.push(event.target, valuesOf(form).length));
      control.value = control.value;
      control.requestUpdate('value');
      await control.updateComplete;
      expect(seen).to.deep.equal([]);
      fill(control);
      expect(seen.slice(0, 2)).to.deep.equal([control, filled.length]);
    });
  });
}
