import {levels} from '@gov-rating/sdk/core';
import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {expectEqual} from '../scale/neutral.conformance.ts';
import {openKiosk, type KioskPage} from '../testing/kiosk-page.ts';
import {drawnScreen} from '../testing/screen-page.ts';
import {aFreeTerminal, aServed, scriptedTerminal, type ScriptedTerminal} from '../testing/scripted-terminal.ts';
import {defineGovRatingKiosk} from './element.ts';

defineGovRatingKiosk();

describe('<gov-rating-kiosk> is neutral', () => {
  let terminal: ScriptedTerminal;
  let page: KioskPage;

  beforeEach(async () => {
    terminal = scriptedTerminal();
    page = await openKiosk(terminal);
    await next('first');
  });
  afterEach(async () => {
    page.element.remove();
    await setViewport({width: 800, height: 600});
  });
  async function next(projectNo: string): Promise<void> {
    page.element.service = aServed({projectNo});
    await drawnScreen(page.element);
  }

  for (const [width, height] of [
    [1080, 1920],
    [1920, 1080],
    [1024, 768],
  ] as const)
    it(`gives every level the same place and look on ${width} × ${height}, in every language and dress`, async () => {
      await setViewport({width, height});
      for (const lang of ['zh-CN', 'zh-TW', 'en'])
        for (const elder of [false, true])
          for (const variant of ['words', 'faces', 'stars'] as const)
            for (const theme of ['light', 'dark', 'contrast', 'elder'] as const) {
              terminal.show({settings: {...aFreeTerminal.settings, elder}});
              Object.assign(page.element, {lang, variant, theme});
              await drawnScreen(page.element);
              expectEqual(page.radios(), [width, lang, elder, variant, theme].join(' '));
            }
    });

  it("keeps the standard's order, and chooses nothing for the next person", async () => {
    expect(page.radios().map(({value}) => value)).to.deep.equal([...levels]);
    await page.choose('dissatisfied');
    await next('second');
    expectEqual(page.radios(), 'the next person');
  });

  for (const [width, height] of [
    [1080, 1920],
    [1024, 768],
  ] as const)
    it(`asks the same steps of every level on ${width} × ${height}: the levels and the button stay where they are`, async () => {
      await setViewport({width, height});
      const places: string[] = [];
      for (const level of levels) {
        await next(level);
        await page.choose(level);
        for (const part of [page.button('提交评价'), page.radios()[0]]) {
          const {left, top, width: wide, height: high} = (part as Element).getBoundingClientRect();
          places.push([left, top, wide, high].map(Math.round).join());
        }
      }
      expect(new Set(places).size, places.join(' | ')).to.equal(2);
    });

  it('ends alike for every level while there is no network', async () => {
    const looks: string[] = [];
    terminal.show({online: false});
    for (const level of levels) {
      await next(level);
      await page.choose(level);
      if (level.endsWith('dissatisfied')) page.boxes()[0]?.click();
      await page.send();
      await page.until(() => page.heading() === '谢谢，评价已存在这台机器里');
      looks.push(page.element.renderRoot.querySelector('.end')?.outerHTML.replace(/<!--.*?-->/g, '') ?? '');
      page.button('好了')?.click();
      await drawnScreen(page.element);
    }
    expect(new Set(looks).size).to.equal(1);
  });
});
