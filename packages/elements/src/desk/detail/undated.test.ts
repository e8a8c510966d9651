import {expect} from '@open-wc/testing';
import {startDeskBackend, type DeskBackend} from '../../testing/desk-backend.ts';
import {openDesk, type DeskPage} from '../../testing/desk-page.ts';
import {defineGovRatingDesk} from '../element.ts';

defineGovRatingDesk();

/** Why there is no date yet, in the languages of the desk. */
const why = {
  'zh-CN': '当年的放假安排尚未录入，录入后自动确定期限。',
  'zh-TW': '當年的放假安排尚未登錄，登錄後自動確定期限。',
  en: 'The holidays of that year are not known yet; once they are, the date is set.',
};

describe('<gov-rating-desk> whose calendar lacks the year of a due date', () => {
  let backend: DeskBackend;
  let page: DeskPage;
  let number: string;
  beforeEach(async () => {
    backend = await startDeskBackend();
    // Three working days later is 2027, whose holidays no notice has set.
    backend.at('2026-12-30T09:00');
    number = await backend.badRating('不动产转移登记');
  });
  afterEach(() => page.element.remove());

  for (const [lang, pending, count] of [
    ['zh-CN', '期限待定', '待签收 期限待定 1 1'],
    ['zh-TW', '期限待定', '待簽收 期限待定 1 1'],
    ['en', 'Due date pending', 'Waiting to be signed for Due date pending 1 1'],
  ] as const)
    it(`says in ${lang} in list, entry and counts that the date of an order is pending, and why`, async () => {
      page = await openDesk({client: backend.desk('staff'), lang});
      await page.settled(() => page.all('.row').length > 0);
      expect(page.texts('.row .clock')).to.deep.equal([pending]);
      expect(page.text('[data-place="created"]')).to.equal(count);
      expect(page.text('[data-place="overdue"]')).to.match(/ 0$/);
      await page.openOrder(number);
      expect(page.text('.detail header .clock')).to.equal(pending);
      expect(page.text('.detail header')).to.contain(why[lang]);
      await expect(page.element).to.be.accessible();
    });

  it('says it of a review too, until it is decided', async () => {
    await backend.take('staff', number, {step: 'sign'});
    const {version} = (await backend.desk('head').getOrder({orderNumber: number})).order;
    const evidence = [{title: '窗口录像', reference: 'A-17'}];
    const asked = {orderNumber: number, version, ground: 'mistaken' as const, reason: '评价人点错了', evidence};
    await backend.desk('head').askReview(asked, {idempotencyKey: 'the-review-of-this-order'});
    page = await openDesk({client: backend.desk('bureau')});
    await page.openFirst('open');
    await page.settled(() => page.all('.review').length > 0);
    expect(page.text('.row .clock')).to.equal('期限待定');
    expect(page.text('.review')).to.contain('期限待定').and.contain(why['zh-CN']);
    await page.press('作出决定', '.steps');
    await page.choose('upheld');
    await page.write('#field-reason', '评价属实');
    await page.press('提交', '.form');
    await page.settled(() => page.text('.review').includes('维持评价'));
    expect(page.text('.review')).not.to.contain('期限待定');
  });

  it('says nothing of it where the date is known, and where no limit runs', async () => {
    backend.at('2026-11-25T09:00');
    const dated = await backend.badRating('不动产抵押登记');
    page = await openDesk({client: backend.desk('head')});
    await page.openOrder(dated);
    expect(page.text('.detail header')).to.contain('还剩 3 个工作日').and.not.contain(why['zh-CN']);
    expect(page.text('[data-place="created"]')).to.equal('待签收 期限待定 1 2');
  });
});
