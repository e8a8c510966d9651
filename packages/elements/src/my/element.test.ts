import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {myCatalogues} from '../messages/my.ts';
import {startMyBackend, type MyBackend} from '../testing/my-backend.ts';
import {drawn, openMy, part, receiptsOf, servicesOf, textOf, until} from '../testing/my-page.ts';
import {press} from '../testing/press.ts';
import {ratingPage} from '../testing/rating-page.ts';
import {defineGovRatingMy, type GovRatingMyElement} from './element.ts';

defineGovRatingMy();

const [permit, licence, card] = ['建设工程规划许可证核发', '食品经营许可', '社会保障卡申领'];

describe('<gov-rating-my>', () => {
  let backend: MyBackend;
  beforeEach(async () => {
    backend = await startMyBackend();
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await setViewport({width: 800, height: 600});
  });

  const open = (facts: Partial<GovRatingMyElement> = {}) =>
    openMy({client: backend.client(), ratingClient: backend.ratingClient, ...facts});

  /** Presses the button of the first service, and waits for its form. */
  async function begin(element: GovRatingMyElement) {
    part(element, '[part=rate]').click();
    await until(() => element.renderRoot.querySelector('gov-rating') !== null);
    const page = await ratingPage(part(element, 'gov-rating'));
    await page.settled(() => page.radios().length === 5);
    return page;
  }

  async function rateFirst(element: GovRatingMyElement) {
    const page = await begin(element);
    await page.choose('satisfied');
    const received = oneEvent(element, 'gov-rating-received');
    page.sendButton().click();
    return (await received) as CustomEvent<{receiptNumber: string}>;
  }

  it('lists what can be rated with the days left, the most urgent first', async () => {
    await backend.served(1, {itemName: permit});
    await backend.served(30, {itemName: licence});
    await backend.served(28, {itemName: card, serviceName: '申报'});
    const element = await open();
    expect(servicesOf(element)).to.deep.equal([
      `${licence} 今天是最后一天`,
      `${card} 还有 2 天可以评`,
      `${permit} 还有 29 天可以评`,
    ]);
    expect(textOf(element)).to.contain('广州市规划和自然资源局 · 申报').and.contain('评不评、怎么评由您决定');
  });

  it('says of a service without an end nothing about days', async () => {
    backend = await startMyBackend(null);
    await backend.served(300, {itemName: permit});
    expect(servicesOf(await open())).to.deep.equal([`${permit} `]);
  });

  it('lets a person rate one of them with the usual form, and shows its receipt without the level', async () => {
    await backend.served(1, {itemName: permit});
    await backend.served(29, {itemName: licence});
    const element = await open({receiptPage: '/receipt'});
    const {detail} = await rateFirst(element);
    expect(part(element, 'section').hidden).to.equal(true);
    part(element, '[part=back]').click();
    await until(() => receiptsOf(element).length === 1);
    expect(servicesOf(element)).to.deep.equal([`${permit} 还有 29 天可以评`]);
    const [receipt] = receiptsOf(element);
    expect(receipt?.textContent?.replace(/\s+/g, ' ')).to.match(
      new RegExp(`${licence}.*2026年11月24日评价 查询号码 ${detail.receiptNumber} 评价有效 看进度和答复`),
    );
    expect(receipt?.textContent).not.to.match(/满意/);
    expect(part<HTMLAnchorElement>(element, '[part=progress]').href).to.equal(
      `${location.origin}/receipt#receipt=${detail.receiptNumber}`,
    );
    expect(element.shadowRoot?.activeElement?.localName).to.equal('h2');
  });

  it('leads the focus by keyboard from the list to the form and back', async () => {
    await backend.served(1, {itemName: permit});
    const element = await open();
    part(element, '[part=rate]').focus();
    await sendKeys({press: 'Enter'});
    await until(() => element.renderRoot.querySelector('gov-rating')?.shadowRoot?.activeElement?.localName === 'h2');
    const focused = () => element.shadowRoot?.activeElement;
    await press('Shift+Tab');
    expect(focused()?.localName, 'what reads the form aloud').to.equal('gov-rating');
    await press('Shift+Tab');
    expect(focused()?.getAttribute('part')).to.equal('elder');
    await press('Shift+Tab');
    expect(focused()?.getAttribute('part')).to.equal('back');
    await sendKeys({press: 'Enter'});
    await until(() => element.shadowRoot?.activeElement?.localName === 'h2');
    await drawn(element);
    expect(servicesOf(element)).to.have.length(1);
  });

  it('says what a button rates and until when', async () => {
    await backend.served(28, {itemName: permit});
    const button = part(await open(), '[part=rate]');
    const root = button.getRootNode() as ShadowRoot;
    const described = button.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map(id => root.getElementById(id)?.textContent)).to.deep.equal([permit, '还有 2 天可以评']);
  });

  it('takes the assertion out of the address and of the history at once, and uses it once', async () => {
    await backend.served(1, {itemName: permit});
    const original = window.fetch;
    const sent: string[] = [];
    window.fetch = (url, init) => (
      sent.push(String(url)),
      backend.fetch(String(url), init as never) as Promise<Response>
    );
    try {
      for (const [around, left] of [
        ['#{}', ''],
        ['#/my?{}', '#/my'],
        ['#a=b&{}', '#a=b'],
        ['#{}&a=b', '#a=b'],
      ] as const) {
        const assertion = await backend.assertion();
        const {length} = history;
        history.replaceState({page: 1}, '', around.replace('{}', `assertion=${assertion}`));
        const element = document.createElement('gov-rating-my');
        Object.assign(element, {endpoint: '/', lang: 'zh-CN'});
        document.body.append(element);
        expect(location.hash, around).to.equal(left);
        expect([history.length, history.state]).to.deep.equal([length, {page: 1}]);
        await drawn(element);
        expect(servicesOf(element)).to.have.length(1);
        expect(element.outerHTML + element.shadowRoot?.innerHTML + sent.join()).not.to.contain(assertion.slice(-40));
        // A quarter of an hour later the session has ended, and there is no other assertion.
        backend.passMinutes(16);
        await element.refresh();
        expect(textOf(element)).to.contain('登录已经过期').and.not.contain(permit);
        element.remove();
      }
    } finally {
      window.fetch = original;
    }
  });

  it('asks the page for a new assertion when the session has ended, and shows the list as before', async () => {
    await backend.served(1, {itemName: permit});
    const element = await open();
    backend.passMinutes(16);
    await element.refresh();
    expect(servicesOf(element)).to.have.length(1);
  });

  it('asks a person who is not logged in to do so, and asks no server', async () => {
    const element = await openMy({endpoint: '/', loginPage: 'https://portal.example.gov.cn/login'});
    expect(textOf(element)).to.contain('请先登录');
    expect(part<HTMLAnchorElement>(element, '[part=login]').href).to.equal('https://portal.example.gov.cn/login');
  });

  for (const [what, named, words] of [
    ['was not signed by the portal', {forged: true}, '没能确认您是谁'],
    ['is of a person whom the portal has not verified', {assurance: 1}, '请先实名认证'],
  ] as const)
    it(`shows nothing for an assertion that ${what}, and says what to do, with the number of the error`, async () => {
      await backend.served(1);
      const element = await open({client: backend.client(named)});
      expect(textOf(element))
        .to.contain(words)
        .and.match(/错误编号 \S+/);
      expect(servicesOf(element)).to.deep.equal([]);
    });

  it('shows another person nothing of the one before', async () => {
    await backend.served(1, {itemName: permit});
    const element = await open();
    element.client = backend.client({subject: 'li-91jFZZnaU01bnZOKzW9Y4'});
    await element.updateComplete;
    expect(textOf(element)).not.to.contain(permit);
    await drawn(element);
    expect(textOf(element)).to.contain('现在没有可以评价的事项').and.contain('您还没有在这里评过');
  });

  it('loads when the connection is back, and keeps what is shown when it goes', async () => {
    await backend.served(1, {itemName: permit});
    backend.connect(false);
    const element = await open();
    expect(textOf(element)).to.contain('没有连上');
    backend.connect(true);
    await until(() => servicesOf(element).length === 1);
    backend.connect(false);
    await element.refresh();
    expect(textOf(element)).to.contain('没有连上').and.contain(permit);
    backend.connect(true);
    await until(() => !textOf(element).includes('没有连上'));
  });

  it('says that a service was rated elsewhere meanwhile, and takes it from the list', async () => {
    const first = await backend.served(20, {itemName: permit});
    await backend.served(1, {itemName: licence});
    const element = await open();
    await backend.rateElsewhere(first);
    part(element, '[part=rate]').click();
    await until(() => servicesOf(element).length === 1);
    expect(part(element, '.note').textContent).to.match(/评过了/);
    expect(servicesOf(element)[0]).to.contain(licence);
  });

  it('says of a rating that waits for a connection that it is kept, until it is sent', async () => {
    await backend.served(1, {itemName: permit});
    const element = await open();
    const page = await begin(element);
    await page.choose('satisfied');
    backend.connect(false);
    const kept = oneEvent(element, 'gov-rating-kept');
    page.sendButton().click();
    await kept;
    part(element, '[part=back]').click();
    await until(() => textOf(element).includes('评价先存在这台设备里'));
    expect(element.renderRoot.querySelector('[part=rate]')).to.equal(null);
    const received = oneEvent(element, 'gov-rating-received');
    backend.connect(true);
    await received;
    await until(() => receiptsOf(element).length === 1);
    expect(servicesOf(element)).to.deep.equal([]);
  });

  it('shows long lists in portions', async () => {
    for (let days = 0; days < 25; days++) await backend.served(days);
    const element = await open();
    expect(servicesOf(element)).to.have.length(10);
    for (const [words, count] of [
      ['再看 10 件', 20],
      ['再看 5 件', 25],
    ] as const) {
      expect(part(element, '.further').textContent?.trim()).to.equal(words);
      part(element, '.further').click();
      await drawn(element);
      expect(servicesOf(element)).to.have.length(count);
    }
    expect(element.renderRoot.querySelector('.further')).to.equal(null);
  });

  it('shows earlier receipts page by page', async () => {
    for (let number = 0; number < 12; number++) await backend.rated(await backend.served(1));
    const element = await open();
    expect(receiptsOf(element)).to.have.length(10);
    part(element, '.further').click();
    await until(() => receiptsOf(element).length === 12);
    expect(new Set(receiptsOf(element).map(({textContent}) => textContent)).size).to.equal(12);
    expect(element.renderRoot.querySelector('.further')).to.equal(null);
  });

  it('fits a narrow phone in every language and theme, with targets of 48 px and more, and is accessible', async () => {
    await backend.served(30, {itemName: permit});
    await backend.rated(await backend.served(1, {itemName: '企业投资项目备案及变更备案（含外商投资项目）'}));
    await setViewport({width: 320, height: 640});
    for (const lang of Object.keys(myCatalogues))
      for (const theme of ['light', 'dark', 'contrast', 'elder'] as const) {
        const element = await open({lang, theme, receiptPage: '/receipt'});
        expect(document.documentElement.scrollWidth, `${lang} ${theme}`).to.be.at.most(320);
        for (const control of element.renderRoot.querySelectorAll('button, a'))
          expect(control.getBoundingClientRect().height, `${lang} ${theme} ${control.textContent}`).to.be.at.least(
            theme === 'elder' ? 60 : 48,
          );
        expect(textOf(element)).not.to.match(/\{\w+\}|undefined/);
        await expect(element).to.be.accessible();
        element.remove();
      }
  });
});
