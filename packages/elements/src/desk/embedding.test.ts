import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {startDeskBackend, type DeskBackend} from '../testing/desk-backend.ts';
import {deskOf, openDesk, type DeskPage} from '../testing/desk-page.ts';
import {watchConsole} from '../testing/quiet-console.ts';
import {defineGovRatingDesk} from './element.ts';

defineGovRatingDesk();

const json = (status: number, body: unknown) => () =>
  new Response(JSON.stringify(body), {status, headers: {'content-type': 'application/json'}});
const page403 = () => new Response('<h1>403 Forbidden</h1>', {status: 403, headers: {'content-type': 'text/html'}});
const refusal = (status: number, code: string, sentence: string) =>
  json(status, {code, status, retry: false, detail: sentence, messages: {'zh-CN': sentence}});
/** A server without data, for every request. */
const nothing = json(200, {states: [], items: [], nextCursor: null, asOf: '', role: 'auditor', tags: [], levels: []});
const contact = {step: 'contact', reached: true, note: '已联系'} as const;

describe('<gov-rating-desk> on a page', () => {
  const {fetch} = window;
  let backend: DeskBackend;
  let page: DeskPage;
  let number: string;
  let tokens = 0;
  /** A token that is unique to the test. */
  const aToken = () => `token ${++tokens}`;
  beforeEach(async () => {
    backend = await startDeskBackend();
    number = await backend.badRating('不动产转移登记');
  });
  afterEach(() => {
    window.fetch = fetch;
    page.element.remove();
  });

  /** Replaces `fetch` for a desk without its own client; records the requests and their tokens. */
  function answer(how: (address: string, token: string) => Response): string[] {
    const asked: string[] = [];
    window.fetch = async (address, init) => {
      const token = new Headers(init?.headers).get('authorization') ?? '';
      asked.push(`${String(address)} ${token}`);
      return how(String(address), token);
    };
    return asked;
  }

  /** Records the events that the page gets, and lets it react. */
  function onUnauthorized(act: () => unknown = () => undefined): Event[] {
    const events: Event[] = [];
    const listen = (event: Event) => {
      events.push(event);
      act();
    };
    document.addEventListener('gov-rating-unauthorized', listen);
    stop = () => document.removeEventListener('gov-rating-unauthorized', listen);
    return events;
  }
  let stop: () => void = () => undefined;
  afterEach(() => {
    stop();
    sessionStorage.clear();
  });

  describe('whose person may not be here', () => {
    it('explains what is missing and whom to ask, without a request to sign in again or a retry', async () => {
      for (const code of ['role_not_allowed', 'person_without_role', 'a_code_of_a_newer_server']) {
        const events = onUnauthorized();
        answer(refusal(403, code, '您的账号没有角色。'));
        page = await openDesk({endpoint: location.origin, token: aToken});
        expect(page.text('[role="alert"]')).to.contain('您的账号没有角色。');
        expect(page.text('[role="alert"]')).to.contain('请联系本单位的系统管理员');
        expect(page.all('button').filter(button => button.getClientRects().length > 0)).to.deep.equal([]);
        await expect(page.element).to.be.accessible();
        expect(events).to.deep.equal([]);
        page.element.remove();
        stop();
      }
    });

    it('gets one event for a token, however often it loads again at once', async () => {
      const token = aToken();
      const events = onUnauthorized(() => void page.element.refresh());
      const asked = answer(refusal(401, 'unauthorized', '请登录'));
      page = deskOf({endpoint: location.origin, token: () => token});
      await page.settled(() => page.text('[role="alert"]').includes('登录已失效'));
      await page.element.refresh();
      await page.element.refresh();
      expect(events).to.have.length(1);
      expect(asked.length).to.be.lessThan(40);
    });

    it('gets no second event from a new desk with the same token, as after a sign-in that changed nothing', async () => {
      const token = aToken();
      const events = onUnauthorized();
      answer(refusal(401, 'unauthorized', '请登录'));
      for (let time = 0; time < 3; time++) {
        page = await openDesk({endpoint: location.origin, token: () => token});
        page.element.remove();
      }
      expect(events).to.have.length(1);
    });

    it('is asked no third time within a minute where every new sign-in is refused, and says whom to tell', async () => {
      const events = onUnauthorized();
      answer(refusal(401, 'unauthorized', '请登录'));
      for (let time = 0; time < 4; time++) {
        page = await openDesk({endpoint: location.origin, token: aToken});
        if (time < 3) page.element.remove();
      }
      expect(events).to.have.length(2);
      expect(page.text('[role="alert"]')).to.contain('再登录也没有用').and.contain('系统管理员');
      await expect(page.element).to.be.accessible();
    });

    it('gets another event for a new token, and for one that was accepted in between', async () => {
      let token = aToken();
      let taken = false;
      const events = onUnauthorized();
      const refuse = refusal(401, 'unauthorized', '请登录');
      answer(() => (taken ? nothing() : refuse()));
      page = await openDesk({endpoint: location.origin, token: () => token});
      token = aToken();
      await page.element.refresh();
      expect(events).to.have.length(2);
      taken = true;
      await page.element.refresh();
      taken = false;
      await page.element.refresh();
      expect(events).to.have.length(3);
    });

    it('gets one event from a client of its own', async () => {
      const client = backend.desk('nobody');
      const events = onUnauthorized(() => void page.element.refresh());
      page = deskOf({client});
      await page.settled(() => page.text('[role="alert"]').includes('登录已失效'));
      await page.element.refresh();
      expect(events).to.have.length(1);
    });

    it('reads that the sign-in has ended where the page cannot get a token', async () => {
      const asked = answer(nothing);
      page = await openDesk({endpoint: location.origin, token: () => Promise.reject(new Error('signed out'))});
      expect(page.text('[role="alert"]')).to.contain('登录已失效');
      expect(asked.filter(line => !/standard/.test(line))).to.deep.equal([]);
    });
  });

  describe('with an address of its own', () => {
    for (const [endpoint, base] of [
      ['/gov/rating-api', '/gov/rating-api'],
      ['/gov/rating-api/', '/gov/rating-api'],
      ['./x', new URL('x', location.href).pathname],
      ['../x', new URL('../x', location.href).pathname],
    ] as const)
      it(`asks the server at ${endpoint}`, async () => {
        const asked = answer(nothing);
        page = await openDesk({endpoint, token: aToken});
        expect(page.text('.list')).to.contain('没有符合条件的工单');
        for (const line of asked) expect(line).to.contain(`${location.origin}${base}/v1/`);
      });

    it('says that the page has no server, not that a sign-in is needed', async () => {
      for (const facts of [{endpoint: 'gw.example'}, {endpoint: 'ftp://x'}, {endpoint: 'nowhere', token: aToken}]) {
        const output = watchConsole();
        page = await openDesk(facts);
        output.stop();
        expect(page.text('[role="alert"]')).to.contain('尚未接入评价服务器').and.not.to.contain('登录');
        expect(output.lines).to.deep.equal(['gov-rating: endpoint_missing']);
        page.element.remove();
      }
    });
  });

  describe('behind a gateway', () => {
    const foreign = {
      'a page of 403': page403,
      'a page of 200': () => new Response('<html>', {status: 200, headers: {'content-type': 'text/html'}}),
      'JSON of another system': json(200, {code: 500}),
      'JSON of another system with its status': json(500, {code: 500}),
      nothing: () => new Response('', {status: 200}),
    };
    for (const [what, response] of Object.entries(foreign))
      it(`says of ${what} to a note that it is not the server's answer, and loses nothing`, async () => {
        await backend.take('staff', number, {step: 'sign'});
        const output = watchConsole();
        page = await openDesk({client: backend.desk('staff')});
        await page.openOrder(number);
        await page.press('联系评价人', '.steps');
        await page.choose('true');
        await page.write('#field-note', '流程：取号->填表 <script>');
        backend.answerNext(response);
        await page.press('提交');
        await page.settled(() => page.text('.form .trouble').includes('不是评价服务器的答复'));
        output.stop();
        expect(page.text('.form .trouble')).to.contain('填写的内容还在').and.to.contain('重试不会重复办理');
        expect(page.text('[role="status"]')).to.equal('');
        expect(page.all<HTMLTextAreaElement>('#field-note')[0]?.value).to.equal('流程：取号->填表 <script>');
        expect(output.lines).to.deep.equal(['gov-rating: unexpected_answer']);
        await page.press('提交');
        await page.settled(() => page.text('.timeline').includes('流程：取号->填表 <script>'));
        expect(page.text('.timeline').split('取号')).to.have.length(2);
      });

    it('says so of the list too, and what to do', async () => {
      const output = watchConsole();
      answer(page403);
      page = await openDesk({endpoint: location.origin, token: aToken});
      output.stop();
      expect(page.text('[role="alert"]')).to.contain('不是评价服务器的答复（403）').and.to.contain('系统管理员');
      expect(output.lines).to.deep.equal(['gov-rating: unexpected_answer']);
    });

    it('does not take a redirect for an answer', async () => {
      await backend.take('staff', number, {step: 'sign'});
      const output = watchConsole();
      const redirected = Object.assign(new Error('redirected'), {
        name: 'NetworkError',
        code: 'redirected',
        retry: true,
      });
      page = await openDesk({
        client: {...backend.desk('staff'), stepOrder: () => Promise.reject(redirected)},
      });
      await page.openOrder(number);
      await page.press('联系评价人', '.steps');
      await page.choose('true');
      await page.write('#field-note', '已电话联系');
      await page.press('提交');
      await page.settled(() => page.text('.form .trouble').includes('不是评价服务器的答复（redirected）'));
      output.stop();
      expect(page.text('[role="status"]')).to.equal('');
      expect(output.lines).to.deep.equal(['gov-rating: redirected']);
    });

    it('keeps the open order and what is being written in sight when a refresh fails', async () => {
      await backend.take('staff', number, {step: 'sign'});
      page = await openDesk({client: backend.desk('staff')});
      await page.openOrder(number);
      await page.press('联系评价人', '.steps');
      await page.write('#field-note', '写到一半');
      backend.connect(false);
      await page.element.refresh();
      expect(page.text('.list')).to.contain('无法连接服务器');
      expect(page.all<HTMLTextAreaElement>('#field-note')[0]?.value).to.equal('写到一半');
      backend.connect(true);
      await page.press('重试', '.list');
      await page.settled(() => page.all('[role="alert"]').length === 0);
      expect(page.all<HTMLTextAreaElement>('#field-note')[0]?.value).to.equal('写到一半');
    });
  });

  describe('of another person', () => {
    it('keeps the keys of its fields from listeners of the page', async () => {
      const block = (event: Event) => event.preventDefault();
      for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, block);
      try {
        await backend.take('staff', number, {step: 'sign'});
        page = await openDesk({client: backend.desk('staff')});
        await page.openOrder(number);
        await page.press('联系评价人', '.steps');
        page.all('#field-note')[0]?.focus();
        await sendKeys({type: 'abc'});
        await sendKeys({press: 'Backspace'});
        await sendKeys({press: 'Enter'});
        await sendKeys({type: 'd'});
        expect(page.all<HTMLTextAreaElement>('#field-note')[0]?.value).to.equal('ab\nd');
      } finally {
        for (const type of ['keydown', 'keypress', 'keyup']) document.removeEventListener(type, block);
      }
    });

    /** As the page translation of browsers does. */
    function translate(root: ParentNode): void {
      const walker = document.createTreeWalker(root as Node, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) {
        if (!text.data.trim() || text.parentElement?.localName === 'textarea') continue;
        const font = document.createElement('font');
        font.textContent = text.data;
        text.replaceWith(font);
      }
    }

    for (const [what, disturb] of [
      ['a translator has wrapped every text', translate],
      ['its text nodes were joined', (root: Node) => root.normalize()],
    ] as const)
      it(`says the same as an undisturbed one after ${what}`, async () => {
        const second = await backend.badRating('不动产抵押登记');
        const client = backend.desk('staff');
        page = await openDesk({client});
        const calm = await openDesk({client});
        const both = async (act: (desk: DeskPage) => Promise<unknown>) => {
          disturb(page.element.renderRoot as ShadowRoot);
          await act(page);
          await act(calm);
          const plain = (desk: DeskPage) => desk.text().replace(/\s/g, '');
          await page.settled(() => plain(page) === plain(calm));
        };
        const incomplete = (desk: DeskPage) => desk.texts('.form .error').join('').includes('请填写此项');
        try {
          await both(desk => desk.openOrder(second));
          await both(desk => desk.openOrder(number));
          await backend.take('staff', number, {step: 'sign'});
          await both(desk => desk.element.refresh());
          await both(desk => desk.press('联系评价人', '.steps'));
          await both(async desk => {
            await desk.press('提交');
            await desk.settled(() => incomplete(desk));
          });
          await both(desk => desk.write('#field-note', '已电话联系'));
          await both(async desk => {
            await desk.press('提交');
            await desk.settled(() => !incomplete(desk));
          });
          await both(desk => desk.press('取消', '.form'));
          await backend.take('staff', number, contact);
          await both(desk => desk.element.refresh());
          await both(desk => desk.go('overdue'));
          await both(desk => desk.go('contacted'));
          backend.connect(false);
          await both(desk => desk.element.refresh());
          backend.connect(true);
          await both(desk => desk.element.refresh());
          await both(async ({element}) => {
            element.lang = 'en';
            await element.updateComplete;
          });
        } finally {
          calm.element.remove();
        }
      });

    it('is styled in the document that it is moved to, and follows the visibility of that document', async () => {
      page = await openDesk({client: backend.desk('staff')});
      const frame = document.createElement('iframe');
      document.body.append(frame);
      try {
        frame.contentDocument?.body.append(page.element);
        await page.openOrder(number);
        const look = (selector: string) => getComputedStyle(page.all(selector)[0] as Element);
        expect(look('.primary').backgroundColor).to.equal('rgb(26, 95, 180)');
        expect(look('.row').display).to.equal('grid');
      } finally {
        page.element.remove();
        frame.remove();
      }
    });
  });
});
