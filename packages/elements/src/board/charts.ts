import {html, svg} from 'lit';
import type {TrendPoint} from '@gov-rating/contract/types';
import {fill} from '../messages/fill.ts';
import type {Kind, Words} from './words.ts';

type Filling = '' | 'hatch';
const fillOf = (kind: Filling) => (kind ? 'url(#hatch)' : 'currentColor');

/** The hatching of default ratings, which differs from citizens' bars without colour. Drawn once for all charts. */
export const hatching = () =>
  svg`<svg class="hatching" aria-hidden="true"
    ><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"
      ><rect class="ground" width="6" height="6"/><rect class="line" width="2.5" height="6"/></pattern></defs></svg>`;

/** The swatch of a legend. */
export const key = (kind: Filling) =>
  svg`<svg class="key" viewBox="0 0 14 14" aria-hidden="true"
    ><rect class="edge" x="1" y="1" width="12" height="12" fill=${fillOf(kind)}/></svg>`;

/** One bar: its name, the length of each segment from 0 to 1, and the numbers at its end. */
export interface Bar {
  readonly name: string;
  readonly note?: string;
  readonly count: string;
  readonly share?: string;
  readonly pieces: readonly (readonly [length: number, kind: Filling])[];
}

/** The shortest segment, in percent, so that a small value stays visible. */
const leastLength = 0.5;

/** Bars with their texts. The texts say everything, so screen readers skip the drawing. */
export const bars = (rows: readonly Bar[]) =>
  html`<ol class="bars">
    ${rows.map(({name, note, count, share, pieces}) => {
      let at = 0;
      return html`<li>
        <span
          ><span .textContent=${name}></span>
          ${note && html`<span class="muted small" .textContent=${note}></span>`}</span
        >
        <span class="end"
          ><span .textContent=${count}></span> ${share && html`<span class="muted" .textContent=${share}></span>`}</span
        >
        ${svg`<svg class="bar" part="bar" aria-hidden="true">${pieces.map(([length, kind]) => {
          const width = length && Math.max(100 * length, leastLength);
          at += width;
          return svg`<rect class="edge" x="${at - width}%" width="${width}%" height="100%" fill=${fillOf(kind)}/>`;
        })}</svg>`}
      </li>`;
    })}
  </ol>`;

/** The point of the time series that the person looks at, by its index; the same in all charts. */
export interface Reading {
  readonly at: number | undefined;
  readonly readAt: (at?: number) => void;
}

/** The measures over time: each on its own chart over the same days. */
const courses: readonly (readonly [
  name: 'count' | 'mean' | 'bad_rate',
  of: (point: TrendPoint) => number | null,
  kind: Kind,
])[] = [
  ['count', ({total}) => total, 'count'],
  ['mean', ({mean}) => mean, 'points'],
  ['bad_rate', ({badRate}) => badRate, 'rate'],
];

/**
 * The number of ratings, the mean score and the bad-rating rate over time. A single day or month is shown as numbers,
 * without a chart.
 */
export const trendCharts = (points: readonly TrendPoint[], words: Words, reading: Reading) =>
  html`<div class="panels">
    ${courses.map(([name, of, kind]) => panel(words.messages[name], points, of, kind, words, reading))}
  </div>`;

type Read = (point: TrendPoint) => number | null;

/** Above this number of points a line has no dots. */
const mostDots = 62;
/** The greatest width of a column, in percent of the chart. */
const widest = 8;
/** Below this number of points the axis labels only its ends. */
const leastWithMiddle = 5;

function panel(title: string, points: readonly TrendPoint[], of: Read, kind: Kind, words: Words, reading: Reading) {
  const last = points.length - 1;
  const at = Math.min(reading.at ?? last, last);
  const point = points[at] as TrendPoint;
  const [day, value] = [words.day(point.period), words.value(of(point), kind)];
  const slot = 100 / points.length;
  const pointed = ({currentTarget, clientX}: PointerEvent) => {
    const {left, width} = ((currentTarget as Element).firstElementChild as Element).getBoundingClientRect();
    reading.readAt(Math.max(0, Math.min(last, Math.floor(((clientX - left) / width) * points.length))));
  };
  const left = ({pointerType}: PointerEvent) => pointerType === 'mouse' && reading.readAt();
  return html`<figure part="trend">
    <figcaption>
      <b .textContent=${title}></b>
      <p><span class="number" .textContent=${value}></span> <span class="muted small" .textContent=${day}></span></p>
    </figcaption>
    ${
      last
        ? html`<div class="plot" @pointerdown=${pointed} @pointermove=${pointed} @pointerleave=${left}>
              ${svg`<svg class="trend" aria-hidden="true"
              >${drawing(points, of, kind, words)}${
                reading.at === undefined
                  ? ''
                  : svg`<line class="reader" x1="${(at + 0.5) * slot}%" x2="${(at + 0.5) * slot}%" y2="100%"/>`
              }</svg>`}<input
                type="range"
                aria-label=${title}
                aria-valuetext="${day} ${value}"
                .max=${`${last}`}
                .value=${`${at}`}
                @input=${({target}: Event) => reading.readAt(Number((target as HTMLInputElement).value))}
                @focus=${() => reading.readAt(at)}
                @blur=${() => reading.readAt()}
              />
            </div>
            <p class="muted small whole" .textContent=${summary(points, of, kind, words)}></p>`
        : ''
    }
  </figure>`;
}

/** One chart: axes with ticks, and columns or a line. */
function drawing(points: readonly TrendPoint[], of: Read, kind: Kind, words: Words) {
  const values = points.map(of).filter(value => value !== null);
  const isPoints = kind === 'points';
  const from = isPoints && values.length ? Math.floor(Math.min(...values)) : 0;
  const most = Math.max(...values, from) - from;
  const ticks = ticksOf(from, from + (isPoints ? Math.ceil(most) || 1 : most || (kind === 'rate' ? 0.01 : 1)), kind);
  const [low, next, high] = [ticks[0] as number, ticks[1] as number, ticks.at(-1) as number];
  const height = (value: number) => (100 * (value - low)) / (high - low);
  const last = points.length - 1;
  const slot = 100 / points.length;
  const days: readonly (readonly [at: number, x: number, anchor: string])[] = [
    [0, 0, 'start'],
    ...(last + 1 < leastWithMiddle ? [] : [[last >> 1, ((last >> 1) + 0.5) * slot, 'middle'] as const]),
    [last, 100, 'end'],
  ];
  return svg`${ticks.map(
    tick => svg`<line class="rule" x2="100%" y1="${100 - height(tick)}%" y2="${100 - height(tick)}%"/><text
      x="-.6em" y="${100 - height(tick)}%" dy=".35em" text-anchor="end" .textContent=${words.tick(tick, kind, next - low)}></text>`,
  )}${kind === 'count' ? columns(points, slot, height) : curve(points, of, slot, height)}${days.map(
    ([at, x, anchor]) =>
      svg`<text class=${anchor} x="${x}%" y="100%" dy="1.5em" text-anchor=${anchor} .textContent=${words.shortDay(points[at]?.period ?? '')}></text>`,
  )}`;
}

/** Axis ticks around a range: about four steps of 1, 2 or 5 times a power of ten; counts are whole. */
function ticksOf(low: number, high: number, kind: Kind): number[] {
  const least = Math.max((high - low) / 4, kind === 'count' ? 1 : 0);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 5].find(step => step * power >= least * (1 - 1e-9)) ?? 10) * power;
  return Array.from({length: Math.ceil((high - low) / step - 1e-9) + 1}, (_, index) => low + index * step);
}

/** Columns from zero: citizens' ratings below, default ratings on top. */
const columns = (points: readonly TrendPoint[], slot: number, height: (value: number) => number) =>
  points.map(({active, total}, index) => {
    const width = Math.min(slot * 0.76, widest);
    const column = (from: number, to: number, kind: Filling) =>
      svg`<rect class="edge" x="${(index + 0.5) * slot - width / 2}%" y="${100 - height(to)}%" width="${width}%"
        height="${height(to) - height(from)}%" fill=${fillOf(kind)}/>`;
    return [column(0, active, ''), column(active, total, 'hatch')];
  });

/** A line through the points, with a gap where there are no ratings. */
const curve = (points: readonly TrendPoint[], of: Read, slot: number, height: (value: number) => number) =>
  points.map((point, index) => {
    const value = of(point);
    if (value === null) return '';
    const before = points[index - 1];
    const from = before ? of(before) : null;
    const [x, y] = [(index + 0.5) * slot, 100 - height(value)];
    return [
      from === null
        ? ''
        : svg`<line class="curve" x1="${x - slot}%" y1="${100 - height(from)}%" x2="${x}%" y2="${y}%"/>`,
      points.length > mostDots && from !== null ? '' : svg`<circle class="dot" cx="${x}%" cy="${y}%" r="3.5"/>`,
    ];
  });

/** The highest and the lowest value as a sentence. */
function summary(points: readonly TrendPoint[], of: Read, kind: Kind, {messages, value, day}: Words): string {
  const known = points.filter(point => of(point) !== null);
  const [first] = known;
  if (!first) return messages.noRatings;
  const best = (sign: number) =>
    known.reduce(
      (chosen, point) => (sign * ((of(point) as number) - (of(chosen) as number)) > 0 ? point : chosen),
      first,
    );
  const [high, low] = [best(1), best(-1)];
  return fill(messages.range, {
    h: value(of(high), kind),
    ht: day(high.period),
    l: value(of(low), kind),
    lt: day(low.period),
  });
}
