import {askReview} from './ask-review.ts';
import {countOrders} from './count-orders.ts';
import {decideReview} from './decide-review.ts';
import {extendOrder} from './extend-order.ts';
import {fileAppeal} from './file-appeal.ts';
import {getConsistency} from './get-consistency.ts';
import {getHealth} from './get-health.ts';
import {getInclusion} from './get-inclusion.ts';
import {getInvitation} from './get-invitation.ts';
import {getOrder} from './get-order.ts';
import {getReceipt} from './get-receipt.ts';
import {exportPeriod} from './export-period.ts';
import {getSelf} from './get-self.ts';
import {exportRatings} from './export-ratings.ts';
import {getOfficeStatistics} from './get-office-statistics.ts';
import {getPublication} from './get-publication.ts';
import {getStaffStatistics} from './get-staff-statistics.ts';
import {getStandard} from './get-standard.ts';
import {getStatistics} from './get-statistics.ts';
import {getTreeHead} from './get-tree-head.ts';
import type {Handlers} from './handler.ts';
import {invite} from './invite.ts';
import {isRated} from './is-rated.ts';
import {issueToken} from './issue-token.ts';
import {listInstitutions} from './list-institutions.ts';

import {listOrders} from './list-orders.ts';
import {listReviews} from './list-reviews.ts';
import {listPublications} from './list-publications.ts';
import {publish} from './publish.ts';
import {answerNotice} from './answer-notice.ts';
import {closeNotice} from './close-notice.ts';
import {listNotices} from './list-notices.ts';
import {listSuspicions} from './list-suspicions.ts';
import {putService} from './put-service.ts';
import {settleSuspicion} from './settle-suspicion.ts';
import {stepOrder} from './step-order.ts';
import {unmask} from './unmask.ts';
import {submitRating} from './submit-rating.ts';
import {supplementRating} from './supplement-rating.ts';
import {transferOrder} from './transfer-order.ts';
import {addWebhookSecret} from './add-webhook-secret.ts';
import {deleteWebhook} from './delete-webhook.ts';
import {listWebhookDeliveries} from './list-webhook-deliveries.ts';
import {listWebhooks} from './list-webhooks.ts';
import {putWebhook} from './put-webhook.ts';
import {replayWebhookDelivery} from './replay-webhook-delivery.ts';
import {testWebhook} from './test-webhook.ts';

/** Every route of the contract with what answers it. */
export const handlers: Handlers = {
  getHealth,
  getStandard,
  listInstitutions,
  getStatistics,
  listPublications,
  getOfficeStatistics,
  getPublication,
  exportPeriod,
  exportRatings,
  publish,
  getStaffStatistics,
  getInvitation,
  submitRating,
  issueToken,
  putService,
  isRated,
  invite,
  listOrders,
  getSelf,
  countOrders,
  getOrder,
  stepOrder,
  extendOrder,
  transferOrder,
  askReview,
  unmask,
  listReviews,
  decideReview,
  fileAppeal,
  listSuspicions,
  settleSuspicion,
  listNotices,
  answerNotice,
  closeNotice,
  getReceipt,
  supplementRating,
  addWebhookSecret,
  deleteWebhook,
  listWebhookDeliveries,
  listWebhooks,
  putWebhook,
  replayWebhookDelivery,
  testWebhook,
  getTreeHead,
  getInclusion,
  getConsistency,
};
