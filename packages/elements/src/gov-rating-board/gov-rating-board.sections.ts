import type {Measure, TrendPoint} from '@gov-rating/contract';
import {html} from 'lit';
import {localized} from '../messages/language.ts';
import {bars, hatching, key, trendCharts} from './gov-rating-board.charts.ts';
import type {Results} from './gov-rating-board.results.ts';
import {
  levelTable,
  orderTable,
  partTables,
  rankingTable,
  tagTable,
  trendTable,
  type Row,
  type Table,
} from './gov-rating-board.tables.ts';
import {fill, type Words} from './gov-rating-board.words.ts';

/** What the person has turned: which charts are shown as tables, and which long lists in full. */
export interface Turned {
  readonly isTurned: (name: string) => boolean;
  readonly turn: (name: string) => void;
}

/** As many tags as are drawn, and rows as a long table shows before the person asks for all. */
const firstRows = 10;

/** The measures with their meaning, and the figures that are counted and not computed. */
export function renderMeasures(results: Results, {messages, language, value}: Words) {
  const {total, orders, measures, publication, withheld} = results;
  const tile = (name: string, text: string, note: string, ...meaning: readonly string[]) =>
    html`<div>
      <dt>${name}</dt>
      <dd><span class="number">${text}</span> <span class="muted small">${note}</span></dd>
      <dd class="small">
        <details>
          <summary>${messages.formula}<span class="sr">: ${name}</span></summary>
          ${meaning.map(sentence => html`<p>${sentence}</p>`)}
        </details>
      </dd>
    </div>`;
  const counted = (name: string, count: number, meaning: string) => tile(name, value(count, 'count'), '', meaning);
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
  </dl>`;
}

const kindOf = ({name, unit}: Measure) =>
  (unit ?? (/mean|score/.test(name) ? 'points' : '')) === 'points' ? 'points' : 'share';

/** Why a measure has no number: nobody rated what it is about, or the region tells no points or weights. */
function whyNone(name: Measure['name'], measures: readonly Measure[]) {
  const isKnown = (name: Measure['name']) => measures.some(measure => measure.name === name && measure.value !== null);
  if (name === 'on_time_rate') return 'noOrders';
  const hasPoints = isKnown('mean') && !(name === 'score' && isKnown('matter_score') && isKnown('window_score'));
  return isKnown('bad_rate') && !hasPoints ? 'noRule' : 'noRatings';
}

/** Every chart with its table, and the ranking. */
export function renderCharts(results: Results, words: Words, turned: Turned) {
  const {trend, withheld, ranking} = results;
  const [levels, tags, orders] = [levelTable(results, words), tagTable(results, words), orderTable(results, words)];
  const end = (count: number, share: number | null) =>
    html`${words.value(count, 'count')} <span class="muted">${words.value(share, 'share')}</span>`;
  const most = Math.max(...tags.rows.map(row => Number(row[2])), 1);
  // Of a live total, levels may be told of a part only.
  const told = results.levels.reduce((sum, {active, default: recorded}) => sum + active + recorded, 0);
  const total = told || 1;
  return html`${hatching()}
    <div class="sections">
      ${
        withheld
          ? html`<p class="wide">${words.messages.withheld}</p>`
          : section(
              levels,
              words,
              turned,
              bars(
                results.levels.map(({level, active, default: recorded}) => ({
                  name: words.messages[level],
                  end: end(active + recorded, told ? (active + recorded) / total : null),
                  pieces: [
                    [active / total, ''],
                    [recorded / total, 'hatch'],
                  ],
                })),
              ),
              renderShares(results, words),
            )
      }
      ${
        orders.rows.length
          ? section(
              orders,
              words,
              turned,
              bars(
                orders.rows.map(([state, count, share]) => ({
                  name: state,
                  end: end(Number(count), Number(share)),
                  pieces: [[Number(share), '']],
                })),
              ),
            )
          : ''
      }
      ${
        trend?.points.length
          ? section(trendTable(results, words), words, turned, renderTrend(trend.points, words), '', 'wide')
          : ''
      }
      ${
        ranking?.rows.length
          ? html`<div class="section">
              <div class="head"><h3>${words.messages.ranking}</h3></div>
              <p class="muted small">${localized(ranking.rule, words.language)}</p>
              ${renderLong(rankingTable(results, words), turned, words)}
            </div>`
          : ''
      }
      ${
        tags.rows.length
          ? section(
              tags,
              words,
              turned,
              bars(
                tags.rows.slice(0, firstRows).map(([text, level, times]) => ({
                  name: html`${text} <span class="muted small">${level}</span>`,
                  end: words.value(times, 'count'),
                  pieces: [[Number(times) / most, '']],
                })),
              ),
            )
          : ''
      }
      ${partTables(results, words).map((table, index) => {
        const leftOut = results.parts[index]?.leftOut;
        return table.rows.length
          ? html`<div class="section wide">
              <h3>${table.title}</h3>
              ${renderLong(table, turned, words)}
              ${leftOut ? html`<p class="muted small">${fill(words.messages.leftOut, {n: leftOut})}</p>` : ''}
            </div>`
          : '';
      })}
    </div>`;
}

/** A chart under its heading, or its figures as a table: the person turns it. */
function section(table: Table, words: Words, {isTurned, turn}: Turned, chart: unknown, after: unknown = '', wide = '') {
  const asTable = isTurned(table.name);
  return html`<div class="section ${wide}">
    <div class="head">
      <h3>${table.title}</h3>
      <button type="button" part="toggle" aria-pressed=${asTable} @click=${() => turn(table.name)}>
        ${words.messages.asTable}<span class="sr">: ${table.title}</span>
      </button>
    </div>
    ${asTable ? tableOf(table, words) : chart} ${after}
  </div>`;
}

/** The charts, with what may not be told apart by day beside them; where that is most of it, charts would mislead. */
function renderTrend(points: readonly TrendPoint[], words: Words) {
  const told = points.filter(({period}) => period);
  const hidden = points.filter(({period}) => !period).reduce((sum, {total}) => sum + total, 0);
  const note = html`<p class="muted small">${fill(words.messages.undated, {n: words.value(hidden, 'count')})}</p>`;
  const isMost = hidden > told.reduce((sum, {total}) => sum + total, 0);
  return html`${isMost ? '' : trendCharts(told, words)} ${hidden ? note : ''}`;
}

/** What part citizens chose, what was recorded by default, and what is void and therefore in no bar. */
function renderShares({levels, levelsLeftOut, shares, voided}: Results, {messages, value}: Words) {
  const sum = (of: 'active' | 'default') => levels.reduce((total, level) => total + level[of], 0);
  const entry = (name: string, count: number, share: number | null | undefined, mark: unknown) =>
    html`<span class="entry"
      >${mark}${name} ${value(count, 'count')}
      ${share === undefined || share === null ? '' : html`<span class="muted">${value(share, 'share')}</span>`}</span
    >`;
  return html`<p class="small">
      ${entry(messages.active, sum('active'), shares?.active, key(''))}
      ${entry(messages.default, sum('default'), shares?.default, key('hatch'))}
      ${voided === undefined ? '' : entry(messages.voided, voided, shares?.voided, '')}
    </p>
    ${voided === undefined ? '' : html`<p class="muted small">${messages.sharesOf}</p>`}
    ${levelsLeftOut ? html`<p class="muted small">${fill(messages.untold, {n: value(levelsLeftOut, 'count')})}</p>` : ''}`;
}

/** The first rows, and the others when the person asks; on paper all of them. */
function renderLong(table: Table, {isTurned, turn}: Turned, words: Words) {
  const {messages} = words;
  const name = `all ${table.name}`;
  const all = table.rows.length + (table.apart?.rows.length ?? 0);
  const isLong = all > firstRows + 2;
  const open = !isLong || isTurned(name);
  return html`${tableOf(table, words, open ? undefined : firstRows)}
  ${
    isLong
      ? html`<button type="button" aria-expanded=${open} @click=${() => turn(name)}>
          ${open ? fill(messages.fewer, {n: firstRows}) : fill(messages.all, {n: all})}<span class="sr">
            : ${table.title}</span
          >
        </button>`
      : ''
  }`;
}

/** Rows as a table with its caption and headings; it scrolls by itself where the page is too narrow. */
function tableOf({title, columns, rows, apart}: Table, {value}: Words, first = Infinity) {
  const head = columns.findIndex(([, kind]) => kind === 'text');
  const row = (cells: Row, hidden: boolean) =>
    html`<tr class=${hidden ? 'more' : ''}>
      ${columns.map(([, kind], column) => {
        const text = value(cells[column], kind);
        if (column === head) return html`<th scope="row">${text}</th>`;
        return html`<td class=${kind}>${text}</td>`;
      })}
    </tr>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${title}>
    <table part="table">
      <caption class="sr">
        ${title}
      </caption>
      <thead>
        <tr>
          ${columns.map(([name, kind]) => html`<th scope="col" class=${kind}>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((cells, index) => row(cells, index >= first))}
      </tbody>
      ${
        apart?.rows.length
          ? html`<tbody>
              <tr class=${rows.length < first ? '' : 'more'}>
                <th scope="rowgroup" colspan=${columns.length}>${apart.title}</th>
              </tr>
              ${apart.rows.map((cells, index) => row(cells, rows.length + index >= first))}
            </tbody>`
          : ''
      }
    </table>
  </div>`;
}
