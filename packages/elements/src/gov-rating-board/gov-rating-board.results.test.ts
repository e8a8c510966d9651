import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import type {Statistics, StatisticsQuery} from '@gov-rating/contract';
import {aStatistics} from '@gov-rating/contract/testing';
import type {GovRatingBoardElement} from './gov-rating-board.element.ts';
import {defineGovRatingBoard} from './gov-rating-board.ts';

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
  /** The texts of what stands side by side, with a space between. */
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
    expect(figures).to.include.members(['有效评价 13,461,728', '平均分 9.99 分', '差评率 0.01%', '差评工单 1,249']);
  });

  it('shows a dash and why where a measure has no number', async () => {
    const none = aStatistics().measures.map(measure => ({...measure, value: null}));
    expect(textOf(await open())).to.contain('综合得分 — 本地区未公布所需数值');
    const board = await open({client: live({measures: none})});
    expect(textOf(board)).to.contain('平均分 — 没有可计入的评价');
    expect(textOf(board)).to.contain('按时整改率 — 没有应整改的工单');
    const points = none.map(measure => (measure.name === 'bad_rate' ? {...measure, value: 0.01} : measure));
    expect(textOf(await open({client: live({measures: points})}))).to.contain('平均分 — 本地区未公布所需数值');
  });

  it('tells default ratings by hatching and words, and void ones beside the bars', async () => {
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
      /主动评价 13,454,606 >99\.9% 默认评价 7,122 <0\.1% 作废评价 76 <0\.1% 比例以全部评价（含作废）为分母/,
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
    for (const toggle of all(board, '[aria-pressed]')) expect(toggle.getAttribute('aria-pressed')).to.equal('true');
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
      '样本不足，不排位次（计入的评价少于 30 条）',
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
    expect(read(section(board, '评价渠道'))).to.contain('另有 3 个评价更少的未列出');
    const few = await open({client: live({withheld: true})});
    expect(textOf(few)).to.contain('评价过少或所在月份尚未结束，为保护评价人，不显示等级');
    expect(all(few, 'dt').map(read)).to.deep.equal(['有效评价']);
    expect(textOf(few)).not.to.contain('机构排名');
    await expect(few).to.be.accessible();
  });

  it('says of how many ratings the levels may not be told, and takes shares of the others', async () => {
    const levels = [
      {level: 'very_satisfied' as const, active: 3, default: 0, voided: 0},
      {level: 'dissatisfied' as const, active: 1, default: 0, voided: 0},
    ];
    const board = await open({client: live({total: 10, levels, levelsLeftOut: 6})});
    expect(textOf(board)).to.match(/非常满意 ?3 75\.0%/);
    expect(textOf(board)).to.contain('另有 6 条评价属于尚未结束的月份或评价过少的机构');
  });

  it('does not draw a course of few while most ratings may not be told by day', async () => {
    const points = aStatistics().trend.points.slice(0, 3);
    const hidden = {...(points[0] as (typeof points)[number]), period: ''};
    const trend = (total: number) => ({unit: 'day' as const, points: [...points, {...hidden, total}]});
    const most = await open({client: live({trend: trend(90_000_000)})});
    expect(read(section(most, '变化趋势'))).to.contain('90,000,000 条评价不分日显示');
    expect(all(most, 'figure')).to.have.length(0);
    const few = await open({client: live({trend: trend(12)})});
    expect(read(section(few, '变化趋势'))).to.contain('12 条评价不分日显示');
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
    ['zh-TW', /有效評價.*差評整改.*變化趨勢.*機構排名.*下載/],
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

  describe('read by keyboard, mouse and finger', () => {
    const plot = (board: GovRatingBoardElement, index = 0) => all<HTMLElement>(board, '.plot')[index] as HTMLElement;
    const said = (board: GovRatingBoardElement) => all(board, 'figcaption').map(words);

    it('shows the latest values until somebody asks, then those of the month that the arrows reach', async () => {
      const board = await open();
      expect(said(board)).to.deep.equal([
        '评价数 14,207,000 2023年7月',
        '平均分 9.92 2023年7月',
        '差评率 0.01% 2023年7月',
      ]);
      const reader = plot(board).querySelector('input') as HTMLInputElement;
      reader.focus();
      await sendKeys({press: 'ArrowLeft'});
      await board.updateComplete;
      expect(said(board)).to.deep.equal([
        '评价数 13,440,000 2023年6月',
        '平均分 9.91 2023年6月',
        '差评率 0.01% 2023年6月',
      ]);
      expect(reader.getAttribute('aria-valuetext')).to.equal('2023年6月 13,440,000');
      expect(all(board, '.reader')).to.have.length(3);
      await sendKeys({press: 'Home'});
      await board.updateComplete;
      expect(said(board)[0]).to.equal('评价数 9,460,000 2022年8月');
      await sendKeys({press: 'End'});
      await sendKeys({press: 'ArrowRight'});
      await board.updateComplete;
      expect(said(board)[0]).to.equal('评价数 14,207,000 2023年7月');
      reader.blur();
      await board.updateComplete;
      expect(all(board, '.reader')).to.have.length(0);
    });

    it('shows the values at the pointer, and keeps those that a finger touched', async () => {
      const board = await open();
      const {left, width, top} = (plot(board).querySelector('svg') as Element).getBoundingClientRect();
      const point = async (type: string, part: number, pointerType: string) => {
        plot(board, 1).dispatchEvent(
          new PointerEvent(type, {clientX: left + width * part, clientY: top, pointerType, bubbles: true}),
        );
        await board.updateComplete;
      };
      const other = (plot(board, 1).querySelector('svg') as Element).getBoundingClientRect();
      const shift = (other.left - left) / width;
      await point('pointermove', shift + 5.5 / 12, 'mouse');
      expect(said(board)).to.include.members(['评价数 12,065,000 2023年1月', '平均分 — 2023年1月']);
      await point('pointermove', shift - 9, 'mouse');
      expect(said(board)[0]).to.contain('2022年8月');
      await point('pointerleave', shift, 'mouse');
      expect(said(board)[0]).to.contain('2023年7月');
      await point('pointerdown', shift + 0.01, 'touch');
      await point('pointerleave', shift, 'touch');
      expect(said(board)[0]).to.contain('2022年8月');
    });

    it('gives who cannot see the charts their table', async () => {
      const table = section(await open(), '变化趋势').querySelector('table');
      expect(table?.rows).to.have.length(13);
      expect(table?.closest('[aria-hidden]')).to.equal(null);
    });

    it('says a single month or day as numbers, without a chart', async () => {
      const [point] = aStatistics().trend.points;
      const board = await open({client: live({trend: {unit: 'month', points: point ? [point] : []}})});
      expect(said(board)).to.deep.equal([
        '评价数 9,460,000 2022年8月',
        '平均分 9.62 2022年8月',
        '差评率 0.02% 2022年8月',
      ]);
      expect(all(board, '.plot, .trend')).to.have.length(0);
    });

    for (const [what, facts] of [
      ['nothing', {total: 0, active: 0, default: 0, bad: 0, mean: null, badRate: null}],
      ['the same in every month', {total: 7, active: 7, default: 0, bad: 0, mean: 10, badRate: 0}],
      ['everything', {total: 3e9, active: 1, default: 3e9 - 1, bad: 1, mean: 0, badRate: 1}],
      ['next to nothing', {total: 1e9, active: 1e9, default: 0, bad: 1, mean: 9.99, badRate: 1e-9}],
    ] as const)
      it(`draws within its axes when the course is of ${what}`, async () => {
        for (const length of [1, 2, 3, 5, 31, 366]) {
          const points = Array.from({length}, (_, index) => ({
            period: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
            voided: 0,
            ...facts,
          }));
          const board = await open({client: live({trend: {unit: 'day', points}})});
          for (const shape of all(board, '.trend rect, .trend circle, .trend line'))
            for (const name of ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'width', 'height']) {
              const place = shape.getAttribute(name);
              if (place) expect(parseFloat(place), `${name} of ${length}`).to.be.within(0, 100.001);
            }
          expect(textOf(board)).not.to.match(/NaN|Infinity|undefined/);
          for (const plot of all(board, '.plot'))
            expect(plot.querySelectorAll('text[text-anchor=end]:not(.end)').length).to.be.within(2, 7);
          board.remove();
        }
      });
  });

  for (const [value, text] of [
    [0, '0%'],
    [0.000_000_1, '<0.01%'],
    [0.000_15, '0.02%'],
    [0.000_200_000_003, '0.02%'],
    [0.1, '10.00%'],
    [0.999_999, '>99.99%'],
    [1, '100%'],
  ] as const)
    it(`writes a bad rate of ${value} as ${text}, with the decimals of every bad rate`, async () => {
      const measures = aStatistics().measures.map(measure => ({...measure, value}));
      expect(textOf(await open({client: live({measures})}))).to.contain(`差评率 ${text} 计算方法`);
    });

  for (const [value, text] of [
    [0.000_4, '<0.1%'],
    [0.5, '50.0%'],
    [0.999_6, '>99.9%'],
    [1, '100%'],
  ] as const)
    it(`writes another share of ${value} as ${text}`, async () => {
      const measures = aStatistics().measures.map(measure => ({...measure, value}));
      expect(textOf(await open({client: live({measures})}))).to.contain(`主动评价率 ${text} 计算方法`);
    });

  it('puts what gathers the too small ones last, however many they are', async () => {
    const group = {
      name: null,
      total: 9,
      active: 9,
      default: 0,
      voided: 0,
      bad: 0,
      mean: 9,
      badRate: 0,
      withheld: false,
    };
    const groups = [
      {...group, key: '', total: 900},
      {...group, key: 'web'},
      {...group, key: 'sms'},
    ];
    const board = await open({groupBy: 'channel', client: live({groups, ranking: null})});
    expect([...section(board, '评价渠道').querySelectorAll('tbody th')].map(read)).to.deep.equal([
      'PC端',
      '短信',
      '其他（评价过少，合并显示）',
    ]);
  });

  it('puts no zero of a level or an order into the file while they may not be told', async () => {
    const {tablesOf} = await import('./gov-rating-board.tables.ts');
    const {liveResults} = await import('./gov-rating-board.results.ts');
    const {wordsOf} = await import('./gov-rating-board.words.ts');
    const {boardCatalogues} = await import('../messages/board.ts');
    const none = {points: [], unit: 'month'} as const;
    const few = aStatistics({total: 3, withheld: true, orders: 0, topTags: [], trend: {...none, points: []}});
    const opened = {...few, orderFigures: {opened: 0, answered: 0, due: 0, onTime: 0, overdue: 0}};
    const words = wordsOf('zh-CN', boardCatalogues['zh-CN'] as (typeof boardCatalogues)[string]);
    const tables = tablesOf(liveResults(opened, {}), words);
    expect(tables.map(({rows}) => rows.map(row => row.slice(0, 2)))).to.deep.equal([[['有效评价', 3]]]);
  });

  for (const [width, count] of [
    [320, 9],
    [360, 9],
    [768, 9],
    [1280, 9],
    [360, 4],
    [768, 5],
    [1280, 6],
    [1280, 7],
    [1280, 1],
  ] as const)
    it(`lays ${count} measures into whole rows on a page of ${width} px`, async () => {
      await setViewport({width, height: 800});
      try {
        const measures = aStatistics().measures.slice(0, count - 2);
        const board = await open({client: live(count > 1 ? {measures} : {withheld: true})});
        const rows = new Map<number, number>();
        for (const tile of all(board, '.figures > div')) {
          const {top, right} = tile.getBoundingClientRect();
          rows.set(Math.round(top), Math.max(rows.get(Math.round(top)) ?? 0, Math.round(right)));
        }
        expect(new Set(rows.values()).size).to.equal(1);
      } finally {
        await setViewport({width: 800, height: 600});
      }
    });

  for (const width of [320, 360, 390])
    it(`needs no sideways scrolling for any table on a phone of ${width} px, in elder too, and keeps tables tables`, async () => {
      await setViewport({width, height: 800});
      try {
        for (const theme of ['light', 'elder'] as const) {
          const board = await open({view: 'table', groupBy: 'institution', theme});
          for (const scroll of all(board, '.scroll'))
            expect(scroll.scrollWidth, scroll.getAttribute('aria-label') ?? '').to.be.at.most(scroll.clientWidth);
          const cell = section(board, '机构排名').querySelector('td.rate') as Element;
          expect(getComputedStyle(cell, '::before').content).to.contain('差评率');
          expect(document.documentElement.scrollWidth).to.be.at.most(width);
          await expect(board).to.be.accessible();
          board.remove();
        }
      } finally {
        await setViewport({width: 800, height: 600});
      }
    });

  it('has targets of 44 px and text of 14 px at least, and in elder 60 and 18, with numbers of 30', async () => {
    for (const [theme, target, text, number] of [
      ['light', 44, 14, 22],
      ['elder', 60, 18, 30],
    ] as const) {
      const board = await open({theme, groupBy: 'institution'});
      for (const button of all(board, 'button, summary')) {
        const box = button.getBoundingClientRect();
        if (box.width) expect(box.height, read(button)).to.be.at.least(target);
      }
      for (const element of all(board, '*'))
        if (read(element)) expect(parseFloat(getComputedStyle(element).fontSize), read(element)).to.be.at.least(text);
      expect(parseFloat(getComputedStyle(all(board, '.number')[0] as Element).fontSize)).to.be.at.least(number);
    }
  });

  it('marks names from the register as Chinese on a page in another language, and no words of ours', async () => {
    const board = await open({lang: 'en', groupBy: 'institution'});
    const names = all<HTMLElement>(board, 'th[scope=row][lang=zh-CN]').map(read);
    expect(names).to.include('深圳市人民政府');
    expect(names.join()).not.to.match(/[a-z]/i);
    for (const element of all(board, '[lang=en]'))
      if (!element.children.length) expect(read(element)).not.to.match(/市人民政府/);
  });

  it('shows new figures also where a translator has wrapped every text, and after normalize()', async () => {
    let facts: Partial<Statistics> = {};
    const board = await open({client: {getStatistics: async () => aStatistics(facts)}});
    const {renderRoot} = board;
    renderRoot.normalize();
    const walker = document.createTreeWalker(renderRoot, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts)
      if (text.data.trim() && text.parentElement && !text.parentElement.closest('option, svg')) {
        const font = document.createElement('font');
        text.replaceWith(font);
        font.append(text);
      }
    const {points} = aStatistics().trend;
    facts = {total: 12, orders: 7, trend: {unit: 'month', points: points.slice(0, 4)}, levelsLeftOut: 5};
    await board.refresh();
    const fresh = await open({client: live(facts)});
    expect(textOf(board)).to.equal(textOf(fresh));
  });

  it('keeps the place of what comes while it is loading, and shows no figure', async () => {
    for (const width of [360, 768, 1280]) {
      await setViewport({width, height: 800});
      try {
        const waiting = document.createElement('gov-rating-board');
        Object.assign(waiting, {client: {getStatistics: () => new Promise(() => undefined)}, lang: 'zh-CN'});
        Object.assign(waiting, {groupBy: 'institution'});
        (await fixture<HTMLElement>(html`<div></div>`)).append(waiting);
        await waiting.updateComplete;
        expect(textOf(waiting)).to.equal('评价结果 正在加载…');
        const before = waiting.getBoundingClientRect().height;
        waiting.remove();
        const board = await open({groupBy: 'institution'});
        expect(before / board.getBoundingClientRect().height, `${width}`).to.be.within(0.85, 1.15);
        board.remove();
      } finally {
        await setViewport({width: 800, height: 600});
      }
    }
  });

  // Only Chromium lets a test choose paper and colours.
  if (/Chrome/.test(navigator.userAgent)) {
    it('tells default from citizens in the colours that a person has forced, and in the contrast a browser asks for', async () => {
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
