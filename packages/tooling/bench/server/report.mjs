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

/** Columns of text; all but the first stand to the right. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)));
  const line = row =>
    row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('  ');
  return rows.map(line).join('\n');
}
