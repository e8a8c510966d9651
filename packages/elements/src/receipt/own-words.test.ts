import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {startReceiptBackend, toTheAnswer, type ReceiptBackend} from '../testing/receipt-backend.ts';
import {drawn, openReceipt, part, textOf, type} from '../testing/receipt-page.ts';
import {defineGovRatingReceipt, type GovRatingReceiptElement} from './element.ts';

defineGovRatingReceipt();

const offer = '撤回我写的文字';

describe('taking back what one wrote, on the page of a receipt', () => {
  let backend: ReceiptBackend;
  let receipt: string;
  let receiptKey: string;
  let orderNumber: string;
  beforeEach(async () => {
    backend = await startReceiptBackend();
    ({receiptNumber: receipt, receiptKey, orderNumber} = await backend.rated());
  });
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  const open = (facts: Partial<GovRatingReceiptElement> = {}) =>
    openReceipt({client: backend.client, receipt, receiptKey, ...facts});
  const buttons = (element: GovRatingReceiptElement) => [
    ...element.renderRoot.querySelectorAll<HTMLButtonElement>('.erase button'),
  ];
  const press = async (element: GovRatingReceiptElement, at: number) => {
    buttons(element)[at]?.click();
    await drawn(element);
  };
  const asked = () => backend.asked.filter(line => line.endsWith('/v1/word-erasures')).length;
  const comment = async () => (await backend.head.getOrder({orderNumber})).order.comment;

  it('asks once more and says what stays, before anything is erased', async () => {
    const element = await open();
    expect(buttons(element).map(({textContent}) => textContent)).to.deep.equal([offer]);
    await press(element, 0);
    expect(textOf(element)).to.contain('选的等级和原因不变');
    expect(element.shadowRoot?.activeElement?.id).to.equal('erase-warning');
    expect(asked()).to.equal(0);
    await expect(element).to.be.accessible();
    await press(element, 1);
    expect(buttons(element).map(({textContent}) => textContent)).to.deep.equal([offer]);
    expect(element.shadowRoot?.activeElement).to.equal(buttons(element)[0]);
    expect(await comment()).to.equal('等了三小时');
  });

  it('erases comment and supplement, says when, and offers it no more', async () => {
    await backend.take(orderNumber, toTheAnswer);
    const element = await open();
    part(element, 'input[value=false]').click();
    await type(element, '#comment', '仍要排队');
    part(element, 'form .main').click();
    await drawn(element);
    expect(textOf(element)).to.contain('仍要排队');
    await element.refresh();
    await press(element, 0);
    await press(element, 0);
    await drawn(element);
    expect(textOf(element)).to.contain('您写的文字已在 2026年11月25日 10:12 删掉。');
    expect(textOf(element)).not.to.contain('仍要排队');
    expect(element.shadowRoot?.activeElement?.className).to.contain('gone');
    expect(buttons(element)).to.deep.equal([]);
    expect(await comment()).to.equal('');
    await expect(element).to.be.accessible();
    await element.refresh();
    expect(textOf(element)).to.contain('您写的文字已在');
  });

  it('works with the keyboard alone', async () => {
    const element = await open();
    buttons(element)[0]?.focus();
    await sendKeys({press: 'Enter'});
    await element.updateComplete;
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await drawn(element);
    expect(textOf(element)).to.contain('您写的文字已在');
  });

  it('stays where the connection fails, says so, and works the next time', async () => {
    const element = await open();
    await press(element, 0);
    backend.connect(false);
    await press(element, 0);
    expect(textOf(element)).to.contain('没有删掉。没有连上。');
    backend.connect(true);
    await press(element, 0);
    expect(textOf(element)).to.contain('您写的文字已在');
  });

  it('is not offered for a rating without words, nor to who holds the number alone', async () => {
    const good = await backend.rated('well');
    for (const facts of [
      {receipt: good.receiptNumber, receiptKey: good.receiptKey},
      {receipt, receiptKey: ''},
    ]) {
      const element = await open(facts);
      expect(textOf(element)).not.to.contain(offer);
    }
  });
});
