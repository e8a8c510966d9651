import {expect} from '@open-wc/testing';
import {watchConsole} from '../testing/quiet-console.ts';
import {speechOf} from './language.ts';

const catalogues = {'zh-CN': {}, 'zh-TW': {}, en: {}};

/** The language of an element with this `lang` in a browser with these languages. */
function spoken(lang: string, browser: readonly string[] | undefined): string {
  const element = document.createElement('div');
  element.lang = lang;
  const output = watchConsole();
  Object.defineProperty(navigator, 'languages', {configurable: true, value: browser});
  try {
    return speechOf(element, catalogues)[0];
  } finally {
    delete (navigator as {languages?: unknown}).languages;
    output.stop();
  }
}

describe('the language of an element', () => {
  for (const [lang, means] of [
    ['zh_CN', 'zh-CN'],
    ['ZH_cn', 'zh-CN'],
    ['zh-Hans_CN', 'zh-CN'],
    ['cn', 'zh-CN'],
    ['CN', 'zh-CN'],
    ['chs', 'zh-CN'],
    ['zh_TW', 'zh-TW'],
    ['zh_Hant', 'zh-TW'],
    ['tw', 'zh-TW'],
    ['cht', 'zh-TW'],
    ['en_US', 'en'],
    ['fr', 'en'],
    ['xx', 'zh-CN'],
    ['中文', 'zh-CN'],
    ['-', 'zh-CN'],
    ['zh_CN.UTF-8', 'zh-CN'],
    ['cmn-Hans-CN', 'zh-CN'],
    ['zh-cmn-Hans', 'zh-CN'],
    ['zho', 'zh-CN'],
    ['zh－CN', 'zh-CN'],
    ['zh—TW', 'zh-TW'],
    ['chi', 'zh-CN'],
    ['wuu', 'zh-CN'],
    ['yue-Hant-HK', 'zh-TW'],
    ['hans', 'zh-CN'],
    ['hant', 'zh-TW'],
    ['sc', 'zh-CN'],
    ['tc', 'zh-TW'],
    ['bo-CN', 'zh-CN'],
    ['ug', 'zh-CN'],
    ['mn-Mong-CN', 'zh-CN'],
    ['en-CN', 'en'],
  ] as const)
    it(`is ${means} where the page writes ${lang}, in a browser in English`, () => {
      expect(spoken(lang, ['en-US', 'en'])).to.equal(means);
    });

  it('is the browser\u2019s where the page says none, and simplified Chinese where the browser says none either', () => {
    expect(spoken('', ['zh-HK', 'en'])).to.equal('zh-TW');
    expect(spoken('', [])).to.equal('zh-CN');
    const {language} = navigator;
    expect(spoken('', undefined)).to.equal(/^zh/.test(language) ? 'zh-CN' : 'en');
  });
});
