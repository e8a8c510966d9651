import type {Measure} from '@gov-rating/contract/types';
import {html} from 'lit';
import {localized} from '../messages/language.ts';
import {bars, hatching, key, trendCharts, type Reading} from './charts.ts';
import type {Results} from './results.ts';
import {
  levelTable,
  orderTable,
  partTables,
  rankingTable,
  tagTable,
  textOf,
  toldOf,
  trendTable,
  type Row,
  type Table,
} from './tables.ts';
import {fill} from '../messages/fill.ts';
import type {Words} from './words.ts';

/** What the person has switched and points at: which charts are tables, which long lists are shown in full. */
export interface Turned extends Reading {
  readonly isTurned: (name: string) => boolean;
  readonly turn: (name: string) => void;
}

/** The number of tags drawn, and of rows that a long table shows before the person opens all. */
const firstRows = 10;

const small = (sentence: string) => html`<p class="muted small" .textContent=${sentence}></p>`;

/** The measures with their formulas, the counted figures, and what is left out of them. */
export function renderMeasures(results: Results, {messages, language, value}: Words) {
  const {total, orders, measures, publication, withheld, levelsLeftOut} = results;
  const tile = (name: string, text: string, note: string, ...meaning: readonly string[]) => {
    // The unit is smaller than the number.
    const [, number, percent] = /^(.*?)(\s?%)?$/.exec(text) as unknown as [string, string, string | undefined];
    return html`<div>
      <dt .textContent=${name}></dt>
      <dd>
        <span class="number" .textContent=${number}></span
        ><span class="muted small" .textContent=${percent ?? (note && ` ${note}`)}></span>
      </dd>
      <dd class="small">
        <details>
          <summary>
            <span .textContent=${messages.formula}></span><span class="sr" .textContent=${`: ${name}`}></span>
          </summary>
          ${meaning.map(sentence => html`<p .textContent=${sentence}></p>`)}
        </details>
      </dd>
    </div>`;
  };
  const counted = (name: string, count: number, meaning: string) => tile(name, value(count, 'count'), '', meaning);
  const hidden = publication?.withheld;
  return html`<dl class="figures" part="figures">
      ${publication ? counted(messages.cases, publication.cases, messages.casesIs) : ''}
      ${counted(messages.total, total, messages.totalIs)}
      ${measures.map(measure => {
        const {name, value: number, formula, certainty} = measure;
        const kind = kindOf(measure);
        const note = number === null ? messages[whyNone(name, measures)] : kind === 'points' ? messages.points : '';
        const sure = certainty && number !== null ? [messages[certainty]] : [];
        return tile(messages[name], value(number, kind), note, localized(formula, language), ...sure);
      })}
      ${withheld ? '' : counted(messages.orders, orders, messages.ordersIs)}
    </dl>
    ${
      withheld
        ? html`<p .textContent=${messages.withheld}></p>`
        : levelsLeftOut || hidden
          ? small(fill(hidden ? messages.hidden : messages.untold, {n: value(hidden || levelsLeftOut, 'count')}))
          : ''
    }`;
}

/** The format of a measure's value. */
export const kindOf = ({name, unit}: Measure) =>
  (unit ?? (/mean|score/.test(name) ? 'points' : '')) === 'points' ? 'points' : name === 'bad_rate' ? 'rate' : 'share';

/** Why a measure has no number: there are no ratings for it, or the region has not published the points or weights. */
function whyNone(name: Measure['name'], measures: readonly Measure[]) {
  const isKnown = (name: Measure['name']) => measures.some(measure => measure.name === name && measure.value !== null);
  if (name === 'on_time_rate') return 'noOrders';
  const hasPoints = isKnown('mean') && !(name === 'score' && isKnown('matter_score') && isKnown('window_score'));
  return isKnown('bad_rate') && !hasPoints ? 'noRule' : 'noRatings';
}

/** Every chart with its table, and the ranking. */
export function renderCharts(results: Results, words: Words, turned: Turned) {
  const {trend, undated, withheld, ranking, parts, unranked} = results;
  const {messages, language, value} = words;
  const [levels, tags, orders] = [levelTable(results, words), tagTable(results, words), orderTable(results, words)];
  const most = Math.max(...tags.rows.map(row => Number(row[2])), 1);
  const all = toldOf(results.levels) || 1;
  const left = (sentence: string, n: number | undefined) => (n ? small(fill(sentence, {n: value(n, 'count')})) : '');
  const longTable = (table: Table, before: unknown, after: unknown, wide = '') =>
    table.rows.length || table.apart?.rows.length
      ? html`<div class="section ${wide}">
          <h3 .textContent=${table.title}></h3>
          ${before} ${renderLong(table, turned, words)} ${after}
        </div>`
      : '';
  return html`${hatching()}
    <div class="sections">
      ${section(
        levels,
        words,
        turned,
        () =>
          bars(
            results.levels.map(({level, active, default: recorded}, index) => ({
              name: messages[level],
              count: value(active + recorded, 'count'),
              share: value(levels.rows[index]?.[2] as number | null, 'share'),
              pieces: [
                [active / all, ''],
                [recorded / all, 'hatch'],
              ],
            })),
          ),
        withheld ? '' : renderShares(results, words),
      )}
      ${section(orders, words, turned, () =>
        bars(
          orders.rows.map(([state, count, share]) => ({
            name: textOf(state),
            count: value(Number(count), 'count'),
            share: value(Number(share), 'share'),
            pieces: [[Number(share), '']],
          })),
        ),
      )}
      ${trend.points.length || undated.length ? renderTrend(results, words, turned) : ''}
      ${longTable(
        rankingTable(results, words),
        ranking && small(localized(ranking.rule, language)),
        left(messages.unranked, unranked),
      )}
      ${section(tags, words, turned, () =>
        bars(
          tags.rows.slice(0, firstRows).map(([text, level, times]) => ({
            name: textOf(text),
            note: textOf(level),
            count: value(Number(times), 'count'),
            pieces: [[Number(times) / most, '']],
          })),
        ),
      )}
      ${partTables(results, words).map((table, index) =>
        longTable(table, '', left(messages.leftOut, parts[index]?.leftOut), 'wide'),
      )}
    </div>`;
}

/**
 * A chart under its heading, or its figures as a table; the person switches between them. Draws nothing without
 * figures.
 */
function section(
  table: Table,
  words: Words,
  {isTurned, turn}: Turned,
  chart: () => unknown,
  after: unknown = '',
  wide = '',
) {
  const asTable = isTurned(table.name);
  return table.rows.length
    ? html`<div class="section ${wide}">
        <div class="head">
          <h3 .textContent=${table.title}></h3>
          <button type="button" part="toggle" aria-pressed=${asTable} @click=${() => turn(table.name)}>
            <span .textContent=${words.messages.asTable}></span
            ><span class="sr" .textContent=${`: ${table.title}`}></span>
          </button>
        </div>
        ${asTable ? scrolling(table, words) : chart()} ${after}
      </div>`
    : '';
}

/**
 * The charts, and the table for screen readers, with the figures that may not be disclosed by day. Where those are the
 * greater part, charts would mislead and are left out.
 */
function renderTrend(results: Results, words: Words, turned: Turned) {
  const {trend, undated} = results;
  const sum = (points: readonly {readonly total: number}[]) => points.reduce((total, point) => total + point.total, 0);
  const [shown, hidden] = [sum(trend.points), sum(undated)];
  const table = trendTable(results, words);
  return section(
    table,
    words,
    turned,
    () =>
      !shown || hidden > shown
        ? ''
        : html`${trendCharts(trend.points, words, turned)}
            <div class="sr">${tableOf(table, words)}</div>`,
    hidden ? small(fill(words.messages.undated, {n: words.value(hidden, 'count')})) : '',
    'wide',
  );
}

/** The shares of citizens' ratings, default ratings, and void ratings, which are in no bar. */
function renderShares({levels, shares, voided}: Results, {messages, value}: Words) {
  const sum = (of: 'active' | 'default') => levels.reduce((total, level) => total + level[of], 0);
  const entry = (name: string, count: number, share: number | null | undefined, mark: unknown) =>
    html`<span class="entry"
      >${mark}<span .textContent=${`${name} ${value(count, 'count')} `}></span
      ><span class="muted" .textContent=${share === null || share === undefined ? '' : value(share, 'share')}></span
    ></span>`;
  return html`<p class="small">
      ${entry(messages.active, sum('active'), shares?.active, key(''))}
      ${entry(messages.default, sum('default'), shares?.default, key('hatch'))}
      ${voided === undefined ? '' : entry(messages.voided, voided, shares?.voided, '')}
    </p>
    ${voided === undefined ? '' : small(messages.sharesOf)}`;
}

/** The first rows, and all of them when the person opens the list or prints. */
function renderLong(table: Table, {isTurned, turn}: Turned, words: Words) {
  const {messages} = words;
  const name = `all ${table.name}`;
  const all = table.rows.length + (table.apart?.rows.length ?? 0);
  const isLong = all > firstRows + 2;
  const open = !isLong || isTurned(name);
  const label = open ? fill(messages.fewer, {n: firstRows}) : fill(messages.all, {n: all});
  return html`${scrolling(table, words, open ? undefined : firstRows)}
  ${
    isLong
      ? html`<button type="button" aria-expanded=${open} @click=${() => turn(name)}>
          <span .textContent=${label}></span><span class="sr" .textContent=${`: ${table.title}`}></span>
        </button>`
      : ''
  }`;
}

/** A table that scrolls by itself in browsers that cannot fold it. */
const scrolling = (table: Table, words: Words, first?: number) =>
  html`<div
    class="scroll ${table.columns.length > fewColumns ? 'many' : ''}"
    tabindex="0"
    role="group"
    aria-label=${table.title}
  >
    ${tableOf(table, words, first)}
  </div>`;

/** Above this number of columns a table folds earlier. */
const fewColumns = 5;

/**
 * A table with caption and headings. When it is folded each cell shows its own heading; the roles keep it a table for
 * screen readers.
 */
function tableOf({title, columns, rows, apart}: Table, {value, language}: Words, first = Infinity) {
  const head = columns.findIndex(([, kind]) => kind === 'text');
  const row = (cells: Row, hidden: boolean) =>
    html`<tr role="row" class=${hidden ? 'more' : ''}>
      ${columns.map(([name, kind], column) => {
        const cell = cells[column];
        const text = kind === 'text' ? textOf(cell) : value(cell as number | null, kind);
        const lang = typeof cell === 'object' && cell ? 'zh-CN' : language;
        if (column === head) return html`<th role="rowheader" scope="row" lang=${lang} .textContent=${text}></th>`;
        return html`<td role="cell" class=${kind} data-label=${column < head ? '' : name} .textContent=${text}></td>`;
      })}
    </tr>`;
  return html`<table role="table" part="table">
    <caption class="sr" .textContent=${title}></caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(
          ([name, kind]) => html`<th role="columnheader" scope="col" class=${kind} .textContent=${name}></th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map((cells, index) => row(cells, index >= first))}
    </tbody>
    ${
      apart?.rows.length
        ? html`<tbody role="rowgroup">
            <tr role="row" class=${rows.length < first ? '' : 'more'}>
              <th role="rowheader" scope="rowgroup" colspan=${columns.length} .textContent=${apart.title}></th>
            </tr>
            ${apart.rows.map((cells, index) => row(cells, rows.length + index >= first))}
          </tbody>`
        : ''
    }
  </table>`;
}
