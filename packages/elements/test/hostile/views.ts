import assert from 'node:assert/strict';
import {times, ways} from '../gateway.ts';
import type {HostilePage} from '../pages.ts';
import {person, receiptNumber, sentences} from '../person.ts';
import type {Watched} from '../watch.ts';
import {comesOnline, networkNoise, plain, reload, type HostileClass, type Stage, type Story} from '../story.ts';

const {promisesToSend, saysThatItIsRated, saysThatItFailed} = sentences;

/** Notes every event of the elements: which element, which event, and its detail. */
function notes(): void {
  const events: string[] = [];
  for (const name of ['received', 'kept', 'refused', 'failed'])
    document.addEventListener(`gov-rating-${name}`, event => {
      const index = watched.elements().indexOf(event.target as HTMLElement);
      events.push(`${index} ${name} ${JSON.stringify((event as CustomEvent).detail)}`);
      document.documentElement.dataset['events'] = events.join('\n');
    });
}

const events = () => document.documentElement.dataset['events'] ?? '';

const noting: HostilePage = {where: 'with two elements', noise: networkNoise, early: notes};

/** Both elements of a page are kept, one after the other. */
async function bothAreKept({page, site, token, otherToken}: Stage): Promise<void> {
  const isAnswered = (index: number) => watched.text(index).includes('建设工程');
  for (const index of [0, 1]) await page.waitFor('what is rated', isAnswered, index);
  for (const each of [token, otherToken]) site.lead(each, ways.drops);
  for (const index of [0, 1]) {
    const citizen = person(page, index);
    await citizen.seesTheForm();
    await citizen.chooses();
    await citizen.sends();
    await citizen.reads('that it is kept', promisesToSend);
  }
  for (const each of [token, otherToken]) site.lead(each);
}

const pairs: readonly Story[] = [
  {
    title: 'shows each of two kept ratings its own number, and reports each by its own element',
    page: {...noting, everywhere: true},
    second: true,
    async happens(stage) {
      const {page, token, otherToken, ratings, otherRatings} = stage;
      await bothAreKept(stage);
      await comesOnline(page);
      const numbers = [await person(page).getsAReceipt(), await person(page, 1).getsAReceipt()];
      assert.notEqual(numbers[0], numbers[1]);
      const received = (await page.evaluate(events)).split('\n').filter(line => line.includes(' received '));
      assert.equal(received.length, 2, received.join(' | '));
      for (const index of [0, 1]) {
        const own = received.filter(line => line.startsWith(`${index} `));
        assert.equal(own.length, 1, received.join(' | '));
        const digits = (text: string) => text.replace(/[^0-9A-Z]/g, '');
        assert.ok(digits(own[0] as string).includes(digits(numbers[index] as string)));
      }
      assert.deepEqual([await ratings(), await otherRatings()], [['dissatisfied'], ['dissatisfied']]);
      assert.equal((await page.evaluate(events)).includes(token), false);
      assert.equal((await page.evaluate(events)).includes(otherToken), false);
    },
  },
  {
    title: 'shows each of two kept ratings its own number after the page was loaded anew',
    page: noting,
    second: true,
    async happens(stage) {
      const {page, site, token, otherToken, ratings, otherRatings} = stage;
      await bothAreKept(stage);
      for (const each of [token, otherToken]) site.lead(each, ways.drops);
      await reload(page);
      for (const index of [0, 1]) await person(page, index).reads('that it is kept', promisesToSend);
      for (const each of [token, otherToken]) site.lead(each);
      await comesOnline(page);
      const numbers = [await person(page).getsAReceipt(), await person(page, 1).getsAReceipt()];
      assert.notEqual(numbers[0], numbers[1]);
      assert.deepEqual([await ratings(), await otherRatings()], [['dissatisfied'], ['dissatisfied']]);
    },
  },
  {
    title: 'brings both kept ratings to an end where the server is overloaded once',
    page: {...noting, noise: new RegExp(`${networkNoise.source}|gov-rating: unexpected_answer`)},
    second: true,
    async happens(stage) {
      const {page, site, token, ratings, otherRatings} = stage;
      await bothAreKept(stage);
      site.lead(token, times(1, ways.isOverloaded));
      const asked = site.requests(token).length;
      await comesOnline(page);
      while (site.requests(token).length === asked) await page.evaluate(() => new Promise(requestAnimationFrame));
      await comesOnline(page);
      await person(page, 1).getsAReceipt();
      await person(page).getsAReceipt();
      assert.deepEqual([await ratings(), await otherRatings()], [['dissatisfied'], ['dissatisfied']]);
    },
  },
  {
    title: 'says that it is rated where the same invitation is on the page twice',
    page: {...noting, where: 'with the same invitation twice', everywhere: true},
    second: 'same',
    async happens({page, ratings}) {
      await person(page, 1).seesTheForm();
      const number = await person(page).rates();
      const other = person(page, 1);
      if ((await page.evaluate(() => watched.levels(1))) !== '') {
        await other.chooses();
        await other.sends();
      }
      await other.reads('that it is rated', saysThatItIsRated);
      await other.doesNotRead(saysThatItFailed);
      assert.match(await person(page).text(), new RegExp(number));
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'says in which element the kept rating is when the same invitation is on the page twice',
    page: {...noting, where: 'with the same invitation twice, without a network'},
    second: 'same',
    async happens({page, site, token, ratings}) {
      await person(page, 1).seesTheForm();
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      site.lead(token, ways.drops);
      await citizen.sends();
      await citizen.reads('that it is kept', promisesToSend);
      site.lead(token);
      await comesOnline(page);
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
];

/** Opens the page's own address in a second tab and runs there; the tab is closed afterwards. */
async function inSecondTab(says: string): Promise<string> {
  const tab = open(location.href, '_blank') as (Window & {readonly watched?: Watched}) | null;
  if (!tab) return 'no tab';
  const pattern = new RegExp(says);
  const end = Date.now() + 8000;
  let text = '';
  while (Date.now() < end && !pattern.test(text)) {
    // This tab is behind the other one now, where no frame is drawn.
    await new Promise(resolve => setTimeout(resolve, 20));
    text = tab.watched?.text(0) ?? '';
  }
  tab.close();
  return text;
}

const tabs: readonly Story[] = [
  {
    title: 'says in a second tab that it is rated, and not that it failed',
    page: {...noting, where: 'in two tabs'},
    async happens({page, ratings}) {
      await person(page).rates();
      const text = await page.evaluate(inSecondTab, saysThatItIsRated.source);
      assert.match(text, saysThatItIsRated);
      assert.doesNotMatch(text, saysThatItFailed);
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'shows the number in the tab whose rating another tab has sent',
    page: {...noting, where: 'in two tabs, without a network'},
    async happens({page, site, token, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      site.lead(token, ways.drops);
      await citizen.sends();
      await citizen.reads('that it is kept', promisesToSend);
      site.lead(token);
      // The second tab starts with what is kept, and sends it; the first tab gets no `online` event.
      const text = await page.evaluate(inSecondTab, `${receiptNumber.source}|${saysThatItIsRated.source}`);
      assert.match(text, new RegExp(`${receiptNumber.source}|${saysThatItIsRated.source}`));
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
];

const late: readonly Story[] = [
  {
    title: 'reports the invitation of an outcome when the page has moved on to another one',
    page: {...noting, where: 'on a page that goes on', everywhere: true},
    second: true,
    async happens({page, site, token, otherToken, ratings, otherRatings}) {
      await page.evaluate(() => watched.elements()[1]?.remove());
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      const {reached, release} = site.hold(token);
      await citizen.sends();
      await reached;
      await page.evaluate(
        next => void ((watched.elements()[0] as HTMLElement & {token: string}).token = next),
        otherToken,
      );
      await citizen.seesTheForm();
      assert.equal(await citizen.level(), '');
      release();
      const line = await page.waitFor('an event', events);
      const detail = JSON.parse(line.replace(/^\d \w+ /, '')) as object;
      assert.match(line, /^0 received /);
      assert.equal(line.includes(token) || line.includes(otherToken), false);
      const more = Object.keys(detail).filter(name => name !== 'receiptNumber' && name !== 'orderNumber');
      assert.ok(more.length > 0, `the detail says which it is about: ${line}`);
      assert.deepEqual(await ratings(), ['dissatisfied']);
      await citizen.rates();
      assert.deepEqual(await otherRatings(), ['dissatisfied']);
    },
  },
  {
    title: 'leads from the receipt to its progress',
    page: {
      where: 'with a page of progress',
      everywhere: true,
      young: true,
      attributes: () => 'receipt-page="/receipt"',
    },
    leaves: true,
    async happens({page}) {
      const number = await person(page).rates();
      const href = await page.waitFor('a link', () => {
        const links = watched.elements()[0]?.shadowRoot?.querySelectorAll('a') ?? [];
        return [...links].map(link => link.getAttribute('href') ?? '').find(to => /\/receipt(\b|#|$)/.test(to)) ?? '';
      });
      assert.doesNotMatch(href, /\?/, 'what follows ? would be sent to the server');
      await page.evaluate(to => {
        const links = watched.elements()[0]?.shadowRoot?.querySelectorAll('a') ?? [];
        const link = [...links].find(one => one.getAttribute('href') === to);
        link?.removeAttribute('target');
        link?.click();
      }, href);
      const shows = (digits: string) => {
        const root = document.querySelector('gov-rating-receipt')?.shadowRoot;
        const text = (root?.textContent ?? '').replace(/[^0-9A-Z]/g, '');
        return !!root?.querySelector('[part~=state]') && text.includes(digits);
      };
      await page.waitFor('the progress', shows, number.replace(/[^0-9A-Z]/g, ''));
    },
  },
  {
    title: "leads from the receipt to the server's own page where the author names none",
    page: plain,
    async happens({page, site}) {
      await person(page).rates();
      const href = await page.waitFor('a link', () => {
        const links = watched.elements()[0]?.shadowRoot?.querySelectorAll('a') ?? [];
        return [...links].map(link => link.href).find(to => to.includes('/receipt')) ?? '';
      });
      assert.ok(href.startsWith(`${site.url}/receipt`), href);
    },
  },
];

export const views: HostileClass = {pages: [], stories: [...pairs, ...tabs, ...late]};
