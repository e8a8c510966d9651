import {anInstitution} from '@gov-rating/contract/testing';
import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {myCatalogues} from '../messages/my.ts';
import {startMyBackend, type MyBackend} from '../testing/my-backend.ts';
import {drawn, openMy, part, receiptsOf, servicesOf, textOf, until} from '../testing/my-page.ts';
import {ratingPage} from '../testing/rating-page.ts';
import {defineGovRatingMy, type GovRatingMyElement} from './element.ts';

defineGovRatingMy();

const [projectNo, phone, permit] = ['440100202611240077', '+86 138-0000-4321', '建设工程规划许可证核发'];
const {code: institution, name: institutionName} = anInstitution();

describe('<gov-rating-my> for a person without a portal', () => {
  let backend: MyBackend;
  beforeEach(async () => {
    backend = await startMyBackend();
    await backend.servedWithPhone(projectNo, phone, {itemName: permit});
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await setViewport({width: 800, height: 600});
  });

  const open = (facts: Partial<GovRatingMyElement> = {}) =>
    openMy({client: backend.anybody(), ratingClient: backend.ratingClient, codes: true, institution, ...facts});

  const field = (element: GovRatingMyElement, name: string) => part<HTMLInputElement>(element, `[name=${name}]`);
  const fill = (element: GovRatingMyElement, typed: Record<string, string>) => {
    for (const [name, value] of Object.entries(typed)) {
      const input = field(element, name);
      input.value = value;
      input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', {bubbles: true}));
    }
  };
  const button = (element: GovRatingMyElement) => part<HTMLButtonElement>(element, '[part=send]');
  const press = async (element: GovRatingMyElement, selector = '[part=send]') => {
    part(element, selector).click();
    await element.updateComplete;
    await drawn(element);
  };
  const focused = (element: GovRatingMyElement) => element.shadowRoot?.activeElement as HTMLInputElement | null;
  /** What a screen reader reads with the field that has the focus. */
  const readWith = (element: GovRatingMyElement) =>
    (focused(element)?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map(id => element.renderRoot.querySelector(`#${id}`)?.textContent)
      .join(' ');

  const askFor = async (element: GovRatingMyElement, typed: Record<string, string> = {}) => {
    fill(element, {number: projectNo, end: '4321', ...typed});
    await press(element);
  };
  const wrongOf = (code = '') => (code === '000000' ? '000001' : '000000');
  const enter = async (element: GovRatingMyElement, code = '') => {
    fill(element, {code});
    await press(element);
  };

  it('leads from number and digits by a code to the services of this case, one of which is rated', async () => {
    await backend.servedWithPhone('440100202611240078', phone, {itemName: '食品经营许可'});
    const element = await open();
    expect(textOf(element)).to.contain('用办件编号找').and.not.contain('请先登录');
    await askFor(element, {number: ' 4401 0020 2611 2400 77 ', end: '４３２１'});
    expect(focused(element)?.name).to.equal('code');
    expect(readWith(element)).to.contain('如果办件编号和手机号码后四位都对').and.contain('5 分钟内有效');
    await enter(element, await backend.sentCode());
    await until(() => servicesOf(element).length === 1);
    expect(servicesOf(element)).to.deep.equal([`${permit} 还有 29 天可以评`]);
    expect(textOf(element)).to.contain(`只列这个办件：${projectNo}`);
    part(element, '[part=rate]').click();
    await until(() => element.renderRoot.querySelector('gov-rating') !== null);
    const page = await ratingPage(part(element, 'gov-rating'));
    await page.settled(() => page.radios().length === 5);
    await page.choose('satisfied');
    const received = oneEvent(element, 'gov-rating-received');
    page.sendButton().click();
    await received;
    part(element, '[part=back]').click();
    await until(() => receiptsOf(element).length === 1);
  });

  it('says the same for a case that does not exist, and sends nothing', async () => {
    const said = [];
    for (const number of [projectNo, '440100202611249999']) {
      const element = await open();
      await askFor(element, {number});
      said.push(textOf(element).replace(number, ''));
      // Only the first element of a page draws the switch for large print.
      element.remove();
    }
    expect(said[1]).to.equal(said[0]);
    const before = await backend.sentCode();
    const element = await open();
    await askFor(element, {end: '0000'});
    expect(await backend.sentCode()).to.equal(before);
  });

  it('says at each field what is wrong with it, moves the focus to the first, and asks no server', async () => {
    backend.connect(false);
    const element = await open({institution: ''});
    await until(() => textOf(element).includes('没能列出办事机构'));
    await press(element);
    expect(textOf(element)).to.contain('请选择办事机构').and.contain('请输入办件编号').and.contain('最后四位数字');
    const fixed = await open();
    fill(fixed, {number: '粤A-12', end: '12'});
    await press(fixed);
    expect(focused(fixed)?.name).to.equal('number');
    expect(focused(fixed)?.getAttribute('aria-invalid')).to.equal('true');
    expect(readWith(fixed)).to.contain('只有数字、字母、- 和 _');
    expect(textOf(fixed)).not.to.contain('没有连上');
  });

  it('says of a wrong code that it is wrong, with the sentence of the server, and takes the right one after it', async () => {
    const element = await open();
    await askFor(element);
    const code = await backend.sentCode();
    await enter(element, '12');
    expect(readWith(element)).to.contain('请输入六位数字的验证码');
    await enter(element, wrongOf(code));
    await until(() => textOf(element).includes('验证码不对'));
    expect([focused(element)?.name, focused(element)?.value]).to.deep.equal(['code', wrongOf(code)]);
    expect(readWith(element)).to.contain('验证码已经过期');
    await enter(element, code);
    await until(() => servicesOf(element).length === 1);
  });

  it('says after five wrong codes until when the case is locked, and another case is not', async () => {
    const element = await open();
    await askFor(element);
    const wrong = wrongOf(await backend.sentCode());
    for (let time = 0; time < 5; time++) await enter(element, wrong);
    button(element).click();
    await until(() => textOf(element).includes('输错太多次了'));
    expect(textOf(element)).to.match(/请在 \d\d:\d\d 之后再试/);
    part(element, '[part=change]').click();
    await until(() => focused(element)?.name === 'number');
    expect([field(element, 'number').value, field(element, 'end').value]).to.deep.equal([projectNo, '4321']);
    expect(button(element).getAttribute('aria-disabled')).to.equal('true');
    await backend.servedWithPhone('440100202611240078', phone, {itemName: '食品经营许可'});
    await askFor(element, {number: '440100202611240078'});
    await enter(element, await backend.sentCode());
    await until(() => servicesOf(element).length === 1);
    expect(servicesOf(element)[0]).to.contain('食品经营许可');
  });

  it('asks for another code at once, and after the limit of the server not before the time that it says', async () => {
    const element = await open();
    await askFor(element);
    fill(element, {code: '12'});
    for (let time = 0; time < 4; time++) await press(element, '[part=resend]');
    part(element, '[part=resend]').click();
    await until(() => textOf(element).includes('要验证码的次数太多了'));
    expect(textOf(element)).to.match(/请在 \d\d:\d\d 之后再试/);
    expect(field(element, 'code').value).to.equal('12');
    const {now} = Date;
    try {
      const later = now() + 3_600_000;
      backend.passMinutes(60);
      part(element, '[part=resend]').click();
      await element.updateComplete;
      expect(textOf(element)).to.contain('要验证码的次数太多了');
      Date.now = () => later;
      await press(element, '[part=resend]');
      await until(() => !textOf(element).includes('要验证码的次数太多了'));
    } finally {
      Date.now = now;
    }
    await enter(element, await backend.sentCode());
    await until(() => servicesOf(element).length === 1);
  });

  it('loses nothing that was typed without a connection', async () => {
    const element = await open();
    backend.connect(false);
    await askFor(element);
    await until(() => textOf(element).includes('没有连上'));
    expect([field(element, 'number').value, field(element, 'end').value]).to.deep.equal([projectNo, '4321']);
    backend.connect(true);
    await press(element);
    await until(() => focused(element)?.name === 'code');
    const code = await backend.sentCode();
    backend.connect(false);
    await enter(element, code);
    await until(() => textOf(element).includes('没有连上'));
    expect(field(element, 'code').value).to.equal(code);
    backend.connect(true);
    await press(element);
    await until(() => servicesOf(element).length === 1);
  });

  it('lets a person choose the institution by letters of its name, also the one of a link, from a list that loads again', async () => {
    await backend.addInstitutions(130);
    backend.connect(false);
    history.replaceState(null, '', `#institution=${institution}`);
    const element = await open({institution: ''});
    await until(() => textOf(element).includes('没能列出办事机构'));
    backend.connect(true);
    await until(() => element.renderRoot.querySelectorAll('option').length > 100);
    const names = () => [...element.renderRoot.querySelectorAll('option')].slice(1).map(({textContent}) => textContent);
    expect(names()).to.have.length(131);
    expect(field(element, 'institution').value).to.equal(institution);
    fill(element, {sought: '第 77 局'});
    await element.updateComplete;
    expect(names().toSorted()).to.deep.equal([institutionName, '广州市第 77 局'].toSorted());
    await askFor(element);
    await enter(element, await backend.sentCode());
    await until(() => servicesOf(element).length === 1);
  });

  it('closes the case after a quarter of an hour, says so, and keeps number and digits for a new code', async () => {
    const element = await open();
    await askFor(element);
    await enter(element, await backend.sentCode());
    await until(() => servicesOf(element).length === 1);
    backend.passMinutes(16);
    await element.refresh();
    expect(textOf(element)).to.contain('办件已经收起').and.not.contain(permit);
    expect(field(element, 'number').value).to.equal(projectNo);
    await press(element);
    expect(part(element, '.card > .note').textContent).to.equal('');
    await enter(element, await backend.sentCode());
    await until(() => servicesOf(element).length === 1);
  });

  it('forgets the case when another one is asked for', async () => {
    const element = await open();
    await askFor(element);
    await enter(element, await backend.sentCode());
    await until(() => servicesOf(element).length === 1);
    part(element, '[part=another]').click();
    await until(() => focused(element)?.name === 'number');
    expect([field(element, 'number').value, field(element, 'end').value]).to.deep.equal(['', '']);
    expect(textOf(element)).not.to.contain(permit);
    await element.refresh();
    expect(servicesOf(element)).to.deep.equal([]);
  });

  it('works by keyboard alone', async () => {
    const element = await open();
    field(element, 'number').focus();
    await sendKeys({type: projectNo});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: '4321'});
    await sendKeys({press: 'Enter'});
    await until(() => focused(element)?.name === 'code');
    await sendKeys({type: (await backend.sentCode()) ?? ''});
    await sendKeys({press: 'Enter'});
    await until(() => servicesOf(element).length === 1);
    expect(focused(element)?.localName).to.equal('h2');
  });

  it('offers the login of a portal beside the code, and shows the list of a person whom the portal has logged in', async () => {
    const element = await open({loginPage: 'https://portal.example.gov.cn/login'});
    expect(part<HTMLAnchorElement>(element, '[part=login]').href).to.equal('https://portal.example.gov.cn/login');
    await backend.served(1, {itemName: '食品经营许可'});
    const loggedIn = await open({client: backend.client(), assertion: () => backend.assertion()});
    expect(servicesOf(loggedIn)).to.have.length(1);
    expect(loggedIn.renderRoot.querySelector('[part=another]')).to.equal(null);
  });

  it('offers no code where the server sends none', async () => {
    const element = await openMy({client: backend.anybody(), assertion: () => backend.assertion({forged: true})});
    expect(element.renderRoot.querySelector('form')).to.equal(null);
  });

  it('fits a narrow phone in every language and theme, with targets of 48 px and more, and is accessible', async () => {
    await setViewport({width: 320, height: 640});
    for (const lang of Object.keys(myCatalogues))
      for (const theme of ['light', 'dark', 'contrast', 'elder'] as const) {
        const element = await open({lang, theme, institution: '', loginPage: '/login'});
        await until(() => element.renderRoot.querySelectorAll('option').length > 1);
        const check = async () => {
          expect(document.documentElement.scrollWidth, `${lang} ${theme}`).to.be.at.most(320);
          for (const control of element.renderRoot.querySelectorAll('button, a, input, select'))
            expect(control.getBoundingClientRect().height, `${lang} ${theme} ${control.id}`).to.be.at.least(
              theme === 'elder' ? 60 : 48,
            );
          expect(textOf(element)).not.to.match(/\{\w+\}|undefined/);
          await expect(element).to.be.accessible();
        };
        fill(element, {institution, end: '12'});
        await press(element);
        await check();
        const number = `${lang}-${theme}`;
        await askFor(element, {number, end: '4321'});
        await until(() => element.renderRoot.querySelector('#code') !== null);
        await check();
        element.remove();
      }
  });
});
