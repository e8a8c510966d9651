import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import type {Statistics} from '@gov-rating/contract';
import {aStatistics} from '@gov-rating/contract/testing';
import type {GovRatingBoardElement} from './element.ts';
import {defineGovRatingBoard} from './element.ts';

defineGovRatingBoard();

describe('<gov-rating-board> as it is read', () => {
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
  const section = (board: GovRatingBoardElement, title: string) =>
    all(board, '.section').find(found => read(found.querySelector('h3')) === title) as Element;

  describe('read by keyboard, mouse and finger', () => {
    const plot = (board: GovRatingBoardElement, index = 0) => all<HTMLElement>(board, '.plot')[index] as HTMLElement;
    const said = (board: GovRatingBoardElement) => all(board, 'figcaption').map(words);

    it('shows the latest values at first, then those of the month that the arrow keys reach', async () => {
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
      '其他（每个都很少，合在一起）',
    ]);
  });

  it('writes no zero for levels or orders that may not be disclosed', async () => {
    const {tablesOf} = await import('./tables.ts');
    const {liveResults} = await import('./results.ts');
    const {wordsOf} = await import('./words.ts');
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
          expect(cell.getAttribute('data-label')).to.equal('差评率');
          expect(getComputedStyle(cell, '::before').display).not.to.equal('none');
          expect(getComputedStyle(cell.closest('tr') as Element).display).to.equal('flex');
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
    const shown = textOf(board);
    // The first element of a page draws the switch for large print.
    board.remove();
    expect(shown).to.equal(textOf(await open({client: live(facts)})));
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
        const tools = read(waiting.renderRoot.querySelector('.tools'));
        expect(textOf(waiting).replace(tools, '').trim()).to.equal('评价结果 正在打开…');
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
});
