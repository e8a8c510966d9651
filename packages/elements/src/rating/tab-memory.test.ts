import {expect} from '@open-wc/testing';
import {startBackend, type Backend} from '../testing/backend.ts';
import {openRating, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import {everythingStored, webStorage} from '../testing/stored.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

/** Everything in the storages of the tab and the browser that the next person could read. */
const stored = () => JSON.stringify(webStorage());

describe('<gov-rating> after a reload', () => {
  let backend: Backend;
  let page: RatingPage;

  beforeEach(async () => {
    sessionStorage.clear();
    localStorage.clear();
    backend = await startBackend();
  });
  afterEach(() => page.element.remove());

  /** Another element, as after a reload: only stored data remains. */
  async function reload(token: string, facts: {sharedDevice?: boolean} = {}): Promise<void> {
    page.element.remove();
    page = await openRating(backend, token, {sharedDevice: false, ...facts});
  }

  it('still has level, tags and comment on a personal device, until the rating is received', async () => {
    const token = await backend.invite();
    page = await openRating(backend, token, {sharedDevice: false});
    await page.choose('dissatisfied');
    page.boxes()[1]?.click();
    await page.write('窗口“排队”太久');
    await reload(token);
    expect(page.radios()[3]?.checked).to.equal(true);
    expect(page.boxes().map(box => box.checked)).to.deep.equal([false, true, false]);
    expect(page.comment().value).to.equal('窗口“排队”太久');
    const {detail} = await sendAndSee(page, 'gov-rating-received');
    const {receiptNumber, orderNumber} = detail;
    const [, receiptKey] = /"receiptKey\\":\\"([\w-]{22})\\"/.exec(stored()) ?? [];
    const [inTab, onDevice] = webStorage() as [object, Record<string, string>];
    expect(inTab).to.deep.equal({});
    expect(Object.keys(onDevice)).to.deep.equal(['gov-rating receipts']);
    const kept = Object.values(JSON.parse(onDevice['gov-rating receipts'] as string) as object);
    expect(kept).to.have.length(1);
    expect(kept[0]).to.include({receiptNumber, receiptKey, orderNumber});
    expect(stored(), 'the secret of the invitation').not.to.include(token.slice(token.length / 2));
  });

  it('still shows the number of the receipt, but not on a shared device', async () => {
    const token = await backend.invite();
    page = await openRating(backend, token, {sharedDevice: false});
    await page.choose('satisfied');
    const {detail} = await sendAndSee(page, 'gov-rating-received');
    await reload(token);
    expect(page.heading()).to.equal('这次服务已经评过了');
    expect(page.text()).to.contain(detail.receiptNumber);
    await reload(token, {sharedDevice: true});
    expect(page.heading()).to.equal('这次服务已经评过了');
    expect(page.text()).not.to.contain(detail.receiptNumber);
    expect(stored()).to.equal('[{},{}]');
  });

  it('writes nothing any more once the rating is received and the page has cleared its storage', async () => {
    page = await openRating(backend, await backend.invite(), {sharedDevice: false});
    await page.choose('satisfied');
    page.element.addEventListener('gov-rating-received', () => {
      sessionStorage.clear();
      localStorage.clear();
    });
    await sendAndSee(page, 'gov-rating-received');
    // Reading what is stored comes after the queue has removed the rating there.
    await everythingStored();
    await page.element.updateComplete;
    expect(stored()).to.equal('[{},{}]');
  });

  it('never shows what was filled in for another invitation', async () => {
    page = await openRating(backend, await backend.invite(), {sharedDevice: false});
    await page.choose('very_dissatisfied');
    await reload(await backend.invite());
    expect(page.radios().some(radio => radio.checked)).to.equal(false);
  });

  it('has nothing on a shared device, and nothing of it is stored anywhere', async () => {
    const token = await backend.invite();
    page = await openRating(backend, token, {sharedDevice: true});
    await page.choose('dissatisfied');
    await page.write('这句话不能留下');
    expect(stored()).to.equal('[{},{}]');
    await reload(token, {sharedDevice: true});
    expect(page.radios().some(radio => radio.checked)).to.equal(false);
    expect(page.heading()).to.equal('建设工程规划许可证核发');
  });

  it('forgets what was kept once the page says that the device is shared', async () => {
    const token = await backend.invite();
    page = await openRating(backend, token, {sharedDevice: false});
    await page.choose('dissatisfied');
    // A rating of an earlier test may still be received meanwhile.
    expect(stored()).to.include(token);
    await reload(token, {sharedDevice: true});
    expect(stored()).not.to.include(token);
  });

  it('takes nothing that the form no longer offers, and no nonsense', async () => {
    const token = await backend.invite();
    for (const [stored, checked] of [
      ['{"level":"dissatisfied","tags":"207,999,510","comment":""}', 2],
      ['{"level":"excellent","tags":"","comment":""}', 0],
      ['{"level":"satisfied"', 0],
      ['null', 0],
    ] as const) {
      sessionStorage.setItem(`gov-rating ${token}`, stored);
      page = await openRating(backend, token, {sharedDevice: false});
      const boxes = [...page.radios(), ...page.boxes()];
      expect(
        boxes.filter(box => box.checked),
        stored,
      ).to.have.length(checked);
      page.element.remove();
    }
  });

  it('works the same where nothing may be stored', async () => {
    const token = await backend.invite();
    const {setItem} = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      page = await openRating(backend, token, {sharedDevice: false});
      await page.choose('satisfied');
      await sendAndSee(page, 'gov-rating-received');
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});
