import {expect} from '@open-wc/testing';
import {startDeskBackend, type DeskBackend} from '../testing/desk-backend.ts';
import {openDesk, type DeskPage} from '../testing/desk-page.ts';
import {defineGovRatingDesk} from './element.ts';

defineGovRatingDesk();

describe('<gov-rating-desk> is made of elements', () => {
  let backend: DeskBackend;
  let page: DeskPage;
  beforeEach(async () => {
    backend = await startDeskBackend();
    const number = await backend.badRating('不动产转移登记', {name: '陈晓', phone: '13800138000'});
    await backend.take('staff', number, {step: 'sign'});
    page = await openDesk({client: backend.desk('staff')});
    await page.openOrder(number);
    await page.settled(() => page.text('.timeline').includes('天河区分局'));
  });
  afterEach(() => page.element.remove());

  it('of which only the ones that a change concerns are drawn again, while a clerk types', async () => {
    await page.press('联系评价人', '.steps');
    const drawn: string[] = [];
    for (const part of page.all('.part')) Object.assign(part, {updated: () => void drawn.push(part.localName)});
    await page.write('#field-note', '已电话联系');
    expect(page.text('.counter')).to.match(/^5\//);
    expect(drawn).to.have.members(['gov-rating-desk-detail', 'gov-rating-desk-form']);
    drawn.length = 0;
    page.element.lang = 'en';
    await page.element.updateComplete;
    expect(new Set(drawn).size, 'another language concerns all').to.equal(5);
    expect(page.all<HTMLTextAreaElement>('#field-note')[0]?.value).to.equal('已电话联系');
  });

  it('whose events the page does not see, nor what is typed in them', async () => {
    const seen: string[] = [];
    const listen = (event: Event) => void seen.push(event.type);
    for (const type of ['act', 'keydown', 'keyup']) document.addEventListener(type, listen);
    await page.press('联系评价人', '.steps');
    await page.write('#field-note', '已电话联系');
    page.all('#field-note')[0]?.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true, composed: true}));
    for (const type of ['act', 'keydown', 'keyup']) document.removeEventListener(type, listen);
    expect(seen).to.deep.equal([]);
  });
});
