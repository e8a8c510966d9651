/**
 * `npm run bench:page`: `<gov-rating>` beside other rating and feedback forms, in turn in one run, in Chromium whose
 * processor is slowed down. See README.md beside this file.
 */
import {existsSync, writeFileSync} from 'node:fs';
import {cpus, loadavg} from 'node:os';
import {basename} from 'node:path';
import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {chromiumLaunch} from '@gov-rating/tooling/machine.mjs';
import {root, runNode} from '@gov-rating/tooling/run.mjs';
import {bundle, installPeers} from './page/bundle.mjs';
import {pages} from './page/pages.mjs';
import {summarize, tables} from './page/report.mjs';
import {startSite} from './page/site.mjs';
import {trace, traceTable} from './page/trace.mjs';
import {visit} from './page/visit.mjs';

const {values: options} = parseArgs({
  options: {
    rounds: {type: 'string', default: '15'},
    slow: {type: 'string', default: '4'},
    only: {type: 'string', multiple: true},
    json: {type: 'string'},
  },
});
const [rounds, slowDown] = [Number(options.rounds), Number(options.slow)];

const built = await runNode(['packages/tooling/build.mjs', 'scripts']);
if (built !== 0) process.exit(built);
const site = await startSite();
try {
  await bench();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await site.close();
}

async function bench() {
  const chosen = await preparedPages();
  const browser = await chromium.launch(await chromiumLaunch());
  try {
    const machine = `${cpus().length} cores (${cpus()[0].model}), load ${loadavg()[0].toFixed(1)}, Chromium ${browser.version()}`;
    console.log(
      `${machine}\nprocessor slowed down ${slowDown}x, ${rounds} rounds, pages in turn, fresh profile for each\n`,
    );
    if (loadavg()[0] > cpus().length / 2)
      console.log('Others use this machine: times are longer than they would be.\n');
    const visits = new Map(chosen.map(page => [page.name, []]));
    // The first visits of a browser pay for its own start; they are not counted.
    for (const page of chosen) await visit(browser, site, page, 1);
    for (let round = 0; round < rounds; round++)
      for (const page of chosen) visits.get(page.name).push(await visit(browser, site, page, slowDown));
    const results = [...visits].map(([name, all]) => summarize(name, all));
    console.log(tables(results));
    console.log("\nWhat one visit goes into, not slowed down, by the clock of the page's own thread:");
    for (const page of chosen.filter(({script}) => script.startsWith('/bench/ours/')))
      console.log(traceTable(page.name, await trace(browser, site, page)));
    if (options.json) writeFileSync(options.json, JSON.stringify({machine, slowDown, rounds, results}, null, 2));
  } finally {
    await browser.close();
  }
}

/** The pages that are asked for, with everything that they load. */
async function preparedPages() {
  const ours = ({script}) => script.startsWith('/bench/ours/');
  const chosen = pages(site.form)
    .filter(({name}) => !options.only || options.only.includes(name))
    .filter(page => !ours(page) || existsSync(`${root}packages/elements/dist/${basename(page.script)}`));
  if (chosen.length === 0)
    throw new Error(
      `--only knows: ${pages(site.form)
        .map(({name}) => name)
        .join(', ')}`,
    );
  const peers = chosen.filter(page => !ours(page));
  if (peers.length > 0) await installPeers();
  for (const {script} of peers) await bundle(basename(script, '.js'), site.form);
  site.add('/bench/blank', '<!doctype html><title>.</title>');
  return chosen.map((page, index) => {
    const path = `/bench/page/${index}`;
    site.add(path, document(page));
    return {...page, path};
  });
}

function document({name, script, style, body = ''}) {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${name}</title>
<link rel="icon" href="data:,">${style ? `<link rel="stylesheet" href="${style}">` : ''}</head>
<body>${body}<script>performance.mark('bench-before')</script><script src="${script}"></script></body></html>`;
}
