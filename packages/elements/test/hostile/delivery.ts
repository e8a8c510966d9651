import assert from 'node:assert/strict';
import {only, times, ways} from '../gateway.ts';
import type {HostilePage} from '../pages.ts';
import {person, receiptNumber, sentences} from '../person.ts';
import {comesOnline, networkNoise, plain, reload, type HostileClass, type Stage, type Story} from '../story.ts';

const {promisesToSend, saysThatItIsRated, saysThatItIsSent, saysThatItFailed} = sentences;

const page = (where: string, facts: Partial<HostilePage> = {}): HostilePage => ({where, noise: networkNoise, ...facts});

/** Fills in the form and sends it without a connection. */
async function keeps({page, site, token}: Stage): Promise<void> {
  const citizen = person(page);
  await citizen.seesTheForm();
  await citizen.chooses();
  site.lead(token, ways.drops);
  await citizen.sends();
  await citizen.reads('that it is kept', promisesToSend);
}

/** Locks that are asked for and never had. */
function locksForNobody(): void {
  const never = () => new Promise(() => undefined);
  if (navigator.locks) Object.defineProperty(Object.getPrototypeOf(navigator.locks), 'request', {value: never});
}

/** A database that never opens. While the page is in a hurry, no timer of a second or more is started either. */
function databaseForNobody(): void {
  Object.defineProperty(IDBFactory.prototype, 'open', {value: () => ({})});
  const {dataset} = document.documentElement;
  const start = window.setTimeout.bind(window);
  const later: (() => void)[] = [];
  dataset['hurry'] = 'yes';
  const hurried = (run: () => void, wait = 0, ...rest: unknown[]) => {
    if (dataset['hurry'] !== 'yes' || wait < 1000) return start(run, wait, ...rest);
    later.push(() => start(run, wait, ...rest));
    return 0;
  };
  Object.defineProperty(window, 'setTimeout', {value: hurried, writable: true, configurable: true});
  const goOn = () => dataset['hurry'] !== 'yes' && later.splice(0).forEach(run => run());
  new MutationObserver(goOn).observe(document.documentElement, {attributeFilter: ['data-hurry']});
}

const hurry = (now: 'yes' | 'no') => void (document.documentElement.dataset['hurry'] = now);

const devices: readonly Story[] = [
  {
    title: 'sends what is kept although no lock is ever had',
    page: page('in a browser whose locks hang', {early: locksForNobody, everywhere: true}),
    async happens(stage) {
      const {page, site, token, ratings} = stage;
      await keeps(stage);
      site.lead(token);
      await comesOnline(page);
      await person(page).getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'shows form and receipt as soon as the server has answered, although no database ever opens',
    page: page('in a browser whose database hangs', {early: databaseForNobody, everywhere: true}),
    async happens({page, site, token, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      await page.evaluate(hurry, 'no');
      const {reached, release} = site.hold(token);
      await citizen.sends();
      await reached;
      await page.evaluate(hurry, 'yes');
      release();
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'promises nothing on a device that keeps nothing, and says so to the page',
    page: page('in a browser without a database', {
      early: () => {
        Object.defineProperty(IDBFactory.prototype, 'open', {
          value: () => {
            throw new DOMException('no', 'SecurityError');
          },
        });
        const {dataset} = document.documentElement;
        for (const name of ['received', 'kept', 'refused', 'failed'])
          document.addEventListener(
            `gov-rating-${name}`,
            () => (dataset['heard'] = `${dataset['heard'] ?? ''} ${name}`),
          );
      },
    }),
    async happens({page, site, token, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      site.lead(token, only('POST', ways.drops));
      await citizen.sends();
      await page.waitFor('an event', () => document.documentElement.dataset['heard']);
      assert.match((await page.evaluate(() => document.documentElement.dataset['heard'])) as string, /refused|failed/);
      await citizen.doesNotRead(promisesToSend, receiptNumber);
      site.lead(token);
      const back = () => watched.elements()[0]?.shadowRoot?.querySelector<HTMLElement>('button:not(.tool)')?.click();
      await page.evaluate(back);
      await page.waitFor('the form', () => watched.levels(0) !== '');
      if ((await citizen.level()) === '') await citizen.chooses();
      await citizen.sends();
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
];

/** A database that opens only once the page was loaded anew. */
function databaseOfTheNextPage(): void {
  if (sessionStorage.getItem('again')) return;
  sessionStorage.setItem('again', 'yes');
  Object.defineProperty(IDBFactory.prototype, 'open', {value: () => ({})});
}

/** The page is loaded anew while the server has not answered yet; the rating is sent all the same, once. */
const reloadsWhileItIsSent: Story['happens'] = async ({page, site, token, ratings}) => {
  const citizen = person(page);
  await citizen.seesTheForm();
  await citizen.chooses();
  const {reached, release} = site.hold(token);
  await citizen.sends();
  await reached;
  await reload(page);
  await citizen.reads('that it is being sent', saysThatItIsSent);
  await citizen.doesNotRead(promisesToSend);
  release();
  await citizen.getsAReceipt();
  assert.deepEqual(await ratings(), ['dissatisfied']);
};

const reloads: readonly Story[] = [
  {
    title: 'says that it is sending, and sends once, where the page was loaded anew before the device had stored it',
    page: page('loaded anew before it is stored', {early: databaseOfTheNextPage, everywhere: true}),
    happens: reloadsWhileItIsSent,
  },
  {
    title: 'says that it is sending, and sends, after the page was loaded anew meanwhile',
    page: page('loaded anew while sending', {everywhere: true}),
    happens: reloadsWhileItIsSent,
  },
  {
    title: 'sends what is kept after the page was loaded anew, once',
    page: page('loaded anew while there is no network'),
    async happens(stage) {
      const {page, site, token, ratings} = stage;
      await keeps(stage);
      await reload(page);
      site.lead(token);
      await comesOnline(page);
      await person(page).getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'says after a reload that it is rated, with the number',
    page: {...plain, where: 'loaded anew after the receipt'},
    async happens({page, ratings}) {
      const citizen = person(page);
      const number = await citizen.rates();
      await reload(page);
      await citizen.reads('that it is rated', saysThatItIsRated);
      await citizen.reads('the number', new RegExp(number));
      await citizen.doesNotRead(saysThatItFailed);
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'says after a reload that it is rated, without the number where others come next',
    page: page('loaded anew on a shared device', {attributes: () => 'shared-device'}),
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.rates();
      await reload(page);
      await citizen.reads('that it is rated', saysThatItIsRated);
      await citizen.doesNotRead(receiptNumber, saysThatItFailed);
      assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0);
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
];

/** A clock that says 1970 until it is set. */
function clockOf1970(): void {
  const Right = Date;
  const shift = () => (document.documentElement.dataset['clock'] === 'right' ? 0 : Right.now() - 86_400_000);
  class Wrong extends Right {
    constructor(...args: readonly unknown[]) {
      super(...((args.length ? args : [Right.now() - shift()]) as [number]));
    }
    static override now(): number {
      return Right.now() - shift();
    }
  }
  Object.defineProperty(window, 'Date', {value: Wrong, writable: true, configurable: true});
}
function clockOf2099(): void {
  const Right = Date;
  const ahead = () => (document.documentElement.dataset['clock'] === 'right' ? 0 : 73 * 365 * 86_400_000);
  class Wrong extends Right {
    constructor(...args: readonly unknown[]) {
      super(...((args.length ? args : [Right.now() + ahead()]) as [number]));
    }
    static override now(): number {
      return Right.now() + ahead();
    }
  }
  Object.defineProperty(window, 'Date', {value: Wrong, writable: true, configurable: true});
}

const clocks: readonly Story[] = Object.entries({1970: clockOf1970, 2099: clockOf2099}).map(([year, early], index) => ({
  title: `does not lose what was kept in ${year} when the clock is set right and the server is overloaded`,
  page: page(`on a device in ${year}`, {
    early,
    noise: new RegExp(`${networkNoise.source}|gov-rating: unexpected_answer`),
    ...(index === 0 && {everywhere: true as const}),
  }),
  async happens(stage) {
    const {page, site, token, ratings} = stage;
    await keeps(stage);
    await page.evaluate(() => void (document.documentElement.dataset['clock'] = 'right'));
    const overloaded = times(1, ways.isOverloaded);
    site.lead(token, only('POST', overloaded));
    const asked = site.requests(token).length;
    await comesOnline(page);
    while (site.requests(token).length === asked) await page.evaluate(() => new Promise(requestAnimationFrame));
    await person(page).doesNotRead(saysThatItFailed);
    assert.equal(await page.evaluate(() => watched.levels(0)), '', 'the empty form does not come back');
    await comesOnline(page);
    await person(page).getsAReceipt();
    assert.deepEqual(await ratings(), ['dissatisfied']);
  },
}));

export const delivery: HostileClass = {pages: [], stories: [...devices, ...reloads, ...clocks]};
