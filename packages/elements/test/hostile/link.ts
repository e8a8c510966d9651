import assert from 'node:assert/strict';
import type {HostilePage} from '../pages.ts';
import {person, sentences} from '../person.ts';
import {plain, reload, type HostileClass, type Story} from '../story.ts';

const {blamesTheLink} = sentences;

/** A router that keeps its path behind `#/` and moves everything else there. */
function routes(): void {
  const route = () => {
    const said = location.hash.slice(1);
    if (!said.startsWith('/')) history.replaceState(null, '', `#/${said}`);
  };
  route();
  addEventListener('hashchange', route);
}

const routed: readonly HostilePage[] = [
  {where: 'beside a router that moved the link before the script came', everywhere: true, early: routes},
  {
    where: 'beside a router that moves the link after the script came',
    work: () => history.replaceState(null, '', `#/${location.hash.slice(1)}`),
  },
  {
    where: 'beside a router that goes to the link anew',
    work: () => location.replace(`#/${location.hash.slice(1)}`),
  },
  {where: 'on a route of the page', everywhere: true, link: token => `#/rate?invitation=${token}`},
  {where: 'on a route with other facts', link: token => `#/pages/rate/index?from=sms&invitation=${token}&lang=zh`},
  {where: 'on a route without a question mark', link: token => `#/rate/invitation=${token}`},
  {where: 'on a route with an exclamation mark', link: token => `#!/rate?invitation=${token}`},
  {where: 'on a route behind an anchor', link: token => `#/rate#invitation=${token}`},
];

const framed: readonly HostilePage[] = [
  {where: 'in a frame of a page that has the link', everywhere: true, framed: true},
  {where: 'in a frame of a page with a router', framed: true, link: token => `#/rate?invitation=${token}`},
];

/** Links of pages that lead nowhere else. */
const anchors = {'a skip link': '#main', 'a link to the top': '#', 'a route': '#/news', 'a question mark': '#?page=2'};

const withAnchors = (everywhere: boolean): HostilePage => ({
  where: 'with links inside the page',
  ...(everywhere && {everywhere: true}),
  body: element =>
    Object.values(anchors)
      .map(href => `<a href="${href}">${href}</a>`)
      .join(' ') + `<main id="main">${element}</main>`,
});

const follow = (href: string) => document.querySelector<HTMLAnchorElement>(`a[href="${href}"]`)?.click();

const anchored: readonly Story[] = Object.entries(anchors).flatMap(([what, href], index) => [
  {
    title: `keeps the form while the citizen follows ${what}`,
    page: withAnchors(index < 1),
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      await page.evaluate(follow, href);
      await citizen.doesNotRead(blamesTheLink);
      assert.equal(await citizen.level(), '不满意');
      await citizen.sends();
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: `goes on sending while the citizen follows ${what}`,
    page: withAnchors(false),
    async happens({page, site, token, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      const {reached, release} = site.hold(token);
      await citizen.sends();
      await reached;
      await page.evaluate(follow, href);
      await citizen.doesNotRead(blamesTheLink);
      release();
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: `keeps the receipt while the citizen follows ${what}`,
    page: withAnchors(index === 1),
    async happens({page, ratings}) {
      const citizen = person(page);
      const number = await citizen.rates();
      await page.evaluate(follow, href);
      await page.waitFor('the address', said => location.href.endsWith(said), href);
      assert.match(await citizen.text(), new RegExp(number));
      await citizen.doesNotRead(blamesTheLink);
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
]);

const others: readonly Story[] = [
  {
    title: 'goes over to another invitation that the page puts into its address',
    page: {...plain, where: 'with two invitations, one after the other'},
    second: true,
    async happens({page, otherToken, ratings, otherRatings}) {
      await page.evaluate(() => watched.elements()[1]?.remove());
      const citizen = person(page);
      await citizen.rates();
      await page.evaluate(token => void (location.hash = `#invitation=${token}`), otherToken);
      await citizen.rates();
      assert.deepEqual([await ratings(), await otherRatings()], [['dissatisfied'], ['dissatisfied']]);
    },
  },
  {
    title: 'sends what was filled in although the page takes the invitation out of its address',
    page: plain,
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      await page.evaluate(() => history.replaceState(null, '', location.pathname));
      await page.evaluate(() => void (location.hash = '#main'));
      await citizen.sends();
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'says that the link is invalid where there is no invitation',
    page: {where: 'without an invitation', everywhere: true, link: () => '', noise: /token_malformed|token_missing/},
    async happens({page}) {
      await person(page).reads('that the link is invalid', blamesTheLink);
    },
  },
  {
    title: 'says that the link is invalid where the server does not know the invitation',
    page: {where: 'with an unknown invitation', everywhere: true, noise: /401|403|404/},
    invitation: 'unknown',
    async happens({page}) {
      await person(page).reads('that the link is invalid', blamesTheLink);
    },
  },
  {
    title: 'says that an invitation has expired, and does not call it invalid',
    page: {where: 'with an expired invitation', noise: /401|403|404|410/},
    invitation: 'expired',
    async happens({page}) {
      const citizen = person(page);
      await citizen.reads('that it has expired', sentences.saysThatItExpired);
      await citizen.doesNotRead(blamesTheLink);
    },
  },
  {
    title: 'shows the same form after the page was loaded anew on its route',
    page: {where: 'on a route, loaded anew', link: token => `#/rate?invitation=${token}`},
    async happens({page, ratings}) {
      await person(page).seesTheForm();
      await reload(page);
      await person(page).rates();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
];

export const link: HostileClass = {pages: [...routed, ...framed], stories: [...anchored, ...others]};
