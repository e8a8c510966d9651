import {expect, nextFrame} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {startBackend} from '../testing/backend.ts';
import {openRating, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import {drawn, openReceipt} from '../testing/receipt-page.ts';
import {startReceiptBackend} from '../testing/receipt-backend.ts';
import {defineGovRating} from '../rating/element.ts';
import {defineGovRatingReceipt} from '../receipt/element.ts';
import type {GovRatingElement} from '../index.ts';

defineGovRating();
defineGovRatingReceipt();

const buttonsOf = (element: {renderRoot: ParentNode}) =>
  [...element.renderRoot.querySelectorAll('.carry button')].map(button => button.textContent);

describe('the number of a rating, which a person takes along', () => {
  let page: RatingPage;
  let receiptNumber: string;
  const clipboard = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard') as PropertyDescriptor;
  const {execCommand} = Document.prototype;

  async function rated(facts: Partial<GovRatingElement> = {}): Promise<void> {
    const backend = await startBackend();
    page = await openRating(backend, await backend.invite(), {sharedDevice: false, ...facts});
    await page.choose('satisfied');
    const {detail} = await sendAndSee(page, 'gov-rating-received');
    receiptNumber = detail.receiptNumber as string;
  }
  /** What the clipboard API of this page does; without one it is an insecure or old page. */
  const giveClipboard = (writeText?: (text: string) => Promise<void>) =>
    Object.defineProperty(Navigator.prototype, 'clipboard', {
      ...clipboard,
      get: () => writeText && {writeText},
    });
  const inside = <E extends HTMLElement>(selector: string) => page.element.renderRoot.querySelector(selector) as E;
  /** Presses a button with the keyboard and waits for the words below. */
  async function press(part: string): Promise<string> {
    inside(`[part=${part}]`).focus();
    await sendKeys({press: 'Enter'});
    await page.settled(() => inside('.carry > p').textContent !== '');
    return inside('.carry > p').textContent;
  }
  const heard = () => inside('[role=status]').textContent;

  afterEach(() => {
    Object.defineProperty(Navigator.prototype, 'clipboard', clipboard);
    Document.prototype.execCommand = execCommand;
    page?.element.remove();
    localStorage.clear();
  });

  it('is copied by the clipboard of the browser, seen and said once', async () => {
    await rated();
    const copied: string[] = [];
    giveClipboard(async text => void copied.push(text));
    expect(await press('copy')).to.equal('已复制。');
    expect(copied).to.deep.equal([receiptNumber]);
    await page.settled(() => heard() === '已复制。');
    await page.settled(() => heard() === '');
    expect(inside('.carry > p').textContent).to.equal('已复制。');
  });

  for (const [why, api] of [
    ['where there is no clipboard API', undefined],
    ['where the page may not use it', () => Promise.reject(new DOMException('no', 'NotAllowedError'))],
  ] as const)
    it(`is copied as a selection ${why}, and nothing is left of it`, async () => {
      await rated();
      giveClipboard(api);
      const copied = new Promise<string>(resolve =>
        document.addEventListener(
          'copy',
          event => {
            const [field] = event.composedPath() as [HTMLTextAreaElement];
            resolve(field.value);
          },
          {once: true},
        ),
      );
      expect(await press('copy')).to.equal('已复制。');
      expect(await copied).to.equal(receiptNumber);
      expect(inside('textarea')).to.equal(null);
    });

  it('is selected where nothing can be copied, and the person hears how to go on', async () => {
    await rated();
    giveClipboard();
    Document.prototype.execCommand = () => false;
    expect(await press('copy'))
      .to.contain('号码已选中')
      .and.to.contain('长按');
    expect(`${getSelection()}`).to.contain(receiptNumber);
    expect(inside('textarea')).to.equal(null);
  });

  it('is only printed on a device of many people, and only where the page says what its printer has', async () => {
    await rated({sharedDevice: true});
    expect(buttonsOf(page.element)).to.deep.equal([]);
    page.element.printWidth = '80';
    await page.element.updateComplete;
    expect(buttonsOf(page.element)).to.deep.equal(['打印']);
  });

  it('is shown as a picture whose name says the number', async () => {
    await rated({receiptPage: 'https://portal.example.gov.cn/progress'});
    const {click} = HTMLAnchorElement.prototype;
    const names: string[] = [];
    HTMLAnchorElement.prototype.click = function () {
      names.push(this.download);
    };
    try {
      expect(await press('save')).to.contain('图片已存到');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(names).to.deep.equal([`我的评价 ${receiptNumber}.png`]);
    const image = inside<HTMLImageElement>('.carry img');
    expect(image.alt).to.equal(`查询号码 ${receiptNumber}`);
    expect(image.naturalWidth).to.equal(1080);
  });

  it('is printed on the paper that the person chooses', async () => {
    await rated();
    expect(await press('print')).to.equal('用什么纸打印？');
    await nextFrame();
    await nextFrame();
    expect(buttonsOf(page.element).slice(3)).to.deep.equal([
      '普通纸（A4）',
      '小票纸（宽 80 毫米）',
      '小票纸（宽 58 毫米）',
    ]);
    expect(page.element.shadowRoot?.activeElement?.textContent).to.equal('普通纸（A4）');
  });

  it('has the same buttons on the page of its progress, none on a device of many people', async () => {
    const backend = await startReceiptBackend();
    const {receiptNumber: receipt, receiptKey} = await backend.rated();
    const element = await openReceipt({client: backend.client, receipt, receiptKey});
    expect(buttonsOf(element)).to.deep.equal(['复制号码', '存成图片', '打印']);
    element.sharedDevice = true;
    await drawn(element);
    expect(buttonsOf(element)).to.deep.equal([]);
  });
});
