import {levels} from '@gov-rating/sdk/core';
import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import {contrastOf} from '../testing/contrast.ts';
import {startBackend, type Backend} from '../testing/backend.ts';
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

  const boxOf = (radio: HTMLInputElement) => radio.nextElementSibling as HTMLElement;
  const checked = () => page.radios().filter(radio => radio.checked);
  const set = async (facts: Partial<GovRatingElement>) => {
    Object.assign(page.element, facts);
    await drawn(page.element);
  };
  /** Parts slide in; their positions are final only afterwards. */
  const still = () => Promise.all((page.element.shadowRoot?.getAnimations() ?? []).map(({finished}) => finished));
  /** Layout counts in 64ths of a pixel: dividing a row by five leaves less than a tenth between its parts. */
  const alike = (one: unknown, other: unknown): boolean =>
    Array.isArray(one) && Array.isArray(other)
      ? one.length === other.length && one.every((part, index) => alike(part, other[index]))
      : typeof one === 'number' && typeof other === 'number'
        ? Math.abs(one - other) < 0.1
        : one === other;
  const same = (what: string, values: readonly unknown[]) =>
    expect(
      values.every(value => alike(value, values[0])),
      `${what}: ${JSON.stringify(values)}`,
    ).to.equal(true);
  /** The distances between neighbours. */
  const gaps = (places: readonly number[]) => places.slice(1).map((place, index) => place - (places[index] as number));

  /** What makes a level conspicuous: its box, its text and its picture. */
  function look(radio: HTMLInputElement) {
    const box = boxOf(radio);
    const style = getComputedStyle(box);
    const picture = box.querySelector('svg');
    const frame = picture?.getBoundingClientRect();
    return {
      size: [box, radio].map(part => part.getBoundingClientRect()).map(({width, height}) => [width, height]),
      ink: [style.color, style.opacity, style.fontSize, style.fontWeight, style.lineHeight],
      ground: [style.backgroundColor, style.backgroundImage, style.boxShadow, style.outline, style.transform],
      border: [style.borderTopColor, style.borderTopWidth, style.borderTopStyle, style.borderTopLeftRadius],
      picture: picture && frame && [frame.width, frame.height, getComputedStyle(picture).stroke],
      contrast: contrastOf(box.lastElementChild as Element),
    };
  }

  function expectEqual(what: string): void {
    const looks = page.radios().map(look);
    for (const key of Object.keys(looks[0] ?? {}) as (keyof ReturnType<typeof look>)[])
      same(
        `${what}, ${key}`,
        looks.map(one => one[key]),
      );
    expect(looks[0]?.contrast, `${what}, contrast`).to.be.at.least(4.5);
    const places = page.radios().map(radio => boxOf(radio).getBoundingClientRect());
    const [across, down] = [gaps(places.map(({x}) => x)), gaps(places.map(({y}) => y))];
    same(`${what}, distance across`, across.map(Math.abs));
    same(`${what}, distance down`, down.map(Math.abs));
    // One of the two directions is the reading order.
    expect((across[0] ?? 0) > 0 || (down[0] ?? 0) > 0, `${what}, order`).to.equal(true);
    expect(checked(), `${what}, chosen beforehand`).to.deep.equal([]);
  }

  for (const width of [320, 768, 1280])
    for (const lang of languages)
      it(`gives every level the same place and look at ${width} pixels in ${lang}, in every dress`, async () => {
        await setViewport({width, height: 900});
        for (const variant of variants)
          for (const size of sizes)
            for (const theme of themes) {
              await set({lang, variant, size, theme});
              expectEqual([width, lang, variant, size || 'default', theme].join(' '));
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
