import type {DeskScene} from './desk-scenes.ts';

/** Ratings that rules marked, one of them settled, and notices in every state: answered, closed, overdue and open. */
export async function fillSupervision({at, badRating, desk, runRules}: DeskScene): Promise<void> {
  const bureau = desk('bureau');
  const repeatedly = async (staffNumber: string) => {
    for (const [itemName, comment] of [
      ['不动产转移登记', '态度生硬。'],
      ['不动产抵押登记', `缺什么材料要问 ${staffNumber} 三次才说。`],
    ] as const)
      await badRating({itemName, staffNumber, comment});
    await runRules();
  };
  const newest = async () => (await bureau.listNotices({limit: 100})).items.at(-1)?.noticeId ?? '';
  at('2026-10-12T09:30');
  await repeatedly('A021');
  const measures = '已约谈当事人，离岗培训一周，考核合格后返岗；窗口加装服务规范提示。';
  await desk('head').answerNotice({noticeId: await newest(), measures});
  await bureau.closeNotice({noticeId: await newest(), note: '整改到位，连续一个月无差评。'});
  at('2026-11-02T10:00');
  await repeatedly('A017');
  at('2026-11-18T16:20');
  await repeatedly('A033');
  await desk('head').answerNotice({noticeId: await newest(), measures: '已安排业务培训，由首席代表带岗两周。'});
  at('2026-11-23T11:00');
  await repeatedly('A008');

  at('2026-11-23T15:00');
  await badRating({itemName: '临时用地审批', level: 'satisfied', channel: 'qr_code', comment: '很快。', answeredIn: 1});
  await runRules();
  const {items} = await bureau.listSuspicions();
  const note = '评价人在现场口头说明后由家属代为点选，属正常情况。';
  await bureau.settleSuspicion({suspicionId: items[0]?.suspicionId ?? '', decision: 'dismissed', note});
  for (const second of ['00', '08', '15', '23', '31']) {
    at(`2026-11-24T17:21:${second}`);
    await badRating({
      itemName: '国有建设用地使用权及房屋所有权首次登记',
      level: 'very_satisfied',
      channel: 'hall_tablet',
      windowNumber: '3',
      answeredIn: 3,
    });
  }
  at('2026-11-25T09:05');
  await badRating({
    itemName: '采矿权抵押备案',
    level: 'very_dissatisfied',
    channel: 'web',
    comment: '太差了。',
    answeredIn: 1,
  });
  await runRules();
  at('2026-11-25T10:12');
}
