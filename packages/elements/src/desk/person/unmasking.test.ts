import {expect} from '@open-wc/testing';
import {aServedPerson} from '@gov-rating/contract/testing';
import {startDeskBackend, type DeskBackend} from '../../testing/desk-backend.ts';
import {openDesk, type DeskPage} from '../../testing/desk-page.ts';
import {webStorage} from '../../testing/stored.ts';
import {defineGovRatingDesk} from '../element.ts';

defineGovRatingDesk();

describe('<gov-rating-desk> and who was served', () => {
  const person = aServedPerson();
  let backend: DeskBackend;
  let page: DeskPage;
  let number: string;
  beforeEach(async () => {
    backend = await startDeskBackend();
    number = await backend.badRating('不动产转移登记', person);
  });
  afterEach(() => page.element.remove());

  const open = async (who: string) => {
    page = await openDesk({client: backend.desk(who)});
    await page.openOrder(number);
  };
  const show = async (reason = '电话回访核实') => {
    await page.press('显示', '.person');
    await page.write('#look-reason', reason);
    await page.press('显示', 'dialog');
  };
  const seen = () => page.text().includes(person.phone);

  /** Holds timers back, and fires them on request. */
  function holdTimers() {
    const original = window.setTimeout;
    const held: {readonly run: () => void; readonly after: number}[] = [];
    window.setTimeout = ((run: () => void, after = 0) =>
      after === 60_000 ? held.push({run, after}) : original(run, after)) as typeof setTimeout;
    return {
      pass: () => held.splice(0).forEach(({run}) => run()),
      release: () => void (window.setTimeout = original),
    };
  }

  it('is masked until a reason is given, and the reason is in the history', async () => {
    await open('staff');
    expect(page.text('.person')).to.contain('已遮盖');
    expect(seen()).to.equal(false);
    await page.press('显示', '.person');
    await page.settled(() => page.focused()?.id === 'look-reason');
    await expect(page.element).to.be.accessible();
    await page.press('显示', 'dialog');
    await page.settled(() => page.text('#look-fault').includes('请填写此项'));
    await page.write('#look-reason', '电话回访核实');
    await page.press('显示', 'dialog');
    await page.settled(seen);
    expect(page.text('.person')).to.contain(person.name);
    await page.settled(() => page.text('.timeline').includes('查看联系方式'));
    expect(page.text('.timeline')).to.contain('电话回访核实');
    await expect(page.element).to.be.accessible();
  });

  it('names who acted for a company beside it, each with its own number, and nobody where there was none', async () => {
    const agent = {name: '李经办', phone: '13900005678'};
    number = await backend.badRating('企业开办', aServedPerson({name: '广州市某某科技有限公司', agent}));
    await open('staff');
    await show();
    await page.settled(seen);
    expect(page.text('.person dl').replace(/\s+/g, '')).to.equal(
      `姓名广州市某某科技有限公司电话${person.phone}经办人李经办电话13900005678`,
    );
    await expect(page.element).to.be.accessible();
    page.element.remove();
    number = await backend.badRating('不动产转移登记', person);
    await open('staff');
    await show();
    await page.settled(seen);
    expect(page.text('.person')).not.to.contain('经办人');
  });

  it('is masked again after a minute', async () => {
    const timers = holdTimers();
    try {
      await open('staff');
      await show();
      await page.settled(seen);
      timers.pass();
      await page.settled(() => !seen());
      expect(page.text('[role="status"]')).to.equal('联系方式已遮盖');
    } finally {
      timers.release();
    }
  });

  it('is masked at once on request, when another order is opened and when the desk leaves the page', async () => {
    const other = await backend.badRating('另一事项');
    await open('staff');
    await show();
    await page.settled(seen);
    await page.press('立即遮盖');
    await page.settled(() => !seen());
    await show();
    await page.settled(seen);
    await page.openOrder(other);
    expect(seen()).to.equal(false);
    await page.openOrder(number);
    await show();
    await page.settled(seen);
    page.element.remove();
    await page.settled(() => !seen());
  });

  it('lets the next step follow a look, which is an act of its own', async () => {
    await open('staff');
    await show();
    await page.settled(() => page.text('.timeline').includes('查看联系方式'));
    await page.press('签收', '.steps');
    await page.settled(() => page.steps().includes('联系评价人'));
  });

  it('can be left without looking, by button and by Escape', async () => {
    await open('staff');
    await page.press('显示', '.person');
    await page.press('取消', 'dialog');
    await page.settled(() => !page.all<HTMLDialogElement>('dialog')[0]?.open);
    await page.press('显示', '.person');
    page.all<HTMLDialogElement>('dialog')[0]?.close();
    await page.settled(() => page.all('dialog form').length === 0);
    expect(backend.asked.filter(line => line.endsWith('/person'))).to.deep.equal([]);
  });

  it('is not offered without the duty to call back, nor for an anonymous rating', async () => {
    for (const who of ['bureau', 'auditor']) {
      await open(who);
      expect(page.all('.person')).to.have.length(0);
      page.element.remove();
    }
    number = await backend.badRating('匿名事项');
    await open('staff');
    expect(page.all('.person')).to.have.length(0);
  });

  it('says that there is no answer, and keeps the reason', async () => {
    await open('staff');
    backend.connect(false);
    await show();
    await page.settled(() => page.text('#look-fault').includes('无法连接服务器'));
    expect(page.all<HTMLTextAreaElement>('#look-reason')[0]?.value).to.equal('电话回访核实');
  });

  it('leaves no trace in addresses and storage', async () => {
    await open('staff');
    await show();
    await page.settled(seen);
    const addresses = performance.getEntriesByType('resource').map(({name}) => decodeURIComponent(name));
    expect([...addresses, ...backend.asked, location.href].filter(text => text.includes(person.phone))).to.deep.equal(
      [],
    );
    expect([...webStorage(), document.cookie]).to.deep.equal([{}, {}, '']);
  });
});
