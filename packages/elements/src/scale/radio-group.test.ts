import {expect, fixture, html} from '@open-wc/testing';
import type {GovRatingScaleElement} from './element.ts';
import {defineGovRatingScale} from './element.ts';
import {press} from '../testing/press.ts';

defineGovRatingScale();

/** The keys of https://www.w3.org/WAI/ARIA/apg/patterns/radio/ in the order of the levels. */
const next = ['ArrowDown', 'ArrowRight'];
const previous = ['ArrowUp', 'ArrowLeft'];

describe('<gov-rating-scale> as the radio group of the ARIA Authoring Practices', () => {
  let scale: GovRatingScaleElement;
  let buttons: HTMLButtonElement[];

  const radios = () => [...scale.renderRoot.querySelectorAll('input')];
  const focused = () => radios().indexOf(scale.shadowRoot?.activeElement as HTMLInputElement);
  const checked = () => radios().findIndex(radio => radio.checked);
  const presses = async (key: string) => {
    await press(key);
    await scale.updateComplete;
  };

  async function open(facts: {value?: string; direction?: 'ltr' | 'rtl'} = {}): Promise<void> {
    const {value = '', direction = 'ltr'} = facts;
    const around = await fixture<HTMLElement>(
      html`<div dir=${direction}>
        <button>before</button><gov-rating-scale value=${value} required lang="zh-CN"></gov-rating-scale
        ><button>after</button>
      </div>`,
    );
    scale = around.querySelector('gov-rating-scale') as GovRatingScaleElement;
    buttons = [...around.querySelectorAll('button')];
    await scale.updateComplete;
  }

  it('is a radiogroup, named by its question, that says whether it is required and wrong', async () => {
    await open();
    const group = scale.renderRoot.querySelector('[role=radiogroup]') as HTMLFieldSetElement;
    expect(group.querySelector('legend')?.textContent).to.equal('请评价本次服务');
    expect(radios().every(radio => group.contains(radio))).to.equal(true);
    expect([group.ariaRequired, group.ariaInvalid]).to.deep.equal(['true', 'false']);
    scale.reportValidity();
    await scale.updateComplete;
    expect(group.ariaInvalid).to.equal('true');
    scale.value = 'dissatisfied';
    scale.required = false;
    await scale.updateComplete;
    expect([group.ariaRequired, group.ariaInvalid]).to.deep.equal(['false', 'false']);
  });

  it('takes one Tab to enter at the first radio while none is checked, one to leave, and checks none', async () => {
    await open();
    buttons[0]?.focus();
    await presses('Tab');
    expect([focused(), checked()]).to.deep.equal([0, -1]);
    await presses('Tab');
    expect(document.activeElement).to.equal(buttons[1]);
  });

  it('is entered from behind at one radio, checks none, and is left by one Shift+Tab', async () => {
    await open();
    buttons[1]?.focus();
    await presses('Shift+Tab');
    expect([0, 4]).to.contain(focused());
    expect(checked()).to.equal(-1);
    await presses('Shift+Tab');
    expect(document.activeElement).to.equal(buttons[0]);
  });

  for (const [from, key] of [
    [0, 'Tab'],
    [1, 'Shift+Tab'],
  ] as const)
    it(`is entered at the checked radio with ${key}, at any position`, async () => {
      for (const [index, value] of ['very_satisfied', 'basically_satisfied', 'very_dissatisfied'].entries()) {
        await open({value});
        buttons[from]?.focus();
        await presses(key);
        expect([focused(), checked()], value).to.deep.equal([index * 2, index * 2]);
        await presses(key);
        expect(document.activeElement, value).to.equal(buttons[1 - from]);
      }
    });

  it('checks the focused radio with Space, and leaves it checked with another Space', async () => {
    await open();
    for (const [index, radio] of radios().entries()) {
      scale.value = '';
      await scale.updateComplete;
      radio.focus();
      for (const _ of ['once', 'again']) {
        await presses(' ');
        expect([focused(), checked()]).to.deep.equal([index, index]);
      }
    }
  });

  for (const direction of ['ltr', 'rtl'] as const)
    for (const [keys, step] of [
      [next, 1],
      [previous, -1],
    ] as const)
      for (const key of keys)
        it(`moves focus and check with ${key} by one, around the ends, in ${direction}`, async () => {
          await open({direction});
          radios()[0]?.focus();
          await presses(' ');
          // On a right-to-left page the left arrow leads to the next level.
          const by = direction === 'rtl' && /Left|Right/.test(key) ? -step : step;
          for (let count = 1; count <= 6; count++) {
            await presses(key);
            const expected = (by * count + 10) % 5;
            expect([focused(), checked()], `${key} ${count}`).to.deep.equal([expected, expected]);
          }
        });

  for (const key of ['Home', 'End', 'PageUp', 'PageDown', 'Escape', 'a', '1', 'Backspace', 'Delete'])
    it(`does nothing with ${key}`, async () => {
      await open({value: 'basically_satisfied'});
      radios()[2]?.focus();
      await presses(key);
      expect([focused(), checked()]).to.deep.equal([2, 2]);
    });
});
