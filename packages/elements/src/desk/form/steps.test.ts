import {expect, oneEvent} from '@open-wc/testing';
import {neighbour, startDeskBackend, type DeskBackend} from '../../testing/desk-backend.ts';
import {openDesk, type DeskPage} from '../../testing/desk-page.ts';
import {webStorage} from '../../testing/stored.ts';
import {defineGovRatingDesk} from '../element.ts';

defineGovRatingDesk();

describe('<gov-rating-desk> with an order', () => {
  let backend: DeskBackend;
  let page: DeskPage;
  let number: string;
  beforeEach(async () => {
    backend = await startDeskBackend();
    number = await backend.badRating('不动产转移登记');
  });
  afterEach(() => page.element.remove());

  const contact = {step: 'contact', reached: true, note: '已联系'} as const;
  const open = async (person: string) => {
    page = await openDesk({client: backend.desk(person)});
    await page.openOrder(number);
  };
  const changed = () => oneEvent(page.element, 'gov-rating-order-changed') as Promise<CustomEvent>;

  it('shows the rating, how far it has come and everything that happened, oldest first', async () => {
    await backend.take('staff', number, {step: 'sign'}, contact);
    await open('staff');
    await page.settled(() => page.text('.tags').includes('未在承诺时间内办结'));
    await page.settled(() => page.text('.timeline').includes('天河区分局'));
    expect(page.text('blockquote')).to.equal('等了两个小时');
    expect(page.text('.progress [aria-current="step"]')).to.equal('已联系');
    expect(page.texts('.timeline > li')).to.deep.equal([
      '收到差评，生成工单 2026年11月25日 10:12',
      '签收 → 已签收 2026年11月25日 10:12 · 天河区分局 · 机构工作人员',
      '联系评价人 → 已联系 2026年11月25日 10:12 · 天河区分局 · 机构工作人员 是否联系上 是 办理记录（内部） 已联系',
    ]);
  });

  it('offers what the server allows this person and nothing else', async () => {
    await open('staff');
    expect(page.steps()).to.deep.equal(['签收']);
    page.element.remove();
    await open('head');
    expect(page.steps()).to.deep.equal(['签收', '延期', '转办']);
    page.element.remove();
    await open('auditor');
    expect(page.steps()).to.deep.equal([]);
    expect(page.text('.steps')).to.equal('当前没有您可以办理的步骤。');
  });

  it('offers an order only to institutions that the server would let it go to, and says that they accept first', async () => {
    const targets = () => page.texts('#field-institutionCode option').filter(Boolean);
    await open('head');
    await page.press('转办');
    await page.settled(() => targets().length > 0);
    expect(targets()).to.deep.equal(['越秀区分局']);
    expect(page.text('.form')).to.contain('对方接收后才改由其承办');
    page.element.remove();
    await backend.desk('bureau').transferOrder({
      ...(await backend.desk('bureau').getOrder({orderNumber: number})).order,
      institutionCode: neighbour.code,
      reason: '越秀区办理',
    });
    await backend.take('neighbour', number, {step: 'accept'});
    await open('provincial');
    await page.settled(() => page.text('.timeline').includes('越秀区分局'));
    await page.press('转办');
    expect(targets(), 'one that had the order gets it no more').to.deep.equal([]);
  });

  it('puts one step in colour: the usual next one', async () => {
    const usual = async (...found: string[]) => {
      await open('head');
      expect(page.texts('.step.primary')).to.deep.equal(found);
      expect(page.steps()[0]).to.equal(found[0]);
      page.element.remove();
    };
    await usual('签收');
    await backend.take('staff', number, {step: 'sign'});
    await usual('联系评价人');
    await backend.take('staff', number, contact);
    await usual('核实');
    await backend.take('staff', number, {step: 'verify', finding: 'unjustified', note: '不属实'});
    await usual('解释说明');
    number = await backend.badRating('另一事项');
    await backend.take('staff', number, {step: 'sign'}, contact, {step: 'verify', finding: 'justified', note: '属实'});
    await usual('整改完成');
  });

  it('takes a step without fields at once, fires the event and keeps the focus on the order', async () => {
    await open('staff');
    const event = changed();
    await page.press('签收', '.steps');
    expect((await event).detail).to.deep.equal({orderNumber: number, step: 'sign'});
    await page.settled(() => page.steps().includes('联系评价人') && page.focused()?.id === 'order');
    expect(page.text('[role="status"]')).to.equal('已提交：签收');
    await page.settled(() => page.text('.row .pill:not(.level)') === '已签收');
  });

  it('asks for every field that a step needs, and goes to the first that is missing', async () => {
    await backend.take('staff', number, {step: 'sign'});
    await open('staff');
    const before = backend.asked.length;
    await page.press('联系评价人', '.steps');
    await page.press('提交');
    await page.settled(() => page.texts('.form .error').join() === '请选择。,请填写此项。');
    await page.settled(() => page.focused()?.getAttribute('name') === 'reached');
    await expect(page.element).to.be.accessible();
    expect(backend.asked.length).to.equal(before);
    await page.choose('true');
    await page.write('#field-note', '已电话联系');
    const event = changed();
    await page.press('提交');
    await event;
    await page.settled(() => page.text('.timeline').includes('已电话联系'));
  });

  it('refuses a text that is too long before anything is sent', async () => {
    await backend.take('staff', number, {step: 'sign'});
    await open('staff');
    await page.press('联系评价人', '.steps');
    await page.choose('true');
    await page.write('#field-note', '字'.repeat(1001));
    await page.press('提交');
    await page.settled(() => page.text('.form .error').includes('最多 1000 字'));
  });

  it('keeps the input when another person was faster, and shows the new state', async () => {
    await backend.take('staff', number, {step: 'sign'});
    await open('staff');
    await page.press('联系评价人', '.steps');
    await page.choose('true');
    await page.write('#field-note', '我写的记录');
    await backend.take('head', number, {...contact, reached: false, note: '无人接听'});
    await page.press('提交');
    await page.settled(() => page.text('.form .trouble').includes('现在是“已联系”'));
    await expect(page.element).to.be.accessible();
    expect(page.all<HTMLTextAreaElement>('#field-note')[0]?.value).to.equal('我写的记录');
    expect(page.text('.timeline')).to.contain('无人接听');
    const event = changed();
    await page.press('提交');
    await event;
    await page.settled(() => page.text('.timeline').includes('我写的记录'));
  });

  it('lets the text be copied when the step is no longer possible', async () => {
    await backend.take('staff', number, {step: 'sign'}, contact);
    await open('staff');
    await page.press('核实', '.steps');
    await page.choose('justified');
    await page.write('#field-note', '我写的结论');
    await backend.take('head', number, {step: 'verify', finding: 'unjustified', note: '不属实'});
    await page.press('提交');
    await page.settled(() => page.text('.form .trouble').includes('不能再进行此步骤'));
    expect(page.all<HTMLTextAreaElement>('#field-note')[0]?.value).to.equal('我写的结论');
    expect(page.all('.form .primary')[0]?.getAttribute('aria-disabled')).to.equal('true');
    await page.press('取消');
    await page.settled(() => page.steps().includes('整改完成'));
  });

  it('keeps what was written when the answer is lost; sent again, it is done once', async () => {
    await backend.take('staff', number, {step: 'sign'});
    await open('staff');
    await page.press('联系评价人', '.steps');
    await page.choose('true');
    await page.write('#field-note', '只应记录一次');
    backend.loseNextAnswer();
    await page.press('提交');
    await page.settled(() => page.text('.form .trouble').includes('重试不会重复办理'));
    const event = changed();
    await page.press('提交');
    await event;
    await page.settled(() => page.text('.timeline').includes('只应记录一次'));
    expect(page.text('.timeline').split('只应记录一次')).to.have.length(2);
  });

  it('keeps a half filled form until its order is opened again, in memory only', async () => {
    const other = await backend.badRating('另一事项');
    await backend.take('staff', number, {step: 'sign'});
    await open('staff');
    await page.press('联系评价人', '.steps');
    await page.write('#field-note', '写到一半');
    await page.openOrder(other);
    expect(page.all('.form')).to.have.length(0);
    await page.openOrder(number);
    await page.press('联系评价人', '.steps');
    await page.settled(() => page.all<HTMLTextAreaElement>('#field-note')[0]?.value === '写到一半');
    expect(webStorage()).to.deep.equal([{}, {}]);
    expect(page.element.getAttributeNames()).to.deep.equal(['theme']);
  });

  it('lets the head extend with days and reason, and says why the server refuses too many', async () => {
    await backend.take('staff', number, {step: 'sign'}, contact);
    await backend.take('staff', number, {step: 'verify', finding: 'justified', note: '属实'});
    await open('head');
    await page.press('延期', '.steps');
    await page.write('#field-days', '9');
    await page.write('#field-reason', '须与承建单位核对');
    await page.press('提交');
    await page.settled(() => page.text('.form .error').includes('超出允许的延期天数'));
    await page.write('#field-days', '5');
    const event = changed();
    await page.press('提交');
    await event;
    await page.settled(() => page.text('.timeline').includes('延长天数 5'));
    expect(page.text('header .clock')).to.contain('还剩 15 个工作日');
  });

  it('hands an order to another institution by its name', async () => {
    await open('head');
    await page.press('转办', '.steps');
    await page.settled(() => page.all('#field-institutionCode option').length === 2);
    await page.write('#field-institutionCode', '11440104MB2D223456');
    await page.write('#field-reason', '属越秀区管辖');
    const event = changed();
    await page.press('提交');
    await event;
  });

  it('returns the focus to the row on the way back to the list', async () => {
    await open('staff');
    expect(page.focused()?.id).to.equal('order');
    await page.press('‹', '.back');
    await page.settled(() => page.focused()?.className === 'row');
    expect(page.text('.detail')).to.contain('选择左侧的一条');
  });

  it('says that an order is not there, or not to be seen', async () => {
    page = await openDesk({client: backend.desk('staff')});
    await page.element.open('GD20261124-00000-00000');
    await page.settled(() => page.text('.detail [role="alert"]').includes('差评工单不存在'));
  });
});
