import type {RatingEnd} from '@gov-rating/sdk/core';

/** The end screens: the outcome of a rating, or why there is no form. */
export type End = RatingEnd;

/** What the element shows: the form, before or after the server's answer, or an end screen. */
export type Step = 'loading' | 'open' | End;
