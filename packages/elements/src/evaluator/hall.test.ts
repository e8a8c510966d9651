import {expect} from '@open-wc/testing';
import {problems} from '@gov-rating/contract';
import {startDeviceBackend, type DeviceBackend} from '../testing/device-backend.ts';
import {openEvaluator, type EvaluatorPage} from '../testing/evaluator-page.ts';
import {allTextOf} from '../testing/screen-page.ts';
import {everythingStored} from '../testing/stored.ts';
import {defineGovRatingEvaluator} from './element.ts';

defineGovRatingEvaluator();

const traces = /等了很久|dissatisfied|哪里不满意/;

describe('a screen at a window, with the server', () => {
  let hall: DeviceBackend;
  let page: EvaluatorPage;
  afterEach(() => {
    page.element.remove();
    hall.connect(true);
  });

  async function open(facts: Parameters<typeof openEvaluator>[1] = {}): Promise<void> {
    hall = await startDeviceBackend();
    await hall.pair();
    page = await openEvaluator(hall.device, facts);
    await page.until(() => page.text().includes('测试员'));
  }
  /** The window asks, and its question is on the screen. */
  async function ask(facts?: Parameters<DeviceBackend['prompt']>[0]): Promise<string> {
    const {promptId} = await hall.prompt(facts);
    await page.until(() => page.radios().length === 5 && hall.device.view.prompt?.promptId === promptId);
    return promptId;
  }
  async function rateBadly(): Promise<void> {
    await page.choose('dissatisfied');
    page.boxes()[0]?.click();
    await page.write('等了很久');
    await page.send();
  }

  it('shows a code until somebody approves it, and then its window and who serves there', async () => {
    hall = await startDeviceBackend();
    page = await openEvaluator(hall.device);
    const code = () => page.element.renderRoot.querySelector('[part=code]')?.textContent ?? '';
    await page.until(() => /^[B-Z]{4}-[B-Z]{4}$/.test(code()));
    await hall.approve(code());
    await page.until(() => page.heading() === '3 号窗口' || page.heading() === '还没有工作人员登录');
    expect(hall.key()).to.match(/.{20}/);
    expect(allTextOf(page.element)).to.not.contain(hall.key());
  });

  it('asks when it is prompted, and gives the person the number; the window learns that it is rated, not how', async () => {
    await open();
    const promptId = await ask();
    expect(page.heading()).to.contain('建设工程');
    await rateBadly();
    await page.until(() => page.heading() === '评价已收到，谢谢您');
    expect(page.text()).to.match(/\d{4}(-\d{4}){4}/);
    expect(await hall.stateOf(promptId)).to.equal('rated');
    expect(page.events).to.deep.equal([{promptId, state: 'rated'}]);
    page.button('好了')?.click();
    await page.until(() => page.heading() === '3 号窗口');
    expect(allTextOf(page.element)).to.not.match(traces);
    expect(await everythingStored()).to.not.match(traces);
  });

  it('shows the number that is called, until a rating is asked for or none is called', async () => {
    await open();
    await hall.call('A0042');
    await page.until(() => page.text().includes('A0042'));
    expect(hall.device.view.state).to.equal('calling');
    await hall.call('A0043');
    await page.until(() => page.text().includes('A0043'));
    await hall.call(null);
    await page.until(() => page.heading() === '3 号窗口');
    await hall.call('A0044');
    await page.until(() => page.text().includes('A0044'));
    await ask();
    expect(page.text()).to.not.contain('A0044');
  });

  it('says to the server that it was left untouched', async () => {
    await open({countdown: 1});
    const {promptId} = await hall.prompt();
    await page.until(() => page.events.length > 0 && page.heading() === '3 号窗口');
    await hall.reaches(promptId, 'not_rated');
    expect(page.events).to.deep.equal([{promptId, state: 'not_rated'}]);
  });

  it('shows the newest prompt, and none that was withdrawn', async () => {
    await open();
    const first = await ask();
    await page.choose('dissatisfied');
    const second = await ask({itemName: '食品经营许可'});
    expect(page.heading()).to.equal('食品经营许可');
    expect(page.radios().filter(({checked}) => checked)).to.deep.equal([]);
    await hall.withdraw(second);
    await page.until(() => page.heading() === '3 号窗口');
    expect(page.events.map(({promptId}) => promptId)).to.deep.equal([first, second]);
    expect([await hall.stateOf(first), await hall.stateOf(second)]).to.deep.equal(['replaced', 'withdrawn']);
  });

  it('goes on without a network: what was begun is kept, and sent once there is one', async () => {
    await open();
    const promptId = await ask();
    await page.choose('dissatisfied');
    hall.connect(false);
    await page.until(() => page.text().includes('现在没有网络'));
    page.boxes()[0]?.click();
    await page.write('等了很久');
    await page.send();
    await page.until(() => page.heading() === '评价已存在这台机器里');
    expect(await hall.stateOf(promptId)).to.not.equal('rated');
    page.button('好了')?.click();
    await page.until(() => page.text().includes('现在没有网络'));
    expect(await everythingStored()).to.not.match(traces);
    hall.connect(true);
    await page.until(() => hall.device.view.waiting === 0 && hall.device.view.online);
    await hall.reaches(promptId, 'rated');
    expect(page.events).to.deep.equal([{promptId, state: 'rated'}]);
  });

  it('says in the words of the server that the service was rated meanwhile, and offers no second try', async () => {
    await open();
    const {promptId, serviceId} = await hall.prompt();
    await page.until(() => page.radios().length === 5);
    await page.choose('satisfied');
    await hall.rateByPhone(serviceId);
    await page.send();
    await page.until(() => page.heading() === '评价没有交上去');
    expect(page.text()).to.contain(problems.already_rated.message['zh-CN']);
    expect(page.button('改一改再交')).to.equal(undefined);
    page.button('好了')?.click();
    expect(page.events).to.deep.equal([{promptId, state: 'not_rated'}]);
  });

  it('shows who signs in and out, pauses, and what the office sets from afar', async () => {
    await open();
    await hall.signIn('A017', true);
    await page.until(() => page.heading() === '窗口暂停服务');
    await hall.signIn(null);
    await page.until(() => page.heading() === '还没有工作人员登录');
    await hall.signIn('A017');
    await page.until(() => page.text().includes('工号 A017'));
    await hall.change({idleText: {'zh-CN': '周六照常办理'}, elderMode: true});
    await page.until(() => page.text().includes('周六照常办理'));
    expect(page.element.renderRoot.querySelector('.elder')).to.not.equal(null);
  });

  it('shows the picture of who serves, and of the person only what the office lets it', async () => {
    await open();
    const canvas = Object.assign(document.createElement('canvas'), {width: 40, height: 40});
    await hall.picture(canvas.toDataURL('image/png').replace(/^.*,/, ''));
    await hall.signIn('A017');
    const picture = () => page.element.renderRoot.querySelector<HTMLImageElement>('[part=staff] img');
    await page.until(() => picture()?.naturalWidth === 40);
    expect(picture()?.alt).to.equal('');
    await hall.change({showStaffName: false, showStaffPicture: false});
    await page.until(() => !picture());
    expect(page.text()).to.contain('工号 A017').and.not.contain('测试员');
    expect(await everythingStored()).to.not.match(/data:image/);
  });

  it('shows which one it is when the office asks', async () => {
    await open();
    await hall.identify();
    await page.until(() => page.text().includes('这里是'));
  });

  it('says that it was switched off, forgets its key and the person before it, and can be paired anew', async () => {
    await open();
    await ask();
    await page.choose('dissatisfied');
    await hall.revoke();
    await page.until(() => page.heading() === '这块屏幕已停用');
    expect(hall.key()).to.equal(undefined);
    expect(allTextOf(page.element)).to.not.match(traces);
    page.button('重新配对')?.click();
    await page.until(() => page.heading() === '配对码');
  });
});
