/** What the time of one visit goes into, from Chromium's own trace: milliseconds that the page's main thread worked. */
import {visit} from './visit.mjs';

/** Plain names for the trace events that show what is done. */
const kinds = {
  'v8.compile': 'compile script',
  'v8.compileModule': 'compile script',
  EvaluateScript: 'run script',
  FunctionCall: 'run script',
  RunMicrotasks: 'run script',
  EventDispatch: 'run script',
  TimerFire: 'run script',
  FireIdleCallback: 'run script when idle',
  UpdateLayoutTree: 'style',
  RecalculateStyles: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
  ParseHTML: 'parse page',
  ParseAuthorStyleSheet: 'style',
  MinorGC: 'collect garbage',
  MajorGC: 'collect garbage',
};

/** Until it is usable, until the first choice is seen, until the second is. */
const phases = ['opened → usable', 'first choice → tags', 'second choice → tags'];

/**
 * Traces one visit. Work is counted by the thread's own clock, so other programs of the machine do not lengthen it; it is
 * not multiplied by the slow-down.
 *
 * @returns {Promise<Record<string, Record<string, number>>>} phase → kind → milliseconds
 */
export async function trace(browser, site, page) {
  let buffer = Buffer.alloc(0);
  await visit(browser, site, {...page, levels: page.levels?.slice(0, 2)}, 1, {
    before: tab =>
      browser.startTracing(tab, {
        categories: ['devtools.timeline', 'v8', 'blink.user_timing', 'disabled-by-default-v8.compile'],
      }),
    after: async () => (buffer = await browser.stopTracing()),
  });
  const {traceEvents} = JSON.parse(buffer.toString('utf8'));
  const marks = name => traceEvents.filter(event => event.name === name).map(({ts}) => ts);
  const [opened] = traceEvents.filter(event => event.name === 'ParseHTML').slice(-1);
  const main = traceEvents.find(event => event.name === 'bench-usable');
  const mine = traceEvents.filter(({pid, tid, ph, tdur}) => pid === main.pid && tid === main.tid && ph === 'X' && tdur);
  const [usable] = marks('bench-usable');
  const [chosen = [], seen = []] = [marks('bench-chosen'), marks('bench-seen')];
  const spans = [
    [Math.min(opened?.ts ?? 0, usable), usable],
    [chosen[0], seen[0]],
    [chosen[1], seen[1]],
  ];
  const first = Math.min(...mine.map(({ts}) => ts));
  spans[0][0] = first;
  return Object.fromEntries(
    phases.map((phase, index) => [phase, worked(mine, ...spans[index])]).filter(([, row]) => row),
  );
}

/** Self time by kind of all events between two moments. */
function worked(events, from, to) {
  if (from === undefined || to === undefined) return undefined;
  const inside = events.filter(({ts}) => ts >= from && ts < to).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const sums = {};
  const open = [];
  const add = (kind, time) => kind && (sums[kind] = (sums[kind] ?? 0) + time / 1000);
  for (const event of inside) {
    while (open.length > 0 && open.at(-1).ts + open.at(-1).dur <= event.ts) open.pop();
    const kind = kinds[event.name] ?? open.at(-1)?.kind ?? 'other';
    add(kind, event.tdur);
    if (open.length > 0) add(open.at(-1).kind, -event.tdur);
    open.push({...event, kind});
  }
  return sums;
}

/** Lines of text, a table a page. */
export function traceTable(name, found) {
  const rows = Object.entries(found).map(([phase, sums]) => {
    const parts = Object.entries(sums)
      .filter(([, time]) => time >= 0.05)
      .sort(([, a], [, b]) => b - a);
    const all = parts.reduce((sum, [, time]) => sum + time, 0);
    return `  ${phase}: ${all.toFixed(1)} ms (${parts.map(([kind, time]) => `${kind} ${time.toFixed(1)}`).join(', ')})`;
  });
  return [`${name}:`, ...rows].join('\n');
}
