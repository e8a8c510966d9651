import {endpoints} from '../endpoints.ts';
import type {Route} from './route.ts';
import {settleSuspicionInput, suspicion, suspicionPage, suspicionQuery} from '../suspicion.ts';

/** What bureaus do about ratings that a rule marked. */
export const suspicionRoutes = {
  listSuspicions: {
    endpoint: endpoints.listSuspicions,
    summary: 'Ratings that a rule marked for a person to look at, oldest mark first',
    input: suspicionQuery,
    output: suspicionPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  settleSuspicion: {
    endpoint: endpoints.settleSuspicion,
    summary: 'Settle a mark: nothing in it, or a review of the rating',
    input: settleSuspicionInput,
    output: suspicion,
    status: 200,
    refusals: [
      'unknown_suspicion',
      'suspicion_settled',
      'decider_not_higher',
      'no_higher_institution',
      'review_exists',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
} as const satisfies Record<string, Route>;
