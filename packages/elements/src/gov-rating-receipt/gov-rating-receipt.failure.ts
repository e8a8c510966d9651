import {isApiError, type GovRatingError} from '@gov-rating/sdk/receipt';

/** Why something cannot be shown or sent: no answer, an answer that is not the server's, or its refusal. */
export type Failure = 'unreachable' | 'foreign' | 'refused';

/** Whether what answered was not the server: a gateway, the sign-in page of a network, another system. */
export const isForeign = (error: unknown): error is GovRatingError =>
  /^(redirected|request_altered|unexpected_answer)$/.test((error as GovRatingError).code);

/** What a failed call means for the person. */
export const failureOf = (error: unknown): Failure =>
  isApiError(error) ? 'refused' : isForeign(error) ? 'foreign' : 'unreachable';
