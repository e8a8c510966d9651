import {expect, oneEvent} from '@open-wc/testing';
import {startDeskBackend, type DeskBackend} from '../../testing/desk-backend.ts';
import {openDesk, type DeskPage} from '../../testing/desk-page.ts';
import {defineGovRatingDesk} from '../element.ts';

defineGovRatingDesk();

describe('<gov-rating-desk> with reviews', () => {
  let backend: DeskBackend;
  let page: DeskPage;
  let number: string;
  beforeEach(async () => {
    backend = await startDeskBackend();
    number = await backend.badRating('不动产转移登记');
    await backend.take('staff', number, {step: 'sign'});
  });
  afterEach(() => page.element.remove());

  const evidence = [{title: '窗口录像', reference: 'A-17'}];
  const ask = async () => {
    const {version} = (await backend.desk('staff').getOrder({orderNumber: number})).order;
    await backend
      .desk('staff')
      .askReview({orderNumber: number, version, ground: 'mistaken', reason: '点错了', evidence});
  };
  const decide = async (decision: 'voided' | 'upheld') => {
    const {items} = await backend.desk('bureau').listReviews();
    await backend.desk('bureau').decideReview({reviewId: items[0]?.reviewId ?? '', decision, reason: '录像不清'});
  };
  const open = async (person: string) => {
    page = await openDesk({client: backend.desk(person)});
    await page.openOrder(number);
  };
  const changed = () => oneEvent(page.element, 'gov-rating-order-changed') as Promise<CustomEvent>;

  it('lets staff ask for a review with ground and proofs', async () => {
    await open('staff');
    await page.press('申请复核', '.steps');
    await page.choose('mistaken');
    await page.write('#field-reason', '评价人来电说明点错');
    await page.press('再加一项证据');
    await page.settled(() => page.all('.proof').length === 2);
    await expect(page.element).to.be.accessible();
    page.all('.proof:nth-of-type(2) .remove')[0]?.click();
    await page.settled(() => page.all('.proof').length === 1);
    await page.press('提交');
    await page.settled(() => page.texts('.form .error').at(-1) === '请填写此项。');
    const fields = page.all<HTMLInputElement>('.proof input');
    for (const [at, words] of ['通话录音', 'LY-0713'].entries()) {
      const field = fields[at] as HTMLInputElement;
      field.value = words;
      field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    }
    const event = changed();
    await page.press('提交');
    await event;
    await page.settled(() => page.text('.review').includes('通话录音 LY-0713'));
    expect(page.text('.review')).to.contain('复核 · 误评 待决定');
    expect(page.steps()).not.to.contain('申请复核');
  });

  it('lists reviews that wait, with their clock, and the bureau decides one', async () => {
    await ask();
    page = await openDesk({client: backend.desk('bureau')});
    await page.press('待决定', '.rail');
    await page.settled(() => page.texts('.row').join().includes('复核 · 误评'));
    expect(page.text('.row .clock')).to.equal('还剩 5 个工作日 复核期限 12月2日');
    await expect(page.element).to.be.accessible();
    page.all('.row')[0]?.click();
    await page.settled(() => page.steps().includes('作出决定'));
    await page.press('作出决定', '.steps');
    await page.choose('voided');
    await page.write('#field-reason', '录像清楚，确为误评');
    await page.settled(() => page.all<HTMLTextAreaElement>('#field-reason')[0]?.value !== '');
    const event = changed();
    await page.press('提交');
    expect((await event).detail.step).to.equal('decide');
    await page.settled(() => page.text('.detail').includes('此评价已作废'));
    await page.settled(() => page.text('.list').includes('没有符合条件的复核或申诉'));
    await expect(page.element).to.be.accessible();
  });

  it('offers no decision to the rated institution, to auditors, and to a person who decided before', async () => {
    await ask();
    for (const person of ['staff', 'head', 'auditor']) {
      await open(person);
      expect(page.steps()).not.to.contain('作出决定');
      page.element.remove();
    }
    await decide('upheld');
    await open('bureau');
    expect(page.steps()).not.to.contain('作出决定');
  });

  it('lets staff appeal against a review that upheld the rating; another person decides the appeal', async () => {
    await ask();
    await decide('upheld');
    await open('staff');
    expect(page.text('.review')).to.contain('维持评价');
    await page.press('提出申诉', '.steps');
    await page.write('#field-reason', '另有新证据');
    const fields = page.all<HTMLInputElement>('.proof input');
    for (const [at, words] of ['送达回证', 'SD-1187'].entries()) {
      const field = fields[at] as HTMLInputElement;
      field.value = words;
      field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    }
    const event = changed();
    await page.press('提交');
    await event;
    await page.settled(() => page.texts('.review h4').length === 2);
    expect(page.texts('.review h4')[1]).to.contain('申诉');
    page.element.remove();
    await open('provincial');
    expect(page.steps()).to.contain('作出决定');
  });
});
