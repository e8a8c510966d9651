import assert from 'node:assert/strict';
import {both, only, redirects, times, ways, type Way} from '../gateway.ts';
import type {HostilePage} from '../pages.ts';
import {person, receiptNumber, sentences} from '../person.ts';
import {comesOnline, networkNoise, plain, type HostileClass, type Stage, type Story} from '../story.ts';

const {blamesTheLink, blamesTheNetwork, promisesToSend} = sentences;

const behind = (where: string, everywhere = false): HostilePage => ({
  where,
  noise: networkNoise,
  ...(everywhere && {everywhere: true}),
});
/** The page of an overloaded gateway is not the server's response either; a code on the console is allowed. */
const overloadNoise = new RegExp(`${networkNoise.source}|gov-rating: unexpected_answer`);
/** Where the key arrives there is no error; otherwise a code on the console is allowed. */
const alteredNoise = new RegExp(`${networkNoise.source}|gov-rating: request_altered`);
/** A page that must get one code on the console. */
const reported = (where: string, everywhere = false): HostilePage => ({
  ...behind(where, everywhere),
  tellsAuthor: true,
});

/** Presses the button of an end screen, and sends again where it leads back to the form. */
async function triesAgain({page, ratings}: Stage): Promise<void> {
  const citizen = person(page);
  const press = () => {
    const root = watched.elements()[0]?.shadowRoot;
    // The tools of a card change how it is read, and lead nowhere.
    const buttons = [...(root?.querySelectorAll<HTMLButtonElement>('button:not(.tool)') ?? [])].filter(
      button => button.offsetHeight > 0,
    );
    buttons[0]?.click();
    return buttons.length > 0;
  };
  if ((await page.evaluate(() => watched.levels(0))) === '') await page.waitFor('a way on', press);
  const isForm = (number: string) => watched.levels(0) !== '' || new RegExp(number).test(watched.text(0));
  await page.waitFor('the form or the receipt', isForm, receiptNumber.source);
  if ((await page.evaluate(() => watched.levels(0))) !== '') {
    if ((await citizen.level()) === '') await citizen.chooses();
    await citizen.sends();
  }
  await citizen.getsAReceipt();
  assert.equal((await ratings()).length, 1);
}

/**
 * A refusal that is not the server's: the message is true, nothing is promised or lost, and the person can continue.
 */
const foreign = (what: string, way: Way, everywhere = false): Story => ({
  title: `says what it is, and promises nothing, where ${what}`,
  page: reported('behind a gateway that answers itself', everywhere),
  async happens(stage) {
    const {page, site, token, ratings} = stage;
    const citizen = person(page);
    await citizen.seesTheForm();
    await citizen.chooses();
    await citizen.writes(['a', '-', '>', 'b']);
    site.lead(token, only('POST', way));
    await citizen.sends();
    await page.waitFor('a code for the author', () => /gov-rating: \w+/.test(watched.complaints()));
    const sent = (says: string) => !new RegExp(says).test(watched.text(0));
    await page.waitFor('the end of sending', sent, sentences.saysThatItIsSent.source);
    await citizen.doesNotRead(promisesToSend, blamesTheLink, blamesTheNetwork, receiptNumber);
    assert.deepEqual(await ratings(), []);
    const written = () => watched.comment(0).value + JSON.stringify({...sessionStorage});
    assert.match(await page.evaluate(written), /a->b/, 'what was written is still there');
    site.lead(token);
    await triesAgain(stage);
  },
});

/** The same for loading the invitation: the form may wait, the link is valid. */
const foreignAtFirst = (what: string, way: Way, everywhere = false): Story => ({
  title: `does not blame the link where ${what}, with a code on the console`,
  page: {...reported('behind a gateway that answers itself', everywhere), gateway: way},
  async happens({page, site, token, ratings}) {
    const citizen = person(page);
    await page.waitFor('a code for the author', () => /gov-rating: \w+/.test(watched.complaints()));
    await page.waitFor('words', () => watched.text(0) !== '');
    await citizen.doesNotRead(blamesTheLink, promisesToSend);
    assert.deepEqual(await ratings(), []);
    assert.ok(site.requests(token).length > 0);
  },
});

const moved: readonly Story[] = ([301, 302, 307, 308] as const).flatMap(status => [
  {
    title: `keeps a rating that is redirected with ${status}, writes a code to the console, and sends it when the way is free`,
    page: reported('behind a gateway that wants https', status === 307),
    async happens({page, site, token, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      site.lead(token, only('POST', redirects(status)));
      await citizen.sends();
      await page.waitFor('a code for the author', () => /gov-rating: \w+/.test(watched.complaints()));
      const sent = (says: string) => !new RegExp(says).test(watched.text(0));
      await page.waitFor('the end of sending', sent, sentences.saysThatItIsSent.source);
      await citizen.doesNotRead(blamesTheLink, receiptNumber, /请求方法/);
      site.lead(token);
      await comesOnline(page);
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: `does not blame the link where the invitation is led elsewhere by ${status}`,
    page: {...reported('behind a gateway that wants https'), gateway: redirects(status)},
    // The browser remembers a permanent redirection for the pages after it.
    spoils: true,
    async happens({page}) {
      await page.waitFor('a code for the author', () => /gov-rating: \w+/.test(watched.complaints()));
      await person(page).doesNotRead(blamesTheLink);
    },
  },
]);

const passing: readonly Story[] = [
  {
    title: 'sends once more where the server is overloaded once',
    page: {...behind('behind an overloaded server', true), noise: overloadNoise},
    async happens({page, site, token, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      site.lead(token, only('POST', times(1, ways.isOverloaded)));
      await citizen.sends();
      await page.waitFor('the end of sending', says => !new RegExp(says).test(watched.text(0)), '正在');
      await comesOnline(page);
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'stores one rating where its answer is lost',
    page: behind('behind a cable that breaks', true),
    async happens({page, site, token, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      let lost = 0;
      // Browsers repeat a request by themselves when a connection breaks; the repeated one fails too.
      site.lead(
        token,
        only('POST', (...args) => (++lost, ways.losesTheAnswer(...args))),
      );
      await citizen.sends();
      await citizen.reads('that it is kept', promisesToSend);
      assert.ok(lost > 0);
      site.lead(token);
      await comesOnline(page);
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'stores one rating where its answer is lost and the gateway removes the key',
    page: {...behind('behind a gateway that removes the key'), noise: alteredNoise},
    async happens({page, site, token, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      site.lead(token, only('POST', both(ways.losesTheAnswer, ways.stripsIdempotencyKey)));
      await citizen.sends();
      await citizen.reads('that it is kept', promisesToSend);
      site.lead(token, ways.stripsIdempotencyKey);
      await comesOnline(page);
      await page.waitFor('an end', says => !new RegExp(says).test(watched.text(0)), promisesToSend.source);
      await citizen.doesNotRead(/Idempotency/i);
      const isReceived = receiptNumber.test(await citizen.text());
      assert.equal((await ratings()).length, isReceived ? 1 : 0);
    },
  },
  {
    title: 'speaks to citizens as to citizens where the gateway removes the key of a request',
    page: {
      ...behind('behind a gateway that removes the key', true),
      noise: alteredNoise,
      gateway: ways.stripsIdempotencyKey,
    },
    async happens(stage) {
      const {page, site, token, ratings} = stage;
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      await citizen.sends();
      await page.waitFor('the end of sending', says => !new RegExp(says).test(watched.text(0)), '正在');
      await citizen.doesNotRead(/Idempotency/i, blamesTheLink, promisesToSend);
      if (receiptNumber.test(await citizen.text())) assert.deepEqual(await ratings(), ['dissatisfied']);
      else {
        site.lead(token);
        await triesAgain(stage);
      }
    },
  },
  {
    title: 'says that the network is down, and shows what is rated when it is back',
    page: {...behind('behind a cable that is out', true), gateway: ways.drops},
    async happens({page, site, token, ratings}) {
      const citizen = person(page);
      await citizen.reads('that there is no connection', /连接|网络|连不上/);
      await citizen.doesNotRead(blamesTheLink);
      site.lead(token);
      await comesOnline(page);
      await page.waitFor('what is rated', () => watched.text(0).includes('建设工程'));
      await citizen.rates();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'passes a firewall with a comment that it has nothing against',
    page: {...plain, where: 'behind a firewall', gateway: ways.refusesArrows},
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      await citizen.writes(['o', 'k']);
      await citizen.sends();
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
];

export const gateways: HostileClass = {
  pages: [],
  stories: [
    foreign('a firewall refuses an arrow in a comment', ways.refusesArrows, true),
    foreign('a firewall refuses every rating', ways.refusesPosts),
    foreign('a portal answers with a page', ways.answersWithAPage),
    foreign('a portal answers with an envelope of its own', ways.answersWithAnEnvelope),
    foreign('a gateway removes who asks, from ratings only', ways.stripsAuthorization),
    foreignAtFirst('a gateway removes who asks', ways.stripsAuthorization, true),
    foreignAtFirst('a portal answers with a page', ways.answersWithAPage),
    foreignAtFirst('a portal answers with an envelope of its own', ways.answersWithAnEnvelope),
    ...moved,
    ...passing,
  ],
};
