/** Figures in, lines of text out. */
import {percentile} from '../page/report.mjs';

/** Median, least and most. */
export const spread = values => ({
  median: percentile(values, 0.5),
  min: Math.min(...values),
  max: Math.max(...values),
});

const whole = value => String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
const percent = value => `${Math.round(100 * value)} %`;

/** Submissions a second beside the bare inserts of the same load. */
export function submissionTable(name, results) {
  const rows = results.flatMap(({inFlight, contestants}) => {
    const [bare] = contestants;
    return contestants.map(({name: what, perSecond, processor}) => {
      const {median, min, max} = spread(perSecond);
      const ratios = spread(perSecond.map((value, round) => value / bare.perSecond[round]));
      return [
        `${inFlight} in flight: ${what}`,
        `${whole(median)} [${whole(min)}-${whole(max)}]`,
        what === bare.name ? '' : `${percent(ratios.median)} [${percent(ratios.min)}-${percent(ratios.max)}]`,
        whole(Math.min(...processor)),
      ];
    });
  });
  const head = [name, 'a second, median [min-max]', 'of the bare inserts of its round', 'least µs of this process'];
  return `Durable submissions\n${table([head, ...rows])}`;
}

/** Works a second over real HTTP beside the bare inserts of the same round, and what a caller waits at half that load. */
export function socketTable(name, results) {
  const rows = results.flatMap(({connections, contestants}) => {
    const [bare] = contestants;
    return contestants.map(({name: what, perSecond, p99, server, database}) => {
      const {median, min, max} = spread(perSecond);
      const ratios = spread(perSecond.map((value, round) => value / bare.perSecond[round]));
      return [
        `${connections} connections: ${what}`,
        `${whole(median)} [${whole(min)}-${whole(max)}]`,
        what === bare.name ? '' : `${ratios.median.toFixed(2)} [${ratios.min.toFixed(2)}-${ratios.max.toFixed(2)}]`,
        p99.length === 0 ? '' : spread(p99).median.toFixed(1),
        ...[server, database].map(times => (times.length === 0 ? '' : whole(Math.min(...times)))),
      ];
    });
  });
  const head = [
    ...[name, 'a second, median [min-max]', 'of the bare inserts of its round', 'p99 at half the load, ms'],
    ...['least µs of the server', 'least µs of the database'],
  ];
  return `Through sockets\n${table([head, ...rows])}`;
}

/** Milliseconds until screens at another server process know what they must. */
export function screenTable(name, {heard, back, revoked, asked, lost, repeated}) {
  const row = (what, times) => [what, ...[0.5, 0.95, 0.99, 1].map(part => whole(percentile(times, part)))];
  const rows = [
    row('a request is heard', heard),
    row('all are back after their server was killed, from when it listens', back),
    row('a revoked one hears so', revoked),
  ];
  const counts = `asked ${asked}, lost ${lost}, repeated ${repeated}`;
  return `Screens at another server (${counts})\n${table([[name, 'median, ms', 'p95', 'p99', 'most'], ...rows])}`;
}

/** Milliseconds of each question at each size; ratios are those of the medians to the smallest size. */
export function resultTable({name, sizes, cells, results}) {
  const head = [name, ...sizes.flatMap((size, place) => [`${whole(size)} ratings, ms`, ...(place > 0 ? [''] : [])])];
  const rows = results.map(({name: what, sizes: measured}) => {
    const [base] = measured.map(({milliseconds}) => spread(milliseconds));
    return [
      what,
      ...measured.flatMap(({milliseconds}, place) => {
        const {median, min, max} = spread(milliseconds);
        const text = `${median.toFixed(1)} [${min.toFixed(1)}-${max.toFixed(1)}]`;
        return place > 0 ? [text, `${(median / base.median).toFixed(2)}x`] : [text];
      }),
    ];
  });
  const kept = [
    'rows of stored counts',
    ...cells.flatMap((count, place) => [whole(count), ...(place > 0 ? [''] : [])]),
  ];
  return `Results of an area, median [min-max]\n${table([head, ...rows, kept])}`;
}

/** Time for each rating and memory of each job at each size. */
export function jobTable({name, results}) {
  const [{sizes}] = results;
  const head = [name, ...sizes.flatMap(({size}) => [`${whole(size)}: µs each`, 'MB at most', 'above idle'])];
  const rows = results.map(({name: what, sizes: measured}) => [
    what,
    ...measured.flatMap(({size, milliseconds, megabytes, above}) => [
      whole((1000 * milliseconds) / size),
      whole(megabytes),
      whole(above),
    ]),
  ]);
  return `What is linear in the number of ratings\n${table([head, ...rows])}`;
}

/** Columns of text; all but the first are aligned to the right. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)));
  const line = row =>
    row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('  ');
  return rows.map(line).join('\n');
}
