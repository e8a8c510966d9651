// Generated from src/routes by "npm run generate"; edit the routes instead.
/* eslint-disable max-lines */
/**
 * The routes without their schemas: method, path, caller and the check of an answer.
 *
 * @example
 * ```ts
 * import {getStatistics, pathParameters, stepOrder} from '@gov-rating/contract/endpoints';
 *
 * const url = new URL(getStatistics.path, 'https://rating.example.gov.cn');
 * pathParameters(stepOrder.path); // ['orderNumber']
 * ```
 */
import type {Endpoint} from './endpoint.ts';
import type {RouteName} from './types.ts';

export {pathParameters, scopes, type Caller, type Endpoint, type ResponseCheck, type Scope} from './endpoint.ts';
export type {RouteName} from './types.ts';

/** Whether ratings can be received now. */
export const getHealth = {
  method: 'GET',
  path: '/v1/health',
  caller: 'anyone',
  responseCheck: ['status', 'string'],
} as const;

/** Levels, tags, channels and the rules of a region, as data. */
export const getStandard = {
  method: 'GET',
  path: '/v1/standard',
  caller: 'anyone',
  responseCheck: ['levels', 'object'],
} as const;

/** Rated institutions, by code. */
export const listInstitutions = {
  method: 'GET',
  path: '/v1/institutions',
  caller: 'anyone',
  responseCheck: ['items', 'object'],
} as const;

/** Exchange client credentials for an access token (RFC 6749 section 4.4). */
export const issueToken = {
  method: 'POST',
  path: '/v1/oauth/token',
  caller: 'anyone',
  form: true,
  responseCheck: ['access_token', 'string'],
} as const;

/** What the caller may do: the role and the institution of the token. */
export const getSelf = {
  method: 'GET',
  path: '/v1/self',
  caller: 'person',
  roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
  responseCheck: ['role', 'string'],
} as const;

/** Department systems that may call for an institution and those below it, without their secrets. */
export const listClients = {
  method: 'GET',
  path: '/v1/clients',
  caller: 'person',
  roles: ['institution_head', 'bureau', 'auditor'],
  responseCheck: ['items', 'object'],
} as const;

/** End the access of a department system at once, also with tokens that it already has. */
export const disableClient = {
  method: 'POST',
  path: '/v1/clients/{clientId}/disabling',
  caller: 'person',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['clientId', 'string'],
} as const;

/** Let a disabled department system call again. */
export const enableClient = {
  method: 'POST',
  path: '/v1/clients/{clientId}/enabling',
  caller: 'person',
  roles: ['bureau'],
  responseCheck: ['clientId', 'string'],
} as const;

/** Make a new secret of a department system; the old ones are taken too for a while. */
export const rotateClientSecret = {
  method: 'POST',
  path: '/v1/clients/{clientId}/secrets',
  caller: 'person',
  roles: ['bureau'],
  responseCheck: ['secret', 'string'],
} as const;

/** Add a hall, a window or another place, or change it, for the caller's institution and those below it. */
export const putPoint = {
  method: 'POST',
  path: '/v1/points',
  caller: 'office',
  scope: 'registers:write',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['pointId', 'string'],
} as const;

/** Points of the caller's institution, of those below it, and of those above it, by id. */
export const listPoints = {
  method: 'GET',
  path: '/v1/points',
  caller: 'office',
  scope: 'services:write',
  roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
  responseCheck: ['items', 'object'],
} as const;

/** A point of the caller's institution, of one below it, or of one above it. */
export const getPoint = {
  method: 'GET',
  path: '/v1/points/{pointId}',
  caller: 'office',
  scope: 'services:write',
  roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
  responseCheck: ['pointId', 'string'],
} as const;

/** What a printed code belongs to, and whether it is in use. A POST, so that no log has the code. */
export const getPrintedPoint = {
  method: 'POST',
  path: '/v1/static-codes',
  caller: 'anyone',
  responseCheck: ['name', 'string'],
} as const;

/** Rate a point itself (评价点) by its printed code; nothing is stored before, and it is counted apart. */
export const ratePoint = {
  method: 'POST',
  path: '/v1/static-codes/ratings',
  caller: 'anyone',
  keyed: true,
  responseCheck: ['receiptNumber', 'string'],
} as const;

/** Find the newest service of a case that is not rated, by the number of the case, where an institution of the hall allows it. */
export const findService = {
  method: 'POST',
  path: '/v1/static-codes/services',
  caller: 'anyone',
  responseCheck: ['token', 'string'],
} as const;

/** The poster of an open point with its static code (静态码), as SVG or PDF, to be printed. */
export const getPoster = {
  method: 'GET',
  path: '/v1/points/{pointId}/poster',
  caller: 'office',
  scope: 'services:write',
  roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
  responseCheck: ['content', 'string'],
} as const;

/** Close a point for ever with everything that lies in it; what was rated there stays. */
export const closePoint = {
  method: 'POST',
  path: '/v1/points/{pointId}/closing',
  caller: 'office',
  scope: 'registers:write',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['point', 'object'],
} as const;

/** Add a member of staff, or change one, for the caller's institution and those below it. */
export const putStaff = {
  method: 'POST',
  path: '/v1/staff',
  caller: 'office',
  scope: 'registers:write',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['staffNumber', 'string'],
} as const;

/** Staff of the caller's institution and those below it, by institution and number. */
export const listStaff = {
  method: 'GET',
  path: '/v1/staff',
  caller: 'office',
  scope: 'registers:write',
  roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
  responseCheck: ['items', 'object'],
} as const;

/** Give an institution another code by which services name it, for the caller's institution and those below it. */
export const putAlias = {
  method: 'POST',
  path: '/v1/institution-aliases',
  caller: 'office',
  scope: 'registers:write',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['code', 'string'],
} as const;

/** Remove another code: services that name it are refused from now on, earlier ones stay; it is listed with the moment. */
export const removeAlias = {
  method: 'POST',
  path: '/v1/institution-aliases/removal',
  caller: 'office',
  scope: 'registers:write',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['code', 'string'],
} as const;

/** Other codes of the caller's institution and those below it, by code. */
export const listAliases = {
  method: 'GET',
  path: '/v1/institution-aliases',
  caller: 'office',
  scope: 'registers:write',
  roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
  responseCheck: ['items', 'object'],
} as const;

/** Import the CSV file of a register, all rows or none, for the caller's institution and those below it; the same file again changes nothing. */
export const importRegister = {
  method: 'POST',
  path: '/v1/registers/{register}/import',
  caller: 'office',
  scope: 'registers:write',
  roles: ['institution_head', 'bureau'],
  csv: true,
  responseCheck: ['unchanged', 'number'],
} as const;

/** Check the CSV file of a register without saving anything: what an import would do, or every mistake. */
export const checkRegister = {
  method: 'POST',
  path: '/v1/registers/{register}/check',
  caller: 'office',
  scope: 'registers:write',
  roles: ['institution_head', 'bureau'],
  csv: true,
  responseCheck: ['unchanged', 'number'],
} as const;

/** Register a service, or correct it while it is not rated. */
export const putService = {
  method: 'POST',
  path: '/v1/services',
  caller: 'department',
  scope: 'services:write',
  responseCheck: ['serviceId', 'string'],
} as const;

/** Register up to 100 services, or correct those that are not rated; each has an outcome of its own. */
export const putServices = {
  method: 'POST',
  path: '/v1/services/batch',
  caller: 'department',
  scope: 'services:write',
  responseCheck: ['entries', 'object'],
} as const;

/** Has this service been rated: yes or no, never what. */
export const isRated = {
  method: 'GET',
  path: '/v1/services/{serviceId}/rated',
  caller: 'department',
  scope: 'services:write',
  responseCheck: ['rated', 'boolean'],
} as const;

/** The services of a case of the caller's institution or one below, whether each is rated, and what is said about privacy before a person is asked. A POST, so that no log has the number. */
export const listCaseServices = {
  method: 'POST',
  path: '/v1/services/lookup',
  caller: 'department',
  scope: 'services:write',
  responseCheck: ['items', 'object'],
} as const;

/** Make an invitation to rate a service: token, links and QR codes. */
export const invite = {
  method: 'POST',
  path: '/v1/services/{serviceId}/invitations',
  caller: 'department',
  scope: 'invitations:write',
  responseCheck: ['token', 'string'],
} as const;

/** Make one invitation for each of up to 100 services; each has an outcome of its own. */
export const inviteAll = {
  method: 'POST',
  path: '/v1/invitations/batch',
  caller: 'department',
  scope: 'invitations:write',
  responseCheck: ['entries', 'object'],
} as const;

/** The service behind an invitation and the rules for rating it. */
export const getInvitation = {
  method: 'GET',
  path: '/v1/invitation',
  caller: 'citizen',
  responseCheck: ['tags', 'object'],
} as const;

/** Rate the service behind an invitation, once. */
export const submitRating = {
  method: 'POST',
  path: '/v1/ratings',
  caller: 'citizen',
  keyed: true,
  responseCheck: ['receiptNumber', 'string'],
} as const;

/** Register a service and store its rating, given by telephone, text message or on paper, in one step. */
export const collectRating = {
  method: 'POST',
  path: '/v1/ratings/collected',
  caller: 'department',
  scope: 'ratings:collect',
  keyed: true,
  responseCheck: ['receiptNumber', 'string'],
} as const;

/** The same for up to 100 ratings; each has a key and an outcome of its own. */
export const collectRatings = {
  method: 'POST',
  path: '/v1/ratings/collected/batch',
  caller: 'department',
  scope: 'ratings:collect',
  responseCheck: ['entries', 'object'],
} as const;

/** Register a service and store the rating that was given on this device, in one step. */
export const collectDeviceRating = {
  method: 'POST',
  path: '/v1/device/ratings/collected',
  caller: 'device',
  keyed: true,
  responseCheck: ['receiptNumber', 'string'],
} as const;

/** The same for up to 100 ratings, as they waited for a network; each has a key and an outcome of its own. */
export const collectDeviceRatings = {
  method: 'POST',
  path: '/v1/device/ratings/collected/batch',
  caller: 'device',
  responseCheck: ['entries', 'object'],
} as const;

/** Progress and answer by the number of a receipt; with its key also the proof. A POST, so that no log has the number. */
export const getReceipt = {
  method: 'POST',
  path: '/v1/receipts',
  caller: 'anyone',
  responseCheck: ['receiptNumber', 'string'],
} as const;

/** Add one supplement after rectification (追评), with the key of the receipt. */
export const supplementRating = {
  method: 'POST',
  path: '/v1/supplements',
  caller: 'anyone',
  keyed: true,
  responseCheck: ['addedAt', 'string'],
} as const;

/** Erase the rater's own words, comment and supplement, with the key of the receipt; once more changes nothing. Level and tags stay. */
export const eraseOwnWords = {
  method: 'POST',
  path: '/v1/word-erasures',
  caller: 'anyone',
  responseCheck: ['receiptNumber', 'string'],
} as const;

/** Exchange a portal's assertion of a person who is logged in there for a short-lived token, once. */
export const openRaterSession = {
  method: 'POST',
  path: '/v1/rater-sessions',
  caller: 'anyone',
  responseCheck: ['token', 'string'],
} as const;

/** Exchange a portal's ticket of a person who is logged in there for a short-lived token, once. */
export const openTicketSession = {
  method: 'POST',
  path: '/v1/rater-sessions/ticket',
  caller: 'anyone',
  responseCheck: ['token', 'string'],
} as const;

/** Send a one-time code to the telephone that was registered with a case, if its last four digits are these. The answer is the same whether there is such a case or not. */
export const askRaterCode = {
  method: 'POST',
  path: '/v1/rater-codes',
  caller: 'anyone',
  responseCheck: ['validMinutes', 'number'],
} as const;

/** Exchange a case's one-time code for a short-lived token of the person served, for this case alone. */
export const openCodeSession = {
  method: 'POST',
  path: '/v1/rater-sessions/code',
  caller: 'anyone',
  responseCheck: ['token', 'string'],
} as const;

/** The person's own services that can still be rated, the newest first. */
export const listRateable = {
  method: 'GET',
  path: '/v1/rater/services',
  caller: 'rater',
  responseCheck: ['items', 'object'],
} as const;

/** Get the invitation to rate one of the person's own services, of the portal's channel. In the body, so that no log has its id. */
export const claimService = {
  method: 'POST',
  path: '/v1/rater/invitations',
  caller: 'rater',
  responseCheck: ['token', 'string'],
} as const;

/** Receipts of the ratings that the person gave by `claimService` within the last year, the newest first. */
export const listOwnReceipts = {
  method: 'GET',
  path: '/v1/rater/receipts',
  caller: 'rater',
  responseCheck: ['items', 'object'],
} as const;

/** Erase the person's own words of a rating among `listOwnReceipts`, comment and supplement; once more changes nothing. Level and tags stay. */
export const eraseWordsOfOwnReceipt = {
  method: 'POST',
  path: '/v1/rater/word-erasures',
  caller: 'rater',
  responseCheck: ['receiptNumber', 'string'],
} as const;

/** The institution's work orders, oldest first. */
export const listOrders = {
  method: 'GET',
  path: '/v1/orders',
  caller: 'office',
  scope: 'orders:read',
  roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
  responseCheck: ['items', 'object'],
} as const;

/** How many orders are in each state, and how many are overdue. */
export const countOrders = {
  method: 'GET',
  path: '/v1/order-counts',
  caller: 'person',
  roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
  responseCheck: ['states', 'object'],
} as const;

/** An order with its history and the steps that the caller may take now. */
export const getOrder = {
  method: 'GET',
  path: '/v1/orders/{orderNumber}',
  caller: 'person',
  roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
  responseCheck: ['order', 'object'],
} as const;

/** Take one step of handling. */
export const stepOrder = {
  method: 'POST',
  path: '/v1/orders/{orderNumber}/steps',
  caller: 'person',
  roles: ['institution_staff', 'institution_head'],
  keyed: true,
  responseCheck: ['order', 'object'],
} as const;

/** Give the answer more time before it is due, with reason. */
export const extendOrder = {
  method: 'POST',
  path: '/v1/orders/{orderNumber}/extension',
  caller: 'person',
  roles: ['institution_head'],
  keyed: true,
  responseCheck: ['order', 'object'],
} as const;

/** Offer an order to the institution that it belongs to, with reason; its head accepts or declines. */
export const transferOrder = {
  method: 'POST',
  path: '/v1/orders/{orderNumber}/transfer',
  caller: 'person',
  roles: ['institution_head', 'bureau'],
  keyed: true,
  responseCheck: ['order', 'object'],
} as const;

/** Ask whether the rating behind an order is mistaken, malicious or untrue (复核). */
export const askReview = {
  method: 'POST',
  path: '/v1/orders/{orderNumber}/reviews',
  caller: 'person',
  roles: ['institution_staff', 'institution_head'],
  keyed: true,
  responseCheck: ['order', 'object'],
} as const;

/** Who was served, for the call back; every look is recorded. */
export const unmask = {
  method: 'POST',
  path: '/v1/orders/{orderNumber}/person',
  caller: 'person',
  roles: ['institution_staff', 'institution_head'],
  responseCheck: ['person', 'object'],
} as const;

/** Reviews and appeals of ratings within sight, oldest first. */
export const listReviews = {
  method: 'GET',
  path: '/v1/reviews',
  caller: 'person',
  roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
  responseCheck: ['items', 'object'],
} as const;

/** Decide a review or an appeal: the rating is void or upheld. */
export const decideReview = {
  method: 'POST',
  path: '/v1/reviews/{reviewId}/decision',
  caller: 'person',
  roles: ['bureau'],
  keyed: true,
  responseCheck: ['reviewId', 'string'],
} as const;

/** Appeal against a review that upheld the rating (申诉). */
export const fileAppeal = {
  method: 'POST',
  path: '/v1/reviews/{reviewId}/appeal',
  caller: 'person',
  roles: ['institution_staff', 'institution_head'],
  keyed: true,
  responseCheck: ['reviewId', 'string'],
} as const;

/** Ratings that a detection rule flagged for a person to check, oldest flag first. */
export const listSuspicions = {
  method: 'GET',
  path: '/v1/suspicions',
  caller: 'person',
  roles: ['bureau', 'auditor'],
  responseCheck: ['items', 'object'],
} as const;

/** Settle a suspicion flag: dismiss it, or send the rating to review. */
export const settleSuspicion = {
  method: 'POST',
  path: '/v1/suspicions/{suspicionId}/settlement',
  caller: 'person',
  roles: ['bureau'],
  keyed: true,
  responseCheck: ['suspicionId', 'string'],
} as const;

/** Rectification notices (限期整改) for repeatedly badly rated staff, oldest first. */
export const listNotices = {
  method: 'GET',
  path: '/v1/notices',
  caller: 'person',
  roles: ['institution_head', 'bureau', 'auditor'],
  responseCheck: ['items', 'object'],
} as const;

/** Say what the institution does about a rectification notice. */
export const answerNotice = {
  method: 'POST',
  path: '/v1/notices/{noticeId}/answer',
  caller: 'person',
  roles: ['institution_head'],
  keyed: true,
  responseCheck: ['noticeId', 'string'],
} as const;

/** Close a rectification notice. */
export const closeNotice = {
  method: 'POST',
  path: '/v1/notices/{noticeId}/closing',
  caller: 'person',
  roles: ['bureau'],
  keyed: true,
  responseCheck: ['noticeId', 'string'],
} as const;

/** How many rated an area or an institution, and, of ended months where enough did, how. */
export const getStatistics = {
  method: 'GET',
  path: '/v1/statistics',
  caller: 'anyone',
  responseCheck: ['levels', 'object'],
} as const;

/** Counts and measures of the institutions below the caller's as they are now, of the caller's own what is published too. */
export const getOfficeStatistics = {
  method: 'GET',
  path: '/v1/office-statistics',
  caller: 'person',
  roles: ['institution_head', 'bureau', 'auditor'],
  responseCheck: ['levels', 'object'],
} as const;

/** Results by member of staff (工号), never public: of institutions below the caller's all, of the caller's own ended months in which enough people rated. */
export const getStaffStatistics = {
  method: 'GET',
  path: '/v1/staff-statistics',
  caller: 'person',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['rows', 'object'],
} as const;

/** What was published (通报), the latest first. */
export const listPublications = {
  method: 'GET',
  path: '/v1/publications',
  caller: 'anyone',
  responseCheck: ['items', 'object'],
} as const;

/** A publication, byte for byte as it was made; cacheable for ever. */
export const getPublication = {
  method: 'GET',
  path: '/v1/publications/{publicationId}',
  caller: 'anyone',
  answer: 'immutable',
  responseCheck: ['results', 'object'],
} as const;

/** The ratings that a publication was made of, one in each line, without personal data. */
export const exportRatings = {
  method: 'GET',
  path: '/v1/publications/{publicationId}/export',
  caller: 'anyone',
  answer: 'download',
  responseCheck: ['level', 'string'],
} as const;

/** Publish the results of an area over days that have ended (通报), for ever. */
export const publish = {
  method: 'POST',
  path: '/v1/publications',
  caller: 'person',
  roles: ['bureau'],
  responseCheck: ['publicationId', 'string'],
} as const;

/** The ratings of the institutions below the caller's over some days, published or not; of the caller's own, ended months as in a publication. */
export const exportPeriod = {
  method: 'GET',
  path: '/v1/rating-export',
  caller: 'person',
  roles: ['bureau', 'auditor'],
  answer: 'download',
  responseCheck: ['level', 'string'],
} as const;

/** The signed head of the evidence log: the latest, or the one of a given size. */
export const getTreeHead = {
  method: 'GET',
  path: '/v1/evidence/head',
  caller: 'anyone',
  responseCheck: ['signature', 'string'],
} as const;

/** Proof that an entry is in the evidence log (RFC 9162 section 2.1.3). */
export const getInclusion = {
  method: 'GET',
  path: '/v1/evidence/inclusion',
  caller: 'anyone',
  responseCheck: ['path', 'object'],
} as const;

/** Proof that a later log begins with all of an earlier one (RFC 9162 section 2.1.4). */
export const getConsistency = {
  method: 'GET',
  path: '/v1/evidence/consistency',
  caller: 'anyone',
  responseCheck: ['path', 'object'],
} as const;

/** Register the address of a system that receives events, or change its events. */
export const putWebhook = {
  method: 'POST',
  path: '/v1/webhooks',
  caller: 'person',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['webhook', 'object'],
} as const;

/** Webhooks that the caller's institution and those below it have put, oldest first. */
export const listWebhooks = {
  method: 'GET',
  path: '/v1/webhooks',
  caller: 'person',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['items', 'object'],
} as const;

/** Remove a webhook with what was not sent yet. */
export const deleteWebhook = {
  method: 'POST',
  path: '/v1/webhooks/{webhookId}/deletion',
  caller: 'person',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['removed', 'boolean'],
} as const;

/** Make a new secret; the old ones sign too for a while. */
export const addWebhookSecret = {
  method: 'POST',
  path: '/v1/webhooks/{webhookId}/secrets',
  caller: 'person',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['secret', 'string'],
} as const;

/** Send a test message, at most 20 an hour for each owner; it waits behind other messages. */
export const testWebhook = {
  method: 'POST',
  path: '/v1/webhooks/{webhookId}/test',
  caller: 'person',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['messageId', 'string'],
} as const;

/** What became of the messages to a webhook, newest first. */
export const listWebhookDeliveries = {
  method: 'GET',
  path: '/v1/webhooks/{webhookId}/deliveries',
  caller: 'person',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['items', 'object'],
} as const;

/** Send a message once more, under the same id. */
export const replayWebhookDelivery = {
  method: 'POST',
  path: '/v1/webhooks/{webhookId}/deliveries/{messageId}/replay',
  caller: 'person',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['messageId', 'string'],
} as const;

/** Begin to pair a device: a code to show, and a secret by which to ask (RFC 8628). */
export const startPairing = {
  method: 'POST',
  path: '/v1/pairings',
  caller: 'anyone',
  responseCheck: ['deviceCode', 'string'],
} as const;

/** Ask whether a pairing was approved; if so, the key of the device. */
export const pollPairing = {
  method: 'POST',
  path: '/v1/pairings/progress',
  caller: 'anyone',
  responseCheck: ['state', 'string'],
} as const;

/** Approve a device by the code that it shows, for a point. */
export const approvePairing = {
  method: 'POST',
  path: '/v1/pairings/approval',
  caller: 'office',
  scope: 'devices:write',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['deviceId', 'string'],
} as const;

/** The devices of an institution and those below it, without their keys. */
export const listDevices = {
  method: 'GET',
  path: '/v1/devices',
  caller: 'office',
  scope: 'devices:write',
  roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
  responseCheck: ['items', 'object'],
} as const;

/** Change the settings, the name or the point of a device. */
export const changeDevice = {
  method: 'POST',
  path: '/v1/devices/{deviceId}',
  caller: 'office',
  scope: 'devices:write',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['deviceId', 'string'],
} as const;

/** End the access of a device at once and for ever. */
export const revokeDevice = {
  method: 'POST',
  path: '/v1/devices/{deviceId}/revocation',
  caller: 'office',
  scope: 'devices:write',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['deviceId', 'string'],
} as const;

/** Let a device show itself and sound, for 30 seconds. */
export const identifyDevice = {
  method: 'POST',
  path: '/v1/devices/{deviceId}/identification',
  caller: 'office',
  scope: 'devices:write',
  roles: ['institution_head', 'bureau'],
  responseCheck: ['deviceId', 'string'],
} as const;

/** Sign a member of staff in at a device, pause, resume or sign out. */
export const setDeviceStaff = {
  method: 'POST',
  path: '/v1/devices/{deviceId}/staff',
  caller: 'department',
  scope: 'devices:prompt',
  responseCheck: ['deviceId', 'string'],
} as const;

/** The same at the one device of a point. */
export const setPointStaff = {
  method: 'POST',
  path: '/v1/points/{pointId}/staff',
  caller: 'department',
  scope: 'devices:prompt',
  responseCheck: ['deviceId', 'string'],
} as const;

/** What the calling device needs to know of itself. */
export const getDevice = {
  method: 'GET',
  path: '/v1/device',
  caller: 'device',
  responseCheck: ['deviceId', 'string'],
} as const;

/** Say what the device shows, and hear its settings; every 30 seconds. */
export const heartbeat = {
  method: 'POST',
  path: '/v1/device/heartbeat',
  caller: 'device',
  responseCheck: ['serverTime', 'string'],
} as const;

/** Sign a member of staff in at the calling device, pause, resume or sign out. */
export const setOwnStaff = {
  method: 'POST',
  path: '/v1/device/staff',
  caller: 'device',
  responseCheck: ['deviceId', 'string'],
} as const;

/** The picture of who serves at the calling device, where its settings show it. */
export const getStaffPicture = {
  method: 'GET',
  path: '/v1/device/staff/picture',
  caller: 'device',
  responseCheck: ['picture', 'object', true],
} as const;

/** What happens to the calling device, as server-sent events; a comment at least every 10 seconds. */
export const deviceEvents = {
  method: 'GET',
  path: '/v1/device/events',
  caller: 'device',
  answer: 'events',
  responseCheck: ['type', 'string'],
} as const;

/** The request that the calling device is to show, with the form of its service. */
export const getDevicePrompt = {
  method: 'GET',
  path: '/v1/device/prompt',
  caller: 'device',
  responseCheck: ['prompt', 'object', true],
} as const;

/** Say that a request is shown, or was left untouched. */
export const markPrompt = {
  method: 'POST',
  path: '/v1/device/prompts/{promptId}',
  caller: 'device',
  responseCheck: ['promptId', 'string'],
} as const;

/** Rate a service on the calling device, once. */
export const submitDeviceRating = {
  method: 'POST',
  path: '/v1/device/ratings',
  caller: 'device',
  keyed: true,
  responseCheck: ['receiptNumber', 'string'],
} as const;

/** Show on a device which ticket number is called (叫号), or that none is any more; the newest number is shown. */
export const callDevice = {
  method: 'POST',
  path: '/v1/calls',
  caller: 'department',
  scope: 'devices:prompt',
  responseCheck: ['deviceId', 'string'],
} as const;

/** Ask for the rating of a service on a device, found by its id, its window, its staff or its computer. */
export const promptDevice = {
  method: 'POST',
  path: '/v1/prompts',
  caller: 'department',
  scope: 'devices:prompt',
  keyed: true,
  responseCheck: ['promptId', 'string'],
} as const;

/** What became of a request: rated or not, never how. */
export const getPrompt = {
  method: 'GET',
  path: '/v1/prompts/{promptId}',
  caller: 'department',
  scope: 'devices:prompt',
  responseCheck: ['promptId', 'string'],
} as const;

/** Take a request back; one that was answered remains answered. */
export const withdrawPrompt = {
  method: 'POST',
  path: '/v1/prompts/{promptId}/withdrawal',
  caller: 'department',
  scope: 'devices:prompt',
  responseCheck: ['promptId', 'string'],
} as const;

/** Every route of the interface by name. */
export const endpoints = {
  /** Whether ratings can be received now. */
  getHealth,
  /** Levels, tags, channels and the rules of a region, as data. */
  getStandard,
  /** Rated institutions, by code. */
  listInstitutions,
  /** Exchange client credentials for an access token (RFC 6749 section 4.4). */
  issueToken,
  /** What the caller may do: the role and the institution of the token. */
  getSelf,
  /** Department systems that may call for an institution and those below it, without their secrets. */
  listClients,
  /** End the access of a department system at once, also with tokens that it already has. */
  disableClient,
  /** Let a disabled department system call again. */
  enableClient,
  /** Make a new secret of a department system; the old ones are taken too for a while. */
  rotateClientSecret,
  /** Add a hall, a window or another place, or change it, for the caller's institution and those below it. */
  putPoint,
  /** Points of the caller's institution, of those below it, and of those above it, by id. */
  listPoints,
  /** A point of the caller's institution, of one below it, or of one above it. */
  getPoint,
  /** What a printed code belongs to, and whether it is in use. A POST, so that no log has the code. */
  getPrintedPoint,
  /** Rate a point itself (评价点) by its printed code; nothing is stored before, and it is counted apart. */
  ratePoint,
  /** Find the newest service of a case that is not rated, by the number of the case, where an institution of the hall allows it. */
  findService,
  /** The poster of an open point with its static code (静态码), as SVG or PDF, to be printed. */
  getPoster,
  /** Close a point for ever with everything that lies in it; what was rated there stays. */
  closePoint,
  /** Add a member of staff, or change one, for the caller's institution and those below it. */
  putStaff,
  /** Staff of the caller's institution and those below it, by institution and number. */
  listStaff,
  /** Give an institution another code by which services name it, for the caller's institution and those below it. */
  putAlias,
  /** Remove another code: services that name it are refused from now on, earlier ones stay; it is listed with the moment. */
  removeAlias,
  /** Other codes of the caller's institution and those below it, by code. */
  listAliases,
  /** Import the CSV file of a register, all rows or none, for the caller's institution and those below it; the same file again changes nothing. */
  importRegister,
  /** Check the CSV file of a register without saving anything: what an import would do, or every mistake. */
  checkRegister,
  /** Register a service, or correct it while it is not rated. */
  putService,
  /** Register up to 100 services, or correct those that are not rated; each has an outcome of its own. */
  putServices,
  /** Has this service been rated: yes or no, never what. */
  isRated,
  /** The services of a case of the caller's institution or one below, whether each is rated, and what is said about privacy before a person is asked. A POST, so that no log has the number. */
  listCaseServices,
  /** Make an invitation to rate a service: token, links and QR codes. */
  invite,
  /** Make one invitation for each of up to 100 services; each has an outcome of its own. */
  inviteAll,
  /** The service behind an invitation and the rules for rating it. */
  getInvitation,
  /** Rate the service behind an invitation, once. */
  submitRating,
  /** Register a service and store its rating, given by telephone, text message or on paper, in one step. */
  collectRating,
  /** The same for up to 100 ratings; each has a key and an outcome of its own. */
  collectRatings,
  /** Register a service and store the rating that was given on this device, in one step. */
  collectDeviceRating,
  /** The same for up to 100 ratings, as they waited for a network; each has a key and an outcome of its own. */
  collectDeviceRatings,
  /** Progress and answer by the number of a receipt; with its key also the proof. A POST, so that no log has the number. */
  getReceipt,
  /** Add one supplement after rectification (追评), with the key of the receipt. */
  supplementRating,
  /** Erase the rater's own words, comment and supplement, with the key of the receipt; once more changes nothing. Level and tags stay. */
  eraseOwnWords,
  /** Exchange a portal's assertion of a person who is logged in there for a short-lived token, once. */
  openRaterSession,
  /** Exchange a portal's ticket of a person who is logged in there for a short-lived token, once. */
  openTicketSession,
  /** Send a one-time code to the telephone that was registered with a case, if its last four digits are these. The answer is the same whether there is such a case or not. */
  askRaterCode,
  /** Exchange a case's one-time code for a short-lived token of the person served, for this case alone. */
  openCodeSession,
  /** The person's own services that can still be rated, the newest first. */
  listRateable,
  /** Get the invitation to rate one of the person's own services, of the portal's channel. In the body, so that no log has its id. */
  claimService,
  /** Receipts of the ratings that the person gave by `claimService` within the last year, the newest first. */
  listOwnReceipts,
  /** Erase the person's own words of a rating among `listOwnReceipts`, comment and supplement; once more changes nothing. Level and tags stay. */
  eraseWordsOfOwnReceipt,
  /** The institution's work orders, oldest first. */
  listOrders,
  /** How many orders are in each state, and how many are overdue. */
  countOrders,
  /** An order with its history and the steps that the caller may take now. */
  getOrder,
  /** Take one step of handling. */
  stepOrder,
  /** Give the answer more time before it is due, with reason. */
  extendOrder,
  /** Offer an order to the institution that it belongs to, with reason; its head accepts or declines. */
  transferOrder,
  /** Ask whether the rating behind an order is mistaken, malicious or untrue (复核). */
  askReview,
  /** Who was served, for the call back; every look is recorded. */
  unmask,
  /** Reviews and appeals of ratings within sight, oldest first. */
  listReviews,
  /** Decide a review or an appeal: the rating is void or upheld. */
  decideReview,
  /** Appeal against a review that upheld the rating (申诉). */
  fileAppeal,
  /** Ratings that a detection rule flagged for a person to check, oldest flag first. */
  listSuspicions,
  /** Settle a suspicion flag: dismiss it, or send the rating to review. */
  settleSuspicion,
  /** Rectification notices (限期整改) for repeatedly badly rated staff, oldest first. */
  listNotices,
  /** Say what the institution does about a rectification notice. */
  answerNotice,
  /** Close a rectification notice. */
  closeNotice,
  /** How many rated an area or an institution, and, of ended months where enough did, how. */
  getStatistics,
  /** Counts and measures of the institutions below the caller's as they are now, of the caller's own what is published too. */
  getOfficeStatistics,
  /** Results by member of staff (工号), never public: of institutions below the caller's all, of the caller's own ended months in which enough people rated. */
  getStaffStatistics,
  /** What was published (通报), the latest first. */
  listPublications,
  /** A publication, byte for byte as it was made; cacheable for ever. */
  getPublication,
  /** The ratings that a publication was made of, one in each line, without personal data. */
  exportRatings,
  /** Publish the results of an area over days that have ended (通报), for ever. */
  publish,
  /** The ratings of the institutions below the caller's over some days, published or not; of the caller's own, ended months as in a publication. */
  exportPeriod,
  /** The signed head of the evidence log: the latest, or the one of a given size. */
  getTreeHead,
  /** Proof that an entry is in the evidence log (RFC 9162 section 2.1.3). */
  getInclusion,
  /** Proof that a later log begins with all of an earlier one (RFC 9162 section 2.1.4). */
  getConsistency,
  /** Register the address of a system that receives events, or change its events. */
  putWebhook,
  /** Webhooks that the caller's institution and those below it have put, oldest first. */
  listWebhooks,
  /** Remove a webhook with what was not sent yet. */
  deleteWebhook,
  /** Make a new secret; the old ones sign too for a while. */
  addWebhookSecret,
  /** Send a test message, at most 20 an hour for each owner; it waits behind other messages. */
  testWebhook,
  /** What became of the messages to a webhook, newest first. */
  listWebhookDeliveries,
  /** Send a message once more, under the same id. */
  replayWebhookDelivery,
  /** Begin to pair a device: a code to show, and a secret by which to ask (RFC 8628). */
  startPairing,
  /** Ask whether a pairing was approved; if so, the key of the device. */
  pollPairing,
  /** Approve a device by the code that it shows, for a point. */
  approvePairing,
  /** The devices of an institution and those below it, without their keys. */
  listDevices,
  /** Change the settings, the name or the point of a device. */
  changeDevice,
  /** End the access of a device at once and for ever. */
  revokeDevice,
  /** Let a device show itself and sound, for 30 seconds. */
  identifyDevice,
  /** Sign a member of staff in at a device, pause, resume or sign out. */
  setDeviceStaff,
  /** The same at the one device of a point. */
  setPointStaff,
  /** What the calling device needs to know of itself. */
  getDevice,
  /** Say what the device shows, and hear its settings; every 30 seconds. */
  heartbeat,
  /** Sign a member of staff in at the calling device, pause, resume or sign out. */
  setOwnStaff,
  /** The picture of who serves at the calling device, where its settings show it. */
  getStaffPicture,
  /** What happens to the calling device, as server-sent events; a comment at least every 10 seconds. */
  deviceEvents,
  /** The request that the calling device is to show, with the form of its service. */
  getDevicePrompt,
  /** Say that a request is shown, or was left untouched. */
  markPrompt,
  /** Rate a service on the calling device, once. */
  submitDeviceRating,
  /** Show on a device which ticket number is called (叫号), or that none is any more; the newest number is shown. */
  callDevice,
  /** Ask for the rating of a service on a device, found by its id, its window, its staff or its computer. */
  promptDevice,
  /** What became of a request: rated or not, never how. */
  getPrompt,
  /** Take a request back; one that was answered remains answered. */
  withdrawPrompt,
} as const satisfies {readonly [N in RouteName]: Endpoint};
