import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {installedFirefox} from '../../../tooling/machine.mjs';
import {en} from '../../src/messages/en.ts';
import {zhCN} from '../../src/messages/zh-CN.ts';
import {zhTW} from '../../src/messages/zh-TW.ts';
import {openPage, spokenIn, type Opened} from './browsers.ts';
import {meetInChromium} from './chromium.ts';
import {meetInFirefox} from './firefox.ts';
import {states, type StateName} from './states.ts';

const languages = {'zh-CN': zhCN, 'zh-TW': zhTW, en};
const engines = {chromium: meetInChromium, firefox: meetInFirefox} as const;

for (const [engine, meet] of Object.entries(engines) as [keyof typeof engines, typeof meetInChromium][])
  describe(
    `a screen reader on <gov-rating> in ${engine}`,
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
            const {met, status = '', alert = ''} = expected(messages);
            const found = await meet(page);
            for (const {focused, ...thing} of met) {
              const match = found.find(({role, name}) => role === thing.role && name === thing.name);
              assert.ok(
                match,
                `${thing.role} “${thing.name}” among ${found.map(({role, name}) => `${role} “${name}”`)}`,
              );
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
          });
    },
  );
