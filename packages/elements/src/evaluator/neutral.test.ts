import {levels} from '@gov-rating/sdk/core';
import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {openEvaluator, type EvaluatorPage} from '../testing/evaluator-page.ts';
import {drawnScreen} from '../testing/screen-page.ts';
import {expectEqual} from '../scale/neutral.conformance.ts';
import {anIdleView, aPrompt, scriptedDevice, type ScriptedDevice} from '../testing/scripted-device.ts';
import {defineGovRatingEvaluator} from './element.ts';

defineGovRatingEvaluator();

const screens = [
  [1280, 800],
  [1024, 600],
  [800, 1280],
] as const;

describe('<gov-rating-evaluator> is neutral', () => {
  let device: ScriptedDevice;
  let page: EvaluatorPage;

  beforeEach(async () => {
    device = scriptedDevice({state: 'prompt', prompt: aPrompt()});
    page = await openEvaluator(device);
  });
  afterEach(async () => {
    page.element.remove();
    await setViewport({width: 800, height: 600});
  });

  for (const [width, height] of screens)
    for (const lang of ['zh-CN', 'zh-TW', 'en'])
      it(`gives every level the same place and look on ${width} × ${height} in ${lang}, in every dress`, async () => {
        await setViewport({width, height});
        for (const elder of [false, true])
          for (const variant of ['words', 'faces', 'stars'] as const)
            for (const theme of ['light', 'dark', 'contrast', 'elder'] as const) {
              device.show({settings: {...anIdleView.settings, elder}});
              Object.assign(page.element, {lang, variant, theme});
              await drawnScreen(page.element);
              expectEqual(page.radios(), [width, lang, elder, variant, theme].join(' '));
            }
      });

  it("keeps the standard's order, and chooses nothing by itself for the next person", async () => {
    expect(page.radios().map(({value}) => value)).to.deep.equal([...levels]);
    await page.choose('dissatisfied');
    for (const facts of [
      {prompt: aPrompt(undefined, 'the next')},
      {settings: {...anIdleView.settings, language: 'en'}},
      {online: false},
    ]) {
      device.show(facts);
      await drawnScreen(page.element);
      expectEqual(page.radios(), Object.keys(facts).join());
    }
  });

  it('moves no level into the way of a key that was pressed before the question came', async () => {
    device.show({state: 'idle'});
    await drawnScreen(page.element);
    device.show({state: 'prompt', prompt: aPrompt(undefined, 'the next')});
    await drawnScreen(page.element);
    for (const press of [' ', 'Enter', 'ArrowDown', '1']) await sendKeys({press});
    expect(page.radios().filter(({checked}) => checked)).to.deep.equal([]);
  });

  it('asks the same steps of every level: one press, and one on the same button in the same place', async () => {
    const places: string[] = [];
    for (const level of levels) {
      device.show({prompt: aPrompt(undefined, level)});
      await drawnScreen(page.element);
      await page.choose(level);
      const {left, top, width, height} = (page.button('提交评价') as Element).getBoundingClientRect();
      places.push([left, top, width, height].map(Math.round).join());
      expect(getComputedStyle(page.button('提交评价') as Element).opacity).to.equal('1');
    }
    expect(new Set(places).size, places.join(' | ')).to.equal(1);
  });
});
