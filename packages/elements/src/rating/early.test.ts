import type {RatingClient} from '@gov-rating/sdk/core';
import {expect, oneEvent} from '@open-wc/testing';
import {startBackend, type Backend} from '../testing/backend.ts';
import {drawn, ratingPage, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

describe('<gov-rating> before the server has answered', () => {
  let backend: Backend;
  let answer: () => void;
  let client: RatingClient;
  let page: RatingPage | undefined;

  beforeEach(async () => {
    sessionStorage.clear();
    backend = await startBackend();
    const held = new Promise<void>(resolve => (answer = resolve));
    client = {
      ...backend.client,
      getInvitation: async (input, options) => {
        await held;
        return backend.client.getInvitation(input, options);
      },
    };
  });
  afterEach(() => {
    answer();
    page?.element.remove();
  });

  /** The element right after its first render. */
  async function opened(token: string, sharedDevice = false) {
    const element = document.createElement('gov-rating');
    Object.assign(element, {client, token, sharedDevice, lang: 'zh-CN'});
    document.body.append(element);
    await drawn(element);
    const scale = element.renderRoot.querySelector('gov-rating-scale');
    const radios = [...(scale?.renderRoot.querySelectorAll<HTMLInputElement>('input') ?? [])];
    return {element, radios};
  }

  it('shows five levels that can be chosen', async () => {
    const {element, radios} = await opened(await backend.invite());
    expect(radios.filter(radio => !radio.disabled && !radio.checked)).to.have.length(5);
    expect(element.renderRoot.querySelector('h2')?.textContent).to.equal('正在打开…');
    await expect(element).to.be.accessible();
    answer();
    page = await ratingPage(element);
  });

  it('moves no level when the answer comes', async () => {
    const {element, radios} = await opened(await backend.invite());
    const places = () => radios.map(radio => radio.getBoundingClientRect().top);
    const before = places();
    answer();
    page = await ratingPage(element);
    expect(places()).to.deep.equal(before);
  });

  it('counts a choice that was made early', async () => {
    const {element, radios} = await opened(await backend.invite());
    radios[3]?.click();
    await drawn(element);
    answer();
    page = await ratingPage(element);
    expect(page.radios()[3]?.checked).to.equal(true);
    expect(page.boxes()).not.to.have.length(0);
    page.boxes()[0]?.click();
    await sendAndSee(page, 'gov-rating-received');
  });

  it('leaves the focus where the person is when the answer comes', async () => {
    const {element, radios} = await opened(await backend.invite());
    radios[0]?.focus();
    answer();
    page = await ratingPage(element);
    expect(element.shadowRoot?.activeElement?.localName).to.equal('gov-rating-scale');
  });

  it('says that the link is invalid although a level was chosen, fires the event, and keeps nothing', async () => {
    const {element, radios} = await opened('A'.repeat(43));
    radios[4]?.click();
    await drawn(element);
    const event = oneEvent(element, 'gov-rating-unavailable');
    answer();
    expect((await event).detail).to.deep.equal({reason: 'invalid'});
    page = await ratingPage(element);
    expect(page.heading()).to.equal('这个链接打不开');
    expect(JSON.stringify({...sessionStorage})).to.equal('{}');
  });
});
