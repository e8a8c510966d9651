import type {ServiceRegistration} from '@gov-rating/sdk/service';

/** A call as the telephone system knows it. */
export interface Call {
  /** The number of the call (话单号). */
  readonly id: string;
  /** The work number of the agent who took it; null where nobody did. */
  readonly agent: string | null;
  /** ISO moment. */
  readonly endedAt: string;
}

/** A case that the hotline took down and another institution handled (诉求事项). */
export interface HotlineCase {
  readonly projectNo: string;
  /** Who handled it. */
  readonly institutionCode: string;
  readonly itemCode: string;
  readonly itemName: string;
  /** ISO moment. */
  readonly closedAt: string;
}

/** The institution of the hotline, with the item under which its calls are rated. */
export interface Centre {
  readonly institutionCode: string;
  readonly itemCode: string;
  readonly itemName: string;
}

/*
 * A call and the case behind it are two services, which are rated apart (话务服务一次一评，诉求事项办理一事一评): the first by each
 * call and of the hotline, the second once and of the institution that handled it.
 */

/** The service that a call is. */
export const serviceOfCall = ({institutionCode, itemCode, itemName}: Centre, call: Call): ServiceRegistration => ({
  ...{institutionCode, itemCode, itemName, projectNo: call.id, serviceNumber: 1, node: 'completed'},
  ...{serviceName: '话务服务', servedAt: call.endedAt},
  ...(call.agent === null ? {} : {staffNumber: call.agent}),
});

/** The service that the handling of a case is. */
export const serviceOfCase = ({closedAt, ...facts}: HotlineCase): ServiceRegistration => ({
  ...{...facts, serviceNumber: 1, node: 'completed'},
  ...{serviceName: '诉求事项办理', servedAt: closedAt},
});
