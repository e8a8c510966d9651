/** What a page of a back office needs: the client over any `fetch`, and the standard's words and steps of orders. */
export {createDeskClient, type DeskClient, type DeskClientOptions} from './desk-client.ts';
export {createClient, type Client} from './client.ts';
export {isApiError, isContractError, isNetworkError, type ApiError} from './errors.ts';
export {newIdempotencyKey} from './outbox/idempotency-key.ts';
export {countCharacters, isBlank} from '@gov-rating/contract/draft-rules';
export {levelNames, nodeNames} from '@gov-rating/contract/standard';
export {
  findingNames,
  helpedNames,
  orderOutcomeNames,
  orderStateNames,
  orderStates,
  orderSteps,
  orderStepTable,
  reviewGroundNames,
  roleNames,
  type OrderState,
  type OrderStep,
  type StepField,
  type StepKind,
} from '@gov-rating/contract/orders';
