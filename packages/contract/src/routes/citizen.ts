import {z as schema} from 'zod';
import {endpoints} from '../endpoints.ts';
import {ratingForm} from '../invitation.ts';
import {ratingDraft, receipt} from '../rating.ts';
import type {Route} from './route.ts';

/** What a page calls that only rates. */
export const citizenRoutes = {
  getInvitation: {
    endpoint: endpoints.getInvitation,
    summary: 'The service behind an invitation and the rules for rating it',
    input: schema.object({}),
    output: ratingForm,
    status: 200,
    refusals: [],
  },
  submitRating: {
    endpoint: endpoints.submitRating,
    summary: 'Rate the service behind an invitation, once',
    input: ratingDraft,
    output: receipt,
    status: 201,
    refusals: [
      'unknown_level',
      'unknown_tag',
      'tag_of_another_level',
      'reason_required',
      'comment_too_long',
      'text_not_well_formed',
      'channel_not_allowed',
      'invitation_expired',
      'invitation_used',
      'already_rated',
      'rating_window_closed',
    ],
  },
} as const satisfies Record<string, Route>;
