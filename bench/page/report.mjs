/** Figures in, lines of text out. */
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';

/** The value below which the given share of all values lies, by nearest rank. */
export const percentile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
};

const spread = values => ({
  median: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  min: Math.min(...values),
  max: Math.max(...values),
  count: values.length,
});

/** Bytes of one kind of files, each compressed by itself as servers do. */
function sizes(files) {
  const sum = count => files.reduce((total, {body}) => total + count(body), 0);
  return {
    requests: files.length,
    minified: sum(body => body.length),
    gzip: sum(body => gzipSync(body, {level: 9}).length),
    brotli: sum(body => brotliCompressSync(body, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length),
  };
}

/** All visits of one page as figures: code apart from what backends answer. */
export function summarize(name, visits) {
  const {fetched} = visits[0];
  const isCode = ({kind}) => kind === 'script' || kind === 'stylesheet';
  const choices = (from, to, what) =>
    visits.flatMap(visit => visit.choices.slice(from, to).map(choice => choice[what]));
  const timed = (from, to) =>
    choices(from, to, 'seen').length > 0
      ? {seen: spread(choices(from, to, 'seen')), work: spread(choices(from, to, 'work'))}
      : undefined;
  return {
    name,
    code: sizes(fetched.filter(isCode)),
    data: sizes(fetched.filter(file => !isCode(file))),
    fromScript: spread(visits.map(visit => visit.start.fromScript)),
    fromPage: spread(visits.map(visit => visit.start.fromPage)),
    firstChoice: timed(0, 1),
    laterChoices: timed(1),
  };
}

const ms = value => value.toFixed(1);
const times = ({median, min, max}) => `${ms(median)} [${ms(min)}-${ms(max)}]`;
const bytes = value => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');

/** Three tables; ratios are those of the medians to the first line's. */
export function tables(results) {
  const [own] = results;
  const ratio = (value, base) => (value === base ? '' : `${(value / base).toFixed(1)}x`);
  const choice = found =>
    found ? [ms(found.seen.median), ms(found.seen.p95), ms(found.work.median), ms(found.work.p95)] : ['', '', '', ''];
  return [
    'Bytes of script and style; answers of backends apart',
    table(
      ['', 'requests', 'minified', 'gzip -9', 'brotli 11', '', 'answers, brotli'],
      results.map(({name, code, data}) => [
        name,
        String(code.requests + data.requests),
        ...[code.minified, code.gzip, code.brotli].map(bytes),
        ratio(code.brotli, own.code.brotli),
        bytes(data.brotli),
      ]),
    ),
    'Milliseconds to the first usable control, median [min-max]',
    table(
      ['', 'script there → usable', '', 'page opened → usable', ''],
      results.map(({name, fromScript, fromPage}) => [
        name,
        times(fromScript),
        ratio(fromScript.median, own.fromScript.median),
        times(fromPage),
        ratio(fromPage.median, own.fromPage.median),
      ]),
    ),
    'Milliseconds from a click on a level to its tags painted (seen: with the wait for the next frame; work: without)',
    table(
      ['', 'first: seen p50', 'p95', 'work p50', 'p95', 'n', 'later: seen p50', 'p95', 'work p50', 'p95', 'n'],
      results
        .filter(({firstChoice}) => firstChoice)
        .map(({name, firstChoice, laterChoices}) => [
          name,
          ...choice(firstChoice),
          String(firstChoice.seen.count),
          ...choice(laterChoices),
          String(laterChoices?.seen.count ?? ''),
        ]),
    ),
  ].join('\n\n');
}

function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map(row => row[column].length)));
  const line = row =>
    row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('  ');
  return all.map(line).join('\n');
}
