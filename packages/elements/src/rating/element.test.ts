import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {spokenNumber} from '../messages/spoken-number.ts';
import {startBackend, type Backend} from '../testing/backend.ts';
import {watchConsole} from '../testing/quiet-console.ts';
import {drawn, openRating, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

describe('<gov-rating>', () => {
  let backend: Backend;
  let page: RatingPage | undefined;
  let output: ReturnType<typeof watchConsole>;

  beforeEach(async () => {
    output = watchConsole();
    backend = await startBackend();
  });
  afterEach(() => {
    page?.element.remove();
    output.stop();
    expect(output.lines.join('\n')).to.equal('');
  });

  for (const theme of ['light', 'dark', 'contrast', 'elder'] as const)
    it(`can be used with a screen reader in ${theme}: open, chosen, wrong, received`, async () => {
      page = await openRating(backend, await backend.invite(), {theme});
      await expect(page.element).to.be.accessible();
      await page.choose('dissatisfied');
      await expect(page.element).to.be.accessible();
      page.sendButton().click();
      await drawn(page.element);
      await expect(page.element).to.be.accessible();
      page.boxes()[0]?.click();
      await sendAndSee(page, 'gov-rating-received');
      await expect(page.element).to.be.accessible();
    });

  it('shows what is rated and chooses nothing by itself', async () => {
    page = await openRating(backend, await backend.invite());
    expect(page.heading()).to.equal('建设工程规划许可证核发');
    expect(page.text()).to.match(/广州市规划和自然资源局.*办结环节.*2026年11月24日 09:30/);
    expect(page.radios().filter(radio => radio.checked)).to.deep.equal([]);
    expect(page.boxes()).to.deep.equal([]);
  });

  for (const level of ['very_satisfied', 'satisfied', 'basically_satisfied'])
    it(`receives ${level} in two presses and shows the receipt number`, async () => {
      page = await openRating(backend, await backend.invite());
      await page.choose(level);
      const {detail, bubbles, composed} = await sendAndSee(page, 'gov-rating-received');
      expect(page.heading()).to.equal('评价已收到');
      expect(page.text()).to.contain(detail.receiptNumber);
      expect(page.text()).not.to.contain('差评工单');
      expect(detail.orderNumber).to.equal(null);
      expect([bubbles, composed]).to.deep.equal([true, true]);
    });

  for (const level of ['dissatisfied', 'very_dissatisfied'])
    it(`asks why for ${level}, moves the focus there, and then takes it as easily as any other`, async () => {
      page = await openRating(backend, await backend.invite());
      await page.choose(level);
      page.sendButton().click();
      await drawn(page.element);
      const tags = page.element.renderRoot.querySelector('gov-rating-tags');
      expect(page.element.shadowRoot?.activeElement).to.equal(tags);
      expect(tags?.renderRoot.querySelector('[role=alert]')?.textContent).to.contain('至少选择一个原因');
      expect(backend.sent()).to.equal(0);
      page.boxes()[1]?.click();
      await drawn(page.element);
      expect(tags?.renderRoot.querySelector('[role=alert]')?.textContent).to.equal('');
      const {detail} = await sendAndSee(page, 'gov-rating-received');
      expect(page.text()).to.contain(`已生成差评工单 ${detail.orderNumber}`);
      const number = page.element.renderRoot.querySelector('.whole') as HTMLElement;
      expect(number.textContent).to.equal(`${detail.orderNumber}，`);
      expect(getComputedStyle(number).display).to.equal('inline-block');
    });

  it('takes a comment as the reason of a bad rating, and none of it goes into an event', async () => {
    page = await openRating(backend, await backend.invite());
    await page.choose('very_dissatisfied');
    await page.write('等了三个小时');
    const event = await sendAndSee(page, 'gov-rating-received');
    expect(JSON.stringify(event.detail)).not.to.contain('三个小时');
    expect(Object.keys(event.detail)).to.deep.equal(['receiptNumber', 'orderNumber', 'itemName', 'current']);
  });

  it('asks for a level when none is chosen', async () => {
    page = await openRating(backend, await backend.invite());
    page.sendButton().click();
    await drawn(page.element);
    const scale = page.element.renderRoot.querySelector('gov-rating-scale');
    expect(scale?.renderRoot.querySelector('[role=alert]')?.textContent).to.equal('请选择一个等级。');
    expect(page.element.shadowRoot?.activeElement).to.equal(scale);
  });

  it('does not send a comment that is too long', async () => {
    page = await openRating(backend, await backend.invite());
    await page.choose('satisfied');
    await page.write('好'.repeat(151));
    page.sendButton().click();
    await drawn(page.element);
    expect(page.element.shadowRoot?.activeElement?.localName).to.equal('gov-rating-comment');
    expect(backend.sent()).to.equal(0);
  });

  it('drops the tags of another level and keeps the comment', async () => {
    page = await openRating(backend, await backend.invite());
    await page.choose('dissatisfied');
    page.boxes()[0]?.click();
    await page.write('服务一般');
    await page.choose('satisfied');
    expect(page.boxes().filter(box => box.checked)).to.deep.equal([]);
    expect(page.comment().value).to.equal('服务一般');
    await sendAndSee(page, 'gov-rating-received');
  });

  it('sends once however often send is pressed', async () => {
    page = await openRating(backend, await backend.invite());
    await page.choose('satisfied');
    const received = oneEvent(page.element, 'gov-rating-received');
    for (let press = 0; press < 3; press++) page.sendButton().click();
    await drawn(page.element);
    page.sendButton().click();
    await received;
    expect(backend.sent()).to.equal(1);
  });

  it('is worked by keyboard alone, and the focus follows to the end', async () => {
    page = await openRating(backend, await backend.invite());
    page.radios()[0]?.focus();
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'ArrowDown'});
    await drawn(page.element);
    await sendKeys({press: 'Tab'});
    await sendKeys({press: ' '});
    for (const _ of ['tag', 'tag', 'more', 'comment', 'send']) await sendKeys({press: 'Tab'});
    expect(page.element.shadowRoot?.activeElement).to.equal(page.sendButton());
    const received = oneEvent(page.element, 'gov-rating-received');
    await sendKeys({press: 'Enter'});
    await received;
    await page.element.updateComplete;
    expect(page.element.shadowRoot?.activeElement?.textContent).to.equal('评价已收到');
  });

  it('speaks of an end that comes while the focus is elsewhere', async () => {
    page = await openRating(backend, await backend.invite());
    await page.choose('satisfied');
    const elsewhere = document.createElement('input');
    document.body.append(elsewhere);
    elsewhere.focus();
    const {detail} = await sendAndSee(page, 'gov-rating-received');
    expect(document.activeElement).to.equal(elsewhere);
    elsewhere.remove();
    const spoken = page.element.renderRoot.querySelector('[role=status]')?.textContent;
    expect(spoken).to.match(/^评价已收到/);
    expect(spoken).to.contain(spokenNumber(detail.receiptNumber));
  });

  it('moves the focus to the end where the browser does not focus what is pressed, and does not speak it as well', async () => {
    page = await openRating(backend, await backend.invite());
    await page.choose('satisfied');
    (document.activeElement as HTMLElement | null)?.blur();
    await sendAndSee(page, 'gov-rating-received');
    const heading = page.element.shadowRoot?.activeElement;
    expect(heading?.textContent).to.equal('评价已收到');
    expect(heading?.getAttribute('aria-describedby')).to.equal('detail');
    expect(page.element.renderRoot.querySelector('[role=status]')?.textContent).to.equal('');
  });

  it('links the page with progress and answer after the receipt', async () => {
    page = await openRating(backend, await backend.invite(), {receiptPage: '/receipt'});
    await page.choose('satisfied');
    const {detail} = await sendAndSee(page, 'gov-rating-received');
    const link = page.element.renderRoot.querySelector<HTMLAnchorElement>('[part=progress]');
    const [before, key] = link?.href.split('&key=') ?? [];
    expect(before).to.equal(`${location.origin}/receipt#receipt=${detail.receiptNumber}`);
    expect(key).to.match(/^[\w-]{22}$/);
    expect(Object.values(detail)).not.to.include(key);
    for (const receiptPage of ['javascript:alert(1)', 'data:text/html,x', 'receipt']) {
      page.element.receiptPage = receiptPage;
      await page.element.updateComplete;
      expect(page.element.renderRoot.querySelector('[part=progress]'), receiptPage).to.equal(null);
    }
  });

  it('starts over when the form around it is reset', async () => {
    page = await openRating(backend, await backend.invite());
    const form = document.createElement('form');
    page.element.replaceWith(form);
    form.append(page.element);
    await page.choose('dissatisfied');
    page.boxes()[0]?.click();
    await page.write('等候时间过长');
    form.reset();
    await drawn(page.element);
    expect(page.radios().some(radio => radio.checked)).to.equal(false);
    await page.choose('dissatisfied');
    expect(page.boxes().some(box => box.checked)).to.equal(false);
    expect(page.comment().value).to.equal('');
    form.remove();
  });

  it('finds the reasons again after a look at another level', async () => {
    page = await openRating(backend, await backend.invite());
    await page.choose('dissatisfied');
    page.boxes()[1]?.click();
    await page.choose('very_dissatisfied');
    expect(page.boxes().some(box => box.checked)).to.equal(false);
    await page.choose('dissatisfied');
    expect(
      page
        .boxes()
        .map(box => box.checked)
        .indexOf(true),
    ).to.equal(1);
  });
});
