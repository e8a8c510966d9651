import {expect} from '@open-wc/testing';
import {catalogueV2, levels} from '@gov-rating/contract';
import {en} from '../messages/en.ts';
import {zhTW} from '../messages/zh-TW.ts';
import {questionOf} from '../tags/question.ts';
import {zhCN} from '../messages/zh-CN.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import {startBackend, type Backend} from '../testing/backend.ts';
import {drawn, openRating, sendAndSee, type RatingPage} from '../testing/rating-page.ts';
import {hear, scriptedVoice, voiceButtons, type ScriptedVoice} from '../testing/scripted-voice.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

const call = '需要帮助？拨打 1 2 3 4 5';
const item = '建设工程规划许可证核发';
const institution = '广州市规划和自然资源局';
const words = {
  'zh-CN': {
    question: '请评价本次服务',
    levels: ['非常满意', '满意', '基本满意', '不满意', '非常不满意'],
    chosen: '您选了',
    next: ['选好了，请按', '提交评价'],
  },
  'zh-TW': {
    question: '請評價本次服務',
    levels: ['非常滿意', '滿意', '基本滿意', '不滿意', '非常不滿意'],
    chosen: '您選了',
    next: ['選好了，請按', '提交評價'],
  },
  en: {
    question: 'How was this service?',
    levels: ['Very satisfied', 'Satisfied', 'Basically satisfied', 'Dissatisfied', 'Very dissatisfied'],
    chosen: 'You chose',
    next: ['When you are ready, press', 'Send rating'],
  },
} as const;

describe('<gov-rating> read aloud', () => {
  let backend: Backend;
  let page: RatingPage;
  let voice: ScriptedVoice;

  beforeEach(async () => {
    backend = await startBackend();
    voice = scriptedVoice();
  });
  afterEach(() => {
    voice.restore();
    page.element.remove();
  });

  const open = async (facts: Parameters<typeof openRating>[2] = {}, token?: string) =>
    (page = await openRating(backend, token ?? (await backend.invite()), facts));
  const heard = () => hear(page.element, voice, page.element.lang);
  const catalogues = {'zh-CN': zhCN, 'zh-TW': zhTW, en};
  const foreign = (lang: string, name: string) => (lang === 'zh-CN' ? name : `zh-CN: ${name}`);

  for (const lang of ['zh-CN', 'zh-TW', 'en'] as const)
    it(`says item, institution, question and the five levels, in ${lang} with Chinese names`, async () => {
      await open({lang});
      const {question, levels} = words[lang];
      expect(await heard()).to.deep.equal([foreign(lang, item), foreign(lang, institution), question, ...levels]);
    });

  for (const level of levels)
    for (const lang of ['zh-CN', 'zh-TW', 'en'] as const)
      it(`says after ${level} what was chosen, every reason and what to press, in ${lang}`, async () => {
        await open({lang});
        await page.choose(level);
        const said = words[lang];
        const own = catalogueV2.tags.filter(tag => tag.level === level);
        const texts = (core: boolean) => own.filter(tag => tag.core === core).map(({text}) => text[lang]);
        const spoken = await heard();
        const at = spoken.indexOf(said.chosen);
        const more = spoken.slice(at + 3 + texts(true).length, at + 4 + texts(true).length);
        expect(spoken.slice(at)).to.deep.equal([
          ...[
            said.chosen,
            said.levels[levels.indexOf(level)],
            questionOf(level, catalogues[lang]),
            ...texts(true),
            ...more,
            ...texts(false),
          ],
          ...said.next,
        ]);
      });

  it('says what is filled in: reasons, and the own words in Chinese', async () => {
    await open({lang: 'en'});
    await page.choose('dissatisfied');
    page.boxes()[0]?.click();
    await page.write('等了两个小时');
    const spoken = await heard();
    const reason = catalogueV2.tags.find(({level}) => level === 'dissatisfied')?.text.en;
    expect(spoken.slice(-6)).to.deep.equal([
      ...['Your reasons', reason, 'You wrote', 'zh-CN: 等了两个小时'],
      ...words.en.next,
    ]);
  });

  it('says what is wrong before the question', async () => {
    await open();
    page.sendButton().click();
    await drawn(page.element);
    expect((await heard()).slice(2, 4)).to.deep.equal([zhCN.pick, '请评价本次服务']);
    await page.choose('very_dissatisfied');
    page.sendButton().click();
    await drawn(page.element);
    const error = page.element.renderRoot.querySelector('gov-rating-tags')?.wrong();
    expect((await heard()).slice(2, 4)).to.deep.equal([error, '请评价本次服务']);
  });

  for (const lang of ['zh-CN', 'zh-TW', 'en'] as const)
    it(`says at the end that it arrived, the number sign by sign and what to do, in ${lang}`, async () => {
      await open({lang});
      await page.choose('satisfied');
      const {detail} = await sendAndSee(page, 'gov-rating-received');
      const {received, receipt, receivedText} = catalogues[lang];
      expect(await heard()).to.deep.equal([received, receipt, spokenNumber(detail.receiptNumber), receivedText]);
    });

  it('says the same on the ends without a number: kept, expired, invalid, unreachable', async () => {
    await open();
    await page.choose('satisfied');
    backend.connect(false);
    await sendAndSee(page, 'gov-rating-kept');
    expect(await heard()).to.deep.equal([zhCN.kept, zhCN.keptHere, call]);
    backend.connect(true);
    for (const [token, ...said] of [
      [await backend.invite(-1), zhCN.expired, zhCN.askWindow, call],
      ['A'.repeat(43), zhCN.invalid, zhCN.askWindow, call],
    ]) {
      page.element.remove();
      await open({}, token);
      expect(await heard()).to.deep.equal(said);
    }
    page.element.remove();
    backend.connect(false);
    await open();
    expect(await heard()).to.deep.equal([zhCN.unreachable, zhCN.unreachableText, call]);
  });

  it('is stopped and begun again by buttons that stay where they are', async () => {
    await open();
    const [read] = voiceButtons(page.element);
    expect(read?.textContent).to.equal('朗读');
    read?.focus();
    read?.click();
    while (voice.spoken.length === 0) await new Promise(resolve => setTimeout(resolve));
    await page.element.updateComplete;
    expect(voiceButtons(page.element).map(({textContent}) => textContent)).to.deep.equal(['停止', '重读']);
    expect(page.element.shadowRoot?.activeElement).to.equal(read);
    voice.next();
    while (voice.spoken.length < 2) await new Promise(resolve => setTimeout(resolve));
    voiceButtons(page.element)[1]?.click();
    while (voice.spoken.length < 3) await new Promise(resolve => setTimeout(resolve));
    expect(voice.spoken.map(({words}) => words)).to.deep.equal([item, institution, item]);
    read?.click();
    await page.element.updateComplete;
    expect(voiceButtons(page.element)[0]?.textContent).to.equal('朗读');
    voice.next();
    await voice.finish();
    expect(voice.spoken).to.have.length(3);
  });

  it('falls silent when the state changes, and when the element leaves the page', async () => {
    await open();
    const begin = async () => {
      const before = voice.spoken.length;
      voiceButtons(page.element)[0]?.click();
      while (voice.spoken.length === before) await new Promise(resolve => setTimeout(resolve));
    };
    await begin();
    const cuts = voice.cuts();
    await page.choose('satisfied');
    expect(voice.cuts()).to.equal(cuts + 1);
    expect(voiceButtons(page.element)[0]?.textContent).to.equal('朗读');
    await begin();
    page.element.remove();
    expect(voice.cuts()).to.equal(cuts + 2);
  });

  it('speaks one element at a time', async () => {
    const first = await open();
    const second = await openRating(backend, await backend.invite());
    const begun = async (count: number) => {
      while (voice.spoken.length < count) await new Promise(resolve => setTimeout(resolve));
      for (const {element} of [first, second]) await element.updateComplete;
    };
    const labels = () => [first, second].map(({element}) => voiceButtons(element)[0]?.textContent);
    voiceButtons(first.element)[0]?.click();
    await begun(1);
    expect(labels()).to.deep.equal(['停止', '朗读']);
    voiceButtons(second.element)[0]?.click();
    await begun(2);
    expect(labels()).to.deep.equal(['朗读', '停止']);
    second.element.remove();
  });

  it('is there unless the page hides it', async () => {
    await open();
    expect(voiceButtons(page.element)).to.have.length(1);
    for (const [words, count] of [
      ['off', 0],
      ['', 1],
      ['false', 0],
      ['on', 1],
    ] as const) {
      page.element.setAttribute('read-aloud', words);
      await page.element.updateComplete;
      expect(voiceButtons(page.element), words).to.have.length(count);
    }
  });
});
