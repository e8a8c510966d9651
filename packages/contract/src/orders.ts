/**
 * What a page needs to show and handle orders, suspicions and notices: states, steps, roles and limits, without schemas.
 *
 * @example
 * ```ts
 * import {orderSteps, stepRows} from '@gov-rating/contract/orders';
 *
 * const fields = orderSteps.extend.needs; // ['days', 'reason']
 * const rows = stepRows('created', 'sign'); // by which roles, and to which state
 * ```
 */
export {evidenceCount, extensionDays, textLimits} from './limits.ts';
export {
  openOrderStates,
  orderStateNames,
  orderStates,
  type OrderClock,
  type OrderState,
  type OrderStateKind,
} from './standard/order-states.ts';
export {
  findingNames,
  helpedNames,
  orderOutcomeNames,
  orderSteps,
  orderStepTable,
  reviewGroundNames,
  stepRows,
  type OrderStep,
  type StepField,
  type StepKind,
  type StepRow,
} from './standard/order-steps.ts';
export {supervisoryActs} from './standard/supervisory-acts.ts';
export {suspicionDecisionNames, suspicionRuleTexts} from './standard/suspicion-texts.ts';
export {roleNames, roles, type Role} from './roles.ts';
