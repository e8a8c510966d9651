/** Opens real browsers behind one small interface, so that one test can be run in every engine. */
import {oldChromium, whyWithoutOldChromium} from './old-chromium.mjs';
import {puppeteerEngine} from './puppeteer-engine.mjs';
import {webkitEngine} from './webkit-engine.mjs';
import {
  chromiumLaunch,
  installedFirefox,
  installedWebKit,
  installedXvfb,
  mayInstall,
} from '../../../tooling/machine.mjs';

const engines = {
  chromium: {
    why: () => undefined,
    open: async () => puppeteerEngine('chromium', await import('puppeteer-core'), await chromiumLaunch()),
  },
  firefox: {
    why: () => (installedFirefox() ? undefined : 'no Firefox is installed here'),
    open: async () =>
      puppeteerEngine('firefox', await import('puppeteer-core'), {
        browser: 'firefox',
        executablePath: installedFirefox(),
        headless: true,
      }),
  },
  webkit: {
    why: () => {
      if (process.platform !== 'linux') return 'WebKit is driven on Linux only';
      if (!installedWebKit()) return 'no WebKitWebDriver is installed here';
      return installedXvfb() ? undefined : 'no Xvfb is installed here';
    },
    open: async () => webkitEngine({...installedWebKit(), xvfb: installedXvfb()}),
  },
  'chromium-77': {
    why: () => whyWithoutOldChromium(),
    open: async () => {
      const {puppeteer, launch} = await oldChromium();
      return puppeteerEngine('chromium-77', puppeteer, launch, {lowerTo: 'chrome77'});
    },
  },
};

const strict = () => process.env.CI === 'true' && mayInstall();

export const whyWithout = async name => (strict() ? undefined : engines[name].why());

export async function openEngine(name) {
  const why = await engines[name].why();
  if (why) throw new Error(`${name} cannot be opened: ${why}.`);
  return engines[name].open();
}
