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
export {apiClient, type ApiClient} from './routes/clients.ts';
export {consistencyProof, inclusionProof, receiptEvidence, treeHead, type ReceiptEvidence} from './routes/evidence.ts';
export {administrativeLevels, institution, type Institution} from './routes/institutions.ts';
export {
  invitation,
  inviteInput,
  ratingForm,
  type Invitation,
  type InviteInput,
  type RatingForm,
} from './routes/invitations.ts';
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
  type Order,
  type OrderAct,
  type OrderDetail,
} from './routes/orders.ts';
export {receiptProgress, supplementInput, type ReceiptProgress} from './routes/receipts.ts';
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
  type Review,
  type ReviewEntry,
} from './routes/reviews.ts';
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
export {
  settleSuspicionInput,
  suspicion,
  suspicionPage,
  suspicionQuery,
  suspicionStates,
  type Suspicion,
} from './routes/suspicions.ts';
export {
  answerNoticeInput,
  closeNoticeInput,
  notice,
  noticePage,
  noticeQuery,
  noticeStates,
  type Notice,
} from './routes/notices.ts';
export {isProblemCode, problems, type ProblemCode, type ProblemKind} from './problem.ts';
export {problemDocument, type ProblemDocument} from './problem-document.ts';
export {commentCeiling, ratingDraft, receipt, type RatingDraft, type Receipt} from './routes/ratings.ts';
export {
  refusalsOf,
  routes,
  type Caching,
  type ParsedInput,
  type Route,
  type RouteInput,
  type RouteName,
  type RouteOutput,
  type Routes,
} from './routes/index.ts';
export {roleOf} from './roles.ts';
export type {TagChoice} from './routes/standard.ts';
export {self, type Self} from './routes/access.ts';
export {
  calledPerson,
  servedPerson,
  unmaskedPerson,
  unmaskInput,
  type CalledPerson,
  type ServedPerson,
} from './routes/persons.ts';
export {
  serviceFacts,
  serviceRegistration,
  type ServiceFacts,
  type ServiceReceipt,
  type ServiceRegistration,
} from './routes/services.ts';
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
  type ExportedRating,
  type Publication,
  type PublicationEntry,
  type PublicationResults,
  type PublishInput,
} from './routes/publications.ts';
export {
  groupings,
  measureNames,
  staffStatistics,
  staffStatisticsQuery,
  statistics,
  statisticsQuery,
  type Grouping,
  type Measure,
  type MeasureName,
  type OrderFigures,
  type RankingRow,
  type StaffStatistics,
  type Statistics,
  type StatisticsGroup,
  type StatisticsQuery,
  type TagCount,
  type TrendPoint,
} from './routes/statistics.ts';
export {deliveryStates, webhookStops, type Webhook, type WebhookDelivery} from './routes/webhooks.ts';
export {
  webhookEvents,
  webhookTopics,
  type WebhookEventData,
  type WebhookEventKind,
  type WebhookEventType,
  type WebhookMessage,
  type WebhookTopic,
} from './webhook-events.ts';
export {csvCell} from './csv-cell.ts';
