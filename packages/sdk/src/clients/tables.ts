// Generated from the contract's routes by "npm run generate": who calls a route, and its subject, decide which client has it.
import {
  addWebhookSecret,
  answerNotice,
  askReview,
  closeNotice,
  closePoint,
  countOrders,
  decideReview,
  deleteWebhook,
  disableClient,
  enableClient,
  extendOrder,
  fileAppeal,
  getConsistency,
  getHealth,
  getInclusion,
  getInvitation,
  getOfficeStatistics,
  getOrder,
  getPoint,
  getPoster,
  getPrintedPoint,
  getPublication,
  getReceipt,
  getReceiptProgress,
  getSelf,
  getStaffStatistics,
  getStandard,
  getStatistics,
  getTreeHead,
  invite,
  inviteAll,
  isRated,
  listAliases,
  listClients,
  listInstitutions,
  listNotices,
  listOrders,
  listPoints,
  listPublications,
  listReviews,
  listStaff,
  listSuspicions,
  listWebhookDeliveries,
  listWebhooks,
  publish,
  putAlias,
  putPoint,
  putService,
  putServices,
  putStaff,
  putWebhook,
  replayWebhookDelivery,
  rotateClientSecret,
  settleSuspicion,
  stepOrder,
  submitRating,
  supplementRating,
  testWebhook,
  transferOrder,
  unmask,
} from '@gov-rating/contract/endpoints';

/** Caller: citizen. Subject: invitations, ratings. */
export const ratingTable = {getInvitation, submitRating};

/** Caller: anyone. Subject: standard, institutions, statistics, points. */
export const publicTable = {getHealth, getStandard, listInstitutions, getPrintedPoint, getStatistics};

/** Caller: anyone, citizen. Subject: receipts. */
export const receiptTable = {getReceipt, getReceiptProgress, supplementRating};

/** Caller: anyone. Subject: statistics, publications. */
export const resultsTable = {getStatistics, listPublications, getPublication};

/** Caller: anyone. Subject: evidence. */
export const evidenceTable = {getTreeHead, getInclusion, getConsistency};

/** Caller: department, office. Subject: services, invitations, orders, points, staff, aliases. */
export const serviceTable = {
  putPoint,
  listPoints,
  getPoint,
  getPoster,
  closePoint,
  putStaff,
  listStaff,
  putAlias,
  listAliases,
  putService,
  putServices,
  isRated,
  invite,
  inviteAll,
  listOrders,
};

/** Caller: person, office. Subject: access, orders, persons, reviews, suspicions, notices. */
export const deskTable = {
  getSelf,
  listOrders,
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
};

/** Caller: person, office. Subject: statistics, publications, webhooks, clients, points, staff, aliases. */
export const supervisionTable = {
  listClients,
  disableClient,
  enableClient,
  rotateClientSecret,
  putPoint,
  listPoints,
  getPoint,
  getPoster,
  closePoint,
  putStaff,
  listStaff,
  putAlias,
  listAliases,
  getOfficeStatistics,
  getStaffStatistics,
  publish,
  putWebhook,
  listWebhooks,
  deleteWebhook,
  addWebhookSecret,
  testWebhook,
  listWebhookDeliveries,
  replayWebhookDelivery,
};
