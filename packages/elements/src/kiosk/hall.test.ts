import {anInstitution} from '@gov-rating/contract/testing';
import {expect} from '@open-wc/testing';
import {startDeviceBackend, type DeviceBackend} from '../testing/device-backend.ts';
import {openKiosk, type KioskPage} from '../testing/kiosk-page.ts';
import {drawnScreen} from '../testing/screen-page.ts';
import {aServed} from '../testing/scripted-terminal.ts';
import {defineGovRatingKiosk} from './element.ts';

defineGovRatingKiosk();

describe('a terminal with the real server', () => {
  let hall: DeviceBackend;
  let page: KioskPage;
  let name: string;

  beforeEach(async () => {
    localStorage.removeItem('gov-rating-terminal-facts');
    hall = await startDeviceBackend();
    name = `kiosk-hall-${crypto.randomUUID()}`;
  });
  afterEach(() => page.element.remove());

  /** Switches the terminal on, with what is on its disk. */
  async function switchOn(): Promise<void> {
    page = await openKiosk(hall.terminal(name), {answerSeconds: 20});
  }
  let services = 0;
  async function rate(level: string): Promise<void> {
    const {institutionCode, pointId} = hall;
    const servedAt = new Date(Date.now() - 60_000).toISOString();
    page.element.service = aServed({institutionCode, pointId, servedAt, serviceNumber: ++services});
    await drawnScreen(page.element);
    await page.choose(level);
    if (/dissatisfied/.test(level)) page.boxes()[0]?.click();
    await page.send();
    await page.until(() => page.element.renderRoot.querySelector('.end') !== null);
  }
  async function done(): Promise<void> {
    page.button('好了')?.click();
    await drawnScreen(page.element);
  }
  const collections = () => hall.asked.filter(line => line.includes('/ratings/collected'));

  it('shows a code until the office approves it, and then its place', async () => {
    await switchOn();
    await page.until(() => page.heading() === '配对码');
    const code = page.element.renderRoot.querySelector('[part=code]')?.textContent ?? '';
    await hall.approve(code);
    await page.until(() => page.heading() === '3 号窗口');
    await rate('dissatisfied');
    expect(page.text()).to.contain(`您的意见已交给${anInstitution().name}`);
  });

  it('registers and rates in one call, and shows the number that the server answered', async () => {
    await hall.pair('terminal');
    await switchOn();
    await page.until(() => page.heading() === '3 号窗口');
    await rate('dissatisfied');
    expect(page.heading()).to.equal('评价已收到，谢谢您');
    expect(page.element.renderRoot.querySelector('[part=receipt] b')?.textContent).to.match(/\d/);
    expect(collections()).to.have.length(1);
    expect(hall.asked.filter(line => /\/v1\/(services|invitations)/.test(line))).to.deep.equal([]);
  });

  it('keeps ratings without a network, knows its place when it is switched on there, and sends them in their order', async () => {
    await hall.pair('terminal');
    await switchOn();
    await page.until(() => page.heading() === '3 号窗口');
    hall.connect(false);
    await page.until(() => page.text().includes('现在没有网络'));
    for (const level of ['satisfied', 'dissatisfied', 'very_satisfied']) {
      await rate(level);
      expect(page.heading()).to.equal('谢谢，评价已存在这台机器里');
      await done();
    }
    const kept = page.events.filter(event => event.startsWith('kept'));
    expect(kept).to.have.length(3);
    await page.until(() => page.text().includes('这台机器里有 3 条评价等着交上去'));

    page.element.remove();
    await switchOn();
    await page.until(() => page.text().includes('这台机器里有 3 条评价等着交上去'));
    expect(page.heading()).to.equal('3 号窗口');
    await rate('basically_satisfied');
    await done();
    hall.connect(true);
    await page.until(() => !page.text().includes('等着交上去') && !page.text().includes('现在没有网络'));
    const received = page.events.filter(event => event.startsWith('received'));
    expect(received.slice(0, 3).map(event => event.replace('received', 'kept'))).to.deep.equal(kept);
    expect(received).to.have.length(4);
  });

  it('says that it was switched off, keeps what it has, and can be paired anew', async () => {
    await hall.pair('terminal');
    await switchOn();
    await page.until(() => page.heading() === '3 号窗口');
    await hall.revoke();
    await page.until(() => page.heading() === '这台终端已停用');
    page.button('重新配对')?.click();
    await page.until(() => page.heading() === '配对码');
    expect(localStorage.getItem('gov-rating-terminal-facts')).to.equal('{}');
  });
});
