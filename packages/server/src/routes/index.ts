import {getHealth} from './get-health.ts';
import {getInvitation} from './get-invitation.ts';
import {getStandard} from './get-standard.ts';
import {getStatistics} from './get-statistics.ts';
import type {Handlers} from './handler.ts';
import {invite} from './invite.ts';
import {isRated} from './is-rated.ts';
import {issueToken} from './issue-token.ts';
import {listInstitutions} from './list-institutions.ts';
import {listOrders} from './list-orders.ts';
import {putService} from './put-service.ts';
import {submitRating} from './submit-rating.ts';

/** Every route of the contract with what answers it. */
export const handlers: Handlers = {
  getHealth,
  getStandard,
  listInstitutions,
  getStatistics,
  getInvitation,
  submitRating,
  issueToken,
  putService,
  isRated,
  invite,
  listOrders,
};
