import {expect} from '@open-wc/testing';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import {receiptCatalogues, type ReceiptMessages} from '../messages/receipt.ts';
import {startReceiptBackend, toTheAnswer, type ReceiptBackend} from '../testing/receipt-backend.ts';
import {drawn, openReceipt, part, type} from '../testing/receipt-page.ts';
import {hear, scriptedVoice, type ScriptedVoice} from '../testing/scripted-voice.ts';
import {defineGovRatingReceipt, type GovRatingReceiptElement} from './element.ts';

defineGovRatingReceipt();

describe('<gov-rating-receipt> read aloud', () => {
  let backend: ReceiptBackend;
  let voice: ScriptedVoice;
  beforeEach(async () => {
    backend = await startReceiptBackend();
    voice = scriptedVoice();
  });
  afterEach(() => voice.restore());

  const open = (facts: Partial<GovRatingReceiptElement>) => openReceipt({client: backend.client, ...facts});

  for (const lang of ['zh-CN', 'zh-TW', 'en'] as const) {
    const words = receiptCatalogues[lang] as ReceiptMessages;
    const help = [`${words.help}${words.call.replace('{n}', '1 2 3 4 5')}`];
    const chinese = (name: string) => (lang === 'zh-CN' ? name : `zh-CN: ${name}`);

    it(`asks for the number, and says what is wrong with it, in ${lang}`, async () => {
      const element = await open({lang});
      const [title, number, ...rest] = await hear(element, voice, lang);
      expect([title, number]).to.deep.equal([words.title, words.number]);
      expect(rest.slice(-2)).to.deep.equal([words.look, ...help]);
      await type(element, '#number', '2026');
      part(element, '.main').click();
      await drawn(element);
      const error = part(element, '#number-error').textContent;
      expect((await hear(element, voice, lang)).slice(0, 2)).to.deep.equal([words.title, error]);
    });

    it(`says number, state, answer, every step with its day, and what can still be done, in ${lang}`, async () => {
      const rated = await backend.rated();
      await backend.take(rated.orderNumber, toTheAnswer);
      const element = await open({lang, receipt: rated.receiptNumber, receiptKey: rated.receiptKey});
      await drawn(element);
      const day = (at: string) => shanghaiTime(at, words.date);
      const times = [...element.renderRoot.querySelectorAll('time')].map(time => day(time.dateTime));
      const seen = [...element.renderRoot.querySelectorAll('li')].map(({textContent}) =>
        textContent?.replace(/\s+/g, ' ').trim(),
      );
      const spoken = await hear(element, voice, lang);
      expect(spoken.slice(0, 4)).to.deep.equal([
        ...[words.title, words.number, spokenNumber(rated.receiptNumber), words.replied],
      ]);
      const reply = spoken.indexOf(words.reply);
      expect(spoken[reply + 1]).to.equal(chinese('已增开两个窗口。\n欢迎监督。'));
      const steps = spoken.slice(reply + 3, reply + 3 + seen.length);
      expect(spoken[reply + 2]).to.equal(words.steps);
      expect(steps.map(step => step.replace(/\s/g, ''))).to.deep.equal(seen.map(step => step?.replace(/\s/g, '')));
      expect(times.length).to.be.above(4);
      expect(spoken.slice(-6)).to.deep.equal([
        ...[words.supplement, words.supplementHint, words.solved, words.comment, words.pending, ...help],
      ]);
    });

    it(`says why nothing can be shown, in ${lang}`, async () => {
      const {receiptNumber} = await backend.rated();
      backend.connect(false);
      const element = await open({lang, receipt: receiptNumber});
      expect(await hear(element, voice, lang)).to.deep.equal([words.title, words.unreachable, ...help]);
    });
  }
});
