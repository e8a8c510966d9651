import assert from 'node:assert/strict';
import type {HostilePage} from '../pages.ts';
import {person, sentences} from '../person.ts';
import {networkNoise, type HostileClass, type Story} from '../story.ts';

const {blamesTheLink, saysThatItExpired} = sentences;
const telephone = '<p>评价暂不可用，请打 <a href="tel:12345">12345</a></p>';

/** Everything that this origin has stored on the device, as one text. */
async function stored(): Promise<string> {
  const stored = [JSON.stringify({...sessionStorage}), JSON.stringify({...localStorage})];
  for (const {name = ''} of (await indexedDB.databases?.()) ?? []) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    for (const store of database.objectStoreNames)
      stored.push(
        await new Promise<string>(resolve => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(JSON.stringify(reading.result));
        }),
      );
    database.close();
  }
  return stored.join('\n');
}

/** Checks in every frame that the element shows something: levels, another text, or the author's fallback. */
function looksForHoles(): void {
  const {dataset} = document.documentElement;
  dataset['holes'] = '0';
  const look = () => {
    const rating = document.querySelector('gov-rating') as HTMLElement | null;
    const box = rating?.getBoundingClientRect();
    const said = rating?.shadowRoot?.querySelector<HTMLElement>('[part~=card], section')?.innerText.trim();
    const own = rating?.querySelector('p')?.getBoundingClientRect().height;
    if (rating && !((said || own) && (box?.height ?? 0) > 10)) dataset['holes'] = `${Number(dataset['holes']) + 1}`;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const holes = () => Number(document.documentElement.dataset['holes']);
const ownWordsAreSeen = () => (document.querySelector('gov-rating p')?.getBoundingClientRect().height ?? 0) > 0;

const load = (path: string) => {
  const script = document.createElement('script');
  script.src = path;
  document.head.append(script);
};

const drawing: readonly Story[] = [
  {
    title: "shows the author's own words for as long as the script does not come",
    page: {where: 'without our script', everywhere: true, scripts: [], content: telephone},
    async happens({page}) {
      assert.equal(await page.evaluate(ownWordsAreSeen), true);
    },
  },
  {
    title: "shows the author's own words where the script is blocked by its type",
    page: {
      where: 'with our script as a text',
      scripts: ['/as-text/gov-rating-any.js'],
      content: telephone,
      noise: /MIME|nosniff|blocked|Refused to execute/,
    },
    async happens({page}) {
      assert.equal(await page.evaluate(ownWordsAreSeen), true);
    },
  },
  {
    title: "shows the author's own words until the levels are there, without a hole between",
    page: {where: 'with our script late', everywhere: true, scripts: [], content: telephone, early: looksForHoles},
    holds: 'GET',
    async happens({page, held, ratings}) {
      assert.equal(await page.evaluate(ownWordsAreSeen), true);
      await page.evaluate(load, '/gov-rating-any.js');
      await held?.reached;
      const isDrawn = () => watched.levels(0) !== '' || watched.text(0) !== '';
      await page.waitFor('the element', isDrawn);
      held?.release();
      await person(page).rates();
      assert.equal(await page.evaluate(ownWordsAreSeen), false);
      assert.equal(await page.evaluate(holes), 0);
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
];

/** Adds up the layout shifts without user input. */
function measuresShifts(): void {
  const {dataset} = document.documentElement;
  dataset['shift'] = '0';
  new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      dataset['shift'] = `${Number(dataset['shift']) + (entry as PerformanceEntry & {readonly value: number}).value}`;
  }).observe({type: 'layout-shift', buffered: true});
}

const early: readonly Story[] = [
  {
    title: 'shows five levels before the server has said what is rated, and counts a choice made early',
    page: {where: 'behind a slow network', everywhere: true},
    holds: 'GET',
    async happens({page, held, ratings}) {
      const citizen = person(page);
      await held?.reached;
      await citizen.seesTheForm();
      await citizen.picks('不满意');
      held?.release();
      await page.waitFor('reasons', () => watched.reasons(0) !== '');
      assert.equal(await citizen.level(), '不满意');
      await citizen.chooses();
      await citizen.sends();
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'takes an early choice by keyboard, and keeps the focus when the answer comes',
    page: {where: 'behind a slow network'},
    holds: 'GET',
    async happens({page, held}) {
      const citizen = person(page);
      await held?.reached;
      await citizen.seesTheForm();
      await citizen.tabsTo('level');
      await page.press(' ');
      await page.waitFor('a level', () => watched.level(0) !== '');
      const before = [await citizen.level(), await citizen.focused()];
      held?.release();
      await page.waitFor('what is rated', () => watched.text(0).includes('建设工程'));
      await page.waitFor('reasons', () => watched.reasons(0) !== '');
      assert.deepEqual([await citizen.level(), await citizen.focused()], before);
    },
  },
  {
    title: 'lets nothing jump when the server says what is rated',
    page: {where: 'behind a slow network', early: measuresShifts, body: element => `${element}<footer>页脚</footer>`},
    skipped: {
      firefox: 'it does not measure how far things jump',
      webkit: 'it does not measure how far things jump',
      'chromium-77': 'it measures another way than today',
    },
    holds: 'GET',
    async happens({page, held}) {
      await held?.reached;
      await person(page).seesTheForm();
      // Earlier shifts come from the page that makes room for the element.
      await page.evaluate(() => {
        scrollTo(0, 0);
        return new Promise<void>(done => requestAnimationFrame(() => setTimeout(done)));
      });
      await page.evaluate(() => void (document.documentElement.dataset['shift'] = '0'));
      held?.release();
      await page.waitFor('what is rated', () => watched.text(0).includes('建设工程'));
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.equal(Number(await page.evaluate(() => document.documentElement.dataset['shift'])), 0);
    },
  },
];

const atFault = (
  what: string,
  invitation: 'unknown' | 'expired',
  says: RegExp,
  facts: Partial<HostilePage> = {},
): Story => ({
  title: `says after an early choice that the link ${what}, and keeps nothing of it`,
  page: {where: 'behind a slow network', noise: networkNoise, ...facts},
  invitation,
  holds: 'GET',
  async happens({page, held, token, ratings}) {
    const citizen = person(page);
    await held?.reached;
    await citizen.seesTheForm();
    await citizen.picks('不满意');
    held?.release();
    await citizen.reads(`that the link ${what}`, says);
    assert.equal(await page.evaluate(() => watched.levels(0)), '');
    const found = await page.evaluate(stored);
    assert.equal(found.includes(token), false, found);
    assert.doesNotMatch(found, /dissatisfied/);
    assert.deepEqual(await ratings(), []);
  },
});

export const moments: HostileClass = {
  pages: [],
  stories: [
    ...drawing,
    ...early,
    atFault('is invalid', 'unknown', blamesTheLink, {everywhere: true}),
    atFault('has expired', 'expired', saysThatItExpired),
  ],
};
