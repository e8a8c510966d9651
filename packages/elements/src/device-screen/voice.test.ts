import {expect} from '@open-wc/testing';
import {levels} from '@gov-rating/sdk/core';
import {defineGovRatingEvaluator} from '../evaluator/element.ts';
import {defineGovRatingKiosk} from '../kiosk/element.ts';
import {evaluatorCatalogues, type EvaluatorMessages} from '../messages/evaluator.ts';
import {kioskCatalogues, type KioskMessages} from '../messages/kiosk.ts';
import {en} from '../messages/en.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import {zhCN} from '../messages/zh-CN.ts';
import {zhTW} from '../messages/zh-TW.ts';
import {openEvaluator} from '../testing/evaluator-page.ts';
import {openKiosk} from '../testing/kiosk-page.ts';
import {drawnScreen} from '../testing/screen-page.ts';
import {hear, scriptedVoice, voiceButtons, type ScriptedVoice} from '../testing/scripted-voice.ts';
import {aForm, anIdleView, aPrompt, scriptedDevice} from '../testing/scripted-device.ts';
import {aServed, scriptedTerminal} from '../testing/scripted-terminal.ts';

defineGovRatingEvaluator();
defineGovRatingKiosk();

const receipt = {receiptNumber: '20261129-45VTC-AY9DS', receiptKey: null, receivedAt: '', orderNumber: null};
const catalogues = {'zh-CN': zhCN, 'zh-TW': zhTW, en};

describe('the screens of a hall read aloud', () => {
  let voice: ScriptedVoice;
  let element: HTMLElement | undefined;
  beforeEach(() => {
    voice = scriptedVoice();
  });
  afterEach(() => {
    voice.restore();
    element?.remove();
  });

  for (const lang of ['zh-CN', 'zh-TW', 'en'] as const) {
    const words = evaluatorCatalogues[lang] as EvaluatorMessages;
    const parts = catalogues[lang];
    const chinese = (name: string) => (lang === 'zh-CN' ? name : `zh-CN: ${name}`);
    const {itemName, institutionName} = aForm().service;
    const names = [chinese(itemName), chinese(institutionName)];
    const scale = levels.map(level => parts[level]);

    it(`say at a window item, question, the five levels and that nobody has to, in ${lang}`, async () => {
      const device = scriptedDevice({state: 'prompt', prompt: aPrompt()});
      const page = await openEvaluator(device, {lang});
      ({element} = page);
      expect(await hear(page.element, voice, lang)).to.deep.equal([...names, parts.question, ...scale, words.private]);
    });

    for (const level of levels)
      it(`say after ${level} every reason, whether one is needed, and what to press, in ${lang}`, async () => {
        const page = await openEvaluator(scriptedDevice({state: 'prompt', prompt: aPrompt()}), {lang});
        ({element} = page);
        await page.choose(level);
        const spoken = await hear(page.element, voice, lang);
        const bad = /dissatisfied/.test(level);
        const question = bad ? 'reasonsBad' : level === 'basically_satisfied' ? 'reasonsOther' : 'reasonsGood';
        const seen = aForm().tags.filter(tag => tag.level === level);
        expect(spoken.slice(8, 11)).to.deep.equal([spoken[8], parts[level], words[question]]);
        for (const {text} of seen) expect(spoken).to.include(text[lang]);
        expect(spoken.at(-3)).to.equal(bad ? words.needed : words.private);
        expect(spoken.at(-1)).to.equal(words.send);
      });

    it(`say at the end that it arrived and the number sign by sign, in ${lang}`, async () => {
      const device = scriptedDevice({state: 'prompt', prompt: aPrompt()});
      device.outcome = {kind: 'received', key: '', receipt};
      const page = await openEvaluator(device, {lang});
      ({element} = page);
      await page.choose('satisfied');
      await page.send();
      await page.until(() => page.element.renderRoot.querySelector('[part=end]') !== null);
      expect(await hear(page.element, voice, lang)).to.deep.equal([
        ...[words.received, words.receipt, spokenNumber(receipt.receiptNumber), words.receivedText],
      ]);
    });

    it(`say between two ratings what is seen, in ${lang}`, async () => {
      const device = scriptedDevice();
      const page = await openEvaluator(device, {lang});
      ({element} = page);
      const window = words.window.replace('{n}', '3');
      const said = async () => hear(page.element, voice, lang);
      expect(await said()).to.deep.equal([window, words.idleText]);
      for (const [view, ...expected] of [
        [{state: 'paused'}, words.paused, words.pausedText],
        [{state: 'signed_out'}, words.signed_out, words.signedOutText],
        [
          {state: 'calling', calledNumber: 'A0042'},
          words.calling,
          words.number.replace('{n}', 'A0042'),
          window,
          words.callingText,
        ],
        [{state: 'revoked'}, words.revoked, words.revokedText],
      ] as const) {
        device.show(view);
        await drawnScreen(page.element);
        expect(await said()).to.deep.equal(expected);
      }
    });

    it(`say the same on a terminal, in ${lang}`, async () => {
      const terminal = scriptedTerminal();
      const page = await openKiosk(terminal, {lang});
      ({element} = page);
      page.element.service = aServed();
      await drawnScreen(page.element);
      const own = kioskCatalogues[lang] as KioskMessages;
      const spoken = await hear(page.element, voice, lang);
      expect(spoken.slice(-7)).to.deep.equal([parts.question, ...scale, own.private]);
    });
  }

  it('do not go away while they are being read to a person', async () => {
    const page = await openEvaluator(scriptedDevice({state: 'prompt', prompt: aPrompt()}), {countdown: 1});
    ({element} = page);
    const from = performance.now();
    voiceButtons(page.element)[0]?.click();
    while (voice.spoken.length === 0) await new Promise(resolve => setTimeout(resolve));
    while (performance.now() - from < 1500) {
      await new Promise(requestAnimationFrame);
      if (voice.spoken.length < (performance.now() - from) / 250) voice.next();
    }
    expect(page.radios()).to.have.length(5);
  });

  it('have no button where they make no sound', async () => {
    const page = await openEvaluator(scriptedDevice(anIdleView), {mute: true});
    ({element} = page);
    expect(voiceButtons(page.element)).to.deep.equal([]);
  });
});
