import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {orderStates} from '@gov-rating/contract/orders';
import {receiptCatalogues} from '../messages/receipt.ts';
import {watchConsole} from '../testing/quiet-console.ts';
import {startReceiptBackend, toTheAnswer, type ReceiptBackend} from '../testing/receipt-backend.ts';
import {drawn, openReceipt, part, stepsOf, textOf, type} from '../testing/receipt-page.ts';
import {defineGovRatingReceipt} from './gov-rating-receipt.ts';

defineGovRatingReceipt();

const themes = ['light', 'dark', 'contrast', 'elder'] as const;

describe('<gov-rating-receipt>', () => {
  let backend: ReceiptBackend;
  beforeEach(async () => {
    backend = await startReceiptBackend();
  });
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  const open = (receipt = '') => openReceipt({client: backend.client, receipt});

  it('can be used with a screen reader: asking, wrong, answered, overdue, failed, in every theme', async () => {
    const asking = await open();
    await expect(asking).to.be.accessible();
    await type(asking, '#number', '123');
    await sendKeys({press: 'Enter'});
    await drawn(asking);
    await expect(asking).to.be.accessible();
    const {receiptNumber, orderNumber} = await backend.rated();
    backend.passDays(30);
    const late = await open(receiptNumber);
    await expect(late).to.be.accessible();
    await backend.take(orderNumber, toTheAnswer);
    const answered = await open(receiptNumber);
    for (const theme of themes) {
      answered.theme = theme;
      await drawn(answered);
      await expect(answered).to.be.accessible();
    }
    backend.connect(false);
    await expect(await open(receiptNumber)).to.be.accessible();
  });

  it('asks for the number and finds it with the keyboard alone, however it is typed', async () => {
    const {receiptNumber} = await backend.rated('well');
    const element = await open();
    await type(element, '#number', receiptNumber.toLowerCase().replaceAll('-', ' '));
    await sendKeys({press: 'Enter'});
    await drawn(element);
    expect(backend.asked).to.deep.equal([`GET /v1/receipts/${receiptNumber}`]);
    expect(textOf(element)).to.contain('评价有效，已计入评价结果');
    expect(element.shadowRoot?.activeElement?.localName).to.equal('h2');
    expect(location.href).not.to.contain(receiptNumber);
    part(element, '.plain').click();
    await drawn(element);
    expect(element.shadowRoot?.activeElement?.id).to.equal('number');
    expect(part<HTMLInputElement>(element, '#number').value).to.equal('');
  });

  it('says what is wrong with a number before anything is sent, and that a number is unknown', async () => {
    const element = await open();
    for (const [typed, words] of [
      ['2026', '已输入 4 位'],
      ['GD20261125-AAAAA-AAAAA', '差评工单编号'],
      ['20261125-AAAAA-AAAAA', '评价回执不存在'],
    ] as const) {
      await type(element, '#number', typed);
      await sendKeys({press: 'Enter'});
      await drawn(element);
      expect(part(element, '[role=alert]').textContent).to.contain(words);
      expect(part(element, '#number').getAttribute('aria-invalid')).to.equal('true');
      expect(element.shadowRoot?.activeElement?.id).to.equal('number');
      expect(part<HTMLInputElement>(element, '#number').value).to.equal(typed);
    }
    expect(backend.asked).to.have.length(1);
  });

  it('takes the number behind # in the address, and follows when it changes', async () => {
    const [one, two] = [await backend.rated(), await backend.rated('well')];
    location.hash = `#receipt=${one.receiptNumber}`;
    const element = await open();
    expect(textOf(element)).to.contain(one.receiptNumber);
    const changed = new Promise(resolve => addEventListener('hashchange', resolve, {once: true}));
    location.hash = `#receipt=${two.receiptNumber.toLowerCase()}`;
    await changed;
    await drawn(element);
    expect(textOf(element)).to.contain(two.receiptNumber).and.not.contain(one.receiptNumber);
  });

  it('shows where the order stands, what was done when, and what is still to come', async () => {
    const {receiptNumber, orderNumber} = await backend.rated();
    const element = await open(receiptNumber);
    expect(part(element, '.state').textContent?.replace(/\s+/g, ' ').trim()).to.equal('待签收 将于 11月30日 前联系您');
    expect(stepsOf(element)).to.deep.equal(['工单已生成', '签收', '联系您', '核实', '整改或解释', '答复您', '办结']);
    await backend.take(orderNumber, toTheAnswer.slice(0, 3));
    await element.refresh();
    expect(textOf(element)).to.contain('将于 12月9日 前答复您');
    expect(part(element, '[aria-current=step] span').textContent).to.equal('已核实');
    expect(part(element, '[aria-current=step] time').textContent).to.equal('2026年11月25日 10:12');
    await backend.take(orderNumber, toTheAnswer.slice(3));
    await backend.take(orderNumber, [{step: 'follow_up', helped: 'yes'}, {step: 'close'}]);
    await element.refresh();
    expect(stepsOf(element).slice(-3)).to.deep.equal(['已答复', '已回访', '已办结']);
    expect(part(element, 'blockquote').innerText).to.equal('已增开两个窗口。\n欢迎监督。');
  });

  it('says that a time limit has passed, and that none is set where none is', async () => {
    const {receiptNumber, orderNumber} = await backend.rated();
    await backend.take(orderNumber, toTheAnswer.slice(0, 3));
    backend.passDays(30);
    expect(part(await open(receiptNumber), '.late').textContent).to.equal('应于 12月9日 前答复您，现已逾期');
    backend = await startReceiptBackend({limits: false});
    expect(textOf(await open((await backend.rated()).receiptNumber))).to.contain('本地区未设办理期限');
  });

  it('says that a review is running, and why a rating is void in the end', async () => {
    const {receiptNumber, orderNumber} = await backend.rated();
    await backend.take(orderNumber, [{step: 'sign'}]);
    const evidence = [{title: '窗口录像', reference: 'A-17'}];
    const request = {orderNumber, version: 2, ground: 'mistaken', reason: '点错了', evidence} as const;
    const {reviews} = await backend.head.askReview(request);
    const element = await open(receiptNumber);
    expect(part(element, '.note').textContent).to.match(/复核进行中.*依然有效/);
    const reviewId = reviews[0]?.reviewId ?? '';
    await backend.bureau.decideReview({reviewId, decision: 'voided', reason: '录像显示误触'});
    await element.refresh();
    expect(textOf(element)).to.match(/评价已作废，不计入评价结果.*作废理由.*录像显示误触/);
    expect(textOf(element)).not.to.match(/复核进行中|将于/);
  });

  it('tries again when asked or when the connection is back', async () => {
    const {receiptNumber} = await backend.rated('well');
    backend.connect(false);
    const element = await open(receiptNumber);
    expect(textOf(element)).to.contain('无法连接服务器');
    part(element, '.main').click();
    await drawn(element);
    expect(backend.asked).to.have.length(2);
    backend.connect(true);
    await drawn(element);
    expect(textOf(element)).to.contain('评价有效');
    element.remove();
    backend.connect(true);
    expect(backend.asked).to.have.length(3);
  });

  it('tells the author of the page that there is no server to ask', async () => {
    const {lines, stop} = watchConsole();
    const element = await openReceipt({endpoint: 'nowhere', receipt: '20261125-AAAAA-AAAAA'});
    stop();
    expect(lines).to.deep.equal(['gov-rating: endpoint_missing']);
    expect(textOf(element)).to.contain('暂时无法查询');
  });

  it('fits a narrow phone in every language, also from right to left', async () => {
    const {receiptNumber, orderNumber} = await backend.rated();
    await backend.take(orderNumber, toTheAnswer);
    await setViewport({width: 320, height: 640});
    for (const lang of Object.keys(receiptCatalogues))
      for (const dir of ['ltr', 'rtl']) {
        const element = await openReceipt({client: backend.client, receipt: receiptNumber, lang, theme: 'elder', dir});
        expect(document.documentElement.scrollWidth, `${lang} ${dir}`).to.be.at.most(320);
        expect(textOf(element)).not.to.match(/\{\w+\}|undefined/);
        element.remove();
      }
    await setViewport({width: 800, height: 600});
  });

  it('names every state as the standard does, but for the rater who was contacted', () => {
    for (const [language, messages] of Object.entries(receiptCatalogues))
      for (const [state, {name}] of Object.entries(orderStates)) {
        const own = messages[state === 'closed' ? 'closed_order' : (state as keyof typeof messages)];
        if (language !== 'en' || state !== 'contacted')
          expect(own).to.equal(name[language as keyof typeof name], `${language} ${state}`);
      }
  });
});
