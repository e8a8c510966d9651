import {expect} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import {startDeskBackend, type DeskBackend} from '../testing/desk-backend.ts';
import {openDesk, type DeskPage} from '../testing/desk-page.ts';
import {press} from '../testing/press.ts';
import {defineGovRatingDesk} from './element.ts';

defineGovRatingDesk();

const isChromium = navigator.userAgent.includes('Chrome');

describe('<gov-rating-desk> is accessible', () => {
  let backend: DeskBackend;
  let page: DeskPage;
  let number: string;
  beforeEach(async () => {
    backend = await startDeskBackend();
    number = await backend.badRating('建设项目用地预审与选址意见书核发');
    await backend.take('staff', number, {step: 'sign'});
    await backend.markedRating('国有建设用地使用权及房屋所有权首次登记');
    await backend.notice();
    page = await openDesk({client: backend.desk('bureau')});
  });
  afterEach(async () => {
    page.element.remove();
    document.documentElement.removeAttribute('dir');
    await setViewport({width: 800, height: 600});
  });

  /** Opens the first entry of a view, and the form of one of its steps. */
  const begin = async (place: string) => {
    await page.openFirst(place);
    page.all('[data-step]')[0]?.click();
    await page.settled(() => page.all('.form').length > 0);
  };
  const back = async () => {
    page.all('.back button')[0]?.click();
    await page.element.updateComplete;
  };
  const fits = (what: string, width: number) => expect(document.documentElement.scrollWidth, what).to.be.at.most(width);

  for (const [lang, dir] of [
    ['zh-CN', 'ltr'],
    ['zh-TW', 'ltr'],
    ['en', 'ltr'],
    ['zh-CN', 'rtl'],
    ['en', 'rtl'],
  ] as const)
    it(`fits a page of 320 pixels in ${lang} ${dir}, also at twice the text size`, async () => {
      await setViewport({width: 320, height: 700});
      document.documentElement.dir = dir;
      page.element.lang = lang;
      for (const size of ['100%', '200%']) {
        page.element.style.setProperty('--gov-rating-font-size', size);
        await page.go('all');
        fits(`orders at ${size}`, 320);
        for (const place of ['suspected', 'noticed']) {
          await page.go(place);
          fits(`${place} at ${size}`, 320);
          await begin(place);
          fits(`an entry of ${place} at ${size}`, 320);
          await back();
        }
        await page.openOrder(number);
        fits(`an order at ${size}`, 320);
        await back();
      }
    });

  it('can be hit with a thumb in elder mode: every target is 60 pixels high at least', async () => {
    await setViewport({width: 390, height: 800});
    page.element.theme = 'elder';
    await begin('suspected');
    for (const target of page.all('.detail :is(button, .radio, textarea)')) {
      if (target.classList.contains('small')) continue;
      expect(target.getBoundingClientRect().height, target.textContent ?? '').to.be.at.least(59.9);
    }
  });

  it('shows all text of entries and buttons at twice the size on a wide page', async () => {
    await setViewport({width: 1280, height: 800});
    page.element.style.setProperty('--gov-rating-font-size', '200%');
    for (const place of ['suspected', 'noticed', 'all']) {
      await begin(place);
      for (const part of page.all('.row, .place, .step, .detail button')) {
        if (part.getClientRects().length === 0) continue;
        expect(part.scrollWidth, part.textContent ?? '').to.be.at.most(part.clientWidth + 1);
        expect(part.scrollHeight, part.textContent ?? '').to.be.at.most(part.clientHeight + 1);
      }
    }
    fits('the desk', 1280);
  });

  it('keeps states and the open order in sight while the list goes by', async () => {
    for (let count = 0; count < 12; count++) await backend.badRating('不动产转移登记');
    await page.element.refresh();
    for (const [width, height] of [
      [1366, 768],
      [1280, 800],
    ] as const) {
      await setViewport({width, height});
      await page.openOrder(number);
      page.all('.row').at(-1)?.scrollIntoView({block: 'end'});
      for (const pane of ['.rail', '.detail']) {
        const {top, bottom} = (page.all(pane)[0] as HTMLElement).getBoundingClientRect();
        expect([Math.round(top) >= 0, Math.round(bottom) <= height], `${pane} at ${width}`).to.deep.equal([true, true]);
      }
    }
  });

  it('settles a mark by keyboard alone', async () => {
    await page.go('suspected');
    page.all('.row')[0]?.focus();
    await sendKeys({press: 'Enter'});
    await page.settled(() => page.focused()?.localName === 'h3');
    await sendKeys({press: 'Tab'});
    expect(page.focused()?.dataset['step']).to.equal('settle_suspicion');
    await sendKeys({press: 'Enter'});
    await page.settled(() => page.focused()?.getAttribute('name') === 'decision');
    await sendKeys({press: ' '});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'ok'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await page.settled(() => page.text('.detail').includes('处理结果 排除疑点'));
  });

  // Only Chromium lets a test emulate system settings.
  if (isChromium)
    it('shows the choice, the states and the focus in forced colours', async () => {
      await setViewport({width: 1280, height: 800});
      await emulateMedia({forcedColors: 'active'});
      try {
        for (const place of ['suspected', 'noticed']) {
          await begin(place);
          const look = (selector: string) => getComputedStyle(page.all(selector)[0] as Element);
          expect(look('.row[aria-current="true"]').borderInlineStartWidth, place).to.equal('6px');
          expect(look('.place[aria-current="true"]').borderTopColor).not.to.equal(
            look('.place[aria-current="true"]').backgroundColor,
          );
          for (const pill of page.all('.detail .pill')) expect(getComputedStyle(pill).borderTopWidth).to.equal('1px');
          page.all('.form button')[0]?.focus();
          await press('Shift+Tab');
          await sendKeys({press: 'Tab'});
          const {outlineStyle, outlineWidth} = getComputedStyle(page.focused() as Element);
          expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '3px']);
          await page.press('取消', '.form');
        }
      } finally {
        await emulateMedia({forcedColors: 'none'});
      }
    });
});
