import {expect, oneEvent} from '@open-wc/testing';
import type {RatingClient} from '@gov-rating/sdk/core';
import {startBackend, type Backend} from '../testing/backend.ts';
import {drawn, openRating, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

/** Whether the service of a token is rated, by the server itself. */
const isRated = async (backend: Backend, token: string) =>
  (await backend.client.getInvitation({}, {token})).state === 'rated';

describe('<gov-rating> that meets one invitation after another', () => {
  let backend: Backend;
  let page: RatingPage;

  beforeEach(async () => {
    backend = await startBackend();
  });
  afterEach(() => {
    page.element.remove();
    history.replaceState(null, '', location.pathname + location.search);
  });

  /** Opens the page by its address, as a link does. */
  async function openByAddress(token: string): Promise<void> {
    location.hash = `invitation=${token}`;
    page = await openRating(backend, '');
  }

  async function formIsShown(): Promise<void> {
    await page.settled(() => page.heading() === '建设工程规划许可证核发');
    await drawn(page.element);
    expect(page.radios()).to.have.length(5);
  }

  it('shows the other invitation when the address changes, with nothing filled in', async () => {
    const [first, second] = [await backend.invite(), await backend.invite()];
    await openByAddress(first);
    await page.choose('dissatisfied');
    location.hash = `invitation=${second}`;
    await page.settled(() => page.heading().includes('正在打开'));
    await formIsShown();
    expect(page.radios().some(radio => radio.checked)).to.equal(false);
    await page.choose('satisfied');
    await sendAndSee(page, 'gov-rating-received');
    expect([await isRated(backend, first), await isRated(backend, second)]).to.deep.equal([false, true]);
  });

  it('rates the service that is shown, whatever the address says at that moment', async () => {
    const [first, second] = [await backend.invite(), await backend.invite()];
    await openByAddress(first);
    await page.choose('satisfied');
    // replaceState changes the address without an event, as the router of a host page may do.
    history.replaceState(null, '', `#invitation=${second}`);
    await sendAndSee(page, 'gov-rating-received');
    expect([await isRated(backend, first), await isRated(backend, second)]).to.deep.equal([true, false]);
  });

  it("never shows one citizen's receipt in place of the next one's form", async () => {
    const [first, second] = [await backend.invite(), await backend.invite()];
    let answer: () => void = () => undefined;
    const held = new Promise<void>(resolve => (answer = resolve));
    const slow: RatingClient = {
      ...backend.client,
      submitRating: async (draft, options) => {
        const receipt = await backend.client.submitRating(draft, options);
        await held;
        return receipt;
      },
    };
    page = await openRating({client: slow} as Backend, first);
    await page.choose('satisfied');
    const received = oneEvent(page.element, 'gov-rating-received');
    page.sendButton().click();
    page.element.token = second;
    await page.settled(() => page.heading().includes('正在打开'));
    await formIsShown();
    answer();
    await received;
    await page.element.updateComplete;
    expect(page.radios()).to.have.length(5);
    expect(await isRated(backend, second)).to.equal(false);
  });

  it('still sends what waits on a shared device after the next citizen has begun', async () => {
    const [first, second] = [await backend.invite(), await backend.invite()];
    page = await openRating(backend, first, {sharedDevice: true});
    await page.choose('satisfied');
    backend.connect(false);
    await sendAndSee(page, 'gov-rating-kept');
    const received = oneEvent(page.element, 'gov-rating-received');
    backend.connect(true);
    page.element.token = second;
    await received;
    expect(await isRated(backend, first)).to.equal(true);
    await formIsShown();
    expect(await isRated(backend, second)).to.equal(false);
  });

  it('takes an endpoint relative to the page', async () => {
    page = await openRating(backend, await backend.invite(), {endpoint: './api'});
    expect(page.radios()).to.have.length(5);
  });
});
