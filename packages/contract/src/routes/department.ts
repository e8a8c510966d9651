import {tokenAnswer, tokenRequest} from '../access-token.ts';
import {endpoints} from '../endpoints.ts';
import {invitation, inviteInput} from '../invitation.ts';
import {orderPage, orderQuery} from '../order.ts';
import {ratedAnswer, serviceReceipt, serviceReference, serviceRegistration} from '../service.ts';
import type {Route} from './route.ts';

/** What the system of a department calls with its own credentials. */
export const departmentRoutes = {
  issueToken: {
    endpoint: endpoints.issueToken,
    summary: 'Exchange client credentials for an access token (RFC 6749 section 4.4)',
    input: tokenRequest,
    output: tokenAnswer,
    status: 200,
    refusals: ['client_invalid', 'grant_not_supported', 'scope_not_granted'],
  },
  putService: {
    endpoint: endpoints.putService,
    summary: 'Register a service, or correct it while it is not rated',
    input: serviceRegistration,
    output: serviceReceipt,
    status: 200,
    refusals: [
      'person_not_kept',
      'unknown_institution',
      'institution_not_allowed',
      'service_already_rated',
      'served_in_future',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  isRated: {
    endpoint: endpoints.isRated,
    summary: 'Has this service been rated: yes or no, never what',
    input: serviceReference,
    output: ratedAnswer,
    status: 200,
    refusals: ['unknown_service'],
  },
  invite: {
    endpoint: endpoints.invite,
    summary: 'Make an invitation to rate a service: token, link and QR code',
    input: inviteInput,
    output: invitation,
    status: 201,
    refusals: ['unknown_service', 'already_rated', 'page_not_allowed', 'too_many_invitations'],
  },
  listOrders: {
    endpoint: endpoints.listOrders,
    summary: "The institution's work orders, oldest first",
    input: orderQuery,
    output: orderPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
} as const satisfies Record<string, Route>;
