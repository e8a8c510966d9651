import assert from 'node:assert/strict';
import type {HostilePage} from './pages.ts';
import {person} from './person.ts';
import {plain, type Story} from './story.ts';

const inForm: HostilePage = {
  where: 'in a form',
  body: element => `<form action="/pages/none"><input name="other" value="kept">${element}<button type="reset"></form>`,
};

export const stories: readonly Story[] = [
  {
    title: 'takes the ratings of two services on one page, each for its own',
    page: plain,
    second: true,
    async happens({page, ratings, otherRatings}) {
      await person(page, 1).rates();
      assert.deepEqual([await ratings(), await otherRatings()], [[], ['dissatisfied']]);
      await person(page).rates();
      assert.deepEqual([await ratings(), await otherRatings()], [['dissatisfied'], ['dissatisfied']]);
    },
  },
  {
    title: 'keeps what was chosen when the page moves the element',
    page: inForm,
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      await page.evaluate(() => {
        const [rating] = watched.elements();
        document.body.append(document.createElement('main'));
        document.querySelector('main')?.append(rating as HTMLElement);
      });
      await citizen.sends();
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'works as a copy that the page made of it',
    page: inForm,
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      await page.evaluate(() => {
        const [rating] = watched.elements();
        rating?.replaceWith(rating.cloneNode(true));
      });
      await person(page).rates();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'brings a rating to the server although the page removes the element meanwhile',
    page: plain,
    async happens({page, site, token, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      const {reached, release} = site.hold(token);
      await citizen.sends();
      await reached;
      await page.evaluate(() => {
        const [rating] = watched.elements();
        rating?.addEventListener('gov-rating-received', () => (document.title = 'received'), {once: true});
        rating?.remove();
      });
      release();
      await page.waitFor('the event on the removed element', () => document.title === 'received');
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'can be sent after the form around it was reset, and does not send that form',
    page: inForm,
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      await page.evaluate(() => document.querySelector('form')?.reset());
      await citizen.chooses();
      await citizen.sends();
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
      assert.equal(await page.evaluate(() => location.pathname.startsWith('/pages/')), true);
    },
  },
  {
    title: 'can be sent after the citizen went to another page and came back',
    page: plain,
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      await page.goto(await page.evaluate(() => `${location.origin}/elsewhere`));
      await page.back();
      await person(page).rates();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'shows all words on paper',
    page: {where: 'on paper', everywhere: true, viewport: {width: 718, height: 1000}},
    skipped: {
      firefox: 'its driver cannot show a page as printed',
      webkit: 'its driver cannot show a page as printed',
    },
    async happens({page}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      assert.equal(await page.emulate({print: true}), true);
      await citizen.seesTheForm();
      await page.emulate({});
    },
  },
  {
    title: 'loads the file that the browser can read',
    page: plain,
    async happens({page, name}) {
      await person(page).seesTheForm();
      const loaded = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(entry => entry.name.slice(entry.name.lastIndexOf('/') + 1))
          .filter(file => /^gov-rating/.test(file))
          .join(' '),
      );
      const file = name === 'chromium-77' ? 'gov-rating.es2019.js' : 'gov-rating.js';
      assert.equal(loaded, `gov-rating-any.js ${file}`);
    },
  },
];
