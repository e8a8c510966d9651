import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {newIdempotencyKey} from '@gov-rating/sdk/receipt';
import {startReceiptBackend, toTheAnswer, type ReceiptBackend} from '../testing/receipt-backend.ts';
import {drawn, openReceipt, part, textOf, type} from '../testing/receipt-page.ts';
import {everythingStored} from '../testing/stored.ts';
import type {GovRatingReceiptElement} from './element.ts';
import {defineGovRatingReceipt} from './element.ts';

defineGovRatingReceipt();

describe('the supplement of <gov-rating-receipt>', () => {
  let backend: ReceiptBackend;
  let receipt: string;
  let receiptKey: string;
  beforeEach(async () => {
    backend = await startReceiptBackend();
    const {orderNumber, ...rated} = await backend.rated();
    ({receiptNumber: receipt, receiptKey} = rated);
    await backend.take(orderNumber, toTheAnswer);
  });
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  const open = (facts: Partial<GovRatingReceiptElement> = {}) =>
    openReceipt({client: backend.client, receipt, receiptKey, ...facts});
  const fill = async (element: GovRatingReceiptElement) => {
    part(element, 'input[value=false]').click();
    await type(element, '#comment', '仍要排队');
  };
  const send = async (element: GovRatingReceiptElement) => {
    part(element, 'form .main').click();
    await drawn(element);
  };
  const posted = () => backend.asked.filter(line => line.endsWith('/v1/supplements')).length;

  it('can be used with a screen reader: empty, incomplete, sent', async () => {
    const element = await open();
    await expect(element).to.be.accessible();
    await send(element);
    await expect(element).to.be.accessible();
    await fill(element);
    await send(element);
    await expect(element).to.be.accessible();
  });

  it('is neither chosen nor written in advance, and says what is missing at its place', async () => {
    const element = await open();
    expect(element.renderRoot.querySelector(':checked')).to.equal(null);
    await send(element);
    expect(part(element, '#solved-error').textContent).to.equal('请选问题解决了没有。');
    expect(part(element, '#comment-error').textContent).to.equal('请写几句话。');
    expect((element.shadowRoot?.activeElement as HTMLInputElement).name).to.equal('solved');
    await fill(element);
    expect(textOf(element)).not.to.match(/请选问题|请写几句/);
    expect(posted()).to.equal(0);
  });

  it('is sent with the keyboard alone, then is read-only', async () => {
    const element = await open();
    part<HTMLInputElement>(element, '[name=solved]').focus();
    await sendKeys({press: ' '});
    await type(element, '#comment', '已解决，谢谢');
    part(element, 'form .main').focus();
    const event = oneEvent(element, 'gov-rating-supplemented');
    await sendKeys({press: 'Enter'});
    expect((await event).detail).to.deep.equal({receiptNumber: receipt});
    await drawn(element);
    expect(element.renderRoot.querySelector('form')).to.equal(null);
    expect(element.shadowRoot?.activeElement?.localName).to.equal('h3');
    expect(element.shadowRoot?.activeElement?.textContent).to.equal('补充评价已收到');
    expect(part(element, '[role=status]').textContent).to.equal('');
    const {supplement} = await backend.client.getReceipt({receiptNumber: receipt, receiptKey});
    expect(supplement.comment).to.equal('已解决，谢谢');
    const again = await open();
    expect(textOf(again)).to.match(/补充评价已收到.*已解决，谢谢/);
    expect(again.renderRoot.querySelector('form')).to.equal(null);
  });

  it('stays on the page without a connection, and is stored once though an answer got lost', async () => {
    const element = await open();
    await fill(element);
    backend.connect(false);
    await send(element);
    expect(textOf(element)).to.contain('没有交上去。没有连上');
    expect(part<HTMLTextAreaElement>(element, '#comment').value).to.equal('仍要排队');
    backend.connect(true);
    backend.loseNextAnswer();
    await send(element);
    expect(textOf(element)).to.contain('没有交上去');
    await send(element);
    expect(textOf(element)).to.match(/补充评价已收到.*仍要排队/);
    expect(posted()).to.equal(3);
  });

  it('that is too long gets an error before it is sent', async () => {
    const element = await open();
    await fill(element);
    const field = part<HTMLTextAreaElement>(element, '#comment');
    field.value = '长'.repeat(152);
    field.dispatchEvent(new Event('input', {bubbles: true}));
    await send(element);
    expect(part(element, '#comment-error').textContent).to.equal('多了 2 个字，请删短些。');
    expect(part(element, '#count').textContent).to.equal('152/150');
    expect(posted()).to.equal(0);
  });

  it('that the server refuses shows the text of the server', async () => {
    const {client} = backend;
    const supplementRating: typeof client.supplementRating = (input, options) =>
      client.supplementRating({...input, receiptKey: 'A'.repeat(22)}, options);
    const element = await open({client: {...client, supplementRating}});
    await fill(element);
    await send(element);
    expect(textOf(element)).to.contain('没有交上去。这个链接不是这个号码的');
    expect(part<HTMLTextAreaElement>(element, '#comment').value).to.equal('仍要排队');
  });

  it('that was sent from another page meanwhile is shown instead', async () => {
    const element = await open();
    const given = {receiptNumber: receipt, receiptKey, comment: '从别处提交', solved: true};
    await backend.client.supplementRating(given, {idempotencyKey: newIdempotencyKey()});
    await fill(element);
    await send(element);
    await element.refresh();
    expect(textOf(element)).to.match(/补充评价已收到\s*从别处提交.*没有交上去。\s*仍要排队/);
  });

  it('needs the key of the receipt: given, or behind # in the address', async () => {
    const without = await open({receiptKey: ''});
    expect(without.renderRoot.querySelector('form')).to.equal(null);
    expect(textOf(without)).to.contain('请从评价后显示的');
    location.hash = `#receipt=${receipt}&key=${receiptKey}`;
    const element = await openReceipt({client: backend.client});
    await fill(element);
    await send(element);
    expect(textOf(element)).to.contain('补充评价已收到');
  });

  it('is never written to the device', async () => {
    const element = await open();
    await fill(element);
    await send(element);
    const written = await everythingStored();
    for (const own of ['仍要排队', receipt, receiptKey]) expect(written).not.to.contain(own);
  });

  it('of one receipt is not shown with another', async () => {
    const other = await backend.rated();
    await backend.take(other.orderNumber, toTheAnswer);
    const element = await open();
    await fill(element);
    Object.assign(element, {receipt: other.receiptNumber, receiptKey: other.receiptKey});
    await drawn(element);
    expect(part<HTMLTextAreaElement>(element, '#comment').value).to.equal('');
    expect(element.renderRoot.querySelector(':checked')).to.equal(null);
  });
});
