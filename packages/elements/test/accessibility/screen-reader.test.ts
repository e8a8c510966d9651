import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {installedFirefox} from '../../../tooling/machine.mjs';
import {en} from '../../src/messages/en.ts';
import {evaluatorCatalogues} from '../../src/messages/evaluator.ts';
import {kioskCatalogues} from '../../src/messages/kiosk.ts';
import {zhCN} from '../../src/messages/zh-CN.ts';
import {zhTW} from '../../src/messages/zh-TW.ts';
import {openPage, spokenIn, type Opened} from './browsers.ts';
import {meetInChromium} from './chromium.ts';
import {meetInFirefox} from './firefox.ts';
import {screenNames, screens, terminalNames, terminals} from './screens.ts';
import {states, type Heard, type StateName} from './states.ts';

const languages = {'zh-CN': zhCN, 'zh-TW': zhTW, en};
const engines = {chromium: meetInChromium, firefox: meetInFirefox} as const;

/** Finds on the page what must be met, in this order, no other level, and nothing else announced. */
async function hears(page: Page, meet: typeof meetInChromium, {met, status = '', alert = ''}: Heard): Promise<void> {
  const found = await meet(page);
  for (const {focused, ...thing} of met) {
    const match = found.find(({role, name}) => role === thing.role && name === thing.name);
    assert.ok(match, `${thing.role} “${thing.name}” among ${found.map(({role, name}) => `${role} “${name}”`)}`);
    for (const [fact, value] of Object.entries(thing))
      assert.equal(match[fact as keyof typeof thing], value, `${fact} of ${thing.role} “${thing.name}”`);
    if (focused) assert.equal(match.focused, true, `focus on “${thing.name}”`);
  }
  const order = met.map(({role, name}) => found.findIndex(one => one.role === role && one.name === name));
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
    'in the order of the page',
  );
  const radios = met.filter(({role}) => role === 'radio').length;
  assert.equal(found.filter(({role}) => role === 'radio').length, radios, 'no other radio');
  assert.deepEqual(await spokenIn(page), {status, alert});
}

for (const [engine, meet] of Object.entries(engines) as [keyof typeof engines, typeof meetInChromium][])
  describe(
    `a screen reader on what citizens use in ${engine}`,
    {
      skip: engine === 'firefox' && !installedFirefox() ? 'no Firefox is installed here' : false,
    },
    () => {
      let opened: Opened;
      before(async () => void (opened = await openPage(engine)));
      after(() => opened.close());

      for (const [language, messages] of Object.entries(languages))
        for (const [state, expected] of Object.entries(states))
          it(`meets the standard's words in ${language}: ${state}`, async () => {
            const {page} = opened;
            await page.evaluate((name, lang) => window.bringTo(name, lang), state as StateName, language);
            await hears(page, meet, expected(messages));
          });

      for (const [language, messages] of Object.entries(languages))
        for (const screen of screenNames)
          it(`meets the words of a window's screen in ${language}: ${screen}`, async () => {
            const {page} = opened;
            // The size of most screens at windows.
            await page.setViewport({width: 1280, height: 800});
            await page.evaluate((name, lang) => window.showScreen(name, lang), screen, language);
            const words = evaluatorCatalogues[language] as (typeof evaluatorCatalogues)[string];
            await hears(page, meet, screens[screen](words, messages, language === 'en' ? '. ' : '。'));
          });

      for (const [language, messages] of Object.entries(languages))
        for (const screen of terminalNames)
          it(`meets the words of a terminal's screen in ${language}: ${screen}`, async () => {
            const {page} = opened;
            await page.setViewport({width: 1080, height: 1920});
            await page.evaluate((name, lang) => window.showTerminal(name, lang), screen, language);
            const words = kioskCatalogues[language] as (typeof kioskCatalogues)[string];
            await hears(page, meet, terminals[screen](words, messages, language === 'en' ? '. ' : '。'));
          });
    },
  );
