import {transformSync} from 'esbuild';
import {back, forget, until} from './until.mjs';

/** A browser that puppeteer speaks to: by the DevTools protocol, or by WebDriver BiDi. */
export async function puppeteerEngine(name, puppeteer, launch, {lowerTo} = {}) {
  const browser = await puppeteer.launch(launch);
  const newContext = () => browser.createBrowserContext?.() ?? browser.createIncognitoBrowserContext();
  return {
    name,
    version: await browser.version(),
    async newPage(viewport = {width: 1024, height: 768}) {
      const context = await newContext();
      const page = await context.newPage();
      await page.setViewport(viewport);
      const complaints = listenToComplaints(page);
      await page.evaluateOnNewDocument(reportPolicyViolations, policyMark);
      return enginePage({name, page, context, complaints, lowerTo});
    },
    close: () => browser.close(),
  };
}

function enginePage({name, page, context, complaints, lowerTo}) {
  const driver = {
    goto: async url => void (await page.goto(url, {waitUntil: 'load'})),
    async renew(url, {width, height}) {
      await driver.goto(url);
      await driver.evaluate(forget);
      await driver.setViewport(width, height);
      await driver.emulate({});
      complaints.length = 0;
    },
    back: () => back(driver),
    evaluate: (work, ...args) => (lowerTo ? page.evaluate(lowered(work, args, lowerTo)) : page.evaluate(work, ...args)),
    waitFor: (what, work, ...args) => until(driver, what, work, args),
    // The drivers of Chromium type a blank only by the name of its key, Firefox's knows the blank alone.
    press: key => page.keyboard.press(key === ' ' && name !== 'firefox' ? 'Space' : key),
    click: (x, y) => page.mouse.click(x, y),
    setViewport: (width, height) => page.setViewport({width, height}),
    emulate: media => emulate(name, page, media),
    screenshot: () => page.screenshot({type: 'png'}),
    complaints: async () => complaints.filter(line => !ofTheBrowser.test(line)),
    close: () => context.close(),
  };
  return driver;
}

const loweredWork = new Map();

/** The text of a call that an old browser can read; each function is lowered once. */
function lowered(work, args, target) {
  const text = String(work);
  if (!loweredWork.has(text)) {
    const {code} = transformSync(`work = ${text}`, {target});
    loweredWork.set(text, code.replace(/^work = /, '').replace(/;\s*$/, ''));
  }
  return `(${loweredWork.get(text)})(...${JSON.stringify(args)})`;
}

/** The drivers of Firefox and of the old browser know less than today's Chromium. */
async function emulate(name, page, {print = false, forcedColors = false, reducedMotion = false, dark = false}) {
  const features = forcedColors || reducedMotion || dark;
  if (name === 'firefox' || (name === 'chromium-77' && features)) return !print && !features;
  await page.emulateMediaType(print ? 'print' : 'screen');
  if (name === 'chromium')
    await page.emulateMediaFeatures([
      {name: 'forced-colors', value: forcedColors ? 'active' : 'none'},
      {name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference'},
      {name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'},
    ]);
  return true;
}

/** Not of the page: the browser asks for an icon by itself, and an old one does not know every word of a policy. */
const ofTheBrowser = /favicon\.ico|^Unrecognized Content-Security-Policy directive/;

const policyMark = 'policy violation: ';

function listenToComplaints(page) {
  const complaints = [];
  page.on('console', message => complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(`uncaught: ${error.message ?? error}`));
  return complaints;
}

/** Runs in the page, before its own scripts, which may replace the console. */
function reportPolicyViolations(mark) {
  const say = console.error.bind(console);
  addEventListener(
    'securitypolicyviolation',
    event => say(mark + event.violatedDirective + ' ' + event.blockedURI),
    true,
  );
}
