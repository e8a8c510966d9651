import {expect} from '@open-wc/testing';
import {startDeskBackend, type DeskBackend} from '../testing/desk-backend.ts';
import {openDesk, type DeskPage} from '../testing/desk-page.ts';
import {defineGovRatingDesk} from './element.ts';

defineGovRatingDesk();

describe('<gov-rating-desk> says by which number the operator finds a refusal in the log', () => {
  let backend: DeskBackend;
  let page: DeskPage;
  beforeEach(async () => {
    backend = await startDeskBackend();
  });
  afterEach(() => page.element.remove());

  /** Expects the id of an answer after the label. */
  const expectLogged = (selector: string, label: string) =>
    expect(backend.requestIds.map(id => `${label} ${id}`)).to.include(page.text(selector));

  it('where a list or an entry is refused, outside the sentence that is read aloud, and selected at one press', async () => {
    page = await openDesk({client: backend.desk('staff')});
    await page.element.open('GD20261125-AAAAA-AAAAA');
    await page.settled(() => page.all('.detail .id').length > 0);
    expectLogged('.detail .id', '错误编号');
    const [number] = page.all('.detail .id bdi');
    expect(getComputedStyle(number as Element).getPropertyValue('-webkit-user-select')).to.equal('all');
    expect(number?.closest('[role="alert"]')).to.equal(null);
    await expect(page.element).to.be.accessible();
    page.element.remove();
    page = await openDesk({client: backend.desk('nobody'), lang: 'en'});
    await page.settled(() => page.all('.quiet .id').length > 0);
    expectLogged('.quiet .id', 'Error ID');
  });

  it('where a step is refused, and no longer once it is sent again', async () => {
    const number = await backend.badRating('不动产转移登记');
    page = await openDesk({client: backend.desk('head')});
    await page.openOrder(number);
    await backend.take('staff', number, {step: 'sign'});
    await page.press('签收', '.steps');
    await page.settled(() => page.all('.form .trouble').length > 0);
    expectLogged('.form .id', '错误编号');
    await page.press('取消', '.form');
    await page.press('延期', '.steps');
    await page.press('提交', '.form');
    await page.settled(() => page.text('.form .error') !== '');
    expect(page.all('.form .id'), 'the mistake was found on the device').to.have.length(0);
  });

  it('but shows no number where nobody answered', async () => {
    const number = await backend.badRating('不动产转移登记');
    page = await openDesk({client: backend.desk('staff')});
    backend.connect(false);
    await page.element.open(number);
    await page.settled(() => page.text('.detail').includes('无法连接服务器'));
    expect(page.all('.id')).to.have.length(0);
  });

  it('where the contact details are refused', async () => {
    const number = await backend.badRating('不动产转移登记', {name: '陈晓', phone: '13800138000'});
    const client = backend.desk('staff');
    page = await openDesk({
      client: {
        ...client,
        unmask: (_, options) => client.unmask({orderNumber: number, reason: '长'.repeat(2000)}, options),
      },
    });
    await page.openOrder(number);
    await page.press('显示', '.person');
    await page.write('#look-reason', '电话回访核实');
    await page.press('显示', 'dialog');
    await page.settled(() => page.text('#look-fault') !== '');
    expectLogged('dialog .id', '错误编号');
  });
});
