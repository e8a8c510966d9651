import {expect} from '@open-wc/testing';
import {openEvaluator, type EvaluatorPage} from '../testing/evaluator-page.ts';
import {allTextOf, drawnScreen} from '../testing/screen-page.ts';
import {anIdleView, aPrompt, scriptedDevice, type ScriptedDevice} from '../testing/scripted-device.ts';
import {everythingStored} from '../testing/stored.ts';
import {defineGovRatingEvaluator} from './element.ts';

defineGovRatingEvaluator();

const receipt = {
  receiptNumber: '2611-2907-3157-4280-6135',
  receiptKey: 'K'.repeat(22),
  receivedAt: '',
  orderNumber: null,
};
/** What a person leaves: words, level, reason, number and key. */
const traces = /等了很久|dissatisfied|哪里不满意|提供材料|20261129-45VTC|KKKKKKKK/;

describe('a window’s screen after a person', () => {
  let device: ScriptedDevice;
  let page: EvaluatorPage;

  beforeEach(async () => {
    device = scriptedDevice({state: 'prompt', prompt: aPrompt()});
    device.outcome = {kind: 'received', key: '', receipt};
    page = await openEvaluator(device, {durations: {warning: 10, thanks: 1, identify: 1}});
  });
  afterEach(() => page.element.remove());

  async function fillIn(): Promise<void> {
    await page.choose('dissatisfied');
    page.boxes()[0]?.click();
    await page.write('等了很久');
    expect(allTextOf(page.element)).to.match(traces);
  }
  async function expectNothing(when: string, addressBefore: string, pagesBefore: number): Promise<void> {
    await drawnScreen(page.element);
    expect(allTextOf(page.element), when).to.not.match(traces);
    expect(await everythingStored(), when).to.not.match(traces);
    expect(location.href, when).to.equal(addressBefore);
    expect(history.length, when).to.equal(pagesBefore);
    expect(JSON.stringify(history.state), when).to.equal('null');
    expect(document.title, when).to.not.match(traces);
  }

  for (const [how, leave] of [
    ['untouched', () => page.until(() => page.heading() === '3 号窗口')],
    ['left', async () => page.button('这次不评')?.click()],
    ['withdrawn', async () => device.show({state: 'idle'})],
    ['replaced', async () => device.show({prompt: aPrompt(undefined, 'the next')})],
    ['switched off', async () => device.show({state: 'revoked'})],
    ['signed out', async () => device.show({state: 'signed_out'})],
    [
      'taken from the page',
      async () => {
        const {parentNode} = page.element;
        page.element.remove();
        device.show({state: 'idle'});
        parentNode?.append(page.element);
      },
    ],
    [
      'sent and thanked',
      async () => {
        await page.send();
        await page.until(() => page.heading() === '3 号窗口');
      },
    ],
  ] as const)
    it(`has nothing of the person anywhere when the form was ${how}`, async () => {
      if (how === 'untouched') {
        page.element.countdown = 2;
        device.show({prompt: aPrompt(undefined, 'short')});
        await drawnScreen(page.element);
      }
      const [address, pages] = [location.href, history.length];
      await fillIn();
      await leave();
      await expectNothing(how, address, pages);
    });

  it('discloses no level to what listens: every event of any name that leaves the element is looked at', async () => {
    const seen: string[] = [];
    const dispatch = EventTarget.prototype.dispatchEvent;
    page.element.dispatchEvent = function (event: Event) {
      seen.push(`${event.type} ${JSON.stringify((event as CustomEvent).detail)}`);
      return dispatch.call(this, event);
    };
    for (const name of ['change', 'input', 'invalid'])
      document.addEventListener(name, event =>
        seen.push(`${name} ${JSON.stringify((event.target as HTMLInputElement).value)}`),
      );
    await fillIn();
    await page.send();
    await drawnScreen(page.element);
    expect(seen.filter(line => line.startsWith('gov-rating'))).to.deep.equal([
      'gov-rating-prompt-ended {"promptId":"prompt-1","state":"rated"}',
    ]);
    expect(seen.join('\n')).to.not.match(traces);
  });

  it('looks the same for the window whatever was chosen', async () => {
    const looks: string[] = [];
    for (const level of ['very_satisfied', 'very_dissatisfied']) {
      device.show({...anIdleView, state: 'prompt', prompt: aPrompt(undefined, level)});
      await drawnScreen(page.element);
      await page.choose(level);
      page.boxes()[0]?.click();
      await page.send();
      page.button('好了')?.click();
      await drawnScreen(page.element);
      looks.push(page.element.renderRoot.querySelector('section')?.outerHTML.replace(/<!--.*?-->/g, '') ?? '');
    }
    expect(looks[0]).to.equal(looks[1]);
    expect(page.events.map(({state}) => state)).to.deep.equal(['not_rated', 'rated', 'rated']);
  });
});
