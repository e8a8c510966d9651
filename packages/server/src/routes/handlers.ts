import type {Handlers} from '../http/handler.ts';
import {getSelf} from './access/get-self.ts';
import {issueToken} from './access/issue-token.ts';
import {askReview} from './cases/ask-review.ts';
import {countOrders} from './cases/count-orders.ts';
import {decideReview} from './cases/decide-review.ts';
import {extendOrder} from './cases/extend-order.ts';
import {fileAppeal} from './cases/file-appeal.ts';
import {getOrder} from './cases/get-order.ts';
import {listOrders} from './cases/list-orders.ts';
import {listReviews} from './cases/list-reviews.ts';
import {stepOrder} from './cases/step-order.ts';
import {transferOrder} from './cases/transfer-order.ts';
import {unmask} from './cases/unmask.ts';
import {disableClient} from './clients/disable-client.ts';
import {enableClient} from './clients/enable-client.ts';
import {listClients} from './clients/list-clients.ts';
import {rotateClientSecret} from './clients/rotate-client-secret.ts';
import {callDevice} from './devices/call-device.ts';
import {deviceEvents} from './devices/device-events.ts';
import {getDevicePrompt, submitDeviceRating} from './devices/device-rating.ts';
import {setDeviceStaff, setOwnStaff, setPointStaff} from './devices/device-staff.ts';
import {changeDevice, identifyDevice, listDevices, revokeDevice} from './devices/manage-devices.ts';
import {getDevice, getStaffPicture, heartbeat} from './devices/own-device.ts';
import {approvePairing, pollPairing, startPairing} from './devices/pairing.ts';
import {getPrompt, markPrompt, promptDevice, withdrawPrompt} from './devices/prompts.ts';
import {getConsistency} from './evidence/get-consistency.ts';
import {getInclusion} from './evidence/get-inclusion.ts';
import {getTreeHead} from './evidence/get-tree-head.ts';
import {listInstitutions} from './institutions/list-institutions.ts';
import {getInvitation} from './invitations/get-invitation.ts';
import {invite, inviteAll} from './invitations/invite.ts';
import {answerNotice} from './notices/answer-notice.ts';
import {closeNotice} from './notices/close-notice.ts';
import {listNotices} from './notices/list-notices.ts';
import {exportPeriod} from './publications/export-period.ts';
import {exportRatings} from './publications/export-ratings.ts';
import {getPublication} from './publications/get-publication.ts';
import {listPublications} from './publications/list-publications.ts';
import {publish} from './publications/publish.ts';
import {getReceipt} from './ratings/get-receipt.ts';
import {
  collectDeviceRating,
  collectDeviceRatings,
  collectRating,
  collectRatings,
} from './collections/collect-rating.ts';
import {claimService} from './raters/claim-service.ts';
import {openRaterSession} from './raters/open-rater-session.ts';
import {openTicketSession} from './raters/open-ticket-session.ts';
import {askRaterCode, openCodeSession} from './raters/rater-codes.ts';
import {listOwnReceipts, listRateable} from './raters/own-lists.ts';
import {ratePoint} from './ratings/rate-point.ts';
import {submitRating} from './ratings/submit-rating.ts';
import {eraseOwnWords, eraseWordsOfOwnReceipt} from './ratings/erase-own-words.ts';
import {supplementRating} from './ratings/supplement-rating.ts';
import {listAliases, putAlias, removeAlias} from './registers/aliases.ts';
import {getPoint, listPoints} from './registers/list-points.ts';
import {findService} from './registers/find-service.ts';
import {getPrintedPoint} from './registers/get-printed-point.ts';
import {getPoster} from './registers/get-poster.ts';
import {closePoint, putPoint} from './registers/put-point.ts';
import {checkRegister, importRegister} from './registers/import-register.ts';
import {listStaff, putStaff} from './registers/staff.ts';
import {isRated} from './services/is-rated.ts';
import {listCaseServices} from './services/list-case-services.ts';
import {putService, putServices} from './services/put-service.ts';
import {getHealth} from './standard/get-health.ts';
import {getStandard} from './standard/get-standard.ts';
import {getOfficeStatistics} from './statistics/get-office-statistics.ts';
import {getStaffStatistics} from './statistics/get-staff-statistics.ts';
import {getStatistics} from './statistics/get-statistics.ts';
import {listSuspicions} from './suspicions/list-suspicions.ts';
import {settleSuspicion} from './suspicions/settle-suspicion.ts';
import {addWebhookSecret} from './webhooks/add-webhook-secret.ts';
import {deleteWebhook} from './webhooks/delete-webhook.ts';
import {listWebhookDeliveries} from './webhooks/list-webhook-deliveries.ts';
import {listWebhooks} from './webhooks/list-webhooks.ts';
import {putWebhook} from './webhooks/put-webhook.ts';
import {replayWebhookDelivery} from './webhooks/replay-webhook-delivery.ts';
import {testWebhook} from './webhooks/test-webhook.ts';

/** Every route of the contract with its handler. */
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
  collectRating,
  collectRatings,
  collectDeviceRating,
  collectDeviceRatings,
  submitRating,
  ratePoint,
  openRaterSession,
  openTicketSession,
  askRaterCode,
  openCodeSession,
  listRateable,
  claimService,
  listOwnReceipts,
  findService,
  issueToken,
  putPoint,
  listPoints,
  getPoint,
  getPoster,
  getPrintedPoint,
  closePoint,
  putStaff,
  listStaff,
  putAlias,
  removeAlias,
  listAliases,
  importRegister,
  checkRegister,
  putService,
  putServices,
  isRated,
  listCaseServices,
  invite,
  inviteAll,
  listOrders,
  getSelf,
  listClients,
  disableClient,
  enableClient,
  rotateClientSecret,
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
  eraseOwnWords,
  eraseWordsOfOwnReceipt,
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
  startPairing,
  pollPairing,
  approvePairing,
  listDevices,
  changeDevice,
  revokeDevice,
  identifyDevice,
  setDeviceStaff,
  setPointStaff,
  getDevice,
  heartbeat,
  setOwnStaff,
  getStaffPicture,
  deviceEvents,
  getDevicePrompt,
  markPrompt,
  submitDeviceRating,
  callDevice,
  promptDevice,
  getPrompt,
  withdrawPrompt,
};
