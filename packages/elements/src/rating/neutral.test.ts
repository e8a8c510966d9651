import {levels} from '@gov-rating/sdk/core';
import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import {startBackend, type Backend} from '../testing/backend.ts';
import {expectEqual, look, same} from '../scale/neutral.conformance.ts';
import {drawn, openRating, type RatingPage} from '../testing/rating-page.ts';
import {defineGovRating} from './element.ts';
import type {GovRatingElement} from './element.ts';

defineGovRating();

const variants = ['words', 'faces', 'stars'] as const;
const sizes = ['', 'large'] as const;
const themes = ['light', 'dark', 'contrast', 'elder'] as const;
const languages = ['zh-CN', 'zh-TW', 'en'];
const levelNames = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'];

describe('<gov-rating> is neutral', () => {
  let backend: Backend;
  let page: RatingPage;

  beforeEach(async () => {
    backend = await startBackend();
    page = await openRating(backend, await backend.invite());
    await still();
  });
  afterEach(async () => {
    page.element.remove();
    await sendMouse({type: 'move', position: [0, 0]});
    await setViewport({width: 800, height: 600});
  });

  const checked = () => page.radios().filter(radio => radio.checked);
  const set = async (facts: Partial<GovRatingElement>) => {
    Object.assign(page.element, facts);
    await drawn(page.element);
  };
  /** Parts slide in; their positions are final only afterwards. */
  const still = () => Promise.all((page.element.shadowRoot?.getAnimations() ?? []).map(({finished}) => finished));
  for (const width of [320, 768, 1280])
    for (const lang of languages)
      it(`gives every level the same place and look at ${width} pixels in ${lang}, in every dress`, async () => {
        await setViewport({width, height: 900});
        for (const variant of variants)
          for (const size of sizes)
            for (const theme of themes) {
              await set({lang, variant, size, theme});
              expectEqual(page.radios(), [width, lang, variant, size || 'default', theme].join(' '));
              expect(document.documentElement.scrollWidth, 'sideways').to.be.at.most(width);
            }
      });

  it("has the standard's order in the document, on the screen, by keyboard and in words", async () => {
    expect(page.radios().map(radio => radio.value)).to.deep.equal([...levels]);
    expect(page.radios().map(radio => radio.labels?.[0]?.textContent?.trim())).to.deep.equal(levelNames);
    expect(page.radios().every(radio => radio.tabIndex === 0)).to.equal(true);
    const visited: string[] = [];
    page.radios()[0]?.focus();
    for (const _ of levels) {
      await sendKeys({press: ' '});
      visited.push(checked()[0]?.value ?? '');
      await sendKeys({press: 'ArrowDown'});
    }
    expect(visited).to.deep.equal([...levels]);
    for (const part of [page.radios()[0]?.parentElement, page.radios()[4]?.parentElement])
      expect(getComputedStyle(part as Element).order).to.equal('0');
  });

  it('chooses nothing by itself: not after reset, another language or theme, reconnection or nonsense', async () => {
    const nothing = (when: string) => expect(checked(), when).to.deep.equal([]);
    const scale = page.element.renderRoot.querySelector('gov-rating-scale');
    await set({lang: 'en', theme: 'elder', variant: 'stars'});
    nothing('another language, theme and variant');
    const {parentNode} = page.element;
    page.element.remove();
    parentNode?.append(page.element);
    await drawn(page.element);
    nothing('reconnected');
    page.element.setAttribute('value', 'very_satisfied');
    page.element.setAttribute('level', 'very_satisfied');
    await drawn(page.element);
    nothing('attributes that do not exist');
    scale?.setAttribute('value', '5');
    await drawn(page.element);
    nothing('a value that is no level');
    scale?.formResetCallback();
    scale?.removeAttribute('value');
    await drawn(page.element);
    nothing('reset');
  });

  for (const level of levels)
    it(`looks the same when ${level} is pointed at, focused, or chosen, as every other would`, async () => {
      const index = levels.indexOf(level);
      const states: Record<string, unknown[]> = {};
      for (const at of [0, index]) {
        const radio = page.radios()[at] as HTMLInputElement;
        const {x, y, width, height} = radio.getBoundingClientRect();
        const note = (state: string) => (states[state] ??= []).push(Object.values(look(radio)));
        await set({theme: 'light'});
        await sendMouse({type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
        note('hover');
        await sendMouse({type: 'move', position: [0, 0]});
        await sendKeys({press: 'Tab'});
        radio.focus();
        note('focus');
        await page.choose(page.radios()[at]?.value ?? '');
        note('checked');
        page.element.remove();
        page = await openRating(backend, await backend.invite());
        await still();
      }
      for (const [state, looks] of Object.entries(states)) same(state, looks);
    });
});
