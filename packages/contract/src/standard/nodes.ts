import type {Localized} from './localized.ts';
import {numberCodec} from './number-codec.ts';
import type {NumberCodec} from './number-codec.ts';

/** The nodes (评价节点) of a service at which it can be rated, in order of time. */
export const nodes = ['accepted', 'completed'] as const;

/** One of the nodes; named so because `Node` is a DOM type. */
export type RatingNode = (typeof nodes)[number];

/** The words for each node. */
export const nodeNames = {
  accepted: {'zh-CN': '受理', 'zh-TW': '受理', en: 'Accepted'},
  completed: {'zh-CN': '办结', 'zh-TW': '辦結', en: 'Completed'},
} as const satisfies Readonly<Record<RatingNode, Localized>>;

/**
 * The `evalProcess` field of Guangdong's hall interface: 1 受理阶段, 2 办结阶段.
 *
 * Source: manual of the Guangdong hall evaluator bridge and a Shanwei client. Certainty: likely.
 */
export const guangdongNode: NumberCodec<RatingNode> = /* @__PURE__ */ numberCodec('guangdongNode', {
  accepted: 1,
  completed: 2,
});

/** How far a case (办件) has come, in order of time. */
export const serviceStates = ['pending', 'accepted', 'completed'] as const;

/** One of the states of a case. */
export type ServiceState = (typeof serviceStates)[number];

/** The words for each state of a case. */
export const serviceStateNames = {
  pending: {'zh-CN': '待受理', 'zh-TW': '待受理', en: 'Waiting for acceptance'},
  accepted: {'zh-CN': '已受理', 'zh-TW': '已受理', en: 'Accepted'},
  completed: {'zh-CN': '已办结', 'zh-TW': '已辦結', en: 'Completed'},
} as const satisfies Readonly<Record<ServiceState, Localized>>;

/**
 * The `proStatus` field of the interface: 1 待受理, 2 已受理, 3 已办结.
 *
 * Source: several public clients of the interface. Certainty: sure.
 */
export const interfaceServiceState: NumberCodec<ServiceState> = /* @__PURE__ */ numberCodec('interfaceServiceState', {
  pending: 1,
  accepted: 2,
  completed: 3,
});

/** The kinds of case: done at once, done by a promised date, or (GB/T 39046-2020 only) other. */
export const projectTypes = ['immediate', 'promised', 'other'] as const;

/** One of the kinds of case. */
export type ProjectType = (typeof projectTypes)[number];

/** The words for each kind of case. */
export const projectTypeNames = {
  immediate: {'zh-CN': '即办件', 'zh-TW': '即辦件', en: 'Done at once'},
  promised: {'zh-CN': '承诺件', 'zh-TW': '承諾件', en: 'Done by a promised date'},
  other: {'zh-CN': '其他', 'zh-TW': '其他', en: 'Other'},
} as const satisfies Readonly<Record<ProjectType, Localized>>;

/** A kind of case that the rating interfaces know: they have no code for 其他. */
export type InterfaceProjectType = Exclude<ProjectType, 'other'>;

/**
 * The `projectType` field of the interface: 1 即办件, 2 承诺件.
 *
 * Source: several public clients of the interface. Certainty: sure.
 */
export const interfaceProjectType: NumberCodec<InterfaceProjectType> = /* @__PURE__ */ numberCodec(
  'interfaceProjectType',
  {immediate: 1, promised: 2},
);

/**
 * 办件类型代码 of GB/T 39046-2020, table A.6: as the interface, and 9 其他.
 *
 * Source: GB/T 39046-2020, text read. Certainty: sure.
 */
export const gb39046ProjectType: NumberCodec<ProjectType> = /* @__PURE__ */ numberCodec('gb39046ProjectType', {
  immediate: 1,
  promised: 2,
  other: 9,
});

/**
 * The `promiseTime` field of Zhejiang's offline report, the other way round: 1 承诺件, 2 即办件.
 *
 * Source: public client of the Zhejiang offline report. Certainty: single.
 */
export const zhejiangProjectType: NumberCodec<InterfaceProjectType> = /* @__PURE__ */ numberCodec(
  'zhejiangProjectType',
  {immediate: 2, promised: 1},
);
