import {expect} from '@open-wc/testing';
import {emulateMedia, setViewport} from '@web/test-runner-commands';
import {openKiosk, type KioskPage} from '../testing/kiosk-page.ts';
import {expectLegible} from '../testing/legible.ts';
import {drawnScreen} from '../testing/screen-page.ts';
import {aLongNotice} from '../testing/scripted-device.ts';
import {aFreeTerminal, aServed, scriptedTerminal, type ScriptedTerminal} from '../testing/scripted-terminal.ts';
import type {TerminalView} from './device.ts';
import {defineGovRatingKiosk} from './element.ts';

defineGovRatingKiosk();

const isChromium = navigator.userAgent.includes('Chrome');

const longItem = '建设用地（含临时用地）规划许可证核发、变更及延期（线性工程、跨区域工程和重大项目类）一件事联办';
const receipt = {
  receiptNumber: '2611-2907-3157-4280-6135',
  receiptKey: 'K'.repeat(22),
  receivedAt: '',
  orderNumber: null,
};
const received = {kind: 'received', key: 'the-key-of-this-rating', receipt} as const;

type Act = (page: KioskPage, terminal: ScriptedTerminal) => Promise<unknown>;

const handOver = async (page: KioskPage, facts: Parameters<typeof aServed>[0] = {}) => {
  page.element.service = aServed(facts);
  await drawnScreen(page.element);
};
const chosen =
  (level: string, itemName?: string): Act =>
  async page => {
    await handOver(page, itemName ? {itemName} : {});
    await page.choose(level);
  };
const sent: Act = async (page, terminal) => {
  await chosen('dissatisfied', longItem)(page, terminal);
  page.boxes()[0]?.click();
  await page.send();
  await page.until(() => page.element.renderRoot.querySelector('.end') !== null);
  await drawnScreen(page.element);
};

/** Every screen: what the terminal says, and what the person does there. */
const screens: Readonly<Record<string, readonly [Partial<TerminalView>, Act?]>> = {
  pairing: [{state: 'pairing', pairing: {userCode: 'BCDF-GHJK', until: performance.now() + 270_000}}],
  'pairing without a network': [{state: 'pairing', online: false}],
  revoked: [{state: 'revoked', waiting: 3}],
  idle: [{}],
  'idle without a network': [{online: false, waiting: 3}],
  full: [{storage: 'full', waiting: 20_000}],
  'a service': [{}, page => handOver(page)],
  'a service with a long name': [{}, page => handOver(page, {itemName: longItem})],
  reasons: [{}, chosen('dissatisfied')],
  'reasons without a network': [{online: false}, chosen('very_dissatisfied', longItem)],
  'reasons with the longest sentence about privacy': [{privacyNotice: aLongNotice}, chosen('dissatisfied', longItem)],
  'time running out': [
    {},
    async (page, terminal) => {
      page.element.countdown = 9;
      await chosen('satisfied')(page, terminal);
    },
  ],
  kept: [{online: false}, sent],
  received: [
    {},
    async (page, terminal) => {
      terminal.answer = received;
      await sent(page, terminal);
    },
  ],
  'not stored': [
    {},
    async (page, terminal) => {
      terminal.outcome = {kind: 'refused', code: 'storage_full'};
      await sent(page, terminal);
    },
  ],
};

const small = {text: 24, hint: 24, level: 28, target: 60};
const large = {text: 28, hint: 28, level: 40, target: 96};
const sizes = [
  [1080, 1920, large],
  [1920, 1080, large],
  [1024, 768, small],
] as const;

describe('each screen of <gov-rating-kiosk>', () => {
  let page: KioskPage;
  afterEach(async () => {
    page.element.remove();
    document.documentElement.dir = '';
    document.documentElement.style.removeProperty('font-size');
    if (isChromium) await emulateMedia({forcedColors: 'none', reducedMotion: 'no-preference'});
    await setViewport({width: 800, height: 600});
  });

  async function open(name: string, facts: Parameters<typeof openKiosk>[1] = {}, elder = false) {
    const [view, act] = screens[name] ?? [{}];
    const terminal = scriptedTerminal({...view, settings: {...aFreeTerminal.settings, elder}});
    page = await openKiosk(terminal, facts);
    await act?.(page, terminal);
    await drawnScreen(page.element);
    return terminal;
  }

  for (const name of Object.keys(screens)) {
    for (const [width, height, least] of sizes)
      it(`${name}: fits ${width} × ${height}, and can be read and touched there, in large letters too`, async () => {
        await setViewport({width, height});
        for (const elder of [false, true])
          for (const lang of ['zh-CN', 'zh-TW', 'en'])
            for (const dir of ['ltr', 'rtl']) {
              document.documentElement.dir = dir;
              await open(name, {lang}, elder);
              expectLegible(page, `${name}, ${lang}, ${dir}${elder ? ', elder' : ''}`, height, least);
              page.element.remove();
            }
      });

    // Only Chromium lets a test emulate system settings.
    if (isChromium)
      it(`${name}: loses nothing when the browser writes twice as large, or in the colours of the system`, async () => {
        await setViewport({width: 1080, height: 1920});
        document.documentElement.style.fontSize = '200%';
        await emulateMedia({forcedColors: 'active', reducedMotion: 'reduce'});
        await open(name);
        expectLegible(page, name, 1920, large);
        for (const box of page.element.renderRoot.querySelectorAll('.number, .pairing .code'))
          expect(getComputedStyle(box).borderTopStyle).to.equal('solid');
        expect(page.element.getAnimations({subtree: true})).to.deep.equal([]);
      });

    for (const theme of ['light', 'dark', 'contrast', 'elder'] as const)
      it(`${name}: can be used with a screen reader in ${theme}`, async () => {
        await setViewport({width: 1080, height: 1920});
        await open(name, {theme});
        await expect(page.element).to.be.accessible();
      });

    it(`${name}: leads nowhere else, and nothing on it can be marked, dragged or opened in a menu`, async () => {
      await open(name);
      const all = [page.element, ...page.element.renderRoot.querySelectorAll('*')].flatMap(part => [
        part,
        ...(part.shadowRoot?.querySelectorAll('*') ?? []),
      ]);
      expect(all.filter(part => /^(a|area|form|iframe|dialog|details)$/.test(part.localName))).to.deep.equal([]);
      expect(all.filter(part => part.hasAttribute('target') || part.hasAttribute('href'))).to.deep.equal([]);
      const ways = ['contextmenu', 'dragstart', 'drop', ...(page.radios().length > 0 ? [] : ['selectstart'])];
      for (const way of ways)
        for (const part of all) {
          const event = new Event(way, {bubbles: true, composed: true, cancelable: true});
          part.dispatchEvent(event);
          expect(event.defaultPrevented, `${way} on ${part.localName}`).to.equal(true);
        }
      // In Firefox, `auto` is what the parent has.
      let words: Element | null = page.element.renderRoot.querySelector('h2');
      while (words && getComputedStyle(words).userSelect === 'auto') words = words.parentElement;
      expect(words && getComputedStyle(words).userSelect).to.equal('none');
    });
  }

  it('lets a person mark and mend what they have written, and nothing else', async () => {
    await open('reasons');
    const field = page.element.renderRoot.querySelector('gov-rating-comment')?.shadowRoot?.querySelector('textarea');
    const mark = (part: Element) => {
      const event = new Event('selectstart', {bubbles: true, composed: true, cancelable: true});
      part.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(mark(field as Element)).to.equal(false);
    expect(mark(page.element.renderRoot.querySelector('h2') as Element)).to.equal(true);
  });

  it('is in the language and the size set for the terminal, unless the page says another language', async () => {
    const terminal = await open('idle', {lang: ''});
    terminal.show({settings: {...aFreeTerminal.settings, language: 'zh-TW', elder: true}});
    await drawnScreen(page.element);
    expect(page.text()).to.contain('在這裡辦完事');
    expect(page.element.renderRoot.querySelector('.elder')).to.not.equal(null);
    page.element.lang = 'en';
    await drawnScreen(page.element);
    expect(page.text()).to.contain('When you are done here');
  });

  it('shows the idle text of the hall', async () => {
    const terminal = await open('idle');
    terminal.show({settings: {...aFreeTerminal.settings, idleText: {'zh-CN': '周六照常办理'}}});
    await drawnScreen(page.element);
    expect(page.text()).to.contain('周六照常办理');
  });
});
