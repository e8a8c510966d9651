import {expect} from '@open-wc/testing';
import {startBackend, type Backend} from '../testing/backend.ts';
import {openRating, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

const returnUrl = 'https://www.example.gov.cn/mine/?from=rating';

describe('<gov-rating> of a department that offers a way back', () => {
  let backend: Backend;
  let page: RatingPage | undefined;

  beforeEach(async () => {
    backend = await startBackend();
  });
  afterEach(() => page?.element.remove());

  /** The link that a person sees; null without one. */
  const link = () => page?.element.renderRoot.querySelector<HTMLAnchorElement>('[part=return]') ?? null;
  const invited = (validHours = 1) => backend.invite(validHours, undefined, returnUrl);

  for (const [lang, words] of [
    ['zh-CN', '返回'],
    ['zh-TW', '返回'],
    ['en', 'Return'],
  ] as const)
    it(`offers the person one link after the rating, in ${lang}, to the very address and without the token`, async () => {
      const token = await invited();
      page = await openRating(backend, token, {lang});
      expect(link(), 'not before the end').to.equal(null);
      await page.choose('satisfied');
      await sendAndSee(page, 'gov-rating-received');
      expect(link()?.textContent).to.equal(words);
      expect(link()?.href).to.equal(returnUrl);
      expect(link()?.outerHTML).not.to.contain(token);
      expect(page.element.renderRoot.querySelectorAll('[part=return]')).to.have.length(1);
      await expect(page.element).to.be.accessible();
    });

  it('offers the same link after the best and after the worst level', async () => {
    const seen = [];
    for (const level of ['very_satisfied', 'very_dissatisfied']) {
      page = await openRating(backend, await invited());
      await page.choose(level);
      await page.write('等了很久');
      await sendAndSee(page, 'gov-rating-received');
      seen.push(link()?.outerHTML.replace(/<!--.*?-->/g, ''));
      page.element.remove();
    }
    expect(seen[0]).to.be.a('string');
    expect(seen[1]).to.equal(seen[0]);
  });

  it('never leads away by itself, and tells the page nothing of the address', async () => {
    const {href} = location;
    page = await openRating(backend, await invited());
    await page.choose('satisfied');
    const {detail} = await sendAndSee(page, 'gov-rating-received');
    expect(Object.keys(detail as object)).to.deep.equal(['receiptNumber', 'orderNumber', 'itemName', 'current']);
    expect(location.href).to.equal(href);
  });

  it('offers it too where the link has expired and where the service has been rated', async () => {
    page = await openRating(backend, await invited(-1));
    expect(page.heading()).to.equal('这个链接已经过期');
    expect(link()?.href).to.equal(returnUrl);
    page.element.remove();

    const token = await invited();
    await backend.client.submitRating({level: 'satisfied'}, {token, idempotencyKey: 'another-page-sent-this'});
    page = await openRating(backend, token);
    expect(page.heading()).to.equal('这次服务已经评过了');
    expect(link()?.href).to.equal(returnUrl);
  });

  it('leads nobody away from a shared device that has yet to send the rating', async () => {
    page = await openRating(backend, await invited());
    await page.choose('satisfied');
    backend.connect(false);
    await sendAndSee(page, 'gov-rating-kept');
    expect(page.text()).to.contain('请不要关掉这一页');
    expect(link()).to.equal(null);
  });

  it('leads nobody away from a refused rating that can be mended', async () => {
    const token = await invited();
    const client: typeof backend.client = {
      ...backend.client,
      submitRating: draft =>
        backend.client.submitRating({...draft, comment: '好'.repeat(500)}, {token, idempotencyKey: 'x'.repeat(20)}),
    };
    page = await openRating({client}, token);
    await page.choose('satisfied');
    await sendAndSee(page, 'gov-rating-refused');
    await page.settled(() => page?.heading() === '评价没有交上去');
    expect(link()).to.equal(null);
  });

  it('offers none where the department gave none, and follows no address but https', async () => {
    page = await openRating(backend, await backend.invite(-1));
    expect(link()).to.equal(null);
    page.element.remove();
    for (const address of ['javascript:alert(1)', 'http://www.example.gov.cn/', ' https://www.example.gov.cn/']) {
      const client: typeof backend.client = {
        ...backend.client,
        getInvitation: async (...request) => ({
          ...(await backend.client.getInvitation(...request)),
          returnUrl: address,
        }),
      };
      page = await openRating({client}, await backend.invite(-1));
      expect(page.heading(), address).to.equal('这个链接已经过期');
      expect(link(), address).to.equal(null);
      page.element.remove();
    }
  });
});
