import {wording, type Localized} from './localized.ts';
import {openOrderStates, orderStates, type OrderClock, type OrderState} from './order-states.ts';
import {handlingRoles, type Role} from '../roles.ts';

/** What has to be said with a step. `note` is internal; `reply` reaches the rater. */
export type StepField =
  | 'note'
  | 'reached'
  | 'finding'
  | 'promisedFor'
  | 'reply'
  | 'helped'
  | 'reason'
  | 'days'
  | 'institutionCode'
  | 'ground'
  | 'evidence';

/** One step: its words, what must be said with it and what may be said. */
export interface StepKind {
  readonly name: Localized;
  readonly needs: readonly StepField[];
  readonly takes?: readonly StepField[];
}

/** Every step that can be taken with an order. */
export const orderSteps = {
  sign: {name: wording('签收', '簽收', 'Sign for'), needs: []},
  contact: {name: wording('联系评价人', '聯絡評價人', 'Contact the rater'), needs: ['reached', 'note']},
  verify: {name: wording('核实', '核實', 'Verify'), needs: ['finding', 'note']},
  rectify: {name: wording('整改完成', '整改完成', 'Rectified'), needs: ['note']},
  schedule: {name: wording('限期整改', '限期整改', 'Rectify by a date'), needs: ['promisedFor', 'note']},
  explain: {name: wording('解释说明', '解釋說明', 'Explain'), needs: ['note']},
  reply: {name: wording('答复评价人', '答覆評價人', 'Answer the rater'), needs: ['reply']},
  follow_up: {name: wording('回访', '回訪', 'Follow up'), needs: ['helped'], takes: ['note']},
  close: {name: wording('办结', '辦結', 'Close'), needs: [], takes: ['note']},
  extend: {name: wording('延期', '延期', 'Extend'), needs: ['days', 'reason']},
  transfer: {name: wording('转办', '轉辦', 'Transfer'), needs: ['institutionCode', 'reason']},
  accept: {name: wording('接收转办', '接收轉辦', 'Accept the transfer'), needs: []},
  decline: {name: wording('退回转办', '退回轉辦', 'Decline the transfer'), needs: ['note']},
  withdraw: {name: wording('撤回转办', '撤回轉辦', 'Withdraw the transfer'), needs: [], takes: ['note']},
  escalate: {name: wording('督办', '督辦', 'Escalate'), needs: []},
  ask_review: {name: wording('申请复核', '申請複核', 'Ask for a review'), needs: ['ground', 'reason', 'evidence']},
  void: {name: wording('评价作废', '評價作廢', 'Void the rating'), needs: ['reason']},
} as const satisfies Record<string, StepKind>;

/** The name of a step. */
export type OrderStep = keyof typeof orderSteps;

/** Who takes a step: people of these roles at the place that the step belongs to, or the system itself. */
export interface StepRow {
  readonly state: OrderState;
  readonly step: OrderStep;
  readonly to: OrderState;
  /** Empty when only the system takes the step. */
  readonly roles: readonly Role[];
  /**
   * `handling`: people of the very institution that handles the order (谁办理谁负责). `above`: people of an institution
   * above it; the handling one never decides about itself. `receiving`: people of the institution that a transfer offers
   * the order to; the duty moves only when they accept it.
   */
  readonly at: 'handling' | 'above' | 'receiving' | 'system';
  /** The clock that runs afterwards. */
  readonly clock: OrderClock | null;
  /** `anonymous`: only where the rater left no name, because a real-name bad rating must be followed up (国办发〔2019〕51号). */
  readonly only?: 'anonymous';
  /** `offered`: only while a transfer waits for its answer; `always`: also then. Other steps wait for the answer. */
  readonly when?: 'offered' | 'always';
}

const heads: readonly Role[] = ['institution_head'];
const bureaus: readonly Role[] = ['bureau'];

const row = (
  state: OrderState,
  step: OrderStep,
  to: OrderState,
  roles: readonly Role[] = handlingRoles,
  at: StepRow['at'] = 'handling',
): StepRow => ({state, step, to, roles, at, clock: orderStates[to].clock});

const answerable = openOrderStates.filter(state => orderStates[state].clock !== null && state !== 'replied');
const transferable: readonly OrderState[] = ['created', 'signed'];
const reviewable = openOrderStates.filter(state => state !== 'created');

/**
 * The state machine: which step leads from which state to which, who takes it, and which clock runs then. Server, SDK,
 * elements and documents read this table; what it does not list cannot happen.
 */
export const orderStepTable: readonly StepRow[] = [
  row('created', 'sign', 'signed'),
  row('signed', 'contact', 'contacted'),
  row('contacted', 'contact', 'contacted'),
  row('contacted', 'verify', 'verified'),
  row('verified', 'rectify', 'rectified'),
  row('verified', 'schedule', 'rectifying'),
  row('rectifying', 'rectify', 'rectified'),
  row('verified', 'explain', 'explained'),
  row('rectified', 'reply', 'replied'),
  row('explained', 'reply', 'replied'),
  row('replied', 'follow_up', 'followed_up'),
  row('followed_up', 'close', 'closed', heads),
  {...row('replied', 'close', 'closed', heads), only: 'anonymous'},
  ...answerable.map(state => row(state, 'extend', state, heads)),
  ...transferable.map(state => row(state, 'transfer', state, heads)),
  ...transferable.map(state => row(state, 'transfer', state, bureaus, 'above')),
  ...transferable.map(state => ({...row(state, 'accept', 'created', heads, 'receiving'), when: 'offered' as const})),
  ...transferable.map(state => ({...row(state, 'decline', state, heads, 'receiving'), when: 'offered' as const})),
  ...transferable.map(state => ({...row(state, 'withdraw', state, heads), when: 'offered' as const})),
  ...reviewable.map(state => row(state, 'ask_review', state)),
  ...openOrderStates.map(state => ({...row(state, 'void', 'voided', bureaus, 'above'), when: 'always' as const})),
  ...openOrderStates.map(state => ({...row(state, 'escalate', state, [], 'system'), when: 'always' as const})),
];

/** The rows of a step in a state; empty when the step is not possible there. */
export function stepRows(state: OrderState, step: OrderStep): readonly StepRow[] {
  return orderStepTable.filter(candidate => candidate.state === state && candidate.step === step);
}

/** What a verification found (是否属实). */
export const findings = ['justified', 'partly_justified', 'unjustified'] as const;

/** Words of the findings. */
export const findingNames = {
  justified: wording('属实', '屬實', 'Justified'),
  partly_justified: wording('部分属实', '部分屬實', 'Partly justified'),
  unjustified: wording('不属实', '不屬實', 'Not justified'),
} as const satisfies Record<(typeof findings)[number], Localized>;

/** Did the answer help, asked at the follow-up (回访). */
export const helpedAnswers = ['yes', 'no', 'not_reached'] as const;

/** Words of the follow-up's answers. */
export const helpedNames = {
  yes: wording('问题已解决', '問題已解決', 'It helped'),
  no: wording('问题未解决', '問題未解決', 'It did not help'),
  not_reached: wording('未联系上', '未聯絡上', 'Not reached'),
} as const satisfies Record<(typeof helpedAnswers)[number], Localized>;

/** The three outcomes of a bad rating: 立行立改, 限期整改, 解释说明 (国办发〔2019〕51号). */
export const orderOutcomes = ['rectified_at_once', 'rectified_by_date', 'explained'] as const;

/** Words of the outcomes. */
export const orderOutcomeNames = {
  rectified_at_once: wording('立行立改', '立行立改', 'Rectified at once'),
  rectified_by_date: wording('限期整改', '限期整改', 'Rectified by a date'),
  explained: wording('解释说明', '解釋說明', 'Explained'),
} as const satisfies Record<(typeof orderOutcomes)[number], Localized>;

/** Why a rating is void: 误评, 恶意, 不实. */
export const reviewGrounds = ['mistaken', 'malicious', 'untrue'] as const;

/** Words of the grounds. */
export const reviewGroundNames = {
  mistaken: wording('误评', '誤評', 'Mistaken'),
  malicious: wording('恶意评价', '惡意評價', 'Malicious'),
  untrue: wording('评价不实', '評價不實', 'Untrue'),
} as const satisfies Record<(typeof reviewGrounds)[number], Localized>;
