import {expect, fixture, html} from '@open-wc/testing';
import {someStatistics} from '@gov-rating/contract/testing';
import {boardCatalogues, type BoardMessages} from '../messages/board.ts';
import {hear, scriptedVoice, type ScriptedVoice} from '../testing/scripted-voice.ts';
import {defineGovRatingBoard, type GovRatingBoardElement} from './element.ts';

defineGovRatingBoard();

describe('<gov-rating-board> read aloud', () => {
  let voice: ScriptedVoice;
  beforeEach(() => {
    voice = scriptedVoice();
  });
  afterEach(() => voice.restore());

  const formula = {'zh-CN': '平均分＝', 'zh-TW': '平均分＝', en: 'Mean ='};
  const measures = [
    {name: 'mean', value: 9.5, formula, certainty: 'derived', unit: 'points'},
    {name: 'satisfaction', value: 0.975, formula, certainty: 'derived', unit: 'share'},
    {name: 'score', value: null, formula, certainty: 'derived', unit: 'points'},
  ] as const;

  for (const lang of ['zh-CN', 'zh-TW', 'en'] as const)
    it(`says in one go what it is, how many ratings there are and each measure that is known, in ${lang}`, async () => {
      const words = boardCatalogues[lang] as BoardMessages;
      const statistics = someStatistics({total: 1234, measures: [...measures]});
      const board = document.createElement('gov-rating-board');
      const client = {getStatistics: () => Promise.resolve(statistics)} as unknown as GovRatingBoardElement['client'];
      Object.assign(board, {client, lang, from: '2026-10-01', to: '2026-10-31'});
      (await fixture<HTMLElement>(html`<div></div>`)).append(board);
      await board.refresh();
      const spoken = await hear(board, voice, lang);
      expect(spoken).to.deep.equal([
        ...[
          words.title,
          spoken[1],
          `${words.total} 1,234`,
          `${words.mean} 9.50${words.points}`,
          `${words.satisfaction} 97.5%`,
        ],
      ]);
      expect(spoken[1]).to.match(/2026/);
    });
});
