/**
 * Schemas (zod), the route table, refusal codes and the standard's tables: what client and server agree on.
 *
 * @example
 * ```ts
 * import {ratingDraft, routes} from '@gov-rating/contract';
 *
 * const {method, path, refusals} = routes.submitRating; // 'POST', '/v1/ratings', ['unknown_level', …]
 * const parsed = ratingDraft.safeParse({level: 'dissatisfied', tags: ['209']});
 * if (!parsed.success) console.log(parsed.error.issues[0]?.message); // a code of `problems`
 * ```
 */
export * from './standard/index.ts';
export * from './orders.ts';
export {tokenAnswer, tokenRequest} from './routes/access.ts';
export {
  countCharacters,
  draftFaults,
  hasReason,
  isBlank,
  isStorableText,
  type Draft,
  type DraftFault,
  type DraftRules,
} from './draft-rules.ts';
export {wantedForm} from './wanted-form.ts';
export {isNameText, isShownName} from './name-text.ts';
export {writtenMoment} from './moment-spelling.ts';
export {dialled, telephoneOf} from './telephone.ts';
export {
  endpoints,
  pathParameters,
  scopes,
  type Caller,
  type Endpoint,
  type ResponseCheck,
  type Scope,
} from './endpoints.ts';
export * from './limits.ts';
export {registerFileLimits, registerNames, type RegisterName} from './routes/registers.ts';
export {aliasInput, aliasKinds, institutionAlias, isAliasOfKind} from './routes/aliases.ts';
export {apiClient} from './routes/clients.ts';
export {deviceEvent, deviceSettings, ownDevice, prompt} from './routes/device-fields.ts';
export {consistencyProof, inclusionProof, receiptEvidence, treeHead} from './routes/evidence.ts';
export {help, hotline} from './routes/help.ts';
export {administrativeLevels, institution} from './routes/institutions.ts';
export {invitation, inviteInput, ratingForm} from './routes/invitations.ts';
export {openApiDocument} from './openapi.ts';
export {findings, helpedAnswers, orderOutcomes, reviewGrounds} from './standard/order-steps.ts';
export {
  extendInput,
  order,
  orderAct,
  orderCounts,
  orderDetail,
  orderPage,
  orderQuery,
  stepInput,
  transferInput,
} from './routes/orders.ts';
export {closedPoint, point, pointInput, pointKinds, posterFormats, posterSizes} from './routes/points.ts';
export {receiptProgress, supplementInput} from './routes/receipts.ts';
export {
  askReviewInput,
  decideReviewInput,
  evidenceItem,
  fileAppealInput,
  review,
  reviewDecisions,
  reviewEntry,
  reviewInstances,
  reviewPage,
  reviewStates,
} from './routes/reviews.ts';
export {staffInput, staffMember, staffPictureLimits} from './routes/staff.ts';
export {isSupervisory, supervisoryActs} from './standard/supervisory-acts.ts';
export {
  suspicionDecisions,
  suspicionRuleNames,
  suspicionRules,
  type SuspicionFact,
  type SuspicionKey,
  type SuspicionLimit,
  type SuspicionRule,
  type SuspicionRuleName,
} from './standard/suspicion-rules.ts';
export {suspicionDecisionNames, suspicionRuleTexts} from './standard/suspicion-texts.ts';
export {settleSuspicionInput, suspicion, suspicionPage, suspicionQuery, suspicionStates} from './routes/suspicions.ts';
export {answerNoticeInput, closeNoticeInput, notice, noticePage, noticeQuery, noticeStates} from './routes/notices.ts';
export {isProblemCode, problems, type ProblemCode, type ProblemKind} from './problem.ts';
export {namesLine} from './general-line.ts';
export {problemDocument} from './problem-document.ts';
export {assertionFaults, signInFaults} from './routes/raters.ts';
export {commentCeiling, ratingDraft, receipt} from './routes/ratings.ts';
export {refusalsOf, routes, type Caching, type ParsedInput, type Route, type Routes} from './routes/index.ts';
export {roleOf} from './roles.ts';
export {self} from './routes/access.ts';
export {calledPerson, servedPerson, unmaskedPerson, unmaskInput} from './routes/persons.ts';
export {cleanedPerson, personPhoneOf, type CleanedPerson, type LeftOut} from './person-cleaning.ts';
export {serviceFacts, serviceRegistration} from './routes/services.ts';
export {
  exportedOrderStates,
  exportedRating,
  exportQuery,
  periodExportQuery,
  publication,
  publicationEntry,
  publicationPage,
  publicationQuery,
  publicationReference,
  publicationResults,
  publishInput,
  type ExportedOrderState,
} from './routes/publications.ts';
export {
  groupings,
  ratingSubject,
  ratingSubjects,
  measureNames,
  staffStatistics,
  staffStatisticsQuery,
  statistics,
  statisticsQuery,
  type Grouping,
  type MeasureName,
  type RatingSubject,
} from './routes/statistics.ts';
export {deliveryStates, webhookStops} from './routes/webhooks.ts';
export {webhookEvents, webhookTopics, type WebhookEventKind} from './webhook-events.ts';
export {csvCell} from './csv-cell.ts';
export type {
  ApiClient,
  CalledPerson,
  CodesRequest,
  ExportedRating,
  Help,
  Institution,
  InstitutionAlias,
  Invitation,
  InvitationCodes,
  InviteInput,
  Measure,
  Notice,
  Order,
  OrderAct,
  OrderDetail,
  OrderFigures,
  Point,
  Poster,
  ProblemDocument,
  Publication,
  PublicationEntry,
  PublicationResults,
  PublishInput,
  RankingRow,
  RatingDraft,
  RatingForm,
  Receipt,
  ReceiptEvidence,
  ReceiptProgress,
  Review,
  ReviewEntry,
  RouteInput,
  RouteName,
  RouteOutput,
  Self,
  ServedPerson,
  ServiceFacts,
  ServiceReceipt,
  ServiceRegistration,
  StaffMember,
  StaffStatistics,
  Statistics,
  StatisticsGroup,
  FoundService,
  PointForm,
  StatisticsQuery,
  Suspicion,
  TagChoice,
  TagCount,
  TrendPoint,
  Webhook,
  WebhookDelivery,
  WebhookEventData,
  WebhookEventType,
  WebhookMessage,
  WebhookTopic,
} from './types.ts';
