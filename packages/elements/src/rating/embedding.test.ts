import {expect, fixture, html} from '@open-wc/testing';
import type {GovRatingScaleElement} from '../scale/element.ts';
import {startBackend, type Backend} from '../testing/backend.ts';
import {watchConsole} from '../testing/quiet-console.ts';
import {openRating, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import type {GovRatingElement} from './element.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

describe("<gov-rating> and the page author's mistakes", () => {
  let backend: Backend;
  let page: RatingPage;
  let output: ReturnType<typeof watchConsole>;

  beforeEach(async () => {
    backend = await startBackend();
    output = watchConsole();
  });
  afterEach(() => {
    page?.element.remove();
    output.stop();
  });

  for (const channel of ['billboard', 'system_default', 'hall_tablet', 'sms'])
    it(`sends a rating with a channel that a page may not claim as one from the web, with a code on the console: ${channel}`, async () => {
      page = await openRating(backend, await backend.invite(), {channel: channel as 'web'});
      await page.choose('satisfied');
      await sendAndSee(page, 'gov-rating-received');
      expect(output.lines).to.deep.equal(['gov-rating: channel_unknown']);
    });

  for (const channel of ['web', 'hall_tablet', undefined])
    it(`sends a rating through the channel that the invitation decides, where the page says ${channel ?? 'nothing'}`, async () => {
      page = await openRating(
        backend,
        await backend.invite(1, 'hall_terminal'),
        channel ? {channel: channel as 'web'} : {},
      );
      await page.choose('satisfied');
      await sendAndSee(page, 'gov-rating-received');
      expect(output.lines).to.deep.equal([]);
    });

  it('asks for a level where the page sets one that the standard does not have', async () => {
    const scale = await fixture<GovRatingScaleElement>(
      html`<gov-rating-scale lang="zh-CN" value="excellent"></gov-rating-scale>`,
    );
    expect(scale.renderRoot.querySelector('[role=alert]')?.textContent).to.equal('请先选一个等级。');
    expect(scale.checkValidity()).to.equal(false);
    scale.value = 'wonderful' as 'satisfied';
    await scale.updateComplete;
    expect(output.lines).to.deep.equal(['gov-rating: level_unknown']);
    scale.value = 'satisfied';
    await scale.updateComplete;
    expect(scale.renderRoot.querySelector('[role=alert]')?.textContent).to.equal('');
  });

  it('falls back to another language where the page names an unknown one, with one code on the console', async () => {
    page = await openRating(backend, await backend.invite(), {lang: 'tlh'});
    expect(page.sendButton().textContent?.trim()).to.match(/^(提交评价|Send rating)$/);
    await page.choose('dissatisfied');
    expect(output.lines).to.deep.equal(['gov-rating: language_unknown']);
  });

  for (const facts of [{variant: 'hearts'}, {theme: 'neon'}, {layout: 'sideways'}, {size: 'tiny'}, {messages: {}}])
    it(`draws as usual whatever is written into ${Object.keys(facts)[0]}`, async () => {
      page = await openRating(backend, await backend.invite(), facts as Partial<GovRatingElement>);
      expect(page.radios()).to.have.length(5);
      expect(output.lines).to.deep.equal([]);
    });

  it('loads again by itself when the connection comes back', async () => {
    backend.connect(false);
    page = await openRating(backend, await backend.invite());
    expect(page.heading()).to.contain('没有连上');
    backend.connect(true);
    await page.settled(() => page.heading() === '建设工程规划许可证核发');
  });

  it('has larger text and targets in size large, as its parts have', async () => {
    page = await openRating(backend, await backend.invite(), {size: 'large'});
    const box = page.radios()[0] as HTMLInputElement;
    expect(box.getBoundingClientRect().height).to.be.at.least(60);
    expect(getComputedStyle(box.nextElementSibling as Element).fontSize).to.equal('22.5px');
  });
});
