/**
 * What a page of a back office needs: the client over any `fetch`, who may call what, the standard's words and steps.
 *
 * @example
 * ```ts
 * import {createDeskRoutes, endpoints} from '@gov-rating/sdk/desk-core';
 *
 * const {roles} = endpoints.stepOrder; // who may call it: ['institution_staff', 'institution_head']
 * const desk = createDeskRoutes({baseUrl: '', token: () => 'token', fetch: (url, init) => fetch(url, init)});
 * const {order, steps} = await desk.getOrder({orderNumber: 'GD20261124-7Q2MD-0ZK4H'});
 * console.log(order.state, steps); // its state, and the steps that the caller may take now
 * ```
 */
export {
  createDeskClient,
  createDeskRoutes,
  type DeskClient,
  type DeskClientOptions,
  type DeskRoutes,
} from './clients/desk-client.ts';
export {createClient, createPublicClient, type Client} from './clients/citizen-client.ts';
export * from './errors.ts';
export {newIdempotencyKey} from './outbox/idempotency-key.ts';
export {countCharacters, isBlank} from '@gov-rating/contract/draft-rules';
export * as endpoints from '@gov-rating/contract/endpoints';
export type {Endpoint} from '@gov-rating/contract/endpoints';
export {channelNames, levelNames, nodeNames} from '@gov-rating/contract/standard';
export {
  evidenceCount,
  extensionDays,
  findingNames,
  helpedNames,
  orderOutcomeNames,
  orderStateNames,
  orderStates,
  orderSteps,
  orderStepTable,
  reviewGroundNames,
  roleNames,
  supervisoryActs,
  suspicionDecisionNames,
  suspicionRuleTexts,
  textLimits,
  type OrderState,
  type OrderStep,
  type StepField,
  type StepKind,
} from '@gov-rating/contract/orders';
