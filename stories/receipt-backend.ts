import type {OrderStep} from '@gov-rating/contract';
import {
  neighbour,
  startReceiptBackend as startBackend,
  type ReceiptBackend as Backend,
} from '../packages/elements/src/testing/receipt-backend.ts';

export {signer, type Rated} from '../packages/elements/src/testing/receipt-backend.ts';

/** The real server in the tab, with an office that handles what was rated and a clock that can be set. */
export interface ReceiptBackend extends Omit<Backend, 'take'> {
  /** The office takes these steps one after the other, a day each. */
  readonly take: (orderNumber: string, ...steps: readonly OrderStep[]) => Promise<void>;
}

/** What the office says with its steps. */
const said: {readonly [S in OrderStep]?: object} = {
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

/** Starts a server in which nothing has been rated; `limits` false leaves every time limit open, as some regions do. */
export async function startReceiptBackend(settings: {limits?: boolean} = {}): Promise<ReceiptBackend> {
  const backend = await startBackend(settings);
  const {head, passDays} = backend;
  return {
    ...backend,
    async take(orderNumber, ...steps) {
      for (const step of steps) {
        passDays(1);
        const {version} = (await head.getOrder({orderNumber})).order;
        const which = {orderNumber, version};
        if (step === 'ask_review') await head.askReview({...which, ...request, evidence: [...request.evidence]});
        else if (step === 'transfer') await head.transferOrder({...which, ...handOn});
        else await head.stepOrder({...which, step, ...said[step]} as Parameters<typeof head.stepOrder>[0]);
      }
    },
  };
}
