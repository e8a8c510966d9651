import {expect, fixture, html} from '@open-wc/testing';
import {defineGovRatingEvaluator} from '../evaluator/element.ts';
import {defineGovRatingKiosk} from '../kiosk/element.ts';
import {defineGovRating} from '../rating/element.ts';
import {startBackend} from '../testing/backend.ts';
import {startDeviceBackend} from '../testing/device-backend.ts';
import {openEvaluator} from '../testing/evaluator-page.ts';
import {openKiosk} from '../testing/kiosk-page.ts';
import {openRating} from '../testing/rating-page.ts';
import {aServed} from '../testing/scripted-terminal.ts';
import {allTextOf, drawnScreen} from '../testing/screen-page.ts';
import {defineGovRatingComment, type GovRatingCommentElement} from './element.ts';

defineGovRating();
defineGovRatingEvaluator();
defineGovRatingKiosk();
defineGovRatingComment();

const privacyNotice = {
  'zh-CN': '您的评价只用于改进服务，详见《隐私政策》。',
  'zh-TW': '您的評價只用於改進服務，詳見《隱私政策》。',
  en: 'Used to improve services only.',
};
const said = privacyNotice['zh-CN'];
const usual = '请不要写身份证号、电话。';

/** The sentences below a field for words, as they are read with it. */
const below = (root: ParentNode | null | undefined) =>
  ['hint', 'notice'].map(id => root?.querySelector(`#${id}`)?.textContent ?? '');

const commentOf = (element: Element) => element.shadowRoot?.querySelector('gov-rating-comment')?.shadowRoot;

describe('the sentence of a deployment about privacy', () => {
  it('is read with the field, after the usual advice, and is nothing where nothing is said', async () => {
    const comment = await fixture<GovRatingCommentElement>(
      html`<gov-rating-comment lang="zh-CN" notice=${said}></gov-rating-comment>`,
    );
    expect(below(comment.shadowRoot)).to.deep.equal([usual, said]);
    const field = comment.shadowRoot?.querySelector('textarea');
    expect(field?.getAttribute('aria-describedby')?.split(' ')).to.include.members(['hint', 'notice']);
    await expect(comment).to.be.accessible();
    comment.notice = '';
    await comment.updateComplete;
    expect(below(comment.shadowRoot)).to.deep.equal([usual, '']);
  });

  for (const lang of ['zh-CN', 'zh-TW', 'en'] as const)
    it(`is on the form of a page in ${lang}, the same for every level`, async () => {
      const backend = await startBackend({privacyNotice});
      const page = await openRating(backend, await backend.invite(), {lang});
      for (const level of ['very_satisfied', 'very_dissatisfied']) {
        await page.choose(level);
        expect(below(commentOf(page.element))[1], level).to.equal(privacyNotice[lang]);
      }
      page.element.remove();
    });

  it('leads to the page that says more, beside the form, so that nothing of the rating is lost', async () => {
    const privacyPage = 'https://www.example.gov.cn/privacy';
    const backend = await startBackend({privacyNotice, privacyPage});
    const page = await openRating(backend, await backend.invite());
    await page.choose('dissatisfied');
    const link = page.element.renderRoot.querySelector<HTMLAnchorElement>('a[part="privacy"]');
    expect([link?.textContent, link?.href, link?.target, link?.rel]).to.deep.equal([
      said,
      privacyPage,
      '_blank',
      'noreferrer',
    ]);
    expect(below(commentOf(page.element)), 'it is not there twice').to.deep.equal([usual, '']);
    await expect(page.element).to.be.accessible();
    page.element.remove();
  });

  it('is text without a link where the address of the page is a program', async () => {
    const backend = await startBackend({privacyNotice, privacyPage: 'javascript:alert(1)'});
    const page = await openRating(backend, await backend.invite());
    await page.choose('dissatisfied');
    expect(page.element.renderRoot.querySelector('a')).to.equal(null);
    expect(below(commentOf(page.element))).to.deep.equal([usual, said]);
    page.element.remove();
  });

  it('is on no form of a server that says nothing more', async () => {
    const backend = await startBackend();
    const page = await openRating(backend, await backend.invite());
    await page.choose('satisfied');
    expect(below(commentOf(page.element))).to.deep.equal([usual, '']);
    page.element.remove();
  });

  it('is on the screen at a window', async () => {
    const hall = await startDeviceBackend({privacyNotice});
    await hall.pair();
    const page = await openEvaluator(hall.device);
    await page.until(() => page.heading() === '3 号窗口');
    await hall.prompt();
    await page.until(() => page.radios().length === 5);
    await page.choose('dissatisfied');
    expect(below(commentOf(page.element))).to.deep.equal([usual, said]);
    page.element.remove();
  });

  it('is on a terminal, also when it is switched on without a network', async () => {
    localStorage.removeItem('gov-rating-terminal-facts');
    const hall = await startDeviceBackend({privacyNotice});
    await hall.pair('terminal');
    const name = `kiosk-notice-${crypto.randomUUID()}`;
    const {institutionCode, pointId} = hall;
    for (const connected of [true, false]) {
      hall.connect(connected);
      const page = await openKiosk(hall.terminal(name));
      await page.until(() => page.heading() === '3 号窗口');
      const servedAt = new Date(Date.now() - 60_000).toISOString();
      page.element.service = aServed({institutionCode, pointId, servedAt});
      await drawnScreen(page.element);
      await page.choose('dissatisfied');
      expect(allTextOf(page.element), connected ? 'with a network' : 'without a network').to.contain(said);
      page.element.remove();
    }
  });
});
