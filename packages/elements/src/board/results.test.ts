import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import type {Statistics, StatisticsQuery} from '@gov-rating/contract';
import {aStatistics} from '@gov-rating/contract/testing';
import type {GovRatingBoardElement} from './element.ts';
import {defineGovRatingBoard} from './element.ts';

defineGovRatingBoard();

describe('<gov-rating-board> with everything a province knows', () => {
  const live = (facts: Partial<Statistics> = {}) => ({getStatistics: async () => aStatistics(facts)});

  async function open(facts: Partial<GovRatingBoardElement> = {}): Promise<GovRatingBoardElement> {
    const board = document.createElement('gov-rating-board');
    Object.assign(board, {client: live(), lang: 'zh-CN', theme: 'light'}, facts);
    (await fixture<HTMLElement>(html`<div></div>`)).append(board);
    await board.refresh();
    return board;
  }
  const all = <E extends Element>(board: GovRatingBoardElement, selector: string) => [
    ...board.renderRoot.querySelectorAll<E>(selector),
  ];
  const read = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  /** The texts of adjacent elements, with a space between them. */
  const words = (row: Element | undefined) => [...(row?.children ?? [])].map(read).filter(Boolean).join(' ');
  const textOf = (board: GovRatingBoardElement) => read(board.renderRoot.querySelector('section'));
  const button = (board: GovRatingBoardElement, name: string | RegExp) =>
    all<HTMLButtonElement>(board, 'button').find(found => read(found).match(name)) as HTMLButtonElement;
  const section = (board: GovRatingBoardElement, title: string) =>
    all(board, '.section').find(found => read(found.querySelector('h3')) === title) as Element;

  for (const theme of ['light', 'dark', 'contrast', 'elder'] as const)
    for (const view of ['chart', 'table'] as const)
      it(`can be used with a screen reader as ${view} in ${theme}`, async () => {
        await expect(await open({theme, view})).to.be.accessible();
      });

  it('says of every measure what it means, and never shows a number without it', async () => {
    const board = await open();
    for (const tile of all(board, '.figures > div')) {
      expect(read(tile.querySelector('summary'))).to.equal(`计算方法: ${read(tile.querySelector('dt'))}`);
      expect(read(tile.querySelector('details p'))).to.have.length.above(5);
    }
    const figures = all(board, '.figures > div').map(
      tile => `${read(tile.querySelector('dt'))} ${read(tile.querySelector('dd'))}`,
    );
    expect(figures).to.include.members(['有效评价 13,461,728', '平均分 9.99 分', '差评率 0.01%', '要处理的差评 1,249']);
  });

  it('shows a dash and why where a measure has no number', async () => {
    const none = aStatistics().measures.map(measure => ({...measure, value: null}));
    expect(textOf(await open())).to.contain('综合得分 — 本地区没有公布要用的数');
    const board = await open({client: live({measures: none})});
    expect(textOf(board)).to.contain('平均分 — 还没有能算的评价');
    expect(textOf(board)).to.contain('按时整改率 — 没有到期要处理的差评');
    const points = none.map(measure => (measure.name === 'bad_rate' ? {...measure, value: 0.01} : measure));
    expect(textOf(await open({client: live({measures: points})}))).to.contain('平均分 — 本地区没有公布要用的数');
  });

  it('shows default ratings by hatching and text, and void ones beside the bars', async () => {
    const board = await open();
    const bars = [...section(board, '评价等级分布').querySelectorAll('li')];
    expect(bars.map(words)).to.deep.equal([
      '非常满意 13,431,970 99.8%',
      '满意 10,421 <0.1%',
      '基本满意 18,062 0.1%',
      '不满意 295 <0.1%',
      '非常不满意 980 <0.1%',
    ]);
    const fills = [...(bars[2]?.querySelectorAll('rect') ?? [])].map(rect => rect.getAttribute('fill'));
    expect(fills).to.deep.equal(['currentColor', 'url(#hatch)']);
    expect(board.renderRoot.querySelector('pattern#hatch')).not.to.equal(null);
    expect(read(section(board, '评价等级分布'))).to.match(
      /自己评的 13,454,606 >99\.9% 默认评价 7,122 <0\.1% 不算数的评价 76 <0\.1% 百分比按全部评价算/,
    );
  });

  it('says the course over time in words and draws a gap where there is no mean', async () => {
    const board = await open();
    const [counts, means, rates] = all(board, 'figure');
    expect(read(counts?.querySelector('figcaption'))).to.equal('评价数 14,207,000 2023年7月');
    expect(read(counts)).to.contain('最高 14,207,000（2023年7月），最低 9,460,000（2022年8月）。');
    expect(read(means?.querySelector('figcaption'))).to.equal('平均分 9.92 2023年7月');
    expect(read(means)).to.contain('最高 9.92（2023年7月），最低 9.62（2022年8月）。');
    expect(counts?.querySelectorAll('.edge')).to.have.length(24);
    expect(means?.querySelectorAll('.dot')).to.have.length(11);
    expect(means?.querySelectorAll('.curve')).to.have.length(9);
    expect(rates?.querySelectorAll('.curve')).to.have.length(11);
    const axes = all(board, '.plot').map(plot =>
      [...plot.querySelectorAll('text[text-anchor=end]:not(.end)')].map(read),
    );
    expect(axes).to.deep.equal([
      ['0', '500万', '1000万', '1500万'],
      ['9.0', '9.5', '10.0'],
      ['0%', '0.01%', '0.02%', '0.03%'],
    ]);
    expect([...(counts?.querySelectorAll('text[y="100%"]') ?? [])].map(read).at(-1)).to.equal('2023年7月');
    for (const shape of all<SVGElement>(board, 'figure .dot'))
      expect(parseFloat(shape.getAttribute('cy') ?? '')).to.be.within(0, 100);
  });

  it('turns each chart into a table and back by keyboard, and says which it is', async () => {
    const board = await open();
    const toggle = button(board, '表格: 变化趋势');
    expect(toggle.getAttribute('aria-pressed')).to.equal('false');
    toggle.focus();
    await sendKeys({press: 'Enter'});
    await board.updateComplete;
    expect(toggle.getAttribute('aria-pressed')).to.equal('true');
    const table = section(board, '变化趋势').querySelector('table') as HTMLTableElement;
    expect(read(table.caption)).to.equal('变化趋势');
    expect([...table.querySelectorAll('thead th')].map(cell => cell.getAttribute('scope'))).to.deep.equal(
      Array.from({length: 8}, () => 'col'),
    );
    expect(table.querySelectorAll('tbody th[scope=row]')).to.have.length(12);
    expect(words(table.rows[6])).to.equal('2023年1月 12,065,000 — 0.01% 1,710 11,920,000 145,000 45');
    expect(section(board, '变化趋势').querySelector('svg.trend')).to.equal(null);
    await sendKeys({press: ' '});
    await board.updateComplete;
    expect(section(board, '变化趋势').querySelector('.scroll')).to.equal(null);
    expect(section(board, '评价等级分布').querySelector('table')).to.equal(null);
  });

  it('begins with tables when the page asks for them', async () => {
    const board = await open({view: 'table'});
    const toggles = all(board, '[part=toggle]');
    expect(toggles.length).to.be.above(0);
    for (const toggle of toggles) expect(toggle.getAttribute('aria-pressed')).to.equal('true');
    expect(all(board, 'svg.bar, svg.trend')).to.have.length(0);
  });

  it('ranks institutions by the rule in words, small samples apart and without a place', async () => {
    const board = await open({groupBy: 'institution'});
    const ranking = section(board, '机构排名');
    expect(read(ranking)).to.contain('按平均分由高到低、差评率由低到高排名');
    const rows = () => [...ranking.querySelectorAll('tbody tr')].filter(row => row.getClientRects().length > 0);
    expect(rows()).to.have.length(10);
    expect(words(rows()[0])).to.equal('1 深圳市人民政府 9.99 0.01% 2,373,600');
    const more = button(board, '显示全部 15 项');
    expect(more.getAttribute('aria-expanded')).to.equal('false');
    more.click();
    await board.updateComplete;
    expect(more.getAttribute('aria-expanded')).to.equal('true');
    expect(rows().slice(-2).map(words)).to.deep.equal([
      '评的人太少，不排名（算进去的评价少于 30 条）',
      '— 广东省林业局 9.20 0% 17',
    ]);
  });

  it('shows channels and items as asked, and no levels where so few rated that single people would show', async () => {
    const group = {
      key: 'web',
      name: null,
      total: 900,
      active: 890,
      default: 10,
      voided: 1,
      bad: 9,
      mean: 9.1,
      badRate: 0.01,
    };
    const groups = [
      {...group, withheld: false},
      {...group, key: 'sms', total: 2, active: 2, default: 0, bad: 0, mean: null, badRate: null, withheld: true},
    ];
    const board = await open({groupBy: 'channel', client: live({groups, groupsLeftOut: 3, ranking: null})});
    const rows = [...section(board, '评价渠道').querySelectorAll('tbody tr')].map(words);
    expect(rows).to.deep.equal(['PC端 900 9.10 1.00% 9 890 10 1', '短信 2 — — — 2 0 1']);
    expect(read(section(board, '评价渠道'))).to.contain('还有 3 个评价更少的没有列出');
    const few = await open({client: live({withheld: true})});
    expect(textOf(few)).to.contain('评的人还少，或者这个月还没过完，先不显示等级');
    expect(all(few, 'dt').map(read)).to.deep.equal(['有效评价']);
    expect(textOf(few)).not.to.contain('机构排名');
    await expect(few).to.be.accessible();
  });

  it('states how many ratings have undisclosed levels, and computes shares of the others', async () => {
    const levels = [
      {level: 'very_satisfied' as const, active: 3, default: 0, voided: 0},
      {level: 'dissatisfied' as const, active: 1, default: 0, voided: 0},
    ];
    const board = await open({client: live({total: 10, levels, levelsLeftOut: 6})});
    expect(textOf(board)).to.match(/非常满意 ?3 75\.0%/);
    expect(textOf(board)).to.contain('还有 6 条评价只算进总数');
  });

  it('draws no chart over time while most ratings may not be disclosed by day', async () => {
    const points = aStatistics().trend.points.slice(0, 3);
    const hidden = {...(points[0] as (typeof points)[number]), period: ''};
    const trend = (total: number) => ({unit: 'day' as const, points: [...points, {...hidden, total}]});
    const most = await open({client: live({trend: trend(90_000_000)})});
    expect(read(section(most, '变化趋势'))).to.contain('90,000,000 条评价不按天显示');
    expect(all(most, 'figure')).to.have.length(0);
    const few = await open({client: live({trend: trend(12)})});
    expect(read(section(few, '变化趋势'))).to.contain('12 条评价不按天显示');
    expect(all(few, 'figure:first-of-type .edge')).to.have.length(6);
  });

  it('asks for the days, the area and the parts that the page names', async () => {
    const asked: (StatisticsQuery | undefined)[] = [];
    const getStatistics = async (query?: StatisticsQuery) => {
      asked.push(query);
      return aStatistics();
    };
    const board = await open({client: {getStatistics}, areaCode: '440000', period: '2026-10', groupBy: 'institution'});
    expect(asked.at(-1)).to.deep.equal({
      areaCode: '440000',
      from: '2026-10-01',
      to: '2026-10-31',
      groupBy: 'institution',
    });
    expect(textOf(board)).to.contain('实时统计 · 2026年10月 · 统计时间');
    board.setAttribute('from', '2026-10-15');
    await board.updateComplete;
    expect(asked.at(-1)).to.include({from: '2026-10-15', to: '2026-10-31'});
  });

  for (const [lang, words] of [
    ['zh-TW', /有效評價.*差評處理得怎麼樣.*變化趨勢.*機構排名.*下載/],
    ['en', /Ratings.*What became of bad ratings.*Over time.*Ranking.*Download/],
  ] as const)
    it(`speaks ${lang}, with nothing left in another language`, async () => {
      const board = await open({lang});
      expect(textOf(board)).to.match(words);
      expect(textOf(board)).not.to.match(/有效评价|\{\w\}|undefined|NaN/);
      await expect(board).to.be.accessible();
    });

  it('fits a page of 320 px from left to right and from right to left, also at twice the text size', async () => {
    await setViewport({width: 320, height: 700});
    try {
      for (const direction of ['ltr', 'rtl'] as const)
        for (const size of ['', '32px'])
          for (const view of ['chart', 'table'] as const) {
            const board = await open({view});
            board.style.setProperty('--gov-rating-font-size', size);
            (board.parentElement as HTMLElement).dir = direction;
            const card = board.renderRoot.querySelector('section') as HTMLElement;
            const {left, right} = card.getBoundingClientRect();
            for (const inside of all(board, '.figures > div, figure, .scroll, .bars li, h3, button, .downloads')) {
              const box = inside.getBoundingClientRect();
              if (box.width)
                expect([box.left >= left - 1, box.right <= right + 1], `${read(inside)} ${size}`).to.deep.equal([
                  true,
                  true,
                ]);
            }
            board.remove();
          }
    } finally {
      await setViewport({width: 800, height: 600});
    }
  });

  // Only Chromium lets a test emulate print and forced colours.
  if (/Chrome/.test(navigator.userAgent)) {
    it('separates default from citizens\u2019 ratings in forced colours and in high contrast', async () => {
      const board = await open({theme: 'auto'});
      for (const media of [{forcedColors: 'active'}, {contrast: 'more'}] as const) {
        await emulateMedia(media as Parameters<typeof emulateMedia>[0]);
        const line = getComputedStyle(board.renderRoot.querySelector('pattern .line') as Element).fill;
        const ground = getComputedStyle(board.renderRoot.querySelector('pattern .ground') as Element).fill;
        expect(line).not.to.equal(ground);
      }
      await emulateMedia({forcedColors: 'none', contrast: 'no-preference'} as Parameters<typeof emulateMedia>[0]);
    });

    it('prints every place of the ranking and every formula, and no buttons', async () => {
      const board = await open();
      await emulateMedia({media: 'print'});
      try {
        const seen = (selector: string) => all(board, selector).filter(found => found.getClientRects().length > 0);
        expect(seen('.scroll tbody tr')).to.have.length(16);
        expect(read(seen('.paper')[0])).to.contain('平均分＝各等级分值');
        expect(seen('button, summary, .downloads')).to.have.length(0);
      } finally {
        await emulateMedia({media: 'screen'});
      }
    });
  }
});
