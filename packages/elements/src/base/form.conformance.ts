import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {FormControl} from './form-control.ts';
import {worksWithHalfAPlatform} from './form-half.conformance.ts';
import {formKit, type FormCase} from './form-kit.conformance.ts';

const tick = () => new Promise(resolve => setTimeout(resolve));

/** What every form control must do in a plain form: the same as a native control. */
export function conformsToForms(facts: FormCase): void {
  const kit = formKit(facts);
  const {tag, fill, filled, make, inForm, valuesOf, errorOf, questionOf, inputsOf} = kit;
  function heard(control: FormControl<unknown>, cancel = false): Event[] {
    const events: Event[] = [];
    control.addEventListener('invalid', event => {
      events.push(event);
      if (cancel) event.preventDefault();
    });
    return events;
  }

  // Only in Chromium: without a screen, Firefox never closes the bubble of a form that reports, and the bubble keeps the
  // keyboard from all later pages.
  const itWithBubble = (title: string, test: () => Promise<void>) => {
    if (!/Firefox/.test(navigator.userAgent)) it(title, test);
  };

  describe(`<${tag}> in a form`, () => {
    it('sends what the person chose, at once', async () => {
      const [form, control] = await inForm();
      expect(valuesOf(form)).to.deep.equal([]);
      fill(control);
      expect(valuesOf(form)).to.deep.equal(filled);
      expect(control.form === form).to.equal(true);
    });

    it('sends what the page sets before it is drawn, under the name of that moment', async () => {
      const [form, control] = await inForm();
      fill(control);
      const {value} = control;
      const later = make({value, name: 'later'});
      form.append(later);
      expect(new FormData(form).getAll('later')).to.deep.equal(filled);
      later.name = 'renamed';
      expect(new FormData(form).getAll('renamed')).to.deep.equal(filled);
      expect(new FormData(form).getAll('later')).to.deep.equal([]);
      expect(form.elements.namedItem('renamed') === later).to.equal(true);
      later.disabled = true;
      expect(new FormData(form).getAll('renamed')).to.deep.equal([]);
    });

    it('is known to the form by its name, and has a type', async () => {
      const [form, control] = await inForm();
      expect(form.elements.namedItem('answer') === control).to.equal(true);
      expect([...form.elements].includes(control)).to.equal(true);
      expect(control.type).to.equal(tag);
    });

    it('belongs to a form elsewhere that its form attribute names', async () => {
      const around = await fixture<HTMLElement>(html`<div><form id="elsewhere"></form></div>`);
      const form = around.querySelector('form') as HTMLFormElement;
      const control = make();
      control.setAttribute('form', 'elsewhere');
      around.append(control);
      await control.updateComplete;
      fill(control);
      expect(control.form === form).to.equal(true);
      expect(valuesOf(form)).to.deep.equal(filled);
      control.removeAttribute('form');
      expect(control.form).to.equal(null);
      expect(valuesOf(form)).to.deep.equal([]);
    });

    it('starts over when the form is reset', async () => {
      const [form, control] = await inForm({required: true});
      control.reportValidity();
      fill(control);
      form.reset();
      await control.updateComplete;
      expect(valuesOf(form)).to.deep.equal([]);
      expect(control.renderRoot.querySelectorAll(':checked')).to.have.length(0);
      expect(errorOf(control)).to.equal('');
    });

    for (const reason of ['restore', 'autocomplete'] as const)
      it(`takes back what the browser kept of it (${reason})`, async () => {
        const [form, control] = await inForm();
        fill(control);
        const state = filled.length && typeof control.value === 'string' ? control.value : new FormData(form);
        form.reset();
        const restore = control.formStateRestoreCallback as (state: string | FormData, reason: string) => void;
        restore.call(control, state, reason);
        await control.updateComplete;
        expect(valuesOf(form)).to.deep.equal(filled);
      });

    it('holds the form back while it is required and empty, and says why', async () => {
      const [form, control] = await inForm();
      expect([control.willValidate, control.validationMessage, control.checkValidity()]).to.deep.equal([
        true,
        '',
        true,
      ]);
      control.required = true;
      expect(form.checkValidity()).to.equal(false);
      expect(control.validity.valueMissing).to.equal(true);
      expect(control.validity.valid).to.equal(false);
      expect(control.validationMessage).to.match(/^请.*。$/);
      expect(control.matches(':invalid')).to.equal(true);
      expect(control.reportValidity()).to.equal(false);
      await control.updateComplete;
      expect(errorOf(control)).to.equal(control.validationMessage);
      expect(control.renderRoot.querySelector('[role=alert]')?.textContent).to.equal(control.validationMessage);
      fill(control);
      await control.updateComplete;
      expect(form.checkValidity()).to.equal(true);
      expect(control.matches(':valid')).to.equal(true);
      expect(control.validationMessage).to.equal('');
      expect(errorOf(control)).to.equal('');
      expect(control.renderRoot.querySelector('[role=alert]')?.textContent).to.equal('');
    });

    itWithBubble('fires invalid on itself as a native control does: to be cancelled, not bubbling', async () => {
      const [form, control] = await inForm({required: true});
      const events = heard(control);
      let bubbled = 0;
      form.addEventListener('invalid', () => bubbled++);
      for (const ask of [() => control.checkValidity(), () => control.reportValidity(), () => form.checkValidity()]) {
        events.length = 0;
        expect(ask()).to.equal(false);
        expect(events.map(({bubbles, cancelable, target}) => [bubbles, cancelable, target])).to.deep.equal([
          [false, true, control],
        ]);
      }
      expect(bubbled).to.equal(0);
      events.length = 0;
      fill(control);
      expect([control.checkValidity(), control.reportValidity(), form.reportValidity()]).to.deep.equal([
        true,
        true,
        true,
      ]);
      expect(events).to.deep.equal([]);
    });

    it('shows nothing when it is only asked, or when the page cancels', async () => {
      const [form, control] = await inForm({required: true});
      control.checkValidity();
      form.checkValidity();
      await tick();
      await control.updateComplete;
      expect(errorOf(control)).to.equal('');
      heard(control, true);
      expect(control.reportValidity()).to.equal(false);
      expect(form.reportValidity()).to.equal(false);
      await tick();
      await control.updateComplete;
      expect(errorOf(control)).to.equal('');
      expect(document.activeElement === control).to.equal(false);
    });

    for (const [who, ask] of [
      ['it is asked to report', ({control}) => control.reportValidity()],
      ['its form is asked to report', ({form}) => form.reportValidity()],
      ['the form is submitted', ({form}) => form.requestSubmit()],
    ] as [string, (facts: {form: HTMLFormElement; control: FormControl<unknown>}) => void][])
      itWithBubble(`shows its fault and moves to the question, not to an answer, when ${who}`, async () => {
        const [form, control] = await inForm({required: true});
        ask({form, control});
        await tick();
        await control.updateComplete;
        expect(errorOf(control)).to.equal(control.validationMessage);
        expect(document.activeElement === control).to.equal(true);
        expect(control.shadowRoot?.activeElement === questionOf(control)).to.equal(true);
        await sendKeys({press: 'Tab'});
        if (questionOf(control)?.localName === 'legend')
          expect(control.shadowRoot?.activeElement === inputsOf(control)[0]).to.equal(true);
        // Once it has lost the focus, the question cannot be focused again.
        control.blur();
        (document.activeElement as HTMLElement | null)?.blur();
        control.focus();
        expect(control.shadowRoot?.activeElement === inputsOf(control)[0]).to.equal(true);
      });

    it("holds the form back with the page's own sentence, until it is taken back", async () => {
      const [form, control] = await inForm();
      control.setCustomValidity('窗口号不对。');
      expect(control.validity.customError).to.equal(true);
      expect(control.validationMessage).to.equal('窗口号不对。');
      expect(form.checkValidity()).to.equal(false);
      await control.updateComplete;
      expect(errorOf(control)).to.equal('');
      control.reportValidity();
      await control.updateComplete;
      expect(errorOf(control)).to.equal('窗口号不对。');
      control.setCustomValidity('');
      await control.updateComplete;
      expect([control.validationMessage, errorOf(control), form.checkValidity()]).to.deep.equal(['', '', true]);
      control.required = true;
      control.setCustomValidity('还有别的。');
      expect([control.validity.customError, control.validity.valueMissing]).to.deep.equal([true, true]);
      expect(control.validationMessage).to.equal('还有别的。');
    });

    it('takes no part while its fieldset is disabled, and is itself again afterwards', async () => {
      const [form, control] = await inForm({required: true});
      const fieldset = form.querySelector('fieldset') as HTMLFieldSetElement;
      fieldset.disabled = true;
      expect([control.willValidate, control.validationMessage, control.reportValidity()]).to.deep.equal([
        false,
        '',
        true,
      ]);
      fieldset.disabled = false;
      expect([control.willValidate, control.checkValidity()]).to.deep.equal([true, false]);
      fill(control);
      fieldset.disabled = true;
      await control.updateComplete;
      expect(valuesOf(form)).to.deep.equal([]);
      expect(control.matches(':disabled')).to.equal(true);
      expect(inputsOf(control).every(input => input.matches(':disabled'))).to.equal(true);
      fieldset.disabled = false;
      await control.updateComplete;
      expect(valuesOf(form)).to.deep.equal(filled);
      expect(control.disabled).to.equal(false);
      expect(inputsOf(control).some(input => input.matches(':disabled'))).to.equal(false);
    });

    it('stays usable in the first legend of a disabled fieldset, as native controls do', async () => {
      const form = await fixture<HTMLFormElement>(
        html`<form>
          <fieldset disabled>
            <legend></legend>
            <legend></legend>
          </fieldset>
        </form>`,
      );
      const [first, second] = [make(), make()];
      const legends = form.querySelectorAll('legend');
      legends[0]?.append(first);
      legends[1]?.append(second);
      await Promise.all([first.updateComplete, second.updateComplete]);
      expect([first.willValidate, second.willValidate]).to.deep.equal([true, false]);
      expect(inputsOf(first).some(input => input.matches(':disabled'))).to.equal(false);
      expect(inputsOf(second).every(input => input.matches(':disabled'))).to.equal(true);
      fill(first);
      expect(valuesOf(form)).to.deep.equal(filled);
    });

    it('is not in the way while it is disabled itself', async () => {
      const [form, control] = await inForm({required: true, disabled: true});
      expect(control.hasAttribute('disabled')).to.equal(true);
      expect([control.willValidate, form.checkValidity(), control.checkValidity()]).to.deep.equal([false, true, true]);
      control.disabled = false;
      expect([control.hasAttribute('disabled'), control.willValidate, form.checkValidity()]).to.deep.equal([
        false,
        true,
        false,
      ]);
    });

    for (const [how, write] of [
      ['before it', (label: HTMLLabelElement, control: HTMLElement) => control.before(label)],
      ['after it', (label: HTMLLabelElement, control: HTMLElement) => control.after(label)],
      [
        'around it',
        (label: HTMLLabelElement, control: HTMLElement) => {
          control.before(label);
          label.append(control);
        },
      ],
    ] as const)
      it(`is named and focused by a label of the page ${how}`, async () => {
        const [, control] = await inForm();
        control.id = 'labelled';
        const label = Object.assign(document.createElement('label'), {textContent: '二号窗口'});
        if (how !== 'around it') label.htmlFor = 'labelled';
        write(label, control);
        await control.updateComplete;
        expect([...control.labels].every(one => one === label)).to.equal(true);
        expect(control.labels).to.have.length(1);
        label.click();
        expect(document.activeElement === control).to.equal(true);
        // A window in the background fires no focus events.
        if (!document.hasFocus()) control.dispatchEvent(new FocusEvent('focusin'));
        const named = control.renderRoot.querySelector('fieldset, textarea');
        const question = control.renderRoot.querySelector('[part=question]')?.textContent;
        expect(named?.getAttribute('aria-label')).to.equal(`二号窗口 ${question}`);
        label.remove();
        if (how === 'around it') document.querySelector('form')?.append(control);
        control.requestUpdate();
        await control.updateComplete;
        expect(named?.hasAttribute('aria-label')).to.equal(false);
      });

    it('is filled once by a person inside a label that is around it', async () => {
      const [form, control] = await inForm();
      const label = document.createElement('label');
      control.before(label);
      label.append('二号窗口', control);
      await control.updateComplete;
      let changes = 0;
      form.addEventListener('change', () => changes++);
      fill(control);
      expect([changes, valuesOf(form)]).to.deep.equal([1, filled]);
    });

    it('fires events for input of the person, after the form has the value, and never for changes by the page', async () => {
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

    it('leaves Enter in a text field of the form to the browser, which submits', async () => {
      const [form, control] = await inForm();
      const field = document.createElement('input');
      form.append(field, document.createElement('button'));
      let submitted = 0;
      form.addEventListener('submit', event => {
        event.preventDefault();
        submitted++;
      });
      fill(control);
      field.focus();
      await sendKeys({press: 'Enter'});
      expect(submitted).to.equal(1);
    });
  });

  worksWithHalfAPlatform(kit);
}
