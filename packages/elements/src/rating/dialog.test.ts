import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {startBackend, type Backend} from '../testing/backend.ts';
import {drawn, openRating, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

describe('<gov-rating layout="dialog">', () => {
  let backend: Backend;
  let page: RatingPage;
  const dialog = () => page.element.renderRoot.querySelector('dialog') as HTMLDialogElement;
  const opener = () => page.element.renderRoot.querySelector('button') as HTMLButtonElement;

  beforeEach(async () => {
    backend = await startBackend();
    page = await openRating(backend, await backend.invite(), {layout: 'dialog'});
  });
  afterEach(() => page.element.remove());

  async function open(): Promise<void> {
    opener().click();
    await drawn(page.element);
    await page.settled(() => dialog().open);
  }

  it('shows a button only, and the whole rating once it is pressed', async () => {
    expect(opener().textContent?.trim()).to.equal('评价本次服务');
    expect(dialog().open).to.equal(false);
    expect(page.radios()[0]?.checkVisibility?.() ?? false).to.equal(false);
    await open();
    await expect(page.element).to.be.accessible();
    expect(page.radios()[0]?.getClientRects()).to.have.length(1);
    expect(page.element.shadowRoot?.activeElement?.textContent).to.equal('建设工程规划许可证核发');
  });

  it('goes away with Escape or the close button, gives the focus back and keeps what is filled in', async () => {
    opener().focus();
    await open();
    await page.choose('dissatisfied');
    let closed = oneEvent(dialog(), 'close');
    await sendKeys({press: 'Escape'});
    await closed;
    expect(page.element.shadowRoot?.activeElement).to.equal(opener());
    await open();
    expect(page.radios()[3]?.checked).to.equal(true);
    const close = page.element.renderRoot.querySelector('[part=close]') as HTMLButtonElement;
    expect(close.textContent).to.equal('关闭');
    closed = oneEvent(dialog(), 'close');
    close.click();
    await closed;
    expect(page.element.shadowRoot?.activeElement).to.equal(opener());
  });

  it('lets a rating be sent from inside and shows the receipt there', async () => {
    await open();
    await page.choose('satisfied');
    const {detail} = await sendAndSee(page, 'gov-rating-received');
    expect(dialog().textContent).to.contain(detail.receiptNumber);
    await expect(page.element).to.be.accessible();
  });

  it('is opened and closed by the page too, before it is drawn, twice, or taken off the page, without a word', async () => {
    page.element.remove();
    page.element.show();
    const early = document.createElement('gov-rating');
    Object.assign(early, {client: backend.client, token: 'x', layout: 'dialog', sharedDevice: true});
    early.close();
    early.show();
    document.body.append(early);
    early.show();
    early.show();
    await drawn(early);
    page = {...page, element: early};
    await page.settled(() => dialog().open);
    early.close();
    expect(dialog().open).to.equal(false);
    early.layout = 'inline';
    await drawn(early);
    early.show();
    early.close();
  });
});
