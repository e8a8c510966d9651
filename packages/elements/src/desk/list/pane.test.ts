import {expect} from '@open-wc/testing';
import {startDeskBackend, county, type DeskBackend} from '../../testing/desk-backend.ts';
import {openDesk, type DeskPage} from '../../testing/desk-page.ts';
import {watchConsole} from '../../testing/quiet-console.ts';
import {defineGovRatingDesk} from '../element.ts';

defineGovRatingDesk();

describe('<gov-rating-desk> lists', () => {
  let backend: DeskBackend;
  let page: DeskPage;
  beforeEach(async () => {
    backend = await startDeskBackend();
  });
  afterEach(() => page.element.remove());

  it('can be used with a screen reader: empty, filled, open, filtered, failed, signed out, in every theme', async () => {
    page = await openDesk({client: backend.desk('staff')});
    await expect(page.element).to.be.accessible();
    const number = await backend.badRating('不动产转移登记');
    await page.element.refresh();
    await page.openOrder(number);
    for (const theme of ['light', 'dark', 'contrast', 'elder'] as const) {
      page.element.theme = theme;
      await page.element.updateComplete;
      await expect(page.element).to.be.accessible();
    }
    for (const lang of ['zh-TW', 'en']) {
      page.element.lang = lang;
      await page.element.updateComplete;
      await expect(page.element).to.be.accessible();
    }
    backend.connect(false);
    await page.element.refresh();
    await expect(page.element).to.be.accessible();
    page.element.remove();
    backend.connect(true);
    page = await openDesk({client: backend.desk('nobody')});
    await expect(page.element).to.be.accessible();
  });

  it('shows what is due first on top, each clock in words', async () => {
    backend.at('2026-11-19T09:00');
    await backend.badRating('逾期的事项');
    backend.at('2026-11-20T09:00');
    await backend.badRating('今天到期的事项');
    backend.at('2026-11-25T09:00');
    await backend.badRating('还有三天的事项');
    page = await openDesk({client: backend.desk('staff')});
    expect(page.texts('.row .item')).to.deep.equal(['逾期的事项', '今天到期的事项', '还有三天的事项']);
    expect(page.texts('.row .clock')).to.deep.equal([
      '已逾期 1 个工作日 联系核实期限 11月24日',
      '今天到期 联系核实期限 11月25日',
      '还剩 3 个工作日 联系核实期限 11月30日',
    ]);
    const shapes = page.all('.row .clock path').map(path => path.getAttribute('d'));
    expect(new Set(shapes).size).to.equal(3);
  });

  it('counts orders by state and shows those of one state, or the overdue ones', async () => {
    backend.at('2026-11-19T09:00');
    const late = await backend.badRating('逾期的事项');
    backend.at('2026-11-25T09:00');
    await backend.badRating('新的事项');
    await backend.take('staff', late, {step: 'sign'});
    page = await openDesk({client: backend.desk('staff')});
    expect(page.texts('.place').slice(0, 4)).to.deep.equal(['全部工单 2', '已逾期 1', '待签收 1', '已签收 逾期 1 1']);
    await page.press('已签收', '.rail');
    await page.settled(() => page.texts('.row .item').join() === '逾期的事项');
    expect(page.all('.place[aria-current="true"]')[0]?.textContent).to.contain('已签收');
    await page.press('已逾期', '.rail');
    await page.settled(() => page.texts('.row .item').join() === '逾期的事项' && page.text('.list').includes('1 条'));
    await backend.take('staff', late, {step: 'contact', reached: true, note: '已联系'});
    await page.press('已核实', '.rail');
    await page.settled(() => page.text('.list').includes('没有符合条件的工单'));
  });

  it('shows orders of one institution', async () => {
    await backend.badRating('天河的事项');
    page = await openDesk({client: backend.desk('bureau')});
    await page.settled(() => page.all('.filter option').length === 4);
    expect(page.texts('.filter option')).to.deep.equal([
      '全部机构',
      '广州市规划和自然资源局',
      '越秀区分局',
      '天河区分局',
    ]);
    const select = page.all<HTMLSelectElement>('.filter select')[0] as HTMLSelectElement;
    const show = (code: string) => {
      select.value = code;
      select.dispatchEvent(new Event('change', {bubbles: true}));
    };
    show('11440104MB2D223456');
    await page.settled(() => page.text('.list').includes('没有符合条件的工单'));
    show(county.code);
    await page.settled(() => page.texts('.row .item').join() === '天河的事项');
  });

  it('offers no choice of institutions to a person who sees a single one', async () => {
    const number = await backend.badRating('天河的事项');
    page = await openDesk({client: backend.desk('head')});
    await page.openOrder(number);
    await page.settled(() => page.text('.facts').includes('承办机构 天河区分局'));
    expect(page.all('.filter')).to.have.length(0);
    expect(page.text('.row')).not.to.contain('天河区分局');
  });

  it('learns who has signed in when the connection is back', async () => {
    backend.connect(false);
    page = await openDesk({client: backend.desk('bureau')});
    backend.connect(true);
    await page.press('重试');
    await page.settled(() => page.all('.filter option').length === 4 && page.text('.rail').includes('疑点评价'));
  });

  it('shows each role only what the contract lets it call', async () => {
    for (const [person, suspicions, notices] of [
      ['staff', false, false],
      ['head', false, true],
      ['bureau', true, true],
      ['auditor', true, true],
    ] as const) {
      page = await openDesk({client: backend.desk(person)});
      await page.settled(() => page.all('.filter').length === 1 || /head|staff/.test(person));
      await page.settled(() => page.text('.rail').includes('限期整改通知') === notices);
      expect(page.text('.rail').includes('疑点评价'), person).to.equal(suspicions);
      page.element.remove();
    }
    const asked = backend.asked.filter(line => /suspicions|notices/.test(line));
    expect(asked).to.deep.equal([]);
  });

  it('pages on, with the focus on the first order that was not there before', async () => {
    for (let count = 1; count <= 23; count++) await backend.badRating(`事项 ${count}`);
    page = await openDesk({client: backend.desk('staff')});
    expect(page.all('.row')).to.have.length(20);
    await page.press('加载更多');
    await page.settled(() => page.all('.row').length === 23 && page.focused()?.className === 'row');
    expect(page.focused()).to.equal(page.all('.row')[20]);
    expect(new Set(page.texts('.row .item')).size).to.equal(23);
    expect(page.all('.more')).to.have.length(0);
  });

  it('distinguishes orders of one item by number, clock and first words', async () => {
    const first = await backend.badRating('不动产转移登记');
    const second = await backend.badRating('不动产转移登记');
    page = await openDesk({client: backend.desk('staff')});
    const rows = page.texts('.row');
    expect(rows).to.have.length(2);
    for (const number of [first, second]) expect(rows.filter(row => row.includes(number))).to.have.length(1);
    for (const row of rows) expect(row).to.contain('等了两个小时').and.to.contain('还剩 3 个工作日');
  });

  it('gives no room to states without orders', async () => {
    await backend.badRating('不动产转移登记');
    page = await openDesk({client: backend.desk('staff')});
    const seen = page.all('.place').filter(place => place.getClientRects().length > 0);
    expect(seen.map(place => place.dataset['place'])).to.deep.equal(['all', 'created', 'open', 'decided']);
  });

  it('says that nothing is there, and that nothing is late', async () => {
    page = await openDesk({client: backend.desk('staff')});
    expect(page.text('.list')).to.contain('没有符合条件的工单');
    await page.press('已逾期', '.rail');
    await page.settled(() => page.text('.list').includes('没有逾期工单'));
  });

  it('says that there is no connection, and goes on when it is back', async () => {
    await backend.badRating('不动产转移登记');
    backend.connect(false);
    page = await openDesk({client: backend.desk('staff')});
    expect(page.text('[role="alert"]')).to.contain('无法连接服务器');
    backend.connect(true);
    await page.press('重试');
    await page.settled(() => page.all('.row').length === 1);
  });

  it('asks to sign in again and fires the event when the token is rejected', async () => {
    const events: Event[] = [];
    const listen = (event: Event) => void events.push(event);
    document.addEventListener('gov-rating-unauthorized', listen);
    page = await openDesk({client: backend.desk('nobody')});
    document.removeEventListener('gov-rating-unauthorized', listen);
    expect(page.text('[role="alert"]')).to.contain('登录已失效');
    expect(events.length).to.be.greaterThan(0);
  });

  it('writes one code to the console when there is no server', async () => {
    const output = watchConsole();
    page = await openDesk({endpoint: 'nowhere', token: () => 'staff'});
    output.stop();
    expect(page.text()).to.contain('尚未接入评价服务器');
    expect(output.lines).to.deep.equal(['gov-rating: endpoint_missing']);
  });

  it('waits for the sign-in, and says so without an error', async () => {
    const output = watchConsole();
    page = await openDesk({endpoint: location.origin});
    output.stop();
    expect(page.text('[role="alert"]')).to.contain('尚未登录');
    expect(output.lines).to.deep.equal([]);
    page.element.client = backend.desk('staff');
    await page.settled(() => page.text('.list').includes('没有符合条件的工单'));
  });

  it('shows the newest list, however late an earlier answer comes', async () => {
    await backend.badRating('新的事项');
    const client = backend.desk('staff');
    let answerLate: () => void = () => undefined;
    const late = new Promise<void>(resolve => (answerLate = resolve));
    page = await openDesk({
      client: {
        ...client,
        listOrders: async input => {
          if (input?.state === 'created') await late;
          return client.listOrders(input);
        },
      },
    });
    await page.press('待签收', '.rail');
    await page.press('已签收', '.rail');
    await page.settled(() => page.text('.list').includes('没有符合条件的工单'));
    answerLate();
    await late;
    await page.element.refresh();
    expect(page.all('.row')).to.have.length(0);
  });
});
