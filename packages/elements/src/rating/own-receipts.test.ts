import {expect} from '@open-wc/testing';
import {zhCN} from '../messages/zh-CN.ts';
import {startBackend, type Backend} from '../testing/backend.ts';
import {openRating, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import {everythingStored} from '../testing/stored.ts';
import {defineGovRating} from './element.ts';
import {keepReceipt, keptReceipt} from './own-receipts.ts';

defineGovRating();

const name = 'gov-rating receipts';
const day = 86_400_000;
const own = {sharedDevice: false, endpoint: location.origin, receiptPage: 'https://portal.example.gov.cn/progress'};

/** Moves what is kept into the past. */
function age(days: number): void {
  const kept = JSON.parse(localStorage.getItem(name) as string) as Record<string, {keptAt: number}>;
  for (const receipt of Object.values(kept)) receipt.keptAt -= days * day;
  localStorage.setItem(name, JSON.stringify(kept));
}

describe('the link of an invitation after rating', () => {
  let backend: Backend;
  let page: RatingPage;

  beforeEach(async () => {
    sessionStorage.clear();
    localStorage.clear();
    backend = await startBackend();
  });
  afterEach(() => page.element.remove());

  const link = () => page.element.renderRoot.querySelector<HTMLAnchorElement>('[part=progress]')?.href;
  const press = async (part: string) => {
    page.element.renderRoot.querySelector<HTMLElement>(`[part=${part}]`)?.click();
    await page.element.updateComplete;
  };

  /** Rates, and opens the link again as in a new tab. */
  async function rateAndReturn(facts: object = own): Promise<{token: string; receiptNumber: string}> {
    const token = await backend.invite();
    page = await openRating(backend, token, own);
    await page.choose('satisfied');
    const {detail} = await sendAndSee(page, 'gov-rating-received');
    await reopen(token, facts);
    return {token, receiptNumber: detail.receiptNumber as string};
  }
  async function reopen(token: string, facts: object = own): Promise<void> {
    page.element.remove();
    sessionStorage.clear();
    page = await openRating(backend, token, facts);
    // The store may still have what has just arrived, and then it is sent once more.
    await page.settled(() => page.heading() !== zhCN.sending);
  }

  it('shows number and progress on the same device, also in a new tab and more than a year later', async () => {
    const {token, receiptNumber} = await rateAndReturn();
    for (const days of [0, 399]) {
      if (days) age(days);
      await reopen(token);
      expect(page.heading()).to.equal(zhCN.rated);
      expect(page.text()).to.contain(receiptNumber);
      expect(link()).to.match(
        new RegExp(`^https://portal.example.gov.cn/progress#receipt=${receiptNumber}&key=[\\w-]{22}$`),
      );
    }
  });

  it('shows nothing of it after 400 days, and says where the number may be', async () => {
    const {token, receiptNumber} = await rateAndReturn();
    age(400);
    await reopen(token);
    expect(page.text()).to.contain('在您存的图片').and.to.contain('12345').and.not.to.contain(receiptNumber);
  });

  it('tells another device where the number is, but not the number: who made the invitation holds its link too', async () => {
    const {token, receiptNumber} = await rateAndReturn();
    localStorage.clear();
    await reopen(token);
    expect(page.heading()).to.equal(zhCN.rated);
    expect(page.text()).to.contain('号码在当时评价用的设备上').and.to.contain('12345');
    expect(link()).to.equal('https://portal.example.gov.cn/progress');
    expect(JSON.stringify(await backend.client.getInvitation({}, {token}))).not.to.contain(receiptNumber);
  });

  it('forgets the number when the person wants that', async () => {
    const {token, receiptNumber} = await rateAndReturn();
    await press('forget');
    expect(page.text()).not.to.contain(receiptNumber);
    expect(page.element.renderRoot.querySelector('[part=forget]')).to.equal(null);
    expect(page.element.shadowRoot?.activeElement?.id).to.equal('title');
    expect(await everythingStored()).not.to.contain(receiptNumber);
    await reopen(token);
    expect(page.text()).to.contain('号码在当时评价用的设备上');
  });

  it('has and leaves nothing on a device of many people', async () => {
    const {receiptNumber} = await rateAndReturn({...own, sharedDevice: true});
    expect(page.text()).not.to.contain(receiptNumber);
    expect(await everythingStored()).not.to.contain(receiptNumber);
  });

  it('keeps the secret of no invitation', async () => {
    const {token} = await rateAndReturn();
    expect(localStorage.getItem(name)).to.contain('receiptKey').and.not.to.contain(token.slice(17));
  });

  it('keeps the newest twenty', async () => {
    page = await openRating(backend, await backend.invite(), own);
    const tokens = Array.from({length: 25}, (_, index) => `${10 + index}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`);
    for (const [index, token] of tokens.entries()) {
      keepReceipt(token, {receiptNumber: `${index}`, receiptKey: null, orderNumber: null, ratedAt: ''});
      age(1);
    }
    const found = tokens.filter(token => keptReceipt(token));
    expect(found).to.deep.equal(tokens.slice(5));
  });

  for (const method of ['getItem', 'setItem', 'removeItem'] as const)
    it(`works where ${method} of the storage throws`, async () => {
      const original = Storage.prototype[method];
      Storage.prototype[method] = () => {
        throw new DOMException('no storage', 'SecurityError');
      };
      try {
        const {receiptNumber} = await rateAndReturn();
        expect(page.heading()).to.equal(zhCN.rated);
        if (method !== 'removeItem') expect(page.text()).not.to.contain(receiptNumber);
      } finally {
        Storage.prototype[method] = original as never;
      }
    });

  it('takes no nonsense from the storage', async () => {
    const {token} = await rateAndReturn();
    for (const nonsense of ['null', '[]', '{', '{"a":null}', `{"${token.slice(0, 16)}":{"receiptNumber":5}}`]) {
      localStorage.setItem(name, nonsense);
      await reopen(token);
      expect(page.text()).to.contain('号码在当时评价用的设备上');
    }
  });
});
