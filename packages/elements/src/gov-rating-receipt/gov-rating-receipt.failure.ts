import {isApiError} from '@gov-rating/sdk/receipt';
import {foreignAnswer} from '../internal/foreign-answer.ts';

/** Why something cannot be shown or sent: no answer, an answer that is not the server's, or its refusal. */
export type Failure = 'unreachable' | 'foreign' | 'refused';

/** What a failed call means for the person. */
export const failureOf = (error: unknown): Failure =>
  isApiError(error) ? 'refused' : foreignAnswer(error) ? 'foreign' : 'unreachable';
