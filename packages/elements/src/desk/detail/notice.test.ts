import {expect, oneEvent} from '@open-wc/testing';
import {startDeskBackend, type DeskBackend} from '../../testing/desk-backend.ts';
import {openDesk, type DeskPage} from '../../testing/desk-page.ts';
import {defineGovRatingDesk} from '../element.ts';

defineGovRatingDesk();

describe('<gov-rating-desk> with rectification notices', () => {
  let backend: DeskBackend;
  let page: DeskPage;
  beforeEach(async () => {
    backend = await startDeskBackend();
    await backend.notice();
  });
  afterEach(() => page.element.remove());

  const list = async (person: string, place = 'noticed') => {
    page = await openDesk({client: backend.desk(person)});
    await page.go(place);
  };
  const open = async (person: string, place = 'noticed') => {
    page = await openDesk({client: backend.desk(person)});
    await page.openFirst(place);
  };
  const changed = () => oneEvent(page.element, 'gov-rating-notice-changed') as Promise<CustomEvent>;
  const noticeId = async () => (await backend.desk('bureau').listNotices()).items[0]?.noticeId ?? '';

  it('lists them with their clock, running and overdue', async () => {
    await list('head');
    expect(page.texts('.row')).to.deep.equal([
      '工号 0017 的工作人员 2 次差评 还剩 10 个工作日 整改期限 12月9日 待答复 天河区分局 · 11月25日 发出',
    ]);
    backend.at('2026-12-10T09:00');
    await page.element.refresh();
    expect(page.text('.row .clock')).to.contain('已逾期 1 个工作日');
    await expect(page.element).to.be.accessible();
  });

  it('says what led to it, and opens the orders it speaks of', async () => {
    await open('head');
    expect(page.text('.why')).to.match(/^通知缘由 90 天内收到有效差评 2 次。 GD\S+GD\S+$/);
    await expect(page.element).to.be.accessible();
    await page.press('GD', '.links');
    await page.settled(() => /^不动产(转移|抵押)登记$/.test(page.text('.detail h3')));
  });

  it('lets the head answer once with the measures, and the bureau close it with a reason', async () => {
    await open('head');
    await page.press('答复整改通知', '.steps');
    await page.press('提交');
    await page.settled(() => page.text('.form .error') === '请填写此项。');
    await expect(page.element).to.be.accessible();
    await page.write('#field-measures', '已约谈并离岗培训一周');
    const answered = changed();
    await page.press('提交');
    expect((await answered).detail).to.deep.equal({noticeId: await noticeId(), step: 'answer_notice'});
    await page.settled(() => page.text('.detail').includes('已约谈并离岗培训一周'));
    expect(page.steps()).to.deep.equal([]);
    expect(page.all('.detail .clock')).to.have.length(0);
    page.element.remove();

    await open('bureau', 'answered');
    expect(page.text('.detail')).to.contain('整改措施 2026年11月25日 10:12 · 天河区分局 已约谈并离岗培训一周');
    await page.press('办结整改通知', '.steps');
    await page.write('#field-reason', '整改到位');
    const closed = changed();
    await page.press('提交');
    expect((await closed).detail.step).to.equal('close_notice');
    await page.settled(() => page.text('.detail').includes('整改到位'));
    expect(page.text('.detail')).to.contain('已办结 2026年11月25日 10:12 · 广州市规划和自然资源局 整改到位');
    await page.settled(() => page.text('.list').includes('没有符合条件的整改通知'));
    await expect(page.element).to.be.accessible();
  });

  it('keeps the measures when the bureau closed it meanwhile, and shows how it ended', async () => {
    await open('head');
    await page.press('答复整改通知', '.steps');
    await page.write('#field-measures', '我写的措施');
    await backend.desk('bureau').closeNotice({noticeId: await noticeId(), note: '已另行处理'});
    await page.press('提交');
    await page.settled(() => page.text('.form .trouble').includes('该整改通知已办结'));
    expect(page.text('.detail')).to.contain('已另行处理');
    expect(page.all<HTMLTextAreaElement>('#field-measures')[0]?.value).to.equal('我写的措施');
    expect(page.all('.form .primary')[0]?.getAttribute('aria-disabled')).to.equal('true');
    await expect(page.element).to.be.accessible();
  });

  it('shows the bureau in the history of the order what was done about its staff', async () => {
    await backend.desk('head').answerNotice({noticeId: await noticeId(), measures: '离岗培训'});
    await open('bureau', 'answered');
    const last = page.all('.links button').at(-1);
    last?.click();
    await page.settled(() => page.text('.timeline').includes('答复整改通知'));
    expect(page.texts('.timeline > li').slice(1)).to.deep.equal([
      '发出整改通知 2026年11月25日 10:12 · 系统 通知缘由 90 天内收到有效差评 2 次。',
      '答复整改通知 2026年11月25日 10:12 · 天河区分局 · 机构负责人 整改措施 离岗培训',
    ]);
  });

  it('is not answered by the bureau, nor closed by the institution or an auditor', async () => {
    for (const [person, steps] of [
      ['head', ['答复整改通知']],
      ['bureau', ['办结整改通知']],
      ['auditor', []],
    ] as const) {
      await open(person);
      expect(page.steps(), person).to.deep.equal(steps);
      page.element.remove();
    }
    await open('bureau');
  });
});
