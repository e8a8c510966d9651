import {wording, type Localized} from './localized.ts';
import type {Deadlines} from './profile.ts';

/** Which time limit of the profile runs while an order is in a state. */
export type OrderClock = Extract<keyof Deadlines, 'contact' | 'answer' | 'followUp'>;

/** One state of an order: its words, the clock that runs in it, and whether the duty has ended. */
export interface OrderStateKind {
  readonly name: Localized;
  readonly clock: OrderClock | null;
  readonly ended: boolean;
}

const kind = (zhCN: string, zhTW: string, en: string, clock: OrderClock | null, ended = false): OrderStateKind => ({
  name: wording(zhCN, zhTW, en),
  clock,
  ended,
});

/**
 * The states of a work order (差评工单), in the order of handling. No document with an official list was found, so the
 * names follow the duties that 国办发〔2019〕51号 states (回访核实, 立行立改, 限期整改, 解释说明, 反馈).
 */
export const orderStates = {
  created: kind('待签收', '待簽收', 'Waiting to be signed for', 'contact'),
  signed: kind('已签收', '已簽收', 'Signed for', 'contact'),
  contacted: kind('已联系', '已聯絡', 'Rater contacted', 'contact'),
  verified: kind('已核实', '已核實', 'Verified', 'answer'),
  rectifying: kind('整改中', '整改中', 'Being rectified', 'answer'),
  rectified: kind('已整改', '已整改', 'Rectified', 'answer'),
  explained: kind('已解释', '已解釋', 'Explained', 'answer'),
  replied: kind('已答复', '已答覆', 'Answered', 'followUp'),
  followed_up: kind('已回访', '已回訪', 'Followed up', null),
  closed: kind('已办结', '已辦結', 'Closed', null, true),
  voided: kind('评价已作废', '評價已作廢', 'Rating void', null, true),
} as const satisfies Record<string, OrderStateKind>;

/** The name of a state. */
export type OrderState = keyof typeof orderStates;

/** Every state, in the order of handling. */
export const orderStateNames = Object.keys(orderStates) as [OrderState, ...OrderState[]];

/** The states of an order that is not closed or void. */
export const openOrderStates: readonly OrderState[] = orderStateNames.filter(state => !orderStates[state].ended);
