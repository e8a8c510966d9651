import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {openEvaluator, type EvaluatorPage} from '../testing/evaluator-page.ts';
import {expectLegible} from '../testing/legible.ts';
import {drawnScreen} from '../testing/screen-page.ts';
import {aForm, aLongNotice, anIdleView, aPortrait, aPrompt, scriptedDevice} from '../testing/scripted-device.ts';
import type {WindowView} from '../device-screen/device.ts';
import {defineGovRatingEvaluator} from './element.ts';

defineGovRatingEvaluator();

const longNames = aForm({
  itemName: '建设用地（含临时用地）规划许可证核发、变更及延期（线性工程、跨区域工程和重大项目类）一件事联办',
  institutionName: '示例市天河区规划和自然资源局政务服务管理办公室综合业务受理中心（天河路办事大厅）',
});
const receipt = {receiptNumber: '2611-2907-3157-4280-6135', receiptKey: null, receivedAt: '', orderNumber: null};
const pairing = () => ({userCode: 'BCDF-GHJK', until: performance.now() + 270_000});

/** Every screen: what the device says, and what the person does there. */
const screens: Readonly<Record<string, readonly [Partial<WindowView>, ((page: EvaluatorPage) => Promise<void>)?]>> = {
  pairing: [{state: 'pairing', pairing: pairing()}],
  'pairing without a network': [{state: 'pairing', online: false}],
  revoked: [{state: 'revoked'}],
  'signed out': [{state: 'signed_out'}],
  paused: [{state: 'paused'}],
  idle: [{state: 'idle'}],
  'idle with a picture': [{state: 'idle', staff: {number: 'A017', name: '测试员', picture: aPortrait}}],
  'idle without a network': [{state: 'idle', online: false, waiting: 2}],
  calling: [{state: 'calling', calledNumber: 'A0042'}],
  prompt: [{state: 'prompt', prompt: aPrompt()}],
  'prompt with long names': [{state: 'prompt', prompt: aPrompt(longNames)}],
  reasons: [{state: 'prompt', prompt: aPrompt()}, page => page.choose('dissatisfied')],
  'reasons with long names': [{state: 'prompt', prompt: aPrompt(longNames)}, page => page.choose('dissatisfied')],
  'reasons with long names and the longest sentence about privacy': [
    {state: 'prompt', prompt: aPrompt({...longNames, privacyNotice: aLongNotice})},
    page => page.choose('dissatisfied'),
  ],
  received: [
    {state: 'prompt', prompt: aPrompt(longNames)},
    async page => {
      await page.choose('dissatisfied');
      page.boxes()[0]?.click();
      await page.send();
    },
  ],
};
const sizes = [
  [1280, 800],
  [1024, 600],
  [800, 1280],
] as const;

describe('each screen of <gov-rating-evaluator>', () => {
  let page: EvaluatorPage;
  afterEach(async () => {
    page.element.remove();
    await setViewport({width: 800, height: 600});
  });

  async function open(name: string, facts: Parameters<typeof openEvaluator>[1] = {}, elder = false) {
    const [view, act] = screens[name] ?? [{}];
    const device = scriptedDevice({...view, settings: {...anIdleView.settings, elder}});
    device.outcome = {kind: 'received', key: '', receipt};
    page = await openEvaluator(device, facts);
    await act?.(page);
    await drawnScreen(page.element);
    return device;
  }
  for (const name of Object.keys(screens)) {
    it(`${name}: fits its sizes without scrolling, is large enough to touch and to read`, async () => {
      for (const [width, height] of sizes)
        for (const elder of [false, true])
          for (const lang of ['zh-CN', 'en']) {
            await setViewport({width, height});
            await open(name, {lang}, elder);
            const where = `${name}, ${width} × ${height}, ${lang}${elder ? ', elder' : ''}`;
            expectLegible(page, where, height, {text: 24, hint: 20, level: 28, target: 60});
            page.element.remove();
          }
    });

    for (const theme of ['light', 'dark', 'contrast', 'elder'] as const)
      it(`${name}: can be used with a screen reader in ${theme}`, async () => {
        await setViewport({width: 1024, height: 600});
        await open(name, {theme});
        await expect(page.element).to.be.accessible();
      });
  }

  it('shows the staff card without a picture where the page allows none, and with the next one', async () => {
    const device = await open('idle');
    const picture = () => page.element.renderRoot.querySelector<HTMLElement>('[part=staff] img');
    device.show({staff: {number: 'A017', picture: 'data:image/png;base64,AAAA'}});
    await page.until(() => picture()?.hidden === true);
    expect(picture()?.checkVisibility()).to.equal(false);
    device.show({staff: {number: 'A018', picture: aPortrait}});
    await page.until(() => picture()?.hidden === false);
    expect(picture()?.checkVisibility()).to.equal(true);
  });

  it('is drawn from right to left on such a page', async () => {
    document.documentElement.dir = 'rtl';
    await setViewport({width: 1024, height: 600});
    await open('reasons');
    const [send, note] = ['.send', '.note'].map(name => page.element.renderRoot.querySelector(name) as Element);
    expect(send?.getBoundingClientRect().left).to.be.below(note?.getBoundingClientRect().left ?? 0);
    document.documentElement.dir = '';
  });

  it('keeps the stop of a Chinese sentence at its end on a page from right to left', async () => {
    document.documentElement.dir = 'rtl';
    await open('prompt');
    const words = page.element.renderRoot.querySelector('.note')?.firstChild as Text;
    const place = (at: number) => {
      const range = document.createRange();
      range.setStart(words, at);
      range.setEnd(words, at + 1);
      return range.getBoundingClientRect().left;
    };
    expect(place(words.length - 1)).to.be.above(place(0));
    document.documentElement.dir = '';
  });

  it('is in the language set for the device, unless the page says another', async () => {
    const device = await open('idle', {lang: ''});
    device.show({settings: {...anIdleView.settings, language: 'zh-TW'}});
    await drawnScreen(page.element);
    expect(page.text()).to.contain('工號 A017');
    page.element.lang = 'zh-CN';
    await drawnScreen(page.element);
    expect(page.text()).to.contain('工号 A017');
  });

  it('shows the idle text of the hall, and who serves there', async () => {
    const device = await open('idle');
    device.show({settings: {...anIdleView.settings, idleText: {'zh-CN': '周六照常办理'}}});
    await drawnScreen(page.element);
    for (const words of ['周六照常办理', '测试员', '工号 A017', '3 号窗口']) expect(page.text()).to.contain(words);
  });

  it('says that more reasons follow, and shows them at a press', async () => {
    await setViewport({width: 1024, height: 600});
    await open('reasons with long names');
    const more = page.element.renderRoot.querySelector('gov-rating-tags')?.shadowRoot?.querySelector('button');
    more?.click();
    await drawnScreen(page.element);
    const box = page.element.renderRoot.querySelector('.scroll') as HTMLElement;
    const cue = () => page.element.renderRoot.querySelector<HTMLElement>('.below') as HTMLElement;
    box.scrollTop = 0;
    await page.until(() => !cue().classList.contains('nothing'));
    expect(cue().innerText).to.contain('下面还有，往下看');
    cue().click();
    expect(box.scrollTop).to.be.above(0);
    box.scrollTop = box.scrollHeight;
    await page.until(() => cue().classList.contains('nothing'));
  });

  it('writes the pairing code large, with the time that it has left', async () => {
    await open('pairing');
    const code = page.element.renderRoot.querySelector('[part=code]') as HTMLElement;
    expect(code.textContent).to.equal('BCDF-GHJK');
    expect(parseFloat(getComputedStyle(code).fontSize)).to.be.at.least(90);
    expect(page.text()).to.match(/还有 [0-4]:\d\d。到时会自动换一个新的。/);
  });
});
