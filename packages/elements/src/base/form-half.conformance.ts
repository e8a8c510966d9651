import {expect} from '@open-wc/testing';
import type {formKit} from './form-kit.conformance.ts';

/** What every form control must do on a page that has removed built-ins. */
export function worksWithHalfAPlatform(kit: ReturnType<typeof formKit>): void {
  const {tag, fill, inForm, errorOf, questionOf} = kit;

  describe(`<${tag}> where a page gives only half of form association`, () => {
    const {prototype} = ElementInternals;
    const native = HTMLElement.prototype.attachInternals;
    const restored: (() => void)[] = [];
    afterEach(() => restored.splice(0).forEach(restore => restore()));

    /** Lets a person do all that is done with a control. */
    async function works(): Promise<void> {
      const [form, control] = await inForm({required: true});
      expect(control.reportValidity()).to.equal(false);
      await control.updateComplete;
      expect(errorOf(control)).to.match(/^请/);
      expect(control.shadowRoot?.activeElement === questionOf(control)).to.equal(true);
      fill(control);
      await control.updateComplete;
      expect([control.checkValidity(), control.validity.valid, errorOf(control)]).to.deep.equal([true, true, '']);
      expect([...control.labels]).to.deep.equal([]);
      expect(control.form === form || control.form === null).to.equal(true);
      expect(control.willValidate).to.equal(true);
      control.setCustomValidity('不对。');
      expect([control.validationMessage, control.validity.valid]).to.deep.equal(['不对。', false]);
      form.reset();
      control.remove();
    }

    for (const member of Object.keys(Object.getOwnPropertyDescriptors(prototype)).filter(
      key => !/^(aria|role|constructor)/.test(key),
    )) {
      for (const [how, descriptor] of [
        ['is missing', undefined],
        ['throws', {get: () => expect.fail('taken away'), configurable: true}],
      ] as const)
        it(`works where ${member} ${how}`, async () => {
          const before = Object.getOwnPropertyDescriptor(prototype, member) as PropertyDescriptor;
          restored.push(() => Object.defineProperty(prototype, member, before));
          if (descriptor) Object.defineProperty(prototype, member, descriptor);
          else Reflect.deleteProperty(prototype, member);
          // The test itself cannot use what the page has removed.
          if (member === 'validity' || member === 'setValidity') return;
          await works();
        });
    }

    for (const [how, attach] of [
      ['is missing', undefined],
      ['throws', () => expect.fail('not here')],
      ['gives nothing', () => undefined],
      ['gives an empty object', () => ({})],
      [
        'gives what throws at everything',
        () =>
          new Proxy(
            {},
            {
              get: () => () => {
                throw new Error('half');
              },
            },
          ),
      ],
    ] as const)
      it(`works where attachInternals ${how}`, async () => {
        restored.push(() => (HTMLElement.prototype.attachInternals = native));
        HTMLElement.prototype.attachInternals = attach as typeof native;
        if (how === 'gives what throws at everything') {
          const [, control] = await inForm({required: true});
          fill(control);
          await control.updateComplete;
          return;
        }
        await works();
      });
  });
}
