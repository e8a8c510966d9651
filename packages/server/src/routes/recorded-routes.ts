import type {RouteName} from '@gov-rating/contract';
import type {Recorded} from '../http/call-record.ts';

const open = {because: 'anyone may read it'};
const byCitizen = {because: 'a citizen asks; nothing of citizens is entered'};
const read = {because: 'reads what the caller may see, without personal data; refused reads are entered'};

const byDevice = {because: 'a device asks with its key; a wrong key is entered'};
const prompted = {because: 'a window asks for every person it serves, and learns nothing but whether it was answered'};

const registered = {because: 'a service carries the mark of the server, and is one of millions'};
const collected = {because: 'a rating is an entry of the evidence log, with who brought it'};
const invited = {because: 'an invitation carries the mark of the server, and is one of millions'};

/**
 * Which calls the operator's log records, and why the others are not: the one place for it. A new route without a line does
 * not compile.
 */
export const recordedRoutes: Readonly<Record<RouteName, Recorded>> = {
  getHealth: open,
  getStandard: open,
  getPrintedPoint: open,
  listInstitutions: open,
  getStatistics: open,
  listPublications: open,
  getPublication: open,
  exportRatings: open,
  getTreeHead: open,
  getInclusion: open,
  getConsistency: open,

  getInvitation: byCitizen,
  submitRating: byCitizen,
  ratePoint: byCitizen,
  findService: byCitizen,
  getReceipt: byCitizen,
  supplementRating: byCitizen,
  eraseOwnWords: byCitizen,
  eraseWordsOfOwnReceipt: byCitizen,
  openRaterSession: byCitizen,
  openTicketSession: byCitizen,
  askRaterCode: byCitizen,
  openCodeSession: byCitizen,
  listRateable: byCitizen,
  claimService: byCitizen,
  listOwnReceipts: byCitizen,

  issueToken: {because: 'a client gets a token every ten minutes; wrong secrets are entered'},
  putService: registered,
  putServices: registered,
  collectRating: collected,
  collectRatings: collected,
  collectDeviceRating: collected,
  collectDeviceRatings: collected,
  invite: invited,
  inviteAll: invited,
  isRated: read,
  listCaseServices: read,

  getSelf: read,
  listOrders: read,
  countOrders: read,
  getOrder: read,
  listReviews: read,
  listSuspicions: read,
  listNotices: read,
  getOfficeStatistics: read,
  getStaffStatistics: read,
  listClients: read,
  listPoints: read,
  getPoint: read,
  getPoster: read,
  listStaff: read,
  listAliases: read,
  checkRegister: {because: 'nothing is changed, and the caller may write all of it'},
  listWebhooks: read,
  listWebhookDeliveries: read,

  listDevices: read,

  startPairing: {because: 'a screen without any rights asks; what is approved is entered'},
  pollPairing: {because: 'a screen without any rights asks; what is approved is entered'},
  getDevice: byDevice,
  heartbeat: byDevice,
  setOwnStaff: byDevice,
  getStaffPicture: byDevice,
  deviceEvents: byDevice,
  getDevicePrompt: byDevice,
  markPrompt: byDevice,
  submitDeviceRating: byDevice,
  callDevice: prompted,
  promptDevice: prompted,
  getPrompt: prompted,
  withdrawPrompt: prompted,
  setDeviceStaff: prompted,
  setPointStaff: prompted,
  identifyDevice: {because: 'the device sounds once, and nothing of it is changed'},
  approvePairing: {what: 'device.paired', facts: ['pointId']},
  changeDevice: {what: 'device.changed', subject: 'deviceId'},
  revokeDevice: {what: 'device.revoked', subject: 'deviceId'},

  unmask: {what: 'person.unmasked', subject: 'orderNumber', look: true},
  exportPeriod: {
    what: 'ratings.exported',
    facts: ['institutionCode', 'areaCode', 'from', 'to', 'format'],
    look: true,
  },

  stepOrder: {what: 'order.stepped', subject: 'orderNumber'},
  extendOrder: {what: 'order.extended', subject: 'orderNumber'},
  transferOrder: {what: 'order.transferred', subject: 'orderNumber', facts: ['institutionCode']},
  askReview: {what: 'review.asked', subject: 'orderNumber'},
  decideReview: {what: 'review.decided', subject: 'reviewId'},
  fileAppeal: {what: 'appeal.filed', subject: 'reviewId'},
  settleSuspicion: {what: 'suspicion.settled', subject: 'suspicionId'},
  answerNotice: {what: 'notice.answered', subject: 'noticeId'},
  closeNotice: {what: 'notice.closed', subject: 'noticeId'},
  publish: {what: 'publication.made', facts: ['areaCode', 'from', 'to', 'replaces']},

  disableClient: {what: 'client.disabled', subject: 'clientId'},
  enableClient: {what: 'client.enabled', subject: 'clientId'},
  rotateClientSecret: {what: 'client.secret_rotated', subject: 'clientId', facts: ['keepOldHours']},

  putPoint: {what: 'point.put', subject: 'pointId', facts: ['institutionCode']},
  closePoint: {what: 'point.closed', subject: 'pointId'},
  putStaff: {what: 'staff.put', facts: ['institutionCode', 'staffNumber', 'isRated']},
  importRegister: {what: 'register.imported', facts: ['register']},
  putAlias: {what: 'alias.put', facts: ['institutionCode', 'kind', 'code']},
  removeAlias: {what: 'alias.removed', facts: ['kind', 'code']},

  putWebhook: {what: 'webhook.put', facts: ['institutionCode']},
  deleteWebhook: {what: 'webhook.deleted', subject: 'webhookId'},
  addWebhookSecret: {what: 'webhook.secret_added', subject: 'webhookId', facts: ['keepOldHours']},
  testWebhook: {what: 'webhook.tested', subject: 'webhookId'},
  replayWebhookDelivery: {what: 'webhook.replayed', subject: 'webhookId', facts: ['messageId']},
};
