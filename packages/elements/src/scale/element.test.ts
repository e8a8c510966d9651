import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {conformsToForms} from '../base/form.conformance.ts';
import type {GovRatingScaleElement} from './element.ts';
import {defineGovRatingScale} from './element.ts';

defineGovRatingScale();

const radiosOf = (scale: GovRatingScaleElement) => [...scale.renderRoot.querySelectorAll('input')];
const wordsOf = (scale: GovRatingScaleElement) => radiosOf(scale).map(radio => radio.labels?.[0]?.textContent?.trim());
const chosenOf = (scale: GovRatingScaleElement) =>
  radiosOf(scale)
    .filter(radio => radio.checked)
    .map(radio => radio.value);

describe('<gov-rating-scale>', () => {
  afterEach(() => setViewport({width: 800, height: 600}));

  for (const variant of ['words', 'faces', 'stars'] as const)
    for (const theme of ['light', 'dark', 'contrast', 'elder'])
      it(`can be used with a screen reader as ${variant} in ${theme}: untouched, chosen, wrong, disabled`, async () => {
        const scale = await fixture<GovRatingScaleElement>(
          html`<gov-rating-scale lang="zh-CN" theme=${theme} .variant=${variant} required></gov-rating-scale>`,
        );
        scale.style.backgroundColor = theme === 'dark' ? '#18202b' : '#fff';
        await expect(scale).to.be.accessible();
        scale.reportValidity();
        await scale.updateComplete;
        await expect(scale).to.be.accessible();
        scale.value = 'dissatisfied';
        await scale.updateComplete;
        await expect(scale).to.be.accessible();
        scale.disabled = true;
        await scale.updateComplete;
        await expect(scale).to.be.accessible();
      });

  it("names the levels with the standard's words, best first, whatever decorates them", async () => {
    const scale = await fixture<GovRatingScaleElement>(html`<gov-rating-scale lang="zh-CN"></gov-rating-scale>`);
    for (const variant of ['words', 'faces', 'stars'] as const) {
      scale.variant = variant;
      await scale.updateComplete;
      expect(wordsOf(scale)).to.deep.equal(['非常满意', '满意', '基本满意', '不满意', '非常不满意']);
    }
    scale.lang = 'zh-Hant-HK';
    await scale.updateComplete;
    expect(wordsOf(scale)).to.deep.equal(['非常滿意', '滿意', '基本滿意', '不滿意', '非常不滿意']);
    scale.lang = 'en-GB';
    await scale.updateComplete;
    expect(wordsOf(scale)[2]).to.equal('Basically satisfied');
  });

  for (const width of [320, 800])
    for (const variant of ['words', 'faces', 'stars'] as const)
      for (const lang of ['zh-CN', 'zh-TW', 'en'])
        it(`favours no level at ${width} pixels as ${variant} in ${lang}`, async () => {
          await setViewport({width, height: 800});
          const scale = await fixture<GovRatingScaleElement>(
            html`<gov-rating-scale lang=${lang} .variant=${variant}></gov-rating-scale>`,
          );
          expect(chosenOf(scale)).to.deep.equal([]);
          const sizes = radiosOf(scale).map(radio => {
            const {width, height} = (radio.nextElementSibling as HTMLElement).getBoundingClientRect();
            return [Math.round(width), Math.round(height)].join('x');
          });
          expect(new Set(sizes).size, sizes.join(' ')).to.equal(1);
          expect(Number(sizes[0]?.split('x')[1])).to.be.at.least(44);
          const looks = radiosOf(scale).map(radio => {
            const {color, backgroundColor, borderColor, fontSize} = getComputedStyle(
              radio.nextElementSibling as Element,
            );
            return [color, backgroundColor, borderColor, fontSize].join();
          });
          expect(new Set(looks).size).to.equal(1);
          expect(document.documentElement.scrollWidth).to.be.at.most(width);
        });

  it('has targets of 60 pixels and main text of 30 for older people', async () => {
    const scale = await fixture<GovRatingScaleElement>(html`<gov-rating-scale theme="elder"></gov-rating-scale>`);
    const box = radiosOf(scale)[0] as HTMLInputElement;
    expect(box.getBoundingClientRect().height).to.be.at.least(60);
    expect(getComputedStyle(box.nextElementSibling as Element).fontSize).to.equal('30px');
  });

  it('is worked by keyboard alone: Tab enters, arrows choose, Tab leaves', async () => {
    const around = await fixture<HTMLElement>(
      html`<div><button>before</button><gov-rating-scale></gov-rating-scale><button>after</button></div>`,
    );
    const scale = around.querySelector('gov-rating-scale') as GovRatingScaleElement;
    (around.querySelector('button') as HTMLElement).focus();
    await sendKeys({press: 'Tab'});
    expect(document.activeElement).to.equal(scale);
    await sendKeys({press: ' '});
    expect(scale.value).to.equal('very_satisfied');
    for (const level of ['satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied']) {
      const changed = oneEvent(scale, 'change');
      await sendKeys({press: 'ArrowDown'});
      await changed;
      expect(scale.value).to.equal(level);
    }
    await sendKeys({press: 'Tab'});
    expect(document.activeElement?.textContent).to.equal('after');
  });

  it('keeps the choice when the chosen level is pressed again', async () => {
    const scale = await fixture<GovRatingScaleElement>(html`<gov-rating-scale></gov-rating-scale>`);
    for (let press = 0; press < 2; press++) {
      radiosOf(scale)[3]?.click();
      await scale.updateComplete;
      expect(chosenOf(scale)).to.deep.equal(['dissatisfied']);
    }
  });

  it('shows what the page sets, also when it undoes a choice at once, and survives nonsense', async () => {
    const scale = await fixture<GovRatingScaleElement>(html`<gov-rating-scale value="satisfied"></gov-rating-scale>`);
    expect(chosenOf(scale)).to.deep.equal(['satisfied']);
    scale.addEventListener('change', () => (scale.value = 'satisfied'), {once: true});
    radiosOf(scale)[4]?.click();
    await scale.updateComplete;
    expect(chosenOf(scale)).to.deep.equal(['satisfied']);
    scale.value = 'excellent' as 'satisfied';
    await scale.updateComplete;
    expect(chosenOf(scale)).to.deep.equal([]);
  });

  it('takes properties that were set before the element was registered', async () => {
    const early = document.createElement('gov-rating-scale-later') as GovRatingScaleElement;
    early.value = 'satisfied';
    document.body.append(early);
    const {GovRatingScaleElement: Scale} = await import('./element.ts');
    customElements.define('gov-rating-scale-later', class extends Scale {});
    await early.updateComplete;
    expect(chosenOf(early)).to.deep.equal(['satisfied']);
    early.remove();
  });

  conformsToForms({
    tag: 'gov-rating-scale',
    fill: control => radiosOf(control as GovRatingScaleElement)[1]?.click(),
    filled: ['satisfied'],
  });
});
