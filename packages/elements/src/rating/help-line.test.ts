import {expect, fixtureCleanup} from '@open-wc/testing';
import {createClient} from '@gov-rating/sdk/core';
import {registerLanguage} from '../index.ts';
import {markedUyghur, marked, removeLanguages} from '../testing/marked-language.ts';
import {helpZhCN} from '../messages/help.ts';
import {zhCN} from '../messages/zh-CN.ts';
import {watchConsole} from '../testing/quiet-console.ts';
import {openRating, type RatingPage} from '../testing/rating-page.ts';
import {startBackend} from '../testing/backend.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

const phone = '020-12345678-12';
/** What a person reads, hears and dials in the lines with numbers. */
const linesOf = ({element}: RatingPage) =>
  [...element.renderRoot.querySelectorAll('.help')].map(line => {
    const link = line.querySelector('a');
    const without = (root: Element | null, hidden: string) => {
      const copy = root?.cloneNode(true) as Element;
      for (const part of copy.querySelectorAll(hidden)) part.remove();
      return copy.textContent?.replace(/\s+/g, ' ').trim();
    };
    return [without(line, '.sr'), without(link, '[aria-hidden]'), link?.getAttribute('href')];
  });
const general = ['需要帮助？拨打 12345', '拨打 1 2 3 4 5', 'tel:12345'];
const unused = 'A'.repeat(43);

describe('a person to reach from <gov-rating>', () => {
  let output: ReturnType<typeof watchConsole>;
  let page: RatingPage | undefined;
  let backend: Awaited<ReturnType<typeof startBackend>>;
  beforeEach(() => (output = watchConsole()));
  afterEach(() => {
    output.stop();
    page?.element.remove();
    removeLanguages();
    fixtureCleanup();
  });

  it('is 12345 where the link is none: with a real link, spoken digit by digit, and big enough to press', async () => {
    page = await openRating(await startBackend(), unused);
    expect(linesOf(page)).to.deep.equal([general]);
    const link = page.element.renderRoot.querySelector<HTMLElement>('.help a') as HTMLElement;
    expect(link.getBoundingClientRect().height).to.be.at.least(44);
    page.element.theme = 'elder';
    await page.element.updateComplete;
    expect(link.getBoundingClientRect().height).to.be.at.least(60);
    await expect(page.element).to.be.accessible();
  });

  for (const [state, opened] of [
    ['has expired', async () => (page = await openRating(backend, await backend.invite(-1)))],
    [
      'was used',
      async () => {
        const token = await backend.invite();
        await backend.client.submitRating({level: 'satisfied'}, {token, idempotencyKey: crypto.randomUUID()});
        page = await openRating(backend, token);
      },
    ],
    [
      'waits on a device of many people',
      async () => {
        page = await openRating(backend, await backend.invite());
        await page.choose('satisfied');
        backend.connect(false);
        page.sendButton().click();
        await page.settled(() => page?.text().includes(zhCN.keptHere) ?? false);
      },
    ],
  ] as const)
    it(`is first the institution, with its name and telephone, where the link ${state}`, async () => {
      backend = await startBackend({}, {phone});
      await opened();
      expect(page && linesOf(page)).to.deep.equal([
        [
          `打广州市规划和自然资源局电话 ${phone}`,
          '打广州市规划和自然资源局电话 0 2 0，1 2 3 4 5 6 7 8，1 2',
          'tel:02012345678',
        ],
        general,
      ]);
    });

  it('is nobody while the person rates, and once the rating is received', async () => {
    backend = await startBackend({}, {phone});
    page = await openRating(backend, await backend.invite());
    expect(linesOf(page)).to.deep.equal([]);
    await page.choose('satisfied');
    page.sendButton().click();
    await page.settled(() => /评价已收到/.test(page?.text() ?? ''));
    expect(linesOf(page)).to.deep.equal([]);
  });

  it('is the line of the region with its name, where the server has another than 12345', async () => {
    const hotline = {phone: '010-12345678', name: {'zh-CN': '市民热线', 'zh-TW': '市民熱線', en: 'Citizens line'}};
    backend = await startBackend({hotline});
    page = await openRating(backend, await backend.invite(-1));
    expect(linesOf(page)).to.deep.equal([
      ['需要帮助？拨打 010-12345678 市民热线', '拨打 0 1 0，1 2 3 4 5 6 7 8', 'tel:01012345678'],
    ]);
  });

  it('is whom the page names where the server cannot be asked', async () => {
    const client = createClient({
      baseUrl: location.origin,
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    page = await openRating({client}, unused, {helpPhone: '400-123-4567', hotline: '12333'});
    expect(linesOf(page)).to.deep.equal([
      ['打办事单位电话 400-123-4567', '打办事单位电话 4 0 0，1 2 3，4 5 6 7', 'tel:4001234567'],
      ['需要帮助？拨打 12333', '拨打 1 2 3 3 3', 'tel:12333'],
    ]);
    expect(output.lines).to.deep.equal([]);
  });

  it('is whom the server names, whatever the page says', async () => {
    backend = await startBackend({}, {phone});
    page = await openRating(backend, await backend.invite(-1), {helpPhone: '400-123-4567', hotline: '12333'});
    expect(linesOf(page).map(([, , href]) => href)).to.deep.equal(['tel:02012345678', 'tel:12345']);
  });

  for (const wrong of ['12345678', 'javascript:alert(1)', '020-12345678,1', `12345${'1'.repeat(500)}`, '请到窗口'])
    it(`is not what is no telephone, and the page's author hears of it: ${wrong.slice(0, 25)}`, async () => {
      page = await openRating(await startBackend(), unused, {helpPhone: wrong});
      expect(linesOf(page)).to.deep.equal([general]);
      expect(output.lines).to.deep.equal(['gov-rating: phone_refused']);
    });

  it('is written from left to right in a language that is written from right to left', async () => {
    registerLanguage(marked(markedUyghur, Object.values(helpZhCN)));
    backend = await startBackend({}, {phone});
    page = await openRating(backend, await backend.invite(-1), {lang: 'ug'});
    const [number] = page.element.renderRoot.querySelectorAll('.help bdi');
    expect(number?.textContent).to.equal(phone);
    expect(linesOf(page)[0]?.[0]).to.equal(`${markedUyghur.mark}打广州市规划和自然资源局电话 ${phone}`);
  });
});
