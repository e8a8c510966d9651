import {expect} from '@open-wc/testing';
import {createReceiptClient} from '@gov-rating/sdk/receipt';
import {watchConsole} from '../testing/quiet-console.ts';
import {startReceiptBackend, toTheAnswer, type Rated, type ReceiptBackend} from '../testing/receipt-backend.ts';
import {drawn, openReceipt, part, textOf, type} from '../testing/receipt-page.ts';
import {defineGovRatingReceipt} from './element.ts';

defineGovRatingReceipt();

const html = (status: number) => () =>
  new Response('<!doctype html><title>403</title>', {status, headers: {'Content-Type': 'text/html'}});
const json = (status: number, body: unknown) => () =>
  new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/json'}});
const problem = {type: 'about:blank', title: '', status: 405, detail: '', retry: false};

/** Responses of a system between page and server, and the code on the console. */
const foreign: readonly (readonly [what: string, answer: () => Response, code: string])[] = [
  ['a page that forbids it', html(403), 'unexpected_answer'],
  ['a page with all well', html(200), 'unexpected_answer'],
  ['a page that finds nothing', html(404), 'unexpected_answer'],
  ['a page of trouble', html(502), 'unexpected_answer'],
  ['an envelope of its own', json(200, {code: 500, msg: '系统繁忙'}), 'unexpected_answer'],
  ['an envelope of its own with 404', json(404, {code: 404}), 'unexpected_answer'],
  ['nothing', () => new Response('', {status: 200}), 'unexpected_answer'],
  ['another address', () => Response.redirect('https://elsewhere.example/', 302), 'redirected'],
  ['another address for good', () => Response.redirect('https://elsewhere.example/', 308), 'redirected'],
  ['the refusal of another request', json(405, {...problem, code: 'method_not_allowed'}), 'request_altered'],
];

describe('<gov-rating-receipt> when something goes wrong', () => {
  let backend: ReceiptBackend;
  let rated: Rated;
  beforeEach(async () => {
    backend = await startReceiptBackend();
    rated = await backend.rated();
    await backend.take(rated.orderNumber, toTheAnswer);
  });

  const clientOf = (answer: () => Response) =>
    createReceiptClient({baseUrl: 'https://rating.example', fetch: () => answer()});

  for (const [what, answer, code] of foreign) {
    it(`does not blame the number when a gateway answers with ${what}`, async () => {
      const {lines, stop} = watchConsole();
      const element = await openReceipt({client: clientOf(answer), receipt: rated.receiptNumber});
      await element.refresh();
      stop();
      expect(textOf(element))
        .to.contain('没有连到评价系统')
        .and.not.match(/查不到|请检查网络/);
      expect(part(element, '.end .main').textContent).to.equal('再试一次');
      expect(lines).to.deep.equal([`gov-rating: ${code}`]);
      await expect(element).to.be.accessible();
    });

    it(`keeps the words of a supplement that a gateway answers with ${what}, and sends them when it lets them through`, async () => {
      const {supplementRating} = clientOf(answer);
      const {client} = backend;
      const element = await openReceipt({
        client: {...client, supplementRating},
        receipt: rated.receiptNumber,
        receiptKey: rated.receiptKey,
      });
      part(element, 'input[value=false]').click();
      await type(element, '#comment', '流程：取号->填表->交材料->领证');
      const {lines, stop} = watchConsole();
      part(element, 'form .main').click();
      await drawn(element);
      stop();
      expect(textOf(element)).to.contain('没有交上去。没有连到评价系统');
      expect(lines).to.deep.equal([`gov-rating: ${code}`]);
      expect(part<HTMLTextAreaElement>(element, '#comment').value).to.equal('流程：取号->填表->交材料->领证');
      expect(part<HTMLInputElement>(element, 'input[value=false]').checked).to.equal(true);
    });
  }

  it('does not show the answer to another number', async () => {
    const other = await backend.rated();
    const getReceipt = () => backend.client.getReceipt({receiptNumber: other.receiptNumber});
    const {lines, stop} = watchConsole();
    const element = await openReceipt({client: {...backend.client, getReceipt}, receipt: rated.receiptNumber});
    stop();
    expect(textOf(element)).to.contain('没有连到评价系统').and.not.contain(other.receiptNumber);
    expect(lines).to.deep.equal(['gov-rating: unexpected_answer']);
  });

  it('distinguishes an unknown number, a lost connection and a refusal', async () => {
    const unknown = await openReceipt({client: backend.client, receipt: '20261125-AAAAA-AAAAA'});
    expect(part(unknown, '#number-error').textContent).to.contain('查不到这个号码');
    backend.connect(false);
    const lost = await openReceipt({client: backend.client, receipt: rated.receiptNumber});
    expect(part(lost, '.end').textContent).to.contain('没有连上。请检查网络');
    const messages = {'zh-CN': '操作过于频繁，请稍后再试。', 'zh-TW': '', en: ''};
    const refused = json(429, {...problem, status: 429, code: 'too_many_requests', retry: true, messages});
    const busy = await openReceipt({client: clientOf(refused), receipt: rated.receiptNumber});
    expect(part(busy, '.end').textContent).to.contain('操作过于频繁');
    for (const element of [unknown, lost, busy])
      expect(part<HTMLAnchorElement>(element, 'a[href="tel:12345"] bdi').textContent).to.equal('12345');
  });

  it('offers the telephone of the institution beside the receipt, and the general line in every state', async () => {
    const help = {
      institutionPhone: '0755-12345678',
      hotline: {phone: '12345', name: {'zh-CN': '12345', 'zh-TW': '', en: ''}},
    };
    const getReceipt: typeof backend.client.getReceipt = async query => ({
      ...(await backend.client.getReceipt(query)),
      help,
    });
    const shown = await openReceipt({client: {...backend.client, getReceipt}, receipt: rated.receiptNumber});
    const hrefs = (element: HTMLElement & {renderRoot: ParentNode}) =>
      [...element.renderRoot.querySelectorAll('.help a')].map(link => link.getAttribute('href'));
    expect(hrefs(shown)).to.deep.equal(['tel:075512345678', 'tel:12345']);
    expect(part(shown, '.help').textContent).to.contain('打办事单位电话 0755-12345678');
    const asked = await openReceipt({client: backend.client, helpPhone: '400-123-4567', hotline: '12333'});
    expect(hrefs(asked)).to.deep.equal(['tel:4001234567', 'tel:12333']);
  });

  it('says by which number the operator finds the refusal in the log, and no number where nobody answered', async () => {
    const idLine = () => element.renderRoot.querySelector('.id')?.textContent?.replace(/\s+/g, ' ').trim();
    let element = await openReceipt({client: backend.client, receipt: '20261125-AAAAA-AAAAA'});
    expect(backend.requestId()).to.match(/^[\w-]{16,}$/);
    expect(idLine()).to.equal(`错误编号 ${backend.requestId()}`);
    await expect(element).to.be.accessible();
    await type(element, '#number', '12');
    part(element, '.main').click();
    await drawn(element);
    expect(part(element, '#number-error').textContent).to.contain('已输入 2 位');
    expect(idLine(), 'the mistake was found on the device').to.equal(undefined);

    backend.connect(false);
    element = await openReceipt({client: backend.client, receipt: rated.receiptNumber});
    expect(idLine()).to.equal(undefined);
    backend.connect(true);

    const {receiptNumber: receipt, receiptKey} = rated;
    const supplementRating: typeof backend.client.supplementRating = (input, options) =>
      backend.client.supplementRating({...input, receiptKey: 'A'.repeat(22)}, options);
    element = await openReceipt({client: {...backend.client, supplementRating}, receipt, receiptKey, lang: 'en'});
    part(element, 'input[value=false]').click();
    await type(element, '#comment', '还没有解决');
    part(element, 'form .main').click();
    await drawn(element);
    expect(part(element, '#sending-error').textContent).to.contain('This was not sent');
    expect(idLine()).to.equal(`Error ID ${backend.requestId()}`);
  });

  it('keeps words that can no longer be sent where the person can read them', async () => {
    let allowed = true;
    const getReceipt = async (input: {receiptNumber: string; receiptKey?: string | undefined}) => {
      const progress = await backend.client.getReceipt(input);
      return {...progress, supplement: {...progress.supplement, allowed}};
    };
    const client = {...backend.client, getReceipt};
    const element = await openReceipt({client, receipt: rated.receiptNumber, receiptKey: rated.receiptKey});
    await type(element, '#comment', '写到一半');
    await element.refresh();
    expect(element.shadowRoot?.activeElement?.id, 'the focus stays where the person writes').to.equal('comment');
    allowed = false;
    await element.refresh();
    await drawn(element);
    expect(part(element, '.sent').innerText).to.match(/没有交上去。\s+写到一半/);
  });

  it('removes invisible characters that no server stores from a pasted text', async () => {
    const element = await openReceipt({
      client: backend.client,
      receipt: rated.receiptNumber,
      receiptKey: rated.receiptKey,
    });
    part(element, 'input[value=true]').click();
    const field = part<HTMLTextAreaElement>(element, '#comment');
    field.value = '第一行\u000b第二行\u0000';
    field.dispatchEvent(new Event('input', {bubbles: true}));
    part(element, 'form .main').click();
    await drawn(element);
    expect(part(element, '.sent blockquote').innerText).to.match(/^第一行\n第二行/);
  });

  it('looks at the root of the origin where the folder of the script has no server, and stays where it found one', async () => {
    const script = Object.assign(document.createElement('script'), {
      type: 'text/plain',
      src: '/a/b/gov-rating-receipt.js',
    });
    document.head.append(script);
    const lines: string[] = [];
    const {fetch} = window;
    let signedIn = false;
    window.fetch = async url => {
      lines.push(String(url).replace(location.origin, ''));
      return signedIn && !String(url).includes('/a/b/')
        ? new Response(JSON.stringify(await backend.client.getReceipt({receiptNumber: rated.receiptNumber})))
        : html(200)();
    };
    const {stop} = watchConsole();
    const element = await openReceipt({receipt: rated.receiptNumber});
    expect(textOf(element)).to.contain('没有连到评价系统');
    signedIn = true;
    part(element, '.end .main').click();
    await drawn(element);
    await element.refresh();
    stop();
    window.fetch = fetch;
    script.remove();
    expect(textOf(element)).to.contain('单位已答复');
    const [folder, root] = ['/a/b/v1/receipts', '/v1/receipts'];
    expect(lines).to.deep.equal([folder, root, folder, root, root]);
  });

  for (const [endpoint, asked] of [
    ['/gov/rating-api', `${location.origin}/gov/rating-api/v1/receipts`],
    ['./api', `${new URL('./api', location.href).href}/v1/receipts`],
    ['https://gateway.example/prefix/', 'https://gateway.example/prefix/v1/receipts'],
    [' HTTPS://gateway.example ', 'https://gateway.example/v1/receipts'],
  ] as const)
    it(`asks the server at ${endpoint}`, async () => {
      const lines: string[] = [];
      const {fetch} = window;
      window.fetch = async url => (lines.push(String(url)), Promise.reject(new TypeError('Failed to fetch')));
      const element = await openReceipt({endpoint, receipt: rated.receiptNumber});
      window.fetch = fetch;
      expect(lines).to.deep.equal([asked]);
      expect(textOf(element)).to.contain('没有连上');
    });
});
