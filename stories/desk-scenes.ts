import type {Channel, Level} from '@gov-rating/contract/standard';
import {anInstitution} from '@gov-rating/contract/testing';
import type {DeskClient} from '@gov-rating/sdk/desk-core';
import {startDeskBackend, type DeskBackend} from '../packages/elements/src/testing/desk-backend.ts';

const province = anInstitution({
  code: '11440000MB2D000001',
  name: '示例省自然资源厅',
  areaCode: '440000',
  administrativeLevel: 'province',
});
const city = anInstitution({name: '示例市规划和自然资源局', parentCode: province.code});
const county = anInstitution({
  code: '11440106MB2D123456',
  name: '示例市规划和自然资源局东城分局',
  areaCode: '440106',
  administrativeLevel: 'county',
  parentCode: city.code,
});
const neighbour = anInstitution({
  code: '11440104MB2D223456',
  name: '示例市规划和自然资源局西城分局',
  areaCode: '440104',
  administrativeLevel: 'county',
  parentCode: city.code,
});

/** The staff of the stories, by token. */
export type DeskPerson = 'staff' | 'head' | 'bureau' | 'provincial' | 'auditor' | 'nobody';

/** A server in the tab with invented institutions, and ratings as stories describe them. */
export interface DeskScene extends Omit<DeskBackend, 'badRating'> {
  /** Rates a service of the county, badly unless `level` is given. Resolves to the order number. */
  readonly badRating: (facts: StoryRating) => Promise<string>;
}

/** A rating of a story: a bad one, unless `level` is given. */
export interface StoryRating {
  readonly itemName: string;
  readonly level?: Level;
  readonly channel?: Channel;
  readonly windowNumber?: string;
  readonly staffNumber?: string;
  /** Seconds between invitation and rating; 60 by default. */
  readonly answeredIn?: number;
  readonly tags?: readonly string[];
  readonly comment?: string;
  /** True where the department registers who was served. */
  readonly realName?: boolean;
}

/** Starts a server in which nothing has been rated. */
export async function startDeskScene(): Promise<DeskScene> {
  const backend = await startDeskBackend([province, city, county, neighbour]);
  let number = 0;
  return {
    ...backend,
    badRating({itemName, level = 'dissatisfied', tags, comment = '', realName, channel, answeredIn = 60, ...service}) {
      const usual = {dissatisfied: ['209'], very_dissatisfied: ['110']}[level as string] ?? [];
      const draft = {level, comment, tags: [...(tags ?? usual)], ...(channel && {channel})};
      const projectNo = `440106202611${String(++number).padStart(6, '0')}`;
      const person = realName && {person: {name: '陈晓（示例）', phone: '020-00000000'}};
      backend.passTime(answeredIn * 1000);
      return backend.rate({projectNo, serviceNumber: 1, itemName, ...service, ...person}, draft, answeredIn * 1000);
    },
  };
}

/** Takes steps with an order, one after another, each with the current version of the order. */
export async function take(
  desk: DeskClient,
  orderNumber: string,
  ...steps: readonly Omit<Parameters<DeskClient['stepOrder']>[0], 'orderNumber' | 'version'>[]
): Promise<void> {
  for (const step of steps) {
    const {version} = (await desk.getOrder({orderNumber})).order;
    await desk.stepOrder({orderNumber, version, ...step});
  }
}

const sign = {step: 'sign'} as const;
const contact = {step: 'contact', reached: true, note: '已电话联系，评价人说明了等候经过。'} as const;
const verify = {step: 'verify', finding: 'justified', note: '调取叫号记录，当日等候 74 分钟，情况属实。'} as const;
const rectify = {step: 'rectify', note: '已增开两个综合窗口，并公示高峰时段。'} as const;
const reply = {
  step: 'reply',
  reply: '您好，您反映的等候时间过长情况属实。我局已增开两个综合窗口，并在公众号公示高峰时段，感谢您的监督。',
} as const;

/** Some weeks of work: an order in every state, some late, one under review, one void. Resolves to their numbers. */
export async function fillDesk(backend: DeskScene): Promise<Readonly<Record<string, string>>> {
  const {at, badRating, desk} = backend;
  const staff = desk('staff');
  const head = desk('head');
  at('2026-11-09T09:40');
  const late = await badRating({
    itemName: '建设工程规划许可证核发',
    level: 'very_dissatisfied',
    tags: ['110'],
    comment: '预约了上午九点，等到十一点多才叫号，\n问窗口说系统故障，没有任何提示。',
  });
  const finished = await badRating({itemName: '不动产转移登记', comment: '材料清单与窗口要求不一致。'});
  await take(staff, finished, sign, contact, verify, rectify, reply);
  await take(staff, finished, {step: 'follow_up', helped: 'yes', note: ''});
  await take(head, finished, {step: 'close'});
  at('2026-11-13T15:20');
  await take(staff, late, sign, contact, verify);
  const followed = await badRating({itemName: '建设用地批准书核发', comment: '跑了三次才办完。'});
  await take(staff, followed, sign, contact, verify, {step: 'explain', note: '政策要求现场踏勘，已解释。'}, reply);
  at('2026-11-17T11:05');
  const wrong = await badRating({itemName: '临时用地审批', level: 'very_dissatisfied', comment: '一直不给办！'});
  await take(staff, wrong, sign);
  at('2026-11-19T09:12');
  const scheduled = await badRating({itemName: '乡村建设规划许可证核发', comment: '网上系统经常打不开。'});
  await take(staff, scheduled, sign, contact, verify);
  await take(staff, scheduled, {step: 'schedule', promisedFor: '2026-11-30', note: '系统升级排期至月底。'});
  at('2026-11-20T16:30');
  const soon = await badRating({itemName: '土地使用权首次登记', comment: '工作人员态度生硬，没有一次性告知。'});
  await take(staff, soon, sign);
  const reviewed = await badRating({itemName: '采矿权抵押备案', comment: '办得太慢'});
  await take(staff, reviewed, sign, contact);
  await staff.askReview({
    orderNumber: reviewed,
    version: (await staff.getOrder({orderNumber: reviewed})).order.version,
    ground: 'mistaken',
    reason: '评价人来电说明当时本想选“非常满意”，误点了“不满意”。',
    evidence: [{title: '通话录音', reference: 'LY-20261120-0713'}],
  });
  at('2026-11-23T10:00');
  await staff.askReview({
    orderNumber: wrong,
    version: (await staff.getOrder({orderNumber: wrong})).order.version,
    ground: 'untrue',
    reason: '该办件当日已办结并送达，评价人未到过大厅。',
    evidence: [
      {title: '送达回证', reference: 'SD-2026-1187'},
      {title: '大厅监控', reference: '3 号窗口 11-17 09:00–11:00'},
    ],
  });
  const {items} = await desk('bureau').listReviews({state: 'open'});
  const open = items.find(item => item.orderNumber === wrong);
  if (open)
    await desk('bureau').decideReview({reviewId: open.reviewId, decision: 'voided', reason: '证据充分，评价不实。'});
  at('2026-11-24T14:45');
  const fresh = await badRating({
    itemName: '国有建设用地使用权登记',
    tags: ['209', '212'],
    comment: '排队两个小时，窗口只开了一个。',
    realName: true,
  });
  await badRating({
    itemName: '建设项目用地预审与选址意见书核发',
    level: 'very_dissatisfied',
    comment: '电话永远打不通。',
  });
  at('2026-11-25T10:12');
  return {late, finished, followed, wrong, scheduled, soon, reviewed, fresh};
}

const items = [
  '不动产转移登记',
  '不动产抵押登记',
  '建设工程规划许可证核发',
  '国有建设用地使用权登记',
  '建设项目用地预审与选址意见书核发',
  '不动产登记资料查询',
  '乡村建设规划许可证核发',
];

const comments = [
  '取号以后等了两个多小时，中午窗口还关了一半。',
  '材料清单和窗口说的不一样，跑了三次才收件。',
  '网上显示已办结，到窗口又说还缺一份证明。',
  '电话打了一上午没人接。',
  '工作人员态度生硬，问两句就不耐烦。',
  '承诺五个工作日，今天第九天了还没有结果。',
  '',
  '自助机不能识别身份证，旁边没有人帮忙。',
  '系统一直转圈，上传的图纸丢了，只好重新填。',
  '让我去另一个大厅，到了那边又说归这边管。',
];

/** A Monday morning: forty orders of two weeks, many of one item, as far along as the days allow. */
export async function fillMonday({at, badRating, desk}: DeskScene): Promise<Readonly<Record<string, string>>> {
  const staff = desk('staff');
  const steps = [sign, contact, verify, rectify, reply, {step: 'follow_up', helped: 'yes', note: ''} as const];
  const days = ['09', '10', '11', '12', '13', '16', '17', '18', '19', '20'];
  let first = '';
  for (let count = 0; count < 40; count++) {
    const day = Math.floor(count / 4);
    at(`2026-11-${days[day]}T${['09:12', '10:47', '14:05', '16:31'][count % 4]}`);
    const number = await badRating({
      itemName: items[(count * count) % items.length] as string,
      comment: comments[(count * 7) % comments.length] as string,
      level: count % 6 === 2 ? 'very_dissatisfied' : 'dissatisfied',
      realName: count % 5 === 1,
    });
    first ||= number;
    await take(staff, number, ...steps.slice(0, Math.max(0, 6 - day + (count % 3) - 1)));
  }
  at('2026-11-23T09:05');
  return {first};
}
