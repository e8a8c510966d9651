import type {OrderStep} from '@gov-rating/contract';
import {neighbour, type ReceiptBackend} from '../packages/elements/src/testing/receipt-backend.ts';

/** What the office says with its steps. */
const spoken: {readonly [S in OrderStep]?: object} = {
  contact: {reached: true, note: '已致电'},
  verify: {finding: 'justified', note: '排队过久属实'},
  rectify: {note: '增开两个窗口'},
  schedule: {promisedFor: '2026-12-04', note: '五日内完成'},
  explain: {note: '依规定须现场核验'},
  reply: {
    reply:
      '您好，您反映的排队时间过长一事属实，我们向您致歉。\n自本周起，办事大厅已增开两个窗口，并开放网上预约；预约后平均等候不超过 15 分钟。欢迎您继续监督。',
  },
  follow_up: {helped: 'yes'},
};
const request = {
  ground: 'mistaken',
  reason: '评价人点错了',
  evidence: [{title: '窗口录像', reference: 'A-17'}],
} as const;
const handOn = {institutionCode: neighbour.code, reason: '属越秀区职责'};

/** The office takes these steps with an order one after the other, a day each. */
export async function takeSteps(
  {head, passDays}: ReceiptBackend,
  orderNumber: string,
  ...steps: readonly OrderStep[]
): Promise<void> {
  for (const step of steps) {
    passDays(1);
    const {version} = (await head.getOrder({orderNumber})).order;
    const which = {orderNumber, version};
    if (step === 'ask_review') await head.askReview({...which, ...request, evidence: [...request.evidence]});
    else if (step === 'transfer') await head.transferOrder({...which, ...handOn});
    else await head.stepOrder({...which, step, ...spoken[step]} as Parameters<typeof head.stepOrder>[0]);
  }
}
