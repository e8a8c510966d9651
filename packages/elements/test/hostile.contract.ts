import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openEngine, whyWithout, type Engine, type EngineName, type EnginePage} from './engines/engines.mjs';
import {address} from './hostile/address.ts';
import {controls} from './hostile/controls.ts';
import {delivery} from './hostile/delivery.ts';
import {evaluator} from './hostile/evaluator.ts';
import {gateways} from './hostile/gateways.ts';
import {glued} from './hostile/glued.ts';
import {link} from './hostile/link.ts';
import {moments} from './hostile/moments.ts';
import {pageScripts} from './hostile/page-scripts.ts';
import {pageStyles} from './hostile/page-styles.ts';
import {surroundings} from './hostile/surroundings.ts';
import {views} from './hostile/views.ts';
import {hostilePages, type HostilePage} from './pages.ts';
import {assertUntouched, person} from './person.ts';
import {startSite, type Site} from './site.ts';
import {stories} from './stories.ts';
import type {HostileClass, Story} from './story.ts';

const classes: Readonly<Record<string, HostileClass>> = {
  'on hostile pages': {pages: hostilePages, stories},
  'and the link': link,
  'and what is glued to a link': glued,
  'and the address of the server': address,
  'behind gateways': gateways,
  "and the page's scripts": pageScripts,
  "and the page's styles": pageStyles,
  'and its controls': controls,
  'and its delivery': delivery,
  'and the moments of a page': moments,
  'in many views': views,
  'in its surroundings': surroundings,
  "and the window's screen": evaluator,
};

/** How much of the suite an engine plays; the first class is played by all or for those marked for every engine. */
export interface Share {
  /** Every page of the first class, not only those for every engine. */
  readonly all: boolean;
  /** Every page of every class. */
  readonly whole?: true;
}

const usualViewport = {width: 1024, height: 768};

/** How often a page is renewed before a new one is opened, so that nothing of the many stories adds up. */
const mostPlays = 40;

/** The whole way of a rating on every hostile page, or on those marked for every engine. */
export async function ratesOnHostilePages(name: EngineName, {all, whole}: Share): Promise<void> {
  const skip = (await whyWithout(name)) ?? false;

  // Firefox gives the keyboard to the foremost page only, and WebKit's driver has one browser at a time.
  const concurrency = name.startsWith('chromium') ? 3 : 1;

  // The driver of Firefox has lost the news that a renewed page was loaded, and then waits for it in vain.
  const isRenewed = name !== 'firefox';

  describe(`the script tag in ${name}`, {skip}, () => {
    let site: Site;
    let engine: Engine;
    /** Pages that have played a story to its end, for the next ones, and how often each has. */
    const free: {readonly page: EnginePage; readonly plays: number}[] = [];

    before(async () => {
      [site, engine] = await Promise.all([startSite(), openEngine(name)]);
    });
    after(async () => {
      for (const {page} of free) await page.close();
      await engine?.close();
      await site?.close();
    });

    /** Opens a page, lets something happen there, and finds the page untouched. */
    async function opened(
      address: string,
      hostile: HostilePage,
      happens: (page: EnginePage) => Promise<void>,
      {leaves, spoils}: Partial<Story> = {},
    ) {
      const {page, plays} = await nextPage(hostile.viewport);
      let done = false;
      try {
        await page.goto(address);
        await happens(page);
        if (!leaves) await assertUntouched(page, hostile);
        done = true;
      } finally {
        if (done && !spoils && isRenewed && plays < mostPlays) free.push({page, plays: plays + 1});
        else await page.close();
      }
    }

    async function nextPage(viewport = usualViewport) {
      const used = free.pop();
      if (!used) return {page: await engine.newPage(viewport), plays: 1};
      try {
        await used.page.renew(`${site.url}/elsewhere`, viewport);
        return used;
      } catch {
        // A page that an engine keeps for the way back may hold its storage open: what cannot be forgotten is not used again.
        await used.page.close();
        return {page: await engine.newPage(viewport), plays: 1};
      }
    }

    for (const [about, {pages, stories}] of Object.entries(classes))
      describe(about, {concurrency}, () => {
        const isFirst = pages === hostilePages;
        const wanted = ({everywhere, young}: HostilePage) =>
          (whole || (isFirst && all) || everywhere) && !(young && name === 'chromium-77');

        for (const hostile of pages.filter(wanted))
          it(`lets a citizen rate ${hostile.where}`, async () => {
            const {token, ratings} = await site.invite();
            await opened(site.address(hostile, token), hostile, async page => {
              await person(page).rates();
              assert.deepEqual(await ratings(), ['dissatisfied']);
              const hosts = site.requests(token).map(({host}) => host);
              assert.deepEqual([...new Set(hosts)], ['127.0.0.1'], 'no other host gets the invitation');
            });
          });

        for (const story of stories.filter(({page}) => wanted(page)))
          it(story.title, {skip: story.skipped?.[name] ?? false}, async () => {
            const {page: hostile, second, invitation, holds, happens} = story;
            const invited = await site.invite(invitation === 'expired' ? -1 : 1);
            const token = invitation === 'unknown' ? `unknown-${invited.token.slice(8)}` : invited.token;
            const other = second === true ? await site.invite() : second ? invited : undefined;
            const otherToken = other?.token ?? '';
            const otherRatings = other?.ratings ?? (async () => []);
            const held = holds && site.hold(token, holds);
            const stage = {site, name, token, ratings: invited.ratings, otherToken, otherRatings, held};
            await opened(site.address(hostile, token, otherToken), hostile, page => happens({page, ...stage}), story);
            held?.release();
          });
      });
  });
}
