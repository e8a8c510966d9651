import {expect} from '@open-wc/testing';
import {startReceiptBackend, toTheAnswer, type Rated, type ReceiptBackend} from '../testing/receipt-backend.ts';
import {drawn, openReceipt, part, textOf, type} from '../testing/receipt-page.ts';
import type {GovRatingReceiptElement} from './element.ts';
import {defineGovRatingReceipt} from './element.ts';

defineGovRatingReceipt();

describe('<gov-rating-receipt> and the address of the page', () => {
  let backend: ReceiptBackend;
  let one: Rated;
  let other: Rated;
  beforeEach(async () => {
    backend = await startReceiptBackend();
    [one, other] = [await backend.rated(), await backend.rated()];
    await backend.take(one.orderNumber, toTheAnswer);
  });
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  const open = (facts: Partial<GovRatingReceiptElement> = {}) => openReceipt({client: backend.client, ...facts});
  const at = (fragment: string) => history.replaceState(null, '', fragment);

  /** Changes the fragment as a link or the back button does. */
  async function go(element: GovRatingReceiptElement, move: () => void): Promise<void> {
    const heard = new Promise(resolve => addEventListener('hashchange', resolve, {once: true}));
    move();
    await heard;
    await drawn(element);
  }

  const glued = [
    '。',
    '.',
    ',',
    '）',
    '（点击查看）',
    '%20',
    '?from=singlemessage',
    '#wechat_redirect',
    '&from=app',
    '%EF%BC%8C',
  ];
  const fragments = [
    ...['#', '#/', '#/receipt?', '#!/receipt?a=b&', '#?', '#a=b&'].map(
      before => (value: string) => `${before}receipt=${value}`,
    ),
    (value: string) => `#receipt%3D${value}`,
    (value: string) => `#%2Freceipt%3Freceipt%3D${value}`,
    (value: string) => `#receipt=${value.toLowerCase()}`,
    (value: string) => `#receipt=${value.replaceAll('-', '')}`,
    ...glued.map(after => (value: string) => `#receipt=${value}${after}`),
  ];
  for (const fragment of fragments)
    it(`finds the number in ${fragment('…')}`, async () => {
      at(fragment(one.receiptNumber));
      expect(part(await open(), '[part=receipt] bdi').textContent?.trim()).to.equal(one.receiptNumber);
    });

  for (const after of glued)
    it(`takes a key with ${after} behind it`, async () => {
      at(`#/receipt?receipt=${one.receiptNumber}&key=${one.receiptKey}${after}`);
      const element = await open();
      part(element, 'input[value=true]').click();
      await type(element, '#comment', '谢谢');
      part(element, 'form .main').click();
      await drawn(element);
      expect(textOf(element)).to.contain('补充评价已收到');
    });

  for (const elsewhere of ['#main', '#', '#top', '#/other?page=2', '#receiptx=1', '#key='])
    it(`leaves what is shown and half written alone when a link leads to ${elsewhere}, and on the way back`, async () => {
      at(`#receipt=${one.receiptNumber}&key=${one.receiptKey}`);
      const element = await open();
      await type(element, '#comment', '写到一半');
      for (const move of [() => (location.hash = elsewhere), () => history.back()]) {
        await go(element, move);
        expect(part(element, '[part=receipt]').textContent).to.contain(one.receiptNumber);
        expect(part<HTMLTextAreaElement>(element, '#comment').value).to.equal('写到一半');
      }
      expect(backend.asked).to.have.length(1);
    });

  it('leaves a half-typed number alone', async () => {
    const element = await open();
    await type(element, '#number', '2026');
    await go(element, () => (location.hash = '#main'));
    await go(element, () => history.back());
    expect(part<HTMLInputElement>(element, '#number').value).to.equal('2026');
    expect(element.shadowRoot?.activeElement?.id).to.equal('number');
  });

  it('shows another receipt that a link names, without the key of the one before', async () => {
    at(`#receipt=${one.receiptNumber}&key=${one.receiptKey}`);
    const element = await open();
    await type(element, '#comment', '给这一条');
    await go(element, () => (location.hash = `#receipt=${other.receiptNumber}`));
    expect(textOf(element)).to.contain(other.receiptNumber).and.not.contain(one.receiptNumber);
    await go(element, () => history.back());
    expect(part<HTMLTextAreaElement>(element, '#comment').value).to.equal('');
  });

  it('takes a key that comes later', async () => {
    at(`#receipt=${one.receiptNumber}&key=${'A'.repeat(22)}`);
    const element = await open();
    expect(element.renderRoot.querySelector('form')).to.equal(null);
    await go(element, () => (location.hash = `#receipt=${one.receiptNumber}&key=${one.receiptKey}`));
    await type(element, '#comment', '谢谢');
    part(element, 'input[value=true]').click();
    part(element, 'form .main').click();
    await drawn(element);
    expect(textOf(element)).to.contain('补充评价已收到');
  });

  it('shows what is wrong with an unusable number, at the field', async () => {
    at('#receipt=2026');
    const element = await open();
    expect(part(element, '#number-error').textContent).to.contain('已输入 4 位');
    expect(part<HTMLInputElement>(element, '#number').value).to.equal('2026');
  });

  it('reads the address of the page around its frame', async () => {
    at(`#receipt=${one.receiptNumber}`);
    const module = new URL('element.ts', import.meta.url).href;
    const frame = document.createElement('iframe');
    const asked = new Promise<string>(tell => Object.assign(window, {tell}));
    frame.srcdoc = `<script type="module">
      window.fetch = async url => (parent.tell(String(url)), Promise.reject(new TypeError('Failed to fetch')));
      (await import('${module}')).defineGovRatingReceipt();
    </script><gov-rating-receipt endpoint="https://rating.example"></gov-rating-receipt>`;
    document.body.append(frame);
    expect(await asked).to.equal(`https://rating.example/v1/receipts`);
    frame.remove();
  });
});
