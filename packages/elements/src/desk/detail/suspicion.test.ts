import {expect, oneEvent} from '@open-wc/testing';
import {startDeskBackend, type DeskBackend} from '../../testing/desk-backend.ts';
import {openDesk, type DeskPage} from '../../testing/desk-page.ts';
import {defineGovRatingDesk} from '../element.ts';

defineGovRatingDesk();

describe('<gov-rating-desk> with marked ratings', () => {
  let backend: DeskBackend;
  let page: DeskPage;
  beforeEach(async () => {
    backend = await startDeskBackend();
    await backend.markedRating('不动产转移登记');
  });
  afterEach(() => page.element.remove());

  const list = async (person: string, place = 'suspected') => {
    page = await openDesk({client: backend.desk(person)});
    await page.go(place);
  };
  const open = async (person: string, place = 'suspected') => {
    page = await openDesk({client: backend.desk(person)});
    await page.openFirst(place);
  };
  const settled = () => oneEvent(page.element, 'gov-rating-suspicion-settled') as Promise<CustomEvent>;
  const marks = async () => (await backend.desk('bureau').listSuspicions()).items;

  it('lists them by rule, level and institution', async () => {
    await list('bureau');
    expect(page.texts('.row')).to.deep.equal([
      '不动产转移登记 非常满意 邀请后立即评价 待处理 天河区分局 · 11月25日 标记',
    ]);
    await expect(page.element).to.be.accessible();
  });

  it('says in words why the rating was marked and that a mark is no finding, and shows what was rated', async () => {
    await open('bureau');
    expect(page.text('.why')).to.equal(
      '为何标记 邀请后立即评价 发出邀请后立刻收到评价，间隔短于阅读所需的时间。 时间相差0秒钟。 ' +
        '有疑点不等于有问题：此评价照常计入结果，请查看后判断。',
    );
    expect(page.text('blockquote')).to.equal('服务很好');
    expect(page.texts('.facts div')).to.deep.equal([
      '服务机构 天河区分局',
      '窗口 3',
      '评价渠道 PC端',
      '评价时间 2026年11月25日 10:12',
      '标记时间 2026年11月25日 10:12',
    ]);
    expect(page.focused()?.localName).to.equal('h3');
    await expect(page.element).to.be.accessible();
  });

  it('lets the bureau find nothing in it, for a stated reason', async () => {
    await open('bureau');
    await page.press('处理疑点', '.steps');
    await page.press('提交');
    await page.settled(() => page.texts('.form .error').join() === '请选择。,请填写此项。');
    await page.choose('dismissed');
    await page.write('#field-reason', '当日集中办理');
    await expect(page.element).to.be.accessible();
    const event = settled();
    await page.press('提交');
    const [{suspicionId = ''} = {}] = await marks();
    expect((await event).detail).to.deep.equal({suspicionId, decision: 'dismissed'});
    await page.settled(() => page.text('.detail').includes('当日集中办理'));
    expect(page.text('.detail')).to.contain('处理结果 排除疑点 2026年11月25日 10:12 · 广州市规划和自然资源局');
    expect(page.text('[role="status"]')).to.equal('已提交：处理疑点');
    await page.settled(() => page.text('.list').includes('没有符合条件的疑点评价'));
    await expect(page.element).to.be.accessible();
  });

  it('asks for a ground before a rating goes to review; another person decides that review without an order', async () => {
    await open('bureau');
    await page.press('处理疑点', '.steps');
    expect(page.text('.form')).not.to.contain('复核事由');
    await page.choose('review');
    await page.write('#field-reason', '疑似窗口代评');
    expect(page.text('.form .hint')).to.contain('此评价的其他疑点一并处理');
    await page.press('提交');
    await page.settled(() => page.texts('.form .error').join() === ',请选择。,');
    await page.choose('untrue');
    const event = settled();
    await page.press('提交');
    expect((await event).detail.decision).to.equal('review');
    await page.settled(() => page.text('.detail').includes('处理结果 转入复核'));
    page.element.remove();

    await open('provincial', 'open');
    expect(page.text('.review')).to.contain('疑似窗口代评');
    await page.press('作出决定', '.steps');
    await page.choose('voided');
    await page.write('#field-reason', '录像证实代评');
    const decided = oneEvent(page.element, 'gov-rating-review-decided') as Promise<CustomEvent>;
    await page.press('提交');
    await decided;
    await page.settled(() => page.text('.review').includes('录像证实代评'));
    const [mark] = await marks();
    expect(mark?.rating.voided).to.equal(true);
    await expect(page.element).to.be.accessible();
  });

  it('explains why the person who asked for the review may not decide it', async () => {
    await open('bureau');
    await page.press('处理疑点', '.steps');
    for (const choice of ['review', 'untrue']) await page.choose(choice);
    await page.write('#field-reason', '疑似窗口代评');
    await page.press('提交');
    await page.settled(() => page.text('.detail').includes('处理结果 转入复核'));
    page.element.remove();
    await open('bureau', 'open');
    await page.press('作出决定', '.steps');
    await page.choose('voided');
    await page.write('#field-reason', '录像证实代评');
    await page.press('提交');
    await page.settled(() => page.text('.form .trouble').includes('不能作出此决定'));
    expect(page.all<HTMLTextAreaElement>('#field-reason')[0]?.value).to.equal('录像证实代评');
  });

  it('keeps the input when another person was faster, and shows their decision', async () => {
    await open('bureau');
    await page.press('处理疑点', '.steps');
    await page.choose('dismissed');
    await page.write('#field-reason', '我写的理由');
    const [{suspicionId = ''} = {}] = await marks();
    await backend.desk('provincial').settleSuspicion({suspicionId, decision: 'dismissed', note: '上级已看过'});
    await page.press('提交');
    await page.settled(() => page.text('.detail').includes('上级已看过'));
    await page.settled(() => page.text('.form .trouble').includes('该疑点已处理'));
    expect(page.all<HTMLTextAreaElement>('#field-reason')[0]?.value).to.equal('我写的理由');
    expect(page.all('.form .primary')[0]?.getAttribute('aria-disabled')).to.equal('true');
    await expect(page.element).to.be.accessible();
    await page.press('取消');
    await page.settled(() => page.all('.form').length === 0);
  });

  it('keeps what was written when the answer is lost; sent again, it is done once', async () => {
    await open('bureau');
    await page.press('处理疑点', '.steps');
    await page.choose('dismissed');
    await page.write('#field-reason', '当日集中办理');
    backend.loseNextAnswer();
    await page.press('提交');
    await page.settled(() => page.text('.form .trouble').includes('重试不会重复办理'));
    const event = settled();
    await page.press('提交');
    await event;
    await page.settled(() => page.text('.detail').includes('处理结果 排除疑点'));
  });

  it('refuses a reason that is too long before anything is sent', async () => {
    await open('bureau');
    await page.press('处理疑点', '.steps');
    await page.choose('dismissed');
    await page.write('#field-reason', '字'.repeat(2001));
    const before = backend.asked.length;
    await page.press('提交');
    await page.settled(() => page.text('.form .error').includes('最多 2000 字'));
    expect(backend.asked.length).to.equal(before);
  });

  it('opens the order of a bad rating, whose history shows the bureau the decision on the flag', async () => {
    await backend.markedRating('不动产抵押登记', {level: 'very_dissatisfied', tags: ['110']});
    const bad = (await marks()).find(({rating}) => rating.orderNumber !== null);
    await backend.desk('bureau').settleSuspicion({
      suspicionId: bad?.suspicionId ?? '',
      decision: 'dismissed',
      note: '属实',
    });
    await open('bureau', 'settled');
    await page.press('GD', '.facts');
    await page.settled(() => page.text('.timeline').includes('处理疑点'));
    expect(page.texts('.timeline > li').at(-1)).to.equal(
      '处理疑点 2026年11月25日 10:12 · 广州市规划和自然资源局 · 监管机构 决定 排除疑点 疑点 邀请后立即评价 理由 属实',
    );
    await expect(page.element).to.be.accessible();
  });

  it('lets an auditor look and change nothing', async () => {
    await open('auditor');
    expect(page.steps()).to.deep.equal([]);
    expect(page.text('.steps')).to.equal('当前没有您可以办理的步骤。');
  });

  it('returns the focus to the row on the way back to the list', async () => {
    await open('bureau');
    await page.press('‹', '.back');
    await page.settled(() => page.focused()?.className === 'row');
  });

  it('says that there is no connection, and shows the mark anew when it is back', async () => {
    await open('bureau');
    backend.connect(false);
    await page.element.refresh();
    backend.connect(true);
    const [{suspicionId = ''} = {}] = await marks();
    await backend.desk('bureau').settleSuspicion({suspicionId, decision: 'dismissed', note: '已看过'});
    await page.press('重试');
    await page.settled(() => page.text('.detail').includes('已看过'));
  });
});
