import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {openKiosk, type KioskPage} from '../testing/kiosk-page.ts';
import {watchConsole} from '../testing/quiet-console.ts';
import {drawnScreen} from '../testing/screen-page.ts';
import {aServed, scriptedTerminal, type ScriptedTerminal} from '../testing/scripted-terminal.ts';
import {defineGovRatingKiosk} from './element.ts';

defineGovRatingKiosk();

const receipt = {
  receiptNumber: '2611-2907-3157-4280-6135',
  receiptKey: 'K'.repeat(22),
  receivedAt: '',
  orderNumber: null,
};
const key = 'the-key-of-this-rating';
const short = {warning: 10, thanks: 1, identify: 1};
const place = '一楼自助终端';

describe('a service that a terminal’s program hands over', () => {
  let terminal: ScriptedTerminal;
  let page: KioskPage;

  async function open(
    facts: Parameters<typeof openKiosk>[1] = {},
    view: Parameters<typeof scriptedTerminal>[0] = {},
  ): Promise<void> {
    terminal = scriptedTerminal(view);
    page = await openKiosk(terminal, facts);
  }
  async function handOver(facts: Parameters<typeof aServed>[0] = {}): Promise<void> {
    page.element.service = aServed(facts);
    await drawnScreen(page.element);
  }
  const rate = async (level = 'satisfied') => {
    await page.choose(level);
    if (/dissatisfied/.test(level)) page.boxes()[0]?.click();
    await page.send();
    await page.until(() => page.element.renderRoot.querySelector('.end') !== null);
  };
  afterEach(() => page.element.remove());

  it('is shown with its name, its place and its day, and five levels of which none is chosen', async () => {
    await open();
    expect(page.heading()).to.equal(place);
    await handOver();
    expect(page.heading()).to.equal('个人社会保险参保证明打印');
    for (const words of ['示例市天河区政务服务中心', place, '2026年11月29日 09:30'])
      expect(page.text()).to.contain(words);
    expect(page.radios().map(({checked}) => checked)).to.deep.equal([false, false, false, false, false]);
  });

  it('names no institution when it is one of another, whose name the terminal does not know', async () => {
    await open();
    await handOver({institutionCode: '11440106000000002X', windowNumber: '12 号窗口'});
    expect(page.text()).to.not.contain('示例市天河区政务服务中心');
    expect(page.text()).to.contain('12 号窗口');
    terminal.answer = {kind: 'received', key, receipt};
    await rate('dissatisfied');
    expect(page.text()).to.contain('您的意见已交给办事单位');
  });

  it('travels with its rating in one piece, and the person reads that it is kept, without a number', async () => {
    await open({}, {online: false});
    await handOver();
    await page.choose('dissatisfied');
    page.boxes()[0]?.click();
    await page.write('等了很久');
    await page.send();
    await page.until(() => page.heading() === '谢谢，评价已存在这台机器里');
    const [service, {level, tags, comment}] = terminal.collected[0] ?? [
      aServed({}),
      {level: '', tags: [], comment: ''},
    ];
    expect(service).to.deep.equal(aServed());
    expect([level, tags?.length, comment]).to.deep.equal(['dissatisfied', 1, '等了很久']);
    expect(page.text()).to.contain('现在还没有查询号码');
    expect(page.element.renderRoot.querySelector('[part=receipt], [part=receipt-code]')).to.equal(null);
    page.button('好了')?.click();
    await drawnScreen(page.element);
    expect(page.events).to.deep.equal([`kept ${key}`, 'idle rated']);
    expect(page.element.service).to.equal(undefined);
  });

  it('brings the number, and a code for the phone, when the server answers at once', async () => {
    await open();
    terminal.answer = {kind: 'received', key, receipt};
    await handOver();
    await rate();
    expect(page.heading()).to.equal('评价已收到，谢谢您');
    expect(page.text()).to.contain('2611-2907-3157-4280-6135');
    expect(page.element.renderRoot.querySelector('[part=receipt-code] svg')?.getAttribute('aria-label')).to.equal(
      '用手机扫码，查进度和答复',
    );
    expect(page.events).to.deep.equal([`received ${key}`, `kept ${key}`]);
  });

  it('has no code where the server has no page for it', async () => {
    await open({}, {receiptPage: undefined});
    terminal.answer = {kind: 'received', key, receipt};
    await handOver();
    await rate();
    expect(page.text()).to.contain('2611-2907-3157-4280-6135');
    expect(page.element.renderRoot.querySelector('[part=receipt-code]')).to.equal(null);
  });

  it('is thanked for as kept when the server takes too long, and the program hears of the receipt later', async () => {
    await open({answerSeconds: 0.05});
    await handOver();
    await rate();
    expect(page.heading()).to.equal('谢谢，评价已存在这台机器里');
    terminal.settle({kind: 'received', key, receipt});
    expect(page.events).to.deep.equal([`kept ${key}`, `received ${key}`]);
    expect(page.text()).to.not.contain('20261129');
  });

  it('says in one word to the program that a rating kept long ago was refused', async () => {
    await open();
    const error = Object.assign(new Error(), {code: 'already_rated', status: 409});
    terminal.settle({kind: 'refused', key: 'of-yesterday', error: error as never});
    expect(page.events).to.deep.equal(['refused of-yesterday already_rated']);
    expect(page.heading()).to.equal(place);
  });

  it('is promised nothing where the disk is full: the person reads whom to ask, and can try again', async () => {
    await open();
    await handOver();
    terminal.outcome = {kind: 'refused', code: 'storage_full'};
    await rate();
    expect(page.heading()).to.equal('评价没有交上去');
    expect(page.text()).to.contain('请告诉大厅工作人员，或打下面的电话').and.contain('需要帮助？拨打 12345');
    terminal.outcome = {kind: 'kept', key};
    page.button('再试一次')?.click();
    await drawnScreen(page.element);
    expect(page.radios().find(({checked}) => checked)?.value).to.equal('satisfied');
    terminal.show({online: false});
    await page.send();
    await page.until(() => page.heading() === '谢谢，评价已存在这台机器里');
  });

  for (const [why, view, heading] of [
    ['is full', {storage: 'full', waiting: 20_000}, '这台机器存满了，暂时不能评价'],
    ['is not paired', {state: 'pairing', pairing: {userCode: 'BCDF-GHJK', until: 0}}, '配对码'],
    ['was switched off', {state: 'revoked', waiting: 3}, '这台终端已停用'],
  ] as const)
    it(`is not asked about while the terminal ${why}, and the program hears it`, async () => {
      await open({}, view);
      await handOver();
      expect(page.heading()).to.equal(heading);
      if ('waiting' in view) expect(page.text()).to.contain(`这台机器里有 ${view.waiting} 条评价等着交上去`);
      expect(page.events).to.deep.equal(['idle refused']);
      expect(page.element.service).to.equal(undefined);
    });

  for (const lack of ['institutionCode', 'projectNo', 'serviceNumber', 'node', 'itemCode', 'servedAt'] as const)
    it(`is not asked about without ${lack}, which the server would refuse days later; the page’s author reads it`, async () => {
      await open();
      const {lines, stop} = watchConsole();
      await handOver({[lack]: undefined});
      stop();
      expect(page.heading()).to.equal(place);
      expect(page.events).to.deep.equal(['idle refused']);
      expect(lines.join()).to.contain('service_incomplete');
    });

  it('gives the page’s author a code where the browser has nothing but its memory', async () => {
    const {lines, stop} = watchConsole();
    await open({}, {storage: 'memory'});
    stop();
    expect(lines.join()).to.contain('storage_in_memory');
  });

  it('goes when nobody touches the screen, after seconds that are seen, and without a rating', async () => {
    await open({countdown: 2});
    await handOver();
    await page.choose('dissatisfied');
    await page.until(() => page.text().includes('1 秒后回到首页'));
    expect(page.button('我还在，继续')).to.not.equal(undefined);
    await page.until(() => page.heading() === place);
    expect(page.events).to.deep.equal(['idle not_rated']);
    expect(terminal.collected).to.deep.equal([]);
    await handOver();
    expect(page.radios().filter(({checked}) => checked)).to.deep.equal([]);
  });

  it('stays for a person who says that they are still there', async () => {
    await open({countdown: 12, durations: {...short, warning: 11}});
    await handOver();
    await page.until(() => !!page.button('我还在，继续'));
    page.button('我还在，继续')?.click();
    await drawnScreen(page.element);
    expect(page.button('我还在，继续')).to.equal(undefined);
    expect(page.radios()).to.have.length(5);
  });

  it('is left at once by a person who does not rate, is replaced by the next one, and can be taken back', async () => {
    await open();
    await handOver();
    await page.choose('dissatisfied');
    page.button('这次不评')?.click();
    await drawnScreen(page.element);
    await handOver();
    await page.choose('dissatisfied');
    await handOver({projectNo: '440106202611290002', itemName: '居住证签注'});
    expect(page.heading()).to.equal('居住证签注');
    expect(page.radios().filter(({checked}) => checked)).to.deep.equal([]);
    page.element.service = undefined;
    await drawnScreen(page.element);
    expect(page.heading()).to.equal(place);
    expect(page.events).to.deep.equal(['idle not_rated', 'idle not_rated']);
  });

  it('can be rated by keyboard, is heard once at each step, and the focus goes to the end', async () => {
    await open({}, {online: false});
    await handOver();
    page.radios()[1]?.focus();
    await sendKeys({press: ' '});
    await drawnScreen(page.element);
    page.button('提交评价')?.focus();
    await sendKeys({press: 'Enter'});
    await page.until(() => page.heading() === '谢谢，评价已存在这台机器里');
    await drawnScreen(page.element);
    expect(page.heard).to.deep.equal([
      '请评价本次服务。个人社会保险参保证明打印。评不评由您决定。办事的单位和工作人员看不到您选了什么。',
      '请选原因，也可以写几句话，再点“提交评价”。',
      '正在提交…',
      'focus 谢谢，评价已存在这台机器里',
    ]);
  });
});
