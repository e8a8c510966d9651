import {expect} from '@open-wc/testing';
import {myCatalogues, type MyMessages} from '../messages/my.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import {startMyBackend, type MyBackend} from '../testing/my-backend.ts';
import {openMy, part, until} from '../testing/my-page.ts';
import {ratingPage, sendAndSee} from '../testing/rating-page.ts';
import {hear, scriptedVoice, voiceButtons, type ScriptedVoice} from '../testing/scripted-voice.ts';
import {defineGovRatingMy} from './element.ts';

defineGovRatingMy();

describe('<gov-rating-my> read aloud', () => {
  let backend: MyBackend;
  let voice: ScriptedVoice;
  beforeEach(async () => {
    backend = await startMyBackend();
    voice = scriptedVoice();
  });
  afterEach(() => voice.restore());

  for (const lang of ['zh-CN', 'zh-TW', 'en'] as const) {
    const words = myCatalogues[lang] as MyMessages;
    const help = [`${words.help}${words.call.replace('{n}', '1 2 3 4 5')}`];
    const chinese = (name: string) => (lang === 'zh-CN' ? name : `zh-CN: ${name}`);

    it(`says what can be rated and until when, and each receipt with its number sign by sign, in ${lang}`, async () => {
      await backend.served(1, {itemName: '食品经营许可'});
      const element = await openMy({client: backend.client(), ratingClient: backend.ratingClient, lang});
      const before = await hear(element, voice, lang);
      expect(before.slice(0, 5)).to.deep.equal([
        ...[words.title, `${words.rateable} ${words.count.replace('{n}', '1')}`, words.free],
        ...[chinese('食品经营许可'), chinese('广州市规划和自然资源局')],
      ]);
      expect(before.slice(-3)).to.deep.equal([words.receipts, words.noReceipts, ...help]);
      part(element, '[part=rate]').click();
      await until(() => element.renderRoot.querySelector('gov-rating') !== null);
      const page = await ratingPage(part(element, 'gov-rating'));
      await page.settled(() => page.radios().length === 5);
      await page.choose('dissatisfied');
      page.boxes()[0]?.click();
      const {detail} = await sendAndSee(page, 'gov-rating-received');
      part(element, '[part=back]').click();
      await until(() => element.renderRoot.querySelector('[part=receipt]') !== null);
      const after = await hear(element, voice, lang);
      expect(after.slice(-6)).to.deep.equal([
        ...[chinese('食品经营许可'), shanghaiTime('2026-11-24T04:00:00Z', words.ratedOn), after.at(-4)],
        ...[words.number, spokenNumber(detail.receiptNumber), ...help],
      ]);
      expect(after.join(), 'how it was rated').not.to.match(/满意|滿意|atisfied/);
    });

    it(`says who has to log in, in ${lang}`, async () => {
      const element = await openMy({endpoint: location.origin, lang});
      const spoken = await hear(element, voice, lang);
      expect(spoken).to.deep.equal([words.title, words.login, words.loginText, ...help]);
    });
  }

  it('hides its buttons with those of the rating in it', async () => {
    await backend.served(1, {itemName: '食品经营许可'});
    const element = await openMy({client: backend.client(), ratingClient: backend.ratingClient, readAloud: 'off'});
    part(element, '[part=rate]').click();
    await until(() => element.renderRoot.querySelector('gov-rating') !== null);
    const page = await ratingPage(part(element, 'gov-rating'));
    expect([...voiceButtons(element), ...voiceButtons(page.element)]).to.deep.equal([]);
  });
});
