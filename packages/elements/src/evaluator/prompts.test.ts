import type {Outcome} from '@gov-rating/sdk/core';
import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {openEvaluator, type EvaluatorPage} from '../testing/evaluator-page.ts';
import {allTextOf, drawnScreen} from '../testing/screen-page.ts';
import {aForm, aPrompt, scriptedDevice, type ScriptedDevice} from '../testing/scripted-device.ts';
import {defineGovRatingEvaluator} from './element.ts';

defineGovRatingEvaluator();

const receipt = {receiptNumber: '2611-2907-3157-4280-6135', receiptKey: null, receivedAt: '', orderNumber: null};
const received: Outcome = {kind: 'received', key: '', receipt};
const asked = (id: string, seconds = 60) => ({state: 'prompt', prompt: aPrompt(aForm(), id, seconds)}) as const;
const short = {warning: 10, thanks: 1, identify: 1};

describe('a prompt at a window', () => {
  let device: ScriptedDevice;
  let page: EvaluatorPage;

  async function open(facts: Parameters<typeof openEvaluator>[1] = {}): Promise<void> {
    device = scriptedDevice();
    page = await openEvaluator(device, facts);
  }
  async function ask(id = 'one', seconds = 60): Promise<void> {
    device.show(asked(id, seconds));
    await drawnScreen(page.element);
  }
  const leaveNothing = (when: string) => {
    expect(page.radios(), when).to.deep.equal([]);
    for (const words of ['不满意', '等了很久', '提供材料']) expect(allTextOf(page.element), when).to.not.contain(words);
  };
  afterEach(() => page.element.remove());

  it('is shown, said to be shown once, and rated; the window hears that it is rated, and nothing else', async () => {
    await open();
    await ask();
    expect(device.marks).to.deep.equal(['one shown']);
    device.outcome = received;
    await page.choose('dissatisfied');
    page.boxes()[0]?.click();
    await page.write('等了很久');
    await page.send();
    expect(page.heading()).to.equal('评价已收到，谢谢您');
    expect(page.text()).to.contain('2611-2907-3157-4280-6135');
    expect(page.text()).to.contain('您的意见已交给');
    expect(device.marks).to.deep.equal(['one shown', 'one sent']);
    expect(page.events).to.deep.equal([{promptId: 'one', state: 'rated'}]);
    leaveNothing('after sending');
  });

  it('goes without a rating when nobody touches the screen, and says so to server and window', async () => {
    await open({countdown: 1});
    await ask();
    await page.choose('dissatisfied');
    await page.write('等了很久');
    await page.until(() => page.heading() === '3 号窗口');
    expect(device.marks).to.deep.equal(['one shown', 'one not_rated']);
    expect(page.events).to.deep.equal([{promptId: 'one', state: 'not_rated'}]);
    leaveNothing('after the time');
    // The server may need a moment to hear of it; the same prompt does not come back meanwhile.
    await ask();
    leaveNothing('the same prompt again');
  });

  it('keeps the time of the server where the page gives none', async () => {
    await open();
    await ask('one', 1);
    await page.until(() => page.heading() === '3 号窗口');
    expect(device.marks).to.deep.equal(['one shown', 'one not_rated']);
  });

  it('shows its last seconds, which a touch, a key or the button turn into the whole time again', async () => {
    await open({countdown: 12, durations: {...short, warning: 11}});
    await ask();
    const left = () => page.element.renderRoot.querySelector('.left');
    for (const more of [
      () => page.button('我还要时间')?.click(),
      () => page.element.dispatchEvent(new Event('pointerdown', {bubbles: true})),
      () => page.radios()[0]?.dispatchEvent(new KeyboardEvent('keydown', {key: 'Tab', bubbles: true, composed: true})),
    ]) {
      expect(left()).to.equal(null);
      await page.until(() => !!left());
      expect(left()?.textContent).to.equal('11 秒后回到首页');
      more();
      await drawnScreen(page.element);
    }
    expect(page.events).to.deep.equal([]);
  });

  it('can be left at once, and is said to be not rated', async () => {
    await open();
    await ask();
    await page.choose('very_dissatisfied');
    page.button('这次不评')?.click();
    await drawnScreen(page.element);
    expect(device.marks).to.deep.equal(['one shown', 'one not_rated']);
    leaveNothing('after leaving');
  });

  it('leaves the screen at once when it is withdrawn or replaced, with everything that was filled in', async () => {
    await open();
    await ask();
    await page.choose('dissatisfied');
    await page.write('等了很久');
    await ask('two');
    expect(page.radios().filter(({checked}) => checked)).to.deep.equal([]);
    expect(allTextOf(page.element)).to.not.contain('等了很久');
    await page.choose('dissatisfied');
    expect(allTextOf(page.element)).to.not.contain('等了很久');
    device.show({state: 'idle'});
    await drawnScreen(page.element);
    leaveNothing('withdrawn');
    expect(page.events.map(({promptId, state}) => `${promptId} ${state}`)).to.deep.equal([
      'one not_rated',
      'two not_rated',
    ]);
    // The window took them back itself.
    expect(device.marks).to.deep.equal(['one shown', 'two shown']);
  });

  for (const [what, facts] of [
    ['withdrawn', {state: 'idle'}],
    ['replaced', asked('two')],
  ] as const)
    it(`is sent when the person has pressed the button before it was ${what}`, async () => {
      await open();
      await ask();
      let answer = (_: Outcome) => {};
      device.rate = promptId => {
        device.marks.push(`${promptId} sent`);
        return new Promise(resolve => (answer = resolve));
      };
      await page.choose('satisfied');
      await page.send();
      device.show(facts);
      await drawnScreen(page.element);
      expect(page.radios().filter(({checked}) => checked)).to.have.length(what === 'replaced' ? 0 : 1);
      const ended = new Promise(resolve => page.element.addEventListener('gov-rating-prompt-ended', resolve));
      answer(received);
      await ended;
      await drawnScreen(page.element);
      expect(page.events).to.deep.equal([{promptId: 'one', state: 'rated'}]);
      // The next person sees the question, never the end of the one before.
      expect(page.heading()).to.equal(what === 'replaced' ? '食品经营许可（新办）' : '评价已收到，谢谢您');
    });

  it('thanks for as long as it says, and longer when touched', async () => {
    await open({durations: short});
    device.outcome = received;
    await ask();
    await page.choose('satisfied');
    await page.send();
    expect(page.text()).to.contain('1 秒后回到首页');
    await page.until(() => page.heading() === '3 号窗口');
    expect(allTextOf(page.element)).to.not.contain('20261129');
  });

  it('says that it is kept while there is no network, and counts as rated', async () => {
    await open();
    device.show({online: false});
    device.outcome = {kind: 'kept', key: ''};
    await ask();
    expect(page.text()).to.contain('现在没有网络');
    await page.choose('satisfied');
    await page.send();
    expect(page.heading()).to.equal('评价已存在这台机器里');
    expect(page.events).to.deep.equal([{promptId: 'one', state: 'rated'}]);
  });

  it('says why it was refused in the words of the server; what can be mended is still there', async () => {
    await open();
    await ask();
    const messages = {'zh-CN': '评价内容过长，请缩短后再提交。', 'zh-TW': '', en: ''};
    const error = Object.assign(new Error(), {status: 422, messages});
    device.outcome = {kind: 'refused', key: '', error} as unknown as Outcome;
    await page.choose('satisfied');
    await page.write('谢谢');
    await page.send();
    expect(page.text()).to.contain('评价内容过长，请缩短后再提交。');
    expect(page.events).to.deep.equal([]);
    page.button('改一改再交')?.click();
    await drawnScreen(page.element);
    expect(allTextOf(page.element)).to.contain('谢谢');
    page.button('这次不评')?.click();
    expect(page.events).to.deep.equal([{promptId: 'one', state: 'not_rated'}]);
  });

  for (const outcome of [
    {kind: 'failed', key: '', code: 'storage_failed', error: new Error()},
    {kind: 'failed', key: '', code: 'outbox_full', error: new Error()},
    undefined,
  ] as const)
    it(`promises nothing where the device cannot keep it (${outcome?.code ?? 'it throws'})`, async () => {
      await open();
      await ask();
      device.rate = () => (outcome ? Promise.resolve(outcome) : Promise.reject(new Error('broken')));
      await page.choose('satisfied');
      await page.send();
      expect(page.heading()).to.equal('评价没有交上去');
      expect(page.text()).to.contain('请告诉工作人员，或打下面的电话').and.contain('需要帮助？拨打 12345');
      expect(page.element.renderRoot.querySelector('a')).to.equal(null, 'nobody can dial on this screen');
      expect(page.events).to.deep.equal([]);
    });

  it('is not sent without a reason where the level needs one, which is said before', async () => {
    await open();
    await ask();
    await page.choose('dissatisfied');
    expect(page.text()).to.contain('请至少选一个原因，或写几句话。');
    await page.send();
    expect(device.marks).to.deep.equal(['one shown']);
    await page.choose('satisfied');
    expect(page.text()).to.not.contain('请至少选一个原因，或写几句话。');
  });

  it('keeps the reasons of a level while the person looks at another', async () => {
    await open();
    await ask();
    await page.choose('dissatisfied');
    page.boxes()[1]?.click();
    await page.choose('satisfied');
    expect(page.boxes().filter(({checked}) => checked)).to.deep.equal([]);
    await page.choose('dissatisfied');
    expect(
      page
        .boxes()
        .map(({checked}) => checked)
        .slice(0, 2),
    ).to.deep.equal([false, true]);
  });

  it('is heard once at each step, and the end with its number', async () => {
    await open();
    await ask();
    device.outcome = received;
    await page.choose('satisfied');
    page.button('提交评价')?.focus();
    await sendKeys({press: 'Enter'});
    await page.until(() => page.heading() === '评价已收到，谢谢您');
    await drawnScreen(page.element);
    expect(page.heard).to.deep.equal([
      '请评价本次服务。食品经营许可（新办）。评不评由您决定。窗口看不到您选了什么。',
      '请选原因，也可以写几句话，再点“提交评价”。',
      '正在提交…',
      'focus 评价已收到，谢谢您',
    ]);
    const heading = page.element.renderRoot.querySelector('h2');
    expect(heading?.getAttribute('aria-describedby')).to.equal('number detail');
  });

  it('shows the place and the ticket where there is no item', async () => {
    await open();
    const form = aForm({itemName: '综合受理窗口', ticketNumber: 'A0042'});
    device.show({state: 'prompt', prompt: aPrompt(form)});
    await drawnScreen(page.element);
    expect(page.heading()).to.equal('综合受理窗口');
    expect(page.text()).to.contain('排队号 A0042');
  });

  it('is covered while the screen shows which one it is, and has its whole time afterwards', async () => {
    await open({durations: short, countdown: 2});
    await ask();
    device.show({identify: 1});
    await drawnScreen(page.element);
    const name = () => page.element.renderRoot.querySelector<HTMLElement>('.name');
    expect(name()?.innerText).to.match(/这里是\s+3 号窗口\s+综合受理窗口/);
    await page.until(() => !name());
    expect(page.radios()).to.have.length(5);
    device.show({identify: 2});
    await drawnScreen(page.element);
    page.element.dispatchEvent(new Event('pointerdown'));
    await drawnScreen(page.element);
    expect(name()).to.equal(null);
  });
});
