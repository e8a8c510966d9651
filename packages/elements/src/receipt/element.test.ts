import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {orderStateNames} from '@gov-rating/contract/orders';
import {receiptCatalogues} from '../messages/receipt.ts';
import {watchConsole} from '../testing/quiet-console.ts';
import {startReceiptBackend, toTheAnswer, type ReceiptBackend} from '../testing/receipt-backend.ts';
import {drawn, openReceipt, part, stepsOf, textOf, type} from '../testing/receipt-page.ts';
import {defineGovRatingReceipt} from './element.ts';

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
    await type(element, '#number', `查询号码：${receiptNumber.replaceAll('-', ' ')}。`);
    await sendKeys({press: 'Enter'});
    await drawn(element);
    expect(backend.asked).to.deep.equal(['POST /v1/receipts']);
    expect(textOf(element)).to.contain('评价有效，已计入结果');
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
      ['2026', '查询号码有 20 位数字，已输入 4 位'],
      ['2611-2405-1738-6420-9357', '这个号码有一位不对，请对照再看一遍。'],
      ['20261125-AAAAA', '以前的查询号码有 18 位数字和字母，已输入 13 位'],
      ['GD20261125-AAAAA-AAAAA', '单位的处理编号'],
      ['20261125-AAAAA-AAAAA', '查不到这个号码'],
    ] as const) {
      await type(element, '#number', typed);
      await sendKeys({press: 'Enter'});
      await drawn(element);
      expect(part(element, '#number-error').textContent).to.contain(words);
      expect(part(element, '#number').getAttribute('aria-invalid')).to.equal('true');
      expect(element.shadowRoot?.activeElement?.id).to.equal('number');
      expect(part<HTMLInputElement>(element, '#number').value).to.equal(typed);
    }
    expect(backend.asked).to.have.length(1);
  });

  it('shows on a phone large digits to type, and letters to whoever has a number with letters', async () => {
    const element = await open();
    const field = () => part<HTMLInputElement>(element, '#number');
    expect(field().inputMode).to.equal('numeric');
    field().focus();
    let left = 0;
    field().addEventListener('blur', () => left++);
    part(element, '.letters').click();
    await drawn(element);
    expect(field().inputMode).to.equal('text');
    expect(left, 'left, so that the phone shows other keys').to.equal(1);
    expect(element.shadowRoot?.activeElement?.id).to.equal('number');
    expect(element.shadowRoot?.querySelector('.letters')).to.equal(null);
  });

  it('shows letters to type where the given number has some', async () => {
    const element = await open('20261125-AAAAA');
    expect(part<HTMLInputElement>(element, '#number').inputMode).to.equal('text');
    expect(part<HTMLInputElement>(element, '#number').value).to.equal('20261125-AAAAA');
  });

  it('asks again for a number that came mistyped with a link, and sends nothing', async () => {
    location.hash = '#receipt=2611-2405-1738-6420-9357';
    const element = await open();
    expect(part(element, '#number-error').textContent).to.contain('有一位不对');
    expect(part<HTMLInputElement>(element, '#number').value).to.equal('2611-2405-1738-6420-9357');
    expect(backend.asked).to.have.length(0);
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

  it('shows the state of the order, what was done when, and what is still to come', async () => {
    const {receiptNumber, orderNumber} = await backend.rated();
    const element = await open(receiptNumber);
    expect(part(element, '.state').innerText.split(/\s*\n\s*/)).to.deep.equal([
      '等单位接收',
      '11月30日前，单位会联系您',
    ]);
    expect(stepsOf(element)).to.deep.equal([
      '现在：评价已收到，已交给单位',
      '待办：单位接收',
      '待办：单位联系您（11月30日前）',
      '待办：单位查清情况',
      '待办：单位改正或说明原因',
      '待办：单位答复您',
      '待办：单位处理完',
    ]);
    await backend.take(orderNumber, toTheAnswer.slice(0, 3));
    await element.refresh();
    expect(textOf(element)).to.contain('12月9日前，单位会答复您');
    expect(part(element, '[aria-current=step] div').textContent).to.contain('单位已查清情况');
    expect(part(element, '[aria-current=step] time').textContent).to.equal('2026年11月25日 10:12');
    await backend.take(orderNumber, toTheAnswer.slice(3));
    await backend.take(orderNumber, [{step: 'follow_up', helped: 'yes'}, {step: 'close'}]);
    await element.refresh();
    expect(stepsOf(element).slice(-3)).to.deep.equal([
      '已做完：单位已答复',
      '已做完：单位已问过您满不满意',
      '现在：单位已处理完',
    ]);
    expect(part(element, 'blockquote').innerText).to.equal('已增开两个窗口。\n欢迎监督。');
  });

  it('says that a time limit has passed, or that there is no time limit', async () => {
    const {receiptNumber, orderNumber} = await backend.rated();
    await backend.take(orderNumber, toTheAnswer.slice(0, 3));
    backend.passDays(30);
    expect(part(await open(receiptNumber), '.late').textContent).to.equal(
      '本来12月9日前单位应答复您，现在晚了。可打下面的电话催办。',
    );
    backend = await startReceiptBackend({limits: false});
    expect(textOf(await open((await backend.rated()).receiptNumber))).to.contain('本地区没有规定期限');
  });

  it('does not say that there is no time limit where its date is only not known yet', async () => {
    // Ten working days later is 2027, whose holidays no notice has set.
    backend.passDays(35);
    const element = await open((await backend.rated()).receiptNumber);
    expect(textOf(element)).to.contain('期限还没有定').and.not.contain('没有规定期限');
  });

  it('says that a review is running, and why a rating is void in the end', async () => {
    const {receiptNumber, orderNumber} = await backend.rated();
    await backend.take(orderNumber, [{step: 'sign'}]);
    const evidence = [{title: '窗口录像', reference: 'A-17'}];
    const request = {orderNumber, version: 2, ground: 'mistaken', reason: '点错了', evidence} as const;
    const {reviews} = await backend.head.askReview(request);
    const element = await open(receiptNumber);
    expect(part(element, '.note').textContent).to.match(/已请上级再看.*照样算数/);
    const reviewId = reviews[0]?.reviewId ?? '';
    await backend.bureau.decideReview({reviewId, decision: 'voided', reason: '录像显示误触'});
    await element.refresh();
    expect(textOf(element)).to.match(/这条评价不算数了，原因在下面.*不算数的原因.*录像显示误触/);
    expect(textOf(element)).not.to.match(/已请上级再看|前，单位会/);
  });

  it('tries again when asked or when the connection is back', async () => {
    const {receiptNumber} = await backend.rated('well');
    backend.connect(false);
    const element = await open(receiptNumber);
    expect(textOf(element)).to.contain('没有连上');
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

  it('writes a code to the console when there is no server', async () => {
    const {lines, stop} = watchConsole();
    const element = await openReceipt({endpoint: 'nowhere', receipt: '20261125-AAAAA-AAAAA'});
    stop();
    expect(lines).to.deep.equal(['gov-rating: endpoint_missing']);
    expect(textOf(element)).to.contain('现在查不了');
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

  it('describes every state of an order in plain words, not in the terms of an office', () => {
    const office =
      /签收|簽收|核实|核實|整改|办结|辦結|回访|回訪|工单|工單|追评|追評|作废|作廢|逾期|复核|複核|受理|work order/i;
    for (const [language, messages] of Object.entries(receiptCatalogues)) {
      for (const state of orderStateNames) expect(messages[state], `${language} ${state}`).to.match(/\S/);
      for (const [name, words] of Object.entries(messages)) expect(words, `${language} ${name}`).not.to.match(office);
    }
  });
});
