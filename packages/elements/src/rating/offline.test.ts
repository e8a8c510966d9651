import {expect, oneEvent} from '@open-wc/testing';
import {createClient, indexedDbStore} from '@gov-rating/sdk/core';
import {zhCN} from '../messages/zh-CN.ts';
import {startBackend, type Backend} from '../testing/backend.ts';
import {openRating, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import {webStorage} from '../testing/stored.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

const endpoint = location.origin;
const outbox = indexedDbStore(`gov-rating ${endpoint}`);

/** The number is shown as soon as it arrives; the rating is removed from the storage a moment later. */
async function untilNothingIsKept(): Promise<void> {
  while ((await outbox.all()).length > 0);
}

describe('<gov-rating> without a connection', () => {
  let backend: Backend;
  let page: RatingPage;

  beforeEach(async () => {
    sessionStorage.clear();
    backend = await startBackend();
  });
  afterEach(async () => {
    page.element.remove();
    for (const {key} of await outbox.all()) await outbox.remove(key);
  });

  async function sendWithoutConnection(facts: {sharedDevice: boolean}, token: string): Promise<CustomEvent> {
    page = await openRating(backend, token, {endpoint, ...facts});
    await page.choose('satisfied');
    await page.write('很快');
    backend.connect(false);
    return sendAndSee(page, 'gov-rating-kept');
  }

  it('keeps the rating, says so, and gives no receipt', async () => {
    const {detail} = await sendWithoutConnection({sharedDevice: false}, await backend.invite());
    expect(page.heading()).to.equal('评价已存在这台设备里');
    expect(page.text()).to.contain('自动交上去');
    expect(page.text()).not.to.contain('回执');
    expect(detail).to.equal(null);
    await expect(page.element).to.be.accessible();
    expect(await outbox.all()).to.have.length(1);
  });

  it('never hands a rating for one server to another server', async () => {
    await sendWithoutConnection({sharedDevice: false}, await backend.invite());
    page.element.remove();
    const other = await startBackend();
    const elsewhere = {endpoint: 'https://other.example', sharedDevice: false};
    page = await openRating(other, await other.invite(), elsewhere);
    expect(other.sent()).to.equal(0);
    expect(await outbox.all()).to.have.length(1);
  });

  it('sends it when the connection is back, shows the receipt and fires the event', async () => {
    await sendWithoutConnection({sharedDevice: false}, await backend.invite());
    const received = oneEvent(page.element, 'gov-rating-received');
    backend.connect(true);
    const {detail} = await received;
    await page.element.updateComplete;
    expect(page.heading()).to.equal('评价已收到');
    expect(page.text()).to.contain(detail.receiptNumber);
    await untilNothingIsKept();
  });

  it('still knows of it after the page was closed, and sends it then', async () => {
    const token = await backend.invite();
    await sendWithoutConnection({sharedDevice: false}, token);
    page.element.remove();
    page = await openRating(backend, token, {endpoint, sharedDevice: false});
    expect(page.heading()).to.equal('评价已存在这台设备里');
    const received = oneEvent(page.element, 'gov-rating-received');
    backend.connect(true);
    await received;
    await page.element.updateComplete;
    expect(page.heading()).to.equal('评价已收到');
  });

  for (const [when, sent] of [
    [
      'waits for a connection',
      async (token: string, next: string) => {
        await sendWithoutConnection({sharedDevice: false}, token);
        page.element.token = next;
        await page.settled(() => page.heading() === zhCN.unreachable);
      },
    ],
    [
      'is on its way',
      async (token: string, next: string, client: Backend['client']) => {
        page = await openRating({client}, token, {endpoint, sharedDevice: false});
        await page.choose('satisfied');
        page.sendButton().click();
        page.element.token = next;
      },
    ],
  ] as const)
    it(`finds its number under its own link, where the next link was opened while it ${when}`, async () => {
      const [token, next] = [await backend.invite(), await backend.invite()];
      let arrive = () => {};
      const opened = new Promise<void>(resolve => (arrive = resolve));
      const submitRating: Backend['client']['submitRating'] = async (...args) => {
        await opened;
        return backend.client.submitRating(...args);
      };
      await sent(token, next, {...backend.client, submitRating});
      const received = oneEvent(page.element, 'gov-rating-received');
      backend.connect(true);
      await page.settled(() => page.radios().length > 0 && page.heading() === '建设工程规划许可证核发');
      arrive();
      const {detail} = await received;
      expect(detail.current).to.equal(false);
      page.element.token = token;
      await page.settled(() => page.heading() === zhCN.rated);
      expect(page.text()).to.contain(detail.receiptNumber);
      page.element.token = next;
      await page.settled(() => page.heading() === '建设工程规划许可证核发');
      expect(page.text()).not.to.contain(detail.receiptNumber);
    });

  it('leads on to the form where a rating that was on its way at a reload meets a gateway', async () => {
    const token = await backend.invite();
    const draft = {level: 'satisfied' as const, comment: '很快'};
    const now = Date.now();
    await outbox.add({key: 'k'.repeat(32), token, draft, keptAt: now, dueAt: now + 60_000, attempts: 0}, 100);
    let gateway = true;
    const blocked = createClient({baseUrl: endpoint, fetch: () => new Response('<h1>403</h1>', {status: 403})});
    const client: typeof backend.client = {
      ...backend.client,
      submitRating: (...args) => (gateway ? blocked : backend.client).submitRating(...args),
    };
    page = await openRating({client}, token, {endpoint, sharedDevice: false});
    await page.settled(() => page.heading() === '没有连到评价系统');
    gateway = false;
    page.element.renderRoot.querySelector<HTMLButtonElement>('.end button')?.click();
    await page.settled(() => page.heading() === '建设工程规划许可证核发');
    await page.choose('satisfied');
    await sendAndSee(page, 'gov-rating-received');
  });

  it('says that it is rated, with the number, where a reload came before the storage had let go of it', async () => {
    const token = await backend.invite();
    const keys: string[] = [];
    const client: typeof backend.client = {
      ...backend.client,
      submitRating: (draft, {idempotencyKey, ...rest}) => {
        keys.push(`${idempotencyKey}`);
        return backend.client.submitRating(draft, {idempotencyKey, ...rest});
      },
    };
    page = await openRating({client}, token, {endpoint, sharedDevice: false});
    await page.choose('satisfied');
    const {detail} = await sendAndSee(page, 'gov-rating-received');
    page.element.remove();
    await untilNothingIsKept();
    const now = Date.now();
    const [key = ''] = keys;
    const draft = {level: 'satisfied' as const, comment: ''};
    await outbox.add({key, token, draft, keptAt: now, dueAt: now + 60_000, attempts: 0}, 100);
    page = await openRating({client}, token, {endpoint, sharedDevice: false});
    // A storage opened later gets its answer after the one of the element.
    await new Promise(resolve => setTimeout(resolve));
    await indexedDbStore(`gov-rating ${endpoint}`).all();
    await page.settled(() => !page.text().includes('正在'));
    expect(page.heading()).to.equal('这次服务已经评过了');
    expect(page.text()).to.contain(detail.receiptNumber);
    expect(keys).to.deep.equal([key]);
  });

  it('writes nothing to the storage of a shared device, and asks to keep the page open', async () => {
    await sendWithoutConnection({sharedDevice: true}, await backend.invite());
    expect(page.text()).to.contain('请不要关掉这一页');
    expect(await outbox.all()).to.deep.equal([]);
    expect([...webStorage(), document.cookie]).to.deep.equal([{}, {}, '']);
  });
});
