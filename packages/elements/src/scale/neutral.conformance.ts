import {expect} from '@open-wc/testing';
import {contrastOf} from '../testing/contrast.ts';

const boxOf = (radio: HTMLInputElement) => radio.nextElementSibling as HTMLElement;

/** Layout counts in 64ths of a pixel: dividing a row by five leaves less than a tenth between its parts. */
const alike = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((part, index) => alike(part, other[index]))
    : typeof one === 'number' && typeof other === 'number'
      ? Math.abs(one - other) < 0.1
      : one === other;
/** All values are the same. */
export function same(what: string, values: readonly unknown[]): void {
  expect(
    values.every(value => alike(value, values[0])),
    `${what}: ${JSON.stringify(values)}`,
  ).to.equal(true);
}

/** The distances between neighbours. */
const gaps = (places: readonly number[]) => places.slice(1).map((place, index) => place - (places[index] as number));

/** What makes a level conspicuous: its box, its text and its picture. */
export function look(radio: HTMLInputElement) {
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

/** Every level has the same look, the same distance to its neighbours, and none is chosen. */
export function expectEqual(radios: readonly HTMLInputElement[], what: string): void {
  const looks = radios.map(look);
  for (const key of Object.keys(looks[0] ?? {}) as (keyof ReturnType<typeof look>)[])
    same(
      `${what}, ${key}`,
      looks.map(one => one[key]),
    );
  expect(looks[0]?.contrast, `${what}, contrast`).to.be.at.least(4.5);
  const places = radios.map(radio => boxOf(radio).getBoundingClientRect());
  const [across, down] = [gaps(places.map(({x}) => x)), gaps(places.map(({y}) => y))];
  same(`${what}, distance across`, across.map(Math.abs));
  same(`${what}, distance down`, down.map(Math.abs));
  // One of the two directions is the reading order.
  expect((across[0] ?? 0) > 0 || (down[0] ?? 0) > 0, `${what}, order`).to.equal(true);
  expect(
    radios.filter(radio => radio.checked),
    `${what}, chosen beforehand`,
  ).to.deep.equal([]);
}
