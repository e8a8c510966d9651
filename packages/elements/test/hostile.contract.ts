import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openEngine, whyWithout, type Engine, type EngineName, type EnginePage} from '../../tooling/engines.mjs';
import {hostilePages, type HostilePage} from './pages.ts';
import {assertUntouched, person} from './person.ts';
import {startSite, type Site} from './site.ts';
import {stories} from './stories.ts';

/** The whole way of a rating on every hostile page, or on those marked for every engine. */
export async function ratesOnHostilePages(name: EngineName, {all}: {readonly all: boolean}): Promise<void> {
  const skip = (await whyWithout(name)) ?? false;
  const wanted = ({everywhere, young}: HostilePage) => (all || everywhere) && !(young && name === 'chromium-77');

  // Firefox gives the keyboard to the foremost page only, and WebKit's driver has one browser at a time.
  const concurrency = name.startsWith('chromium') ? 3 : 1;

  describe(`the script tag on hostile pages in ${name}`, {skip, concurrency}, () => {
    let site: Site;
    let engine: Engine;

    before(async () => {
      [site, engine] = await Promise.all([startSite(), openEngine(name)]);
    });
    after(async () => {
      await engine?.close();
      await site?.close();
    });

    /** Opens a page, lets something happen there, and finds the page untouched. */
    async function opened(address: string, {viewport}: HostilePage, happens: (page: EnginePage) => Promise<void>) {
      const page = await engine.newPage(viewport);
      try {
        await page.goto(address);
        await happens(page);
        await assertUntouched(page);
      } finally {
        await page.close();
      }
    }

    for (const hostile of hostilePages.filter(wanted))
      it(`lets a citizen rate ${hostile.where}`, async () => {
        const {token, ratings} = await site.invite();
        await opened(site.address(hostile, token), hostile, async page => {
          const citizen = person(page);
          await citizen.seesTheForm();
          await citizen.chooses();
          await citizen.sends();
          await citizen.getsAReceipt();
          assert.deepEqual(await ratings(), ['dissatisfied']);
        });
      });

    for (const {page: hostile, title, second, skipped, happens} of stories.filter(({page}) => wanted(page)))
      it(title, {skip: skipped?.[name] ?? false}, async () => {
        const first = await site.invite();
        const other = second ? await site.invite() : undefined;
        await opened(site.address(hostile, first.token, other?.token), hostile, page =>
          happens({page, site, name, ...first, otherRatings: other?.ratings ?? (async () => [])}),
        );
      });
  });
}
