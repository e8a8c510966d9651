/** One visit of one page by a fresh browser profile: when it could be used, and how long choices took to be seen. */
import {probe} from './probe.mjs';

/**
 * @typedef {object} Visit
 * @property {{fromScript: number, fromPage: number}} start
 * @property {readonly {seen: number, work: number}[]} choices - the first brings the tags, the others change them
 * @property {readonly {kind: string, body: Buffer}[]} fetched - everything but the page itself
 */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {{url: string}} site
 * @param {import('./pages.mjs').Page & {path: string}} page
 * @param {number} slowDown
 * @param {{before?: (tab: import('playwright-core').Page) => Promise<void>, after?: () => Promise<unknown>}} [around]
 * @returns {Promise<Visit>}
 */
export async function visit(browser, site, page, slowDown, {before, after} = {}) {
  const context = await browser.newContext({viewport: {width: 1000, height: 1400}, locale: 'zh-CN'});
  try {
    const tab = await context.newPage();
    const faults = [];
    tab.on('pageerror', error => faults.push(error.message));
    const fetched = [];
    tab.on('response', response => fetched.push(response));
    await tab.addInitScript(probe);
    // A page of the same site first: starting a renderer process is no part of any form.
    await tab.goto(`${site.url}/bench/blank`);
    fetched.length = 0;
    const devTools = await context.newCDPSession(tab);
    await devTools.send('Emulation.setCPUThrottlingRate', {rate: slowDown});
    await before?.(tab);
    await tab.goto(`${site.url}${page.path}${page.hash ?? ''}`, {waitUntil: 'commit'});
    const start = await within(
      tab.evaluate(({control, drawing}) => window.bench.start(control, drawing), page),
      () => `${page.name} does not show its control. ${faults.join(' ')}`,
    );
    const choices = [];
    for (const level of page.levels ?? []) choices.push(await choose(tab, level, page));
    await after?.();
    return {start, choices, fetched: await bodies(fetched)};
  } finally {
    await context.close();
  }
}

/** A person's click: the pointer goes there, rests until that is drawn, and presses. */
async function choose(tab, level, {name, followUp}) {
  const point = await tab.evaluate(control => window.bench.point(control), level);
  if (!point) throw new Error(`${name} does not let a person choose ${level}.`);
  await tab.mouse.move(point.x, point.y);
  await tab.evaluate(content => window.bench.rest().then(() => window.bench.listen(content)), followUp);
  await tab.mouse.down();
  await tab.mouse.up();
  return within(
    tab.evaluate(() => window.bench.result),
    () => `${name} shows nothing after ${level} was chosen.`,
  );
}

const bodies = responses =>
  Promise.all(
    responses
      .filter(response => response.request().resourceType() !== 'document' && response.url().startsWith('http'))
      .map(async response => ({
        kind: response.request().resourceType(),
        url: response.url(),
        body: await response.body().catch(() => Buffer.alloc(0)),
      })),
  );

/** Nothing here takes half a minute; a page that does is broken and reports it. */
async function within(promise, message) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(message())), 30_000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
