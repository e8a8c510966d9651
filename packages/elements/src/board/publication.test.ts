import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {aPublication, aPublicationEntry, aStatistics} from '@gov-rating/contract/testing';
import {ApiError, NetworkError} from '@gov-rating/sdk/core';
import {boardCatalogues} from '../messages/board.ts';
import {fill} from '../messages/fill.ts';
import type {GovRatingBoardElement} from './element.ts';
import {defineGovRatingBoard} from './element.ts';

defineGovRatingBoard();
const words = boardCatalogues['zh-CN'] as (typeof boardCatalogues)[string];

describe('<gov-rating-board> with a publication', () => {
  const second = {
    publicationId: 'publication-2',
    version: 2,
    replaces: 'publication-1',
    reason: '补入迟到的热线评价。',
  };
  const editions = [aPublicationEntry({...second, latest: true}), aPublicationEntry({latest: false})];
  const client = {
    getStatistics: async () => aStatistics(),
    listPublications: async () => ({items: editions}),
    getPublication: async ({publicationId}: {publicationId: string}) =>
      aPublication(publicationId === 'publication-2' ? second : {}),
  };

  async function open(facts: Partial<GovRatingBoardElement> = {}): Promise<GovRatingBoardElement> {
    const board = document.createElement('gov-rating-board');
    Object.assign(
      board,
      {client, publication: 'latest', lang: 'zh-CN', theme: 'light', endpoint: 'https://rating.example/'},
      facts,
    );
    (await fixture<HTMLElement>(html`<div></div>`)).append(board);
    await board.refresh();
    return board;
  }
  const find = <E extends Element>(board: GovRatingBoardElement, selector: string) =>
    board.renderRoot.querySelector(selector) as E;
  const read = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const textOf = (board: GovRatingBoardElement) => read(find(board, 'section'));

  it('can be used with a screen reader, its method open too', async () => {
    const board = await open();
    for (const details of board.renderRoot.querySelectorAll('details')) details.open = true;
    await expect(board).to.be.accessible();
  });

  it('says what was published, by whom, as of when, and which version it replaces for which reason', async () => {
    const board = await open();
    expect(textOf(board)).to.match(/发布机构 广东省政务服务和数据管理局 · 数据截至 2023年8月14日 09:30/);
    expect(textOf(board)).to.contain('本版替换第 1 版，原因：补入迟到的热线评价。');
    expect(textOf(board)).to.match(/办件数 13,879,360/);
    const method = read(find(board, '.method'));
    expect(method).to.match(/地区规则.*平均分和差评率里没有默认评价.*排名.*不单独显示等级/);
    expect(textOf(board)).to.contain(fill(words.hidden, {n: 3}));
  });

  it('lets a person choose another edition, and says that a later one exists', async () => {
    const board = await open();
    const choice = find<HTMLSelectElement>(board, 'select');
    expect([...choice.options].map(read)).to.deep.equal(['2023年7月 · 第 2 版', '2023年7月 · 第 1 版']);
    expect(choice.value).to.equal('publication-2');
    choice.value = 'publication-1';
    choice.dispatchEvent(new Event('change'));
    expect(find(board, 'section').getAttribute('aria-busy')).to.equal('false');
    await board.refresh();
    expect(textOf(board)).to.contain('这是第 1 版，已有更新的版本。');
    expect(find(board, 'select')).to.equal(choice);
    find<HTMLButtonElement>(board, '.notice button').click();
    await board.refresh();
    expect(choice.value).to.equal('publication-2');
    expect(textOf(board)).not.to.contain('已有更新的版本');
  });

  it('shows the names of codes, and groups what may not be disclosed separately', async () => {
    const text = textOf(await open());
    expect(text).to.match(/移动服务端9,870,112.*其他（每个都很少，合在一起）3.*不动产首次登记40,210.*还有 12 个/);
    expect(text).to.match(/1深圳市人民政府9\.99/);
  });

  it('links the open export of the server in both forms', async () => {
    const links = [...(await open()).renderRoot.querySelectorAll('a')];
    expect(links.map(link => link.href)).to.deep.equal([
      'https://rating.example/v1/publications/publication-2/export?format=csv',
      'https://rating.example/v1/publications/publication-2/export?format=ndjson',
    ]);
    for (const link of links) expect(link.download).to.equal('');
  });

  it('hands over the figures of the page as a file made on the page', async () => {
    const board = await open({publication: '', label: '=全省'});
    const made: Blob[] = [];
    const {createObjectURL} = URL;
    URL.createObjectURL = blob => {
      made.push(blob as Blob);
      return '#';
    };
    let name = '';
    const onClick = (event: Event) => {
      const link = event.composedPath()[0] as HTMLAnchorElement;
      name = link.download;
      event.preventDefault();
    };
    const {click} = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      this.addEventListener('click', onClick, {once: true});
      click.call(this);
    };
    try {
      find<HTMLButtonElement>(board, '.downloads button').click();
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
    const bytes = new Uint8Array(await (made[0] as Blob).arrayBuffer());
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
    expect(name).to.equal('gov-rating-2023-08-14.csv');
    expect(text.split('\r\n')[0]).to.equal(`\ufeff"'=全省"`);
    expect(text).to.match(/\r\n非常满意,13431970,0\.997\d*,13431970,0,0\r\n/);
    expect(text).to.match(/\r\n2023年1月,12065000,,0\.000\d+,1710,11920000,145000,45\r\n/);
    expect(text).to.contain('\r\n,广东省林业局,9.2,0,17\r\n');
  });

  it('says that nothing has been published yet', async () => {
    const listPublications = async () => ({items: []});
    const board = await open({client: {...client, listPublications}});
    expect(textOf(board)).to.contain(words.unpublished);
    await expect(board).to.be.accessible();
  });

  const refusal = (status: number, words: string) =>
    new ApiError(status, {
      code: 'not_found',
      retry: false,
      detail: words,
      messages: {'zh-CN': words, 'zh-TW': words, en: words},
      requestId: 'request-of-the-log',
    } as unknown as ConstructorParameters<typeof ApiError>[1]);

  for (const [what, error, sentence, again] of [
    ['is not there', refusal(404, '没有这个网址。'), '还没有发布。一个月过完才会发布，请过些时候再来看。', false],
    [
      'is not for this person',
      refusal(403, '无权。'),
      '您现在看不了这些结果。请换能看的账号登录，或问发布的单位。',
      false,
    ],
    ['asks for what the server refuses', refusal(422, '日期有误。'), '日期有误。', false],
    ['cannot be reached', new NetworkError('no_answer'), '没有连上。请检查网络，再试一次。', true],
  ] as const)
    it(`says so when it ${what}, and tries again when asked where that can help`, async () => {
      let fails = true;
      const getPublication: typeof client.getPublication = input =>
        fails ? Promise.reject(error) : client.getPublication(input);
      const board = await open({client: {...client, getPublication}});
      expect(read(find(board, '[role=alert] p'))).to.equal(sentence);
      expect(read(find(board, '.id'))).to.equal(error instanceof ApiError ? '错误编号 request-of-the-log' : '');
      await expect(board).to.be.accessible();
      fails = false;
      const retry = board.renderRoot.querySelector<HTMLButtonElement>('[role=alert] button');
      expect(!!retry).to.equal(again);
      retry?.click();
      await board.refresh();
      expect(find(board, '[role=alert]')).to.equal(null);
      expect(textOf(board)).to.contain('13,461,728');
    });

  it('keeps the results on the page when reading them anew fails, and reads again once connected', async () => {
    let fails = false;
    const getStatistics = async () => {
      if (fails) throw new NetworkError('no_answer');
      return aStatistics();
    };
    const board = await open({client: {getStatistics}, publication: ''});
    fails = true;
    await board.refresh();
    expect(textOf(board)).to.contain('以下仍是先前的结果');
    expect(textOf(board)).to.contain('13,461,728');
    await expect(board).to.be.accessible();
    fails = false;
    const online = oneEvent(window, 'online');
    dispatchEvent(new Event('online'));
    await online;
    await board.updateComplete;
    await board.refresh();
    expect(find(board, '[role=alert]')).to.equal(null);
  });

  it('empties the live region soon, so that it is not read again later', async () => {
    const {setTimeout: wait} = window;
    const later: (() => void)[] = [];
    window.setTimeout = ((run: () => void, time: number) =>
      time === 5_000 ? later.push(run) : wait(run, time)) as typeof window.setTimeout;
    const board = await open().finally(() => (window.setTimeout = wait));
    for (const run of later) run();
    await board.updateComplete;
    expect(read(find(board, '[role=status]'))).to.equal('');
  });

  it('speaks when results have come, and leaves no listener on the page once it is gone', async () => {
    const board = await open();
    expect(read(find(board, '[role=status]'))).to.equal('已显示，有效评价 13,461,728 条。');
    const {removeEventListener} = window;
    const removed: string[] = [];
    window.removeEventListener = (type: string) => void removed.push(type);
    board.remove();
    window.removeEventListener = removeEventListener;
    expect(removed.toSorted()).to.deep.equal(['hashchange', 'online']);
  });
});
