import type {ProblemCode} from '@gov-rating/contract';

/**
 * What can be wrong with an assertion of a portal: counted by address as wrong guesses, and answered with a
 * challenge. That a portal is not sure enough of a person is no fault of the assertion.
 */
export const assertionFaults = [
  'assertion_invalid',
  'assertion_algorithm_not_allowed',
  'assertion_portal_unknown',
  'assertion_not_genuine',
  'assertion_claims_not_allowed',
  'assertion_for_another',
  'assertion_from_future',
  'assertion_expired',
  'assertion_used',
] as const satisfies readonly ProblemCode[];
