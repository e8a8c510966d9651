import {expect} from '@open-wc/testing';
import type {ProblemDocument} from '@gov-rating/contract';
import {createClient} from '@gov-rating/sdk/core';
import {startBackend, type Backend} from '../testing/backend.ts';
import {zhCN} from '../messages/zh-CN.ts';
import {zhTW} from '../messages/zh-TW.ts';
import {watchConsole} from '../testing/quiet-console.ts';
import {drawn, openRating, ratingPage, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

describe('<gov-rating> when something fails', () => {
  let backend: Backend;
  let page: RatingPage | undefined;
  let output: ReturnType<typeof watchConsole>;

  beforeEach(async () => {
    output = watchConsole();
    backend = await startBackend();
  });
  afterEach(() => {
    page?.element.remove();
    output.stop();
    location.hash = '';
  });

  const rateElsewhere = (token: string) =>
    backend.client.submitRating({level: 'satisfied'}, {token, idempotencyKey: 'another-page-sent-this'});

  it('says so when the service has been rated', async () => {
    const token = await backend.invite();
    await rateElsewhere(token);
    page = await openRating(backend, token);
    expect(page.heading()).to.equal(zhCN.rated);
    expect(page.text()).to.contain(zhCN.ratedElsewhere);
    await expect(page.element).to.be.accessible();
    expect(output.lines).to.deep.equal([]);
  });

  it('says so when the link has expired', async () => {
    page = await openRating(backend, await backend.invite(-1));
    expect(page.heading()).to.contain('已经过期');
    await expect(page.element).to.be.accessible();
  });

  it('says so when the link is forged, without blaming the author', async () => {
    page = await openRating(backend, 'A'.repeat(43));
    expect(page.heading()).to.contain('链接打不开');
    expect(output.lines).to.deep.equal([]);
  });

  it('says that the service has been rated meanwhile, and offers no retry that cannot help', async () => {
    const token = await backend.invite();
    page = await openRating(backend, token, {lang: 'zh-TW'});
    await page.choose('satisfied');
    await rateElsewhere(token);
    const {detail} = await sendAndSee(page, 'gov-rating-refused');
    expect(page.heading()).to.equal(zhTW.rated);
    expect(page.text()).to.contain(zhTW.ratedElsewhere);
    expect(detail).to.deep.equal({code: 'invitation_used', itemName: '建设工程规划许可证核发', current: true});
    await expect(page.element).to.be.accessible();
    expect(page.element.renderRoot.querySelector<HTMLButtonElement>('.end button')).to.equal(null);
  });

  /** The line with the id of a failed request; undefined without one. */
  const idLine = () => page?.element.renderRoot.querySelector('.id')?.textContent?.replace(/\s+/g, ' ').trim();

  it('says by which number the operator finds the refusal in the log, as a line that is selected at one press', async () => {
    page = await openRating(backend, 'A'.repeat(43));
    expect(backend.requestId()).to.match(/^[\w-]{16,}$/);
    expect(idLine()).to.equal(`错误编号 ${backend.requestId()}`);
    const number = page.element.renderRoot.querySelector('.id bdi') as HTMLElement;
    expect(getComputedStyle(number).getPropertyValue('-webkit-user-select')).to.equal('all');
    expect(number.closest('[role], [aria-describedby], #detail')).to.equal(null);
    page.element.remove();

    page = await openRating(backend, await backend.invite(-1), {lang: 'en'});
    expect(page.heading()).to.equal('This link has expired');
    expect(idLine(), 'an answer without a refusal').to.equal(undefined);
  });

  it('shows no number where nobody answered, and the one of the last refusal only', async () => {
    backend.connect(false);
    page = await openRating(backend, 'A'.repeat(43));
    expect(page.heading()).to.equal('没有连上');
    expect(idLine()).to.equal(undefined);
    backend.connect(true);
    await page.settled(() => page?.heading() === '这个链接打不开');
    expect(idLine()).to.equal(`错误编号 ${backend.requestId()}`);
    page.element.token = await backend.invite();
    await page.settled(() => page?.heading() === '建设工程规划许可证核发');
    expect(idLine()).to.equal(undefined);
  });

  it('lets the person try again when the server cannot be reached', async () => {
    backend.connect(false);
    page = await openRating(backend, await backend.invite());
    expect(page.heading()).to.contain('没有连上');
    await expect(page.element).to.be.accessible();
    backend.connect(true);
    page.element.renderRoot.querySelector<HTMLButtonElement>('.end button')?.click();
    await page.settled(() => page?.heading() === '建设工程规划许可证核发');
  });

  it('says that it was not the rating system that answered, with a code on the console', async () => {
    for (const [body, status] of [
      ['<p>sign in</p>', 200],
      ['{"items": []}', 200],
      ['', 200],
      ['{"code": 500, "message": "busy"}', 200],
      ['<h1>Forbidden</h1>', 403],
    ] as const) {
      const client = createClient({baseUrl: location.origin, fetch: () => new Response(body, {status})});
      page = await openRating({client}, await backend.invite());
      expect(page.heading(), body).to.equal('没有连到评价系统');
      expect(page.element.renderRoot.querySelector<HTMLButtonElement>('.end button')?.textContent).to.equal('再试一次');
      page.element.remove();
    }
    expect(new Set(output.lines)).to.deep.equal(new Set(['gov-rating: unexpected_answer']));
  });

  for (const [what, answer] of [
    ['a page of HTML', () => new Response('<h1>403</h1>', {status: 403, headers: {'content-type': 'text/html'}})],
    ['another system', () => Response.json({code: 500})],
  ] as const)
    it(`promises nothing where ${what} answers the rating, and keeps every word for another try`, async () => {
      let gateway = true;
      const token = await backend.invite();
      const client: typeof backend.client = {
        ...backend.client,
        submitRating: (draft, options) =>
          gateway
            ? createClient({baseUrl: location.origin, fetch: answer}).submitRating(draft, options)
            : backend.client.submitRating(draft, options),
      };
      page = await openRating({client}, token);
      await page.choose('dissatisfied');
      await page.write('流程：取号->填表->交材料->领证');
      const {detail} = await sendAndSee(page, 'gov-rating-refused');
      expect(detail.code).to.equal('unexpected_answer');
      expect(page.heading()).to.equal('没有连到评价系统');
      expect(page.text()).not.to.contain('自动');
      page.element.renderRoot.querySelector<HTMLButtonElement>('.end button')?.click();
      await page.settled(() => page?.heading() === '建设工程规划许可证核发');
      await drawn(page.element);
      expect(page.comment().value).to.equal('流程：取号->填表->交材料->领证');
      gateway = false;
      await sendAndSee(page, 'gov-rating-received');
      expect(output.lines).to.deep.equal(['gov-rating: unexpected_answer']);
    });

  it('leads back from a refusal to what is filled in', async () => {
    const client: typeof backend.client = {
      ...backend.client,
      submitRating: draft =>
        backend.client.submitRating({...draft, comment: '好'.repeat(500)}, {token, idempotencyKey: 'x'.repeat(20)}),
    };
    const token = await backend.invite();
    page = await openRating({client}, token);
    await page.choose('dissatisfied');
    await page.write('等了很久');
    await sendAndSee(page, 'gov-rating-refused');
    expect(page.heading()).to.equal('评价没有交上去');
    expect(page.text()).to.contain('写得太长了');
    expect(idLine()).to.equal(`错误编号 ${backend.requestId()}`);
    page.element.renderRoot.querySelector<HTMLButtonElement>('.end button')?.click();
    await page.settled(() => page?.heading() === '建设工程规划许可证核发');
    await drawn(page.element);
    expect(page.comment().value).to.equal('等了很久');
    expect(page.radios()[3]?.checked).to.equal(true);
  });

  it('leads nowhere back where the time to rate has passed, because no change can help', async () => {
    const words = '可以评价的时间已经过了。';
    const problem = {code: 'rating_window_closed', retry: false, messages: {'zh-CN': words}};
    const client: typeof backend.client = {
      ...backend.client,
      submitRating: (draft, options) =>
        createClient({baseUrl: location.origin, fetch: () => Response.json(problem, {status: 410})}).submitRating(
          draft,
          options,
        ),
    };
    page = await openRating({client}, await backend.invite());
    await page.choose('satisfied');
    await sendAndSee(page, 'gov-rating-refused');
    expect(page.heading()).to.equal('评价没有交上去');
    expect(page.text()).to.contain(words);
    expect(page.element.renderRoot.querySelector<HTMLButtonElement>('.end button')).to.equal(null);
  });

  it('shows a refusal that this version does not know', async () => {
    const problem: Partial<ProblemDocument> = {code: 'moved_to_the_moon' as 'not_found', retry: false};
    const client = createClient({
      baseUrl: location.origin,
      fetch: () => new Response(JSON.stringify(problem), {status: 403}),
    });
    page = await openRating({client}, await backend.invite());
    expect(page.heading()).to.equal('现在不能评价');
  });

  for (const [mistake, facts, code] of [
    ['a token that cannot be one', {token: 'kein Token'}, 'token_malformed'],
    ['no token at all', {token: ''}, 'token_malformed'],
    ['no server', {client: undefined, endpoint: 'nowhere'}, 'endpoint_missing'],
  ] as const)
    it(`shows the citizen a sentence and writes one code to the console: ${mistake}`, async () => {
      page = await openRating(backend, await backend.invite(), facts);
      expect(page.text()).to.match(/请联系办事窗口/);
      expect(output.lines).to.deep.equal([`gov-rating: ${code}`]);
    });

  it("finds the token in the page's address", async () => {
    location.hash = `#section&invitation=${await backend.invite()}`;
    page = await openRating(backend, '');
    expect(page.heading()).to.equal('建设工程规划许可证核发');
  });

  it('does not take a late answer for another invitation', async () => {
    let answerLate = (): void => undefined;
    const late = new Promise<void>(resolve => (answerLate = resolve));
    const first = await backend.invite();
    const client: typeof backend.client = {
      ...backend.client,
      async getInvitation(input, options) {
        const form = await backend.client.getInvitation(input, options);
        if (options?.token !== first) return form;
        await late;
        return {...form, service: {...form.service, itemName: '别人的事项'}};
      },
    };
    const element = document.createElement('gov-rating');
    Object.assign(element, {client, token: first, sharedDevice: true, lang: 'zh-CN'});
    document.body.append(element);
    await element.updateComplete;
    element.token = await backend.invite();
    page = await ratingPage(element);
    answerLate();
    await late;
    await page.choose('satisfied');
    expect(page.heading()).to.equal('建设工程规划许可证核发');
  });

  it('starts over for another invitation and forgets the answer to the former one', async () => {
    page = await openRating(backend, await backend.invite());
    await page.choose('dissatisfied');
    page.element.token = 'B'.repeat(43);
    page.element.token = await backend.invite();
    await page.element.updateComplete;
    page = await ratingPage(page.element);
    expect(page.heading()).to.equal('建设工程规划许可证核发');
    expect(page.radios().some(radio => radio.checked)).to.equal(false);
  });
});
