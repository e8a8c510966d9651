import {expect, fixture, html} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {addMessages} from '../messages/messages.ts';
import {startBackend, type Backend} from '../testing/backend.ts';
import {drawn, openRating, ratingPage, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import type {GovRatingElement} from './element.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

describe('<gov-rating> on a page', () => {
  let backend: Backend;
  let page: RatingPage;
  const documentLanguage = document.documentElement.lang;

  beforeEach(async () => {
    backend = await startBackend();
  });
  afterEach(async () => {
    page.element.remove();
    document.documentElement.lang = documentLanguage;
    await setViewport({width: 800, height: 600});
  });

  it('keeps what is filled in while it is moved about the page', async () => {
    page = await openRating(backend, await backend.invite());
    await page.choose('dissatisfied');
    await page.write('窗口人员不熟练');
    const elsewhere = await fixture<HTMLElement>(html`<div></div>`);
    elsewhere.append(page.element);
    await drawn(page.element);
    expect(page.comment().value).to.equal('窗口人员不熟练');
    expect(page.radios()[3]?.checked).to.equal(true);
    await sendAndSee(page, 'gov-rating-received');
  });

  it('leaves no listener behind after a hundred removals', async () => {
    const heard = new Map<unknown, string>();
    const targets = [window, document, document.documentElement, document.body];
    const originals = targets.map(({addEventListener, removeEventListener}) => ({
      addEventListener,
      removeEventListener,
    }));
    for (const target of targets) {
      const {addEventListener, removeEventListener} = target;
      target.addEventListener = (type: string, listener: never, options?: never) => {
        heard.set(listener, type);
        addEventListener.call(target, type, listener, options);
      };
      target.removeEventListener = (type: string, listener: never, options?: never) => {
        heard.delete(listener);
        removeEventListener.call(target, type, listener, options);
      };
    }
    page = await openRating(backend, await backend.invite());
    for (let time = 0; time < 100; time++) {
      page.element.remove();
      document.body.append(page.element);
    }
    const languages = 'gov-rating-languages-changed';
    expect([...heard.values()]).to.have.members(['online', 'hashchange', 'hashchange', 'online', languages, languages]);
    page.element.remove();
    targets.forEach((target, index) => Object.assign(target, originals[index]));
    expect([...heard.values()]).to.deep.equal([]);
  });

  it("speaks its own language, else that around it, else the document's, else the browser's", async () => {
    const around = await fixture<HTMLElement>(html`<div lang="zh-HK"></div>`);
    const element = document.createElement('gov-rating');
    Object.assign(element, {client: backend.client, token: await backend.invite(), sharedDevice: true});
    around.append(element);
    page = await ratingPage(element);
    const said = () => page.sendButton().textContent?.trim();
    const inLanguage = async (lang: string) => {
      element.lang = lang;
      await drawn(element);
      return said();
    };
    expect(said()).to.equal('提交評價');
    expect(await inLanguage('en-US')).to.equal('Send rating');
    for (const lang of ['zh', 'zh-CN', 'zh-Hans-HK', 'zh-SG']) expect(await inLanguage(lang)).to.equal('提交评价');
    for (const lang of ['zh-TW', 'zh-Hant', 'zh-hant-cn', 'zh-MO']) expect(await inLanguage(lang)).to.equal('提交評價');
    around.lang = '';
    document.documentElement.lang = 'zh-CN';
    expect(await inLanguage('')).to.equal('提交评价');
    document.documentElement.removeAttribute('lang');
    const browser = navigator.languages.some(tag => /^en/.test(tag)) ? 'Send rating' : '提交评价';
    element.requestUpdate();
    await drawn(element);
    expect(said()).to.equal(browser);
    expect(element.renderRoot.querySelector('section')?.lang).to.equal(browser === 'Send rating' ? 'en' : 'zh-CN');
  });

  it('speaks languages and sentences that the page adds', async () => {
    addMessages('fr', {send: 'Envoyer'});
    page = await openRating(backend, await backend.invite(), {lang: 'fr-CA'});
    expect(page.sendButton().textContent?.trim()).to.equal('Envoyer');
    page.element.messages = {send: 'Partir'};
    await drawn(page.element);
    expect(page.sendButton().textContent?.trim()).to.equal('Partir');
  });

  for (const theme of ['', 'elder'] as const)
    for (const lang of ['zh-CN', 'en'])
      it(`fits into 320 pixels, also with text twice as large: ${lang} ${theme}`, async () => {
        await setViewport({width: 320, height: 700});
        page = await openRating(backend, await backend.invite(), {lang, theme, variant: 'stars'});
        for (const size of ['', '32px']) {
          page.element.style.setProperty('--gov-rating-font-size', size);
          await page.choose('very_dissatisfied');
          expect(document.documentElement.scrollWidth, size).to.be.at.most(320);
        }
      });

  it('has targets large enough for every finger', async () => {
    page = await openRating(backend, await backend.invite());
    await page.choose('dissatisfied');
    const more = page.element.renderRoot.querySelector('gov-rating-tags')?.renderRoot.querySelector('button');
    for (const target of [...page.radios(), ...page.boxes(), page.sendButton(), more as HTMLElement])
      expect(target.getBoundingClientRect().height).to.be.at.least(44);
  });

  it('lets every level be sent in the same number of presses, without hint of a better one', async () => {
    const steps: string[] = [];
    for (const level of ['very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied']) {
      page = await openRating(backend, await backend.invite());
      await page.choose(level);
      const send = page.sendButton().textContent?.trim();
      steps.push([page.boxes().length, send, page.sendButton().ariaDisabled].join());
      page.element.remove();
    }
    expect(new Set(steps).size, steps.join(' ')).to.equal(1);
  });

  it('writes no style attribute, so that a strict policy has nothing to block', async () => {
    page = await openRating(backend, await backend.invite(), {variant: 'faces'});
    await page.choose('dissatisfied');
    const roots = [page.element, ...page.element.renderRoot.querySelectorAll<GovRatingElement>('.part')];
    for (const {renderRoot} of roots) expect(renderRoot.querySelector('[style], style, link')).to.equal(null);
  });
});
