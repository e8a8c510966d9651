import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {startReceiptBackend, toTheAnswer, type ReceiptBackend} from '../testing/receipt-backend.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import {drawn, openReceipt, part, type} from '../testing/receipt-page.ts';
import type {GovRatingReceiptElement} from './element.ts';
import {defineGovRatingReceipt} from './element.ts';

defineGovRatingReceipt();

/** Clicks as Safari does: the clicked button is not focused, and the focused element loses the focus. */
function pressUnfocused(element: GovRatingReceiptElement, selector: string): void {
  (element.shadowRoot?.activeElement as HTMLElement | null)?.blur();
  part(element, selector).click();
}

/** Everything that a screen reader would announce: texts of the live region, and focused elements. */
function listen(element: GovRatingReceiptElement): string[] {
  const heard: string[] = [];
  const region = part(element, '[role=status]');
  new MutationObserver(() => region.textContent && heard.push(`says ${region.textContent}`)).observe(region, {
    ...{childList: true, characterData: true, subtree: true},
  });
  element.shadowRoot?.addEventListener('focusin', event => {
    const target = event.target as HTMLElement;
    heard.push(`focuses ${target.id || target.textContent?.trim()}`);
  });
  return heard;
}

const said = (heard: readonly string[], words: string) => heard.filter(line => line.includes(words)).length;

describe('what is heard of <gov-rating-receipt>', () => {
  let backend: ReceiptBackend;
  beforeEach(async () => {
    backend = await startReceiptBackend();
  });

  it('is number, state and next date once, after a press that did not focus the button', async () => {
    const {receiptNumber} = await backend.rated();
    const element = await openReceipt({client: backend.client});
    await type(element, '#number', receiptNumber);
    const heard = listen(element);
    pressUnfocused(element, '.main');
    await drawn(element);
    expect(element.shadowRoot?.activeElement?.localName).to.equal('h2');
    expect(heard).to.deep.equal(['focuses 评价进度查询', `says ${spokenNumber(receiptNumber)} 等单位接收 11月30日前，单位会联系您`]);
  });

  it('is what is wrong with the number once, wherever the focus was', async () => {
    const element = await openReceipt({client: backend.client});
    await type(element, '#number', '2026');
    const heard = listen(element);
    pressUnfocused(element, '.main');
    await drawn(element);
    // The field gets the focus, and its description has the rest.
    expect(heard).to.deep.equal(['focuses number']);
    part(element, '.main').click();
    await drawn(element);
    expect(said(heard, '已输入 4 位')).to.equal(1);
    expect(element.renderRoot.querySelectorAll('[role=alert]')).to.have.length(0);
  });

  it('is that a supplement arrived, by its heading; and why it did not, once', async () => {
    const {receiptNumber, orderNumber, receiptKey} = await backend.rated();
    await backend.take(orderNumber, toTheAnswer);
    const element = await openReceipt({client: backend.client, receipt: receiptNumber, receiptKey});
    part(element, 'input[value=true]').click();
    await type(element, '#comment', '谢谢');
    backend.connect(false);
    const heard = listen(element);
    pressUnfocused(element, 'form .main');
    await drawn(element);
    expect(said(heard, '没有交上去')).to.equal(1);
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'form .main'));
    backend.connect(true);
    pressUnfocused(element, 'form .main');
    await drawn(element);
    expect(heard.at(-1)).to.equal('focuses 补充评价已收到');
    expect(said(heard, '补充评价已收到')).to.equal(1);
  });

  it('leaves nothing behind in the reading order', async () => {
    const {receiptNumber} = await backend.rated();
    const element = await openReceipt({client: backend.client, receipt: receiptNumber});
    const region = part(element, '[role=status]');
    expect(region.textContent).to.contain('等单位接收');
    await new Promise<void>(resolve => {
      new MutationObserver(() => region.textContent || resolve()).observe(region, {childList: true, subtree: true});
    });
    await element.refresh();
    expect(region.textContent, 'nothing new, nothing said').to.equal('');
  });

  it('separates done from not begun in text, and marks Chinese text on an English page', async () => {
    const {receiptNumber, orderNumber, receiptKey} = await backend.rated();
    await backend.take(orderNumber, toTheAnswer);
    const element = await openReceipt({client: backend.client, receipt: receiptNumber, receiptKey, lang: 'en'});
    for (const item of element.renderRoot.querySelectorAll('li'))
      expect(/^To do: /.test(item.innerText), item.innerText).to.equal(!item.querySelector('time'));
    expect(part(element, 'section').lang).to.equal('en');
    expect(part(element, 'blockquote').lang).to.equal('zh-CN');
  });

  it('survives a translator and a page that tidies its text nodes', async () => {
    const {receiptNumber, orderNumber} = await backend.rated();
    const element = await openReceipt({client: backend.client, receipt: receiptNumber});
    for (const selector of ['.state b', '.state p', 'h2', 'li span']) {
      const font = document.createElement('font');
      const place = part(element, selector);
      font.append(...place.childNodes);
      place.append(font);
    }
    element.renderRoot.normalize();
    await backend.take(orderNumber, toTheAnswer.slice(0, 2));
    await element.refresh();
    expect(part(element, '.state').innerText).to.match(/^单位已联系您\s+\d+月\d+日前，单位会查清情况$/);
  });

  for (const width of [320, 360, 390, 768, 1280])
    it(`fits ${width} px with large text and wide spacing, and shows the number whole`, async () => {
      const {receiptNumber, orderNumber, receiptKey} = await backend.rated();
      await backend.take(orderNumber, toTheAnswer);
      await backend.seal();
      await setViewport({width, height: 700});
      for (const theme of ['light', 'elder'] as const)
        for (const size of ['100%', '150%', '200%']) {
          const element = await openReceipt({client: backend.client, receipt: receiptNumber, receiptKey, theme});
          element.style.setProperty('--gov-rating-font-size', size);
          element.style.setProperty('letter-spacing', '0.12em');
          element.style.setProperty('word-spacing', '0.16em');
          part<HTMLDetailsElement>(element, 'details').open = true;
          await drawn(element);
          const card = part(element, '.card').getBoundingClientRect();
          for (const text of element.renderRoot.querySelectorAll('bdi, b, p, span, summary, h3'))
            if (text.textContent) {
              const {left, right} = text.getBoundingClientRect();
              expect(left >= card.left - 1 && right <= card.right + 1, `${theme} ${size} ${text.textContent}`).to.equal(
                true,
              );
            }
          expect(document.documentElement.scrollWidth, `${theme} ${size}`).to.be.at.most(width);
          element.remove();
        }
      await setViewport({width: 800, height: 600});
    });

  it('keeps the place of what comes: nothing that was there moves', async () => {
    const {receiptNumber} = await backend.rated();
    let answer = () => {};
    const waits = new Promise<void>(resolve => (answer = resolve));
    const getReceipt = async (input: {receiptNumber: string; receiptKey?: string | undefined}) => (
      await waits,
      backend.client.getReceipt(input)
    );
    const element = document.createElement('gov-rating-receipt');
    Object.assign(element, {client: {...backend.client, getReceipt}, receipt: receiptNumber, lang: 'zh-CN'});
    document.body.append(element);
    await element.updateComplete;
    const places = () =>
      ['h2', '[part=receipt]', '.state', 'h3'].map(name => Math.round(part(element, name).getBoundingClientRect().top));
    const before = places();
    expect(part(element, '[part=receipt]').textContent).to.contain(receiptNumber);
    const {height} = element.getBoundingClientRect();
    answer();
    await drawn(element);
    expect(places()).to.deep.equal(before);
    expect(Math.abs(element.getBoundingClientRect().height - height)).to.be.below(120);
    element.remove();
  });
});
