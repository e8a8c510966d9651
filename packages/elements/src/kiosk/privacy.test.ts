import {createTerminalClient, sealedStore} from '@gov-rating/sdk/device';
import {expect} from '@open-wc/testing';
import {openKiosk, type KioskPage} from '../testing/kiosk-page.ts';
import {allTextOf, drawnScreen} from '../testing/screen-page.ts';
import {aServed} from '../testing/scripted-terminal.ts';
import {everythingStored} from '../testing/stored.ts';
import {defineGovRatingKiosk} from './element.ts';
import {terminalDevice} from './terminal-device.ts';

defineGovRatingKiosk();

/** What a person leaves: words, level, reason, case, and who was served. */
const traces = /等了很久|dissatisfied|没有提供材料|440106202611290001|陈示例|参保证明/;

describe('a terminal after a person, on its real disk and without a network', () => {
  let page: KioskPage;
  const name = `kiosk-privacy-${crypto.randomUUID()}`;

  beforeEach(async () => {
    const device = terminalDevice(({onChange, onSettled}) =>
      createTerminalClient({
        ...{baseUrl: 'https://rating.example.gov.cn', onSettled},
        keyStore: {read: () => 'a key that no server has made', write: () => undefined},
        fetch: () => Promise.reject(new TypeError('Failed to fetch')),
        store: sealedStore(name, {onChange}),
      }),
    );
    page = await openKiosk(device, {durations: {warning: 10, thanks: 1, identify: 1}});
    await page.until(() => page.text().includes('现在没有网络'));
  });
  async function fillIn(): Promise<void> {
    page.element.service = aServed({
      person: {name: '陈示例', documentType: '10', documentNumber: '110101199001010000'} as never,
    });
    await drawnScreen(page.element);
    await page.choose('dissatisfied');
    page.boxes()[0]?.click();
    await page.write('等了很久');
    expect(allTextOf(page.element)).to.match(traces);
  }
  afterEach(() => page.element.remove());

  for (const [how, leave] of [
    ['untouched', async () => undefined],
    ['left', async () => page.button('这次不评')?.click()],
    ['taken back', async () => void (page.element.service = undefined)],
    ['kept and thanked for', async () => page.send()],
  ] as const)
    it(`has nothing of the person on the screen or readable in any storage when the form was ${how}`, async () => {
      const [address, pages] = [location.href, history.length];
      if (how === 'untouched') page.element.countdown = 2;
      await fillIn();
      await leave();
      await page.until(() => page.events.some(event => event.startsWith('idle')));
      await drawnScreen(page.element);
      expect(allTextOf(page.element)).to.not.match(traces);
      const stored = await everythingStored();
      expect(stored).to.not.match(traces);
      expect(page.events.join()).to.not.match(traces);
      expect([location.href, history.length]).to.deep.equal([address, pages]);
      // Not an empty promise: the rating is on the disk, sealed.
      if (how === 'kept and thanked for') {
        expect(page.events).to.have.length(2);
        expect(stored).to.contain(name);
        expect(page.text()).to.contain('这台机器里有 1 条评价等着交上去');
      }
    });
});
