export * from './standard/index.ts';
export * from './orders.ts';
export {tokenAnswer, tokenRequest} from './access-token.ts';
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
export {
  citizenEndpoints,
  departmentEndpoints,
  endpoints,
  evidenceEndpoints,
  pathParameters,
  publicEndpoints,
  resultEndpoints,
  scopes,
  supervisionEndpoints,
  noticeEndpoints,
  orderListEndpoints,
  suspicionEndpoints,
  type Caller,
  type Endpoint,
  webhookEndpoints,
  type RouteName,
  type Scope,
} from './endpoints.ts';
export {
  consistencyProof,
  inclusionProof,
  receiptEvidence,
  treeHead,
  type ReceiptEvidence,
} from './evidence-document.ts';
export {administrativeLevels, institution, type Institution} from './institution.ts';
export {
  invitation,
  inviteInput,
  ratingForm,
  type Invitation,
  type InviteInput,
  type RatingForm,
  type TagChoice,
} from './invitation.ts';
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
} from './order.ts';
export {receiptProgress, supplementInput, type ReceiptProgress} from './receipt-progress.ts';
export {
  askReviewInput,
  decideReviewInput,
  evidenceItem,
  fileAppealInput,
  review,
  reviewEntry,
  reviewInstances,
  reviewPage,
  reviewStates,
  type Review,
  type ReviewEntry,
} from './review.ts';
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
} from './suspicion.ts';
export {
  answerNoticeInput,
  closeNoticeInput,
  notice,
  noticePage,
  noticeQuery,
  noticeStates,
  type Notice,
} from './notice.ts';
export {isProblemCode, problems, type ProblemCode, type ProblemKind} from './problem.ts';
export {problemDocument, type ProblemDocument} from './problem-document.ts';
export {commentCeiling, ratingDraft, receipt, type RatingDraft, type Receipt} from './rating.ts';
export {
  refusalsOf,
  routes,
  type ParsedInput,
  type Route,
  type RouteInput,
  type RouteOutput,
  type Routes,
} from './routes.ts';
export {roleOf} from './roles.ts';
export {self, type Self} from './self.ts';
export {servedPerson, unmaskedPerson, unmaskInput, type ServedPerson} from './person.ts';
export {
  serviceFacts,
  serviceRegistration,
  type ServiceFacts,
  type ServiceReceipt,
  type ServiceRegistration,
} from './service.ts';
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
} from './publication.ts';
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
} from './statistics.ts';
export {deliveryStates, webhookStops, type Webhook, type WebhookDelivery} from './webhook.ts';
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
