import {expect, fixture, html} from '@open-wc/testing';
import type {StatisticsQuery} from '@gov-rating/contract';
import {someStatistics} from '@gov-rating/contract/testing';
import {createClient} from '@gov-rating/sdk/core';
import {boardCatalogues} from '../messages/board.ts';
import {startBackend, type Backend} from '../testing/backend.ts';
import {watchConsole} from '../testing/quiet-console.ts';
import type {GovRatingBoardElement} from './element.ts';
import {defineGovRatingBoard} from './element.ts';

defineGovRatingBoard();
const words = boardCatalogues['zh-CN'] as (typeof boardCatalogues)[string];

describe('<gov-rating-board>', () => {
  let backend: Backend;
  beforeEach(async () => {
    backend = await startBackend();
  });

  const rate = async (level: 'satisfied' | 'dissatisfied', key: string) =>
    backend.client.submitRating(
      {level, tags: level === 'dissatisfied' ? ['209'] : []},
      {token: await backend.invite(), idempotencyKey: `key-of-this-rating-${key}`},
    );

  async function open(facts: Partial<GovRatingBoardElement> = {}): Promise<GovRatingBoardElement> {
    const board = document.createElement('gov-rating-board');
    Object.assign(board, {client: backend.client, lang: 'zh-CN', theme: 'light'}, facts);
    (await fixture<HTMLElement>(html`<div></div>`)).append(board);
    await board.refresh();
    return board;
  }
  const textOf = (board: GovRatingBoardElement) => board.renderRoot.textContent?.replace(/\s+/g, ' ') ?? '';

  it('can be used with a screen reader: empty, filled, failed, in every theme', async () => {
    const board = await open();
    await expect(board).to.be.accessible();
    await rate('dissatisfied', '1');
    await board.refresh();
    for (const theme of ['light', 'dark', 'contrast', 'elder'] as const) {
      board.theme = theme;
      await board.updateComplete;
      await expect(board).to.be.accessible();
    }
    backend.connect(false);
    await board.refresh();
    await expect(board).to.be.accessible();
    expect(board.renderRoot.querySelector('.notice .help a')?.getAttribute('href')).to.equal('tel:12345');
  });

  it('says that there is nothing yet', async () => {
    expect(textOf(await open())).to.contain(words.empty);
  });

  it('shows every level as text and bar, orders, and each measure with its formula', async () => {
    const formula = {'zh-CN': '平均分＝', 'zh-TW': '平均分＝', en: 'Mean ='};
    const unit = {certainty: 'derived', formula} as const;
    const statistics = someStatistics({
      total: 3,
      levels: [
        {level: 'very_satisfied', active: 0, default: 0, voided: 0},
        {level: 'satisfied', active: 2, default: 0, voided: 0},
        {level: 'basically_satisfied', active: 0, default: 0, voided: 0},
        {level: 'dissatisfied', active: 1, default: 0, voided: 0},
        {level: 'very_dissatisfied', active: 0, default: 0, voided: 0},
      ],
      orders: 1,
      measures: [
        {name: 'mean', value: 6.33, unit: 'points', ...unit},
        {name: 'bad_rate', value: 0.3333, unit: 'share', ...unit},
      ],
    });
    const board = await open({client: {getStatistics: async () => statistics}});
    const rows = [...(board.renderRoot.querySelector('.bars')?.children ?? [])];
    const wordsIn = (row: Element) =>
      [...row.children]
        .map(part => part.textContent?.trim())
        .join(' ')
        .trim();
    expect(rows.map(wordsIn)).to.deep.equal([
      '非常满意 0 0%',
      '满意 2 66.7%',
      '基本满意 0 0%',
      '不满意 1 33.3%',
      '非常不满意 0 0%',
    ]);
    expect(rows[3]?.querySelector('rect')?.width.baseVal.valueAsString).to.match(/^33\.33/);
    expect(textOf(board)).to.match(/有效评价 ?3.*平均分 ?6\.33.*差评率 ?33\.33%.*要处理的差评 ?1/);
    const formulas = [...board.renderRoot.querySelectorAll('details')].map(details => details.textContent).join();
    expect(formulas).to.match(/平均分＝.*平均分＝/s);
  });

  it('shows a new rating at once, but neither its level nor a false zero before the month has ended', async () => {
    await rate('satisfied', '1');
    await rate('dissatisfied', '2');
    const board = await open();
    expect(textOf(board)).to.match(/有效评价 ?2/);
    expect(textOf(board)).to.contain('先不显示等级，免得认出是谁');
    expect(textOf(board)).not.to.match(/平均分|差评率|要处理的差评/);
  });

  it('shows ratings by default apart from those by citizens', async () => {
    const formula = {'zh-CN': '公式', 'zh-TW': '公式', en: 'formula'};
    const statistics = someStatistics({
      total: 4,
      levels: [
        {level: 'very_satisfied', active: 1, default: 0, voided: 0},
        {level: 'basically_satisfied', active: 0, default: 3, voided: 0},
      ],
      measures: [{name: 'mean', value: null, unit: 'points', certainty: 'derived', formula}],
    });
    const board = await open({client: {getStatistics: async () => statistics}});
    expect(textOf(board)).to.match(/自己评的 1.*默认评价 3/);
    expect(textOf(board)).to.match(/平均分 — 还没有能算的评价/);
  });

  it('reads anew when a rating is received on the page, and no more once it is gone', async () => {
    const asked: unknown[] = [];
    const getStatistics = (query?: StatisticsQuery) => {
      asked.push(query);
      return backend.client.getStatistics(query);
    };
    const board = await open({client: {getStatistics}, areaCode: '440100'});
    const before = asked.length;
    document.body.dispatchEvent(new CustomEvent('gov-rating-received', {bubbles: true}));
    expect(asked).to.have.length(before + 1);
    expect(asked[before]).to.deep.equal({areaCode: '440100'});
    board.remove();
    document.body.dispatchEvent(new CustomEvent('gov-rating-received', {bubbles: true}));
    expect(asked).to.have.length(before + 1);
  });

  it('says why there is nothing to show, and tries again when asked', async () => {
    const unknown = await open({institutionCode: '91440000MA4UNKNOWN'});
    expect(textOf(unknown)).to.contain('没有这个机构');
    backend.connect(false);
    const board = await open();
    expect(textOf(board)).to.contain('没有连上');
    backend.connect(true);
    board.renderRoot.querySelector<HTMLButtonElement>('.notice button')?.click();
    await board.refresh();
    expect(textOf(board)).to.contain(words.empty);
  });

  it('writes one code to the console when there is no server', async () => {
    const output = watchConsole();
    const board = document.createElement('gov-rating-board');
    board.endpoint = 'nowhere';
    board.lang = 'zh-CN';
    document.body.append(board);
    await board.refresh();
    output.stop();
    expect(output.lines).to.deep.equal(['gov-rating: endpoint_missing']);
    expect(textOf(board)).to.contain(words.noServer);
    expect(board.renderRoot.querySelector<HTMLButtonElement>('.notice button')).to.equal(null);
    board.remove();
  });

  for (const [endpoint, asked] of [
    ['/gov/rating-api', new URL('/gov/rating-api/v1/statistics', location.href).href],
    ['./x', new URL('./x/v1/statistics', document.baseURI).href],
    ['../y/', new URL('../y/v1/statistics', document.baseURI).href],
    ['https://gateway.example.gov.cn/rating', 'https://gateway.example.gov.cn/rating/v1/statistics'],
    ['https://gateway.example.gov.cn/rating/', 'https://gateway.example.gov.cn/rating/v1/statistics'],
  ] as const)
    it(`asks the server at ${endpoint}`, async () => {
      const {fetch} = window;
      const addresses: string[] = [];
      window.fetch = async url => {
        addresses.push(new URL(String(url), location.href).href);
        return new Response(JSON.stringify(someStatistics()), {headers: {'Content-Type': 'application/json'}});
      };
      try {
        expect(textOf(await open({client: undefined, endpoint}))).to.contain(words.empty);
      } finally {
        window.fetch = fetch;
      }
      expect(new Set(addresses)).to.deep.equal(new Set([asked]));
    });

  for (const [what, answer] of [
    ['a page of a network that asks to sign in', () => new Response('<p>sign in</p>')],
    ['a page of a gateway that blocks', () => new Response('<h1>403 Forbidden</h1>', {status: 403})],
    ['JSON of another system', () => new Response('{"code":500}', {headers: {'Content-Type': 'application/json'}})],
    ['JSON of another system that fails', () => new Response('{"code":500,"data":{"total":3}}', {status: 500})],
    ['nothing', () => new Response('')],
  ] as const)
    it(`shows no numbers when ${what} answers, says what it is, and writes one code to the console`, async () => {
      const output = watchConsole();
      const board = await open({client: createClient({baseUrl: location.origin, fetch: answer})});
      await board.refresh();
      output.stop();
      expect(textOf(board)).to.contain(words.foreign);
      expect(textOf(board)).not.to.contain(words.unreachable);
      for (const line of board.renderRoot.querySelectorAll('.help')) line.remove();
      expect(textOf(board), 'beside the numbers to call').not.to.match(/\d/);
      expect(output.lines).to.deep.equal(['gov-rating: unexpected_answer']);
    });

  it('offers no second try to who may not see the results', async () => {
    const messages = {'zh-CN': '无权。', 'zh-TW': '無權。', en: 'No.'};
    const refused = {type: '', title: '', status: 403, code: 'institution_not_allowed', retry: false, messages};
    const fetch = () => new Response(JSON.stringify(refused), {status: 403});
    const board = await open({client: createClient({baseUrl: location.origin, fetch})});
    expect(textOf(board)).to.contain(words.forbidden);
    expect(board.renderRoot.querySelector<HTMLButtonElement>('.notice button')).to.equal(null);
  });
});
