/** What a page of a back office needs: the client over any `fetch`, who may call what, the standard's words and steps. */
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
