import {html, svg} from 'lit';
import type {TrendPoint} from '@gov-rating/contract';
import {fill, type Kind, type Words} from './gov-rating-board.words.ts';

/** Hatching of what was recorded by default: told from citizens' bars without any colour. Drawn once for all charts. */
export const hatching = () =>
  svg`<svg class="hatching" aria-hidden="true"
    ><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"
      ><rect class="ground" width="6" height="6"/><rect class="line" width="2.5" height="6"/></pattern></defs></svg>`;

/** A small field beside a word that says what a pattern means. */
export const key = (kind: '' | 'hatch') =>
  svg`<svg class="key" viewBox="0 0 14 14" aria-hidden="true"
    ><rect class="edge" x="1" y="1" width="12" height="12" fill=${fillOf(kind)}/></svg>`;

/** One bar: what it is, how long each of its pieces is from 0 to 1, and the words at its end. */
export interface Bar {
  readonly name: unknown;
  readonly end: unknown;
  readonly pieces: readonly (readonly [length: number, kind: '' | 'hatch'])[];
}

/** What is there is seen: the shortest piece, in percent. */
const leastLength = 0.5;

/** Bars with their words; the words say everything, so that the drawing may be left out when it is read aloud. */
export const bars = (rows: readonly Bar[]) =>
  html`<ol class="bars">
    ${rows.map(({name, end, pieces}) => {
      let at = 0;
      return html`<li>
        <span>${name}</span><span class="end">${end}</span>
        ${svg`<svg class="bar" part="bar" aria-hidden="true">${pieces.map(([length, kind]) => {
          const width = length && Math.max(100 * length, leastLength);
          at += width;
          return svg`<rect class="edge" x="${at - width}%" width="${width}%" height="100%" fill=${fillOf(kind)}/>`;
        })}</svg>`}
      </li>`;
    })}
  </ol>`;

/** How often, how well and how badly was rated over time: one small chart each over the same days. */
export function trendCharts(points: readonly TrendPoint[], words: Words) {
  const {messages} = words;
  return html`<div class="panels">
    ${panel(messages.count, points, ({total}) => total, 'count', words)}
    ${panel(messages.mean, points, ({mean}) => mean, 'points', words)}
    ${panel(messages.bad_rate, points, ({badRate}) => badRate, 'share', words)}
  </div>`;
}

type Read = (point: TrendPoint) => number | null;

/** With more points than these a line carries no dots. */
const mostDots = 62;

function panel(title: string, points: readonly TrendPoint[], read: Read, kind: Kind, words: Words) {
  const known = points.filter(point => read(point) !== null);
  const values = known.map(point => read(point) as number);
  const low = kind === 'points' ? Math.floor(Math.min(...values, 9)) : 0;
  const high =
    kind === 'points'
      ? Math.max(Math.ceil(Math.max(...values, 1)), low + 1)
      : ceiling(Math.max(...values, 0) || (kind === 'share' ? 0.01 : 1));
  const height = (value: number) => (100 * (value - low)) / (high - low);
  const mark = (value: number) => (kind === 'count' ? words.short(value) : words.value(value, kind));
  const slot = 100 / points.length;
  const [first, last] = [points[0], points.at(-1)];
  return html`<figure part="trend">
    <figcaption>
      <b>${title}</b>
      <span class="muted small">${known.length ? summary(known, read, kind, words) : words.messages.noRatings}</span>
    </figcaption>
    <div class="plot">
      <span class="muted">${mark(high)}</span>
      <span class="muted">${mark(low)}</span>
      ${svg`<svg class="trend" aria-hidden="true"
        ><line class="rule" x2="100%"/><line class="rule" x2="100%" y1="100%" y2="100%"/>
        ${kind === 'count' ? columns(points, slot, height) : curve(points, read, slot, height)}
        ${points.map(
          (point, index) => svg`<rect class="spot" x="${index * slot}%" width="${slot}%" height="100%"
            ><title>${words.day(point.period)} ${title} ${words.value(read(point), kind)}</title></rect>`,
        )}</svg>`}
      <span class="muted">${first ? words.day(first.period) : ''}</span>
      <span class="muted">${last && last !== first ? words.day(last.period) : ''}</span>
    </div>
  </figure>`;
}

/** Columns that begin at nothing: citizens' ratings below, those by default on top of them. */
const columns = (points: readonly TrendPoint[], slot: number, height: (value: number) => number) =>
  points.map(({active, total}, index) =>
    [
      [0, active, ''],
      [active, total, 'hatch'],
    ].map(([from, to, kind]) => {
      const [bottom, top] = [height(from as number), height(to as number)];
      return svg`<rect class="edge" x="${(index + 0.12) * slot}%" y="${100 - top}%" width="${slot * 0.76}%"
        height="${top - bottom}%" fill=${fillOf(kind as '' | 'hatch')}/>`;
    }),
  );

/** A line through the points; it breaks where nothing was rated. */
const curve = (points: readonly TrendPoint[], read: Read, slot: number, height: (value: number) => number) =>
  points.map((point, index) => {
    const value = read(point);
    if (value === null) return '';
    const before = points[index - 1];
    const from = before && read(before);
    const [x, y] = [(index + 0.5) * slot, 100 - height(value)];
    const isLine = from !== undefined && from !== null;
    return [
      isLine ? svg`<line class="curve" x1="${x - slot}%" y1="${100 - height(from)}%" x2="${x}%" y2="${y}%"/>` : '',
      points.length > mostDots && isLine ? '' : svg`<circle class="dot" cx="${x}%" cy="${y}%" r="3.5"/>`,
    ];
  });

/** The latest, the highest and the lowest value in words. */
function summary(known: readonly TrendPoint[], read: Read, kind: Kind, {messages, value, day}: Words): string {
  const best = (better: (one: number, other: number) => boolean) =>
    known.reduce((chosen, point) => (better(read(point) as number, read(chosen) as number) ? point : chosen));
  const latest = known.at(-1) as TrendPoint;
  const [high, low] = [best((one, other) => one > other), best((one, other) => one < other)];
  return fill(messages.latest, {
    t: day(latest.period),
    v: value(read(latest), kind),
    h: value(read(high), kind),
    ht: day(high.period),
    l: value(read(low), kind),
    lt: day(low.period),
  });
}

/** The next round number: 1, 2 or 5 times a power of ten. */
function ceiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find(step => step * power >= value) ?? 10) * power;
}

const fillOf = (kind: '' | 'hatch') => (kind ? 'url(#hatch)' : 'currentColor');
