import type {Role} from './roles.ts';

/**
 * Where each route lives and who may call it: plain data without schemas, so that a page can carry it.
 * `routes.ts` adds the schemas; nothing else in the project spells a path.
 */

/**
 * Who may call: nobody in particular, a citizen holding an invitation token, a department system, a person of staff who
 * signed in, or `office`: a person or a department system.
 */
export type Caller = 'anyone' | 'citizen' | 'department' | 'person' | 'office';

/** What a department system may be allowed to do; granted per client, carried by its access token. */
export const scopes = ['services:write', 'invitations:write', 'orders:read'] as const;

/** One of {@link scopes}. */
export type Scope = (typeof scopes)[number];

/**
 * How one route is reached. A system needs the `scope`, a person one of the `roles`; `keyed` routes demand an
 * `Idempotency-Key`, in the header of that name or as `idempotencyKey` in the body; `form` routes also take a form body.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: `/v1/${string}`;
  readonly caller: Caller;
  readonly scope?: Scope;
  readonly roles?: readonly Role[];
  readonly keyed?: true;
  readonly form?: true;
  /** `frozen`: the bytes never change; `download`: many lines, read as they come. Without it: JSON. */
  readonly answer?: 'frozen' | 'download';
}

/** What a page that only rates needs. */
export const citizenEndpoints = {
  getInvitation: {method: 'GET', path: '/v1/invitation', caller: 'citizen'},
  submitRating: {method: 'POST', path: '/v1/ratings', caller: 'citizen', keyed: true},
} as const satisfies Record<string, Endpoint>;

/** What everybody may read. */
export const publicEndpoints = {
  getHealth: {method: 'GET', path: '/v1/health', caller: 'anyone'},
  getStandard: {method: 'GET', path: '/v1/standard', caller: 'anyone'},
  listInstitutions: {method: 'GET', path: '/v1/institutions', caller: 'anyone'},
  getStatistics: {method: 'GET', path: '/v1/statistics', caller: 'anyone'},
} as const satisfies Record<string, Endpoint>;

/** What everybody may read of what was published. */
export const resultEndpoints = {
  listPublications: {method: 'GET', path: '/v1/publications', caller: 'anyone'},
  getPublication: {method: 'GET', path: '/v1/publications/{publicationId}', caller: 'anyone', answer: 'frozen'},
  exportRatings: {
    method: 'GET',
    path: '/v1/publications/{publicationId}/export',
    caller: 'anyone',
    answer: 'download',
  },
} as const satisfies Record<string, Endpoint>;

/** What a bureau, and the head of an institution, call about results. */
export const supervisionEndpoints = {
  publish: {method: 'POST', path: '/v1/publications', caller: 'person', roles: ['bureau']},
  getStaffStatistics: {
    method: 'GET',
    path: '/v1/staff-statistics',
    caller: 'person',
    roles: ['institution_head', 'bureau'],
  },
  getOfficeStatistics: {
    method: 'GET',
    path: '/v1/office-statistics',
    caller: 'person',
    roles: ['institution_head', 'bureau', 'auditor'],
  },
  exportPeriod: {
    method: 'GET',
    path: '/v1/rating-export',
    caller: 'person',
    roles: ['bureau', 'auditor'],
    answer: 'download',
  },
} as const satisfies Record<string, Endpoint>;

/** What department systems and people of staff both read. */
export const orderListEndpoints = {
  listOrders: {
    method: 'GET',
    path: '/v1/orders',
    caller: 'office',
    scope: 'orders:read',
    roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
  },
} as const satisfies Record<string, Endpoint>;

/** What the system of a department calls with its own credentials. */
export const departmentEndpoints = {
  issueToken: {method: 'POST', path: '/v1/oauth/token', caller: 'anyone', form: true},
  putService: {method: 'POST', path: '/v1/services', caller: 'department', scope: 'services:write'},
  isRated: {method: 'GET', path: '/v1/services/{serviceId}/rated', caller: 'department', scope: 'services:write'},
  invite: {
    method: 'POST',
    path: '/v1/services/{serviceId}/invitations',
    caller: 'department',
    scope: 'invitations:write',
  },
  ...orderListEndpoints,
} as const satisfies Record<string, Endpoint>;

const handlers = ['institution_staff', 'institution_head'] as const;
const readers = ['institution_staff', 'institution_head', 'bureau', 'auditor'] as const;

/** What a back office calls for its staff: orders, reviews and appeals. */
export const deskEndpoints = {
  getSelf: {method: 'GET', path: '/v1/self', caller: 'person', roles: readers},
  countOrders: {method: 'GET', path: '/v1/order-counts', caller: 'person', roles: readers},
  getOrder: {method: 'GET', path: '/v1/orders/{orderNumber}', caller: 'person', roles: readers},
  stepOrder: {
    method: 'POST',
    path: '/v1/orders/{orderNumber}/steps',
    caller: 'person',
    roles: handlers,
    keyed: true,
  },
  extendOrder: {
    method: 'POST',
    path: '/v1/orders/{orderNumber}/extension',
    caller: 'person',
    roles: ['institution_head'],
    keyed: true,
  },
  transferOrder: {
    method: 'POST',
    path: '/v1/orders/{orderNumber}/transfer',
    caller: 'person',
    roles: ['institution_head', 'bureau'],
    keyed: true,
  },
  askReview: {
    method: 'POST',
    path: '/v1/orders/{orderNumber}/reviews',
    caller: 'person',
    roles: handlers,
    keyed: true,
  },
  unmask: {
    method: 'POST',
    path: '/v1/orders/{orderNumber}/person',
    caller: 'person',
    roles: handlers,
  },
  listReviews: {method: 'GET', path: '/v1/reviews', caller: 'person', roles: readers},
  decideReview: {
    method: 'POST',
    path: '/v1/reviews/{reviewId}/decision',
    caller: 'person',
    roles: ['bureau'],
    keyed: true,
  },
  fileAppeal: {
    method: 'POST',
    path: '/v1/reviews/{reviewId}/appeal',
    caller: 'person',
    roles: handlers,
    keyed: true,
  },
} as const satisfies Record<string, Endpoint>;

/** What institutions and the bureaus above them call about staff who were badly rated again and again. */
export const noticeEndpoints = {
  listNotices: {
    method: 'GET',
    path: '/v1/notices',
    caller: 'person',
    roles: ['institution_head', 'bureau', 'auditor'],
  },
  answerNotice: {
    method: 'POST',
    path: '/v1/notices/{noticeId}/answer',
    caller: 'person',
    roles: ['institution_head'],
    keyed: true,
  },
  closeNotice: {
    method: 'POST',
    path: '/v1/notices/{noticeId}/closing',
    caller: 'person',
    roles: ['bureau'],
    keyed: true,
  },
} as const satisfies Record<string, Endpoint>;

/** What bureaus call about ratings that a rule marked. */
export const suspicionEndpoints = {
  listSuspicions: {method: 'GET', path: '/v1/suspicions', caller: 'person', roles: ['bureau', 'auditor']},
  settleSuspicion: {
    method: 'POST',
    path: '/v1/suspicions/{suspicionId}/settlement',
    caller: 'person',
    roles: ['bureau'],
    keyed: true,
  },
} as const satisfies Record<string, Endpoint>;

/** What a rater calls after the rating: how it fares, and one supplement. */
export const receiptEndpoints = {
  getReceipt: {method: 'GET', path: '/v1/receipts/{receiptNumber}', caller: 'anyone'},
  supplementRating: {method: 'POST', path: '/v1/supplements', caller: 'citizen', keyed: true},
} as const satisfies Record<string, Endpoint>;

const webhookOwners = ['institution_head', 'bureau'] as const;

/** How other systems are told of events, without asking. */
export const webhookEndpoints = {
  putWebhook: {method: 'POST', path: '/v1/webhooks', caller: 'person', roles: webhookOwners},
  listWebhooks: {method: 'GET', path: '/v1/webhooks', caller: 'person', roles: webhookOwners},
  deleteWebhook: {
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/deletion',
    caller: 'person',
    roles: webhookOwners,
  },
  addWebhookSecret: {
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/secrets',
    caller: 'person',
    roles: webhookOwners,
  },
  testWebhook: {method: 'POST', path: '/v1/webhooks/{webhookId}/test', caller: 'person', roles: webhookOwners},
  listWebhookDeliveries: {
    method: 'GET',
    path: '/v1/webhooks/{webhookId}/deliveries',
    caller: 'person',
    roles: webhookOwners,
  },
  replayWebhookDelivery: {
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/deliveries/{messageId}/replay',
    caller: 'person',
    roles: webhookOwners,
  },
} as const satisfies Record<string, Endpoint>;

/** What everybody may check: that nothing was removed from the evidence log. */
export const evidenceEndpoints = {
  getTreeHead: {method: 'GET', path: '/v1/evidence/head', caller: 'anyone'},
  getInclusion: {method: 'GET', path: '/v1/evidence/inclusion', caller: 'anyone'},
  getConsistency: {method: 'GET', path: '/v1/evidence/consistency', caller: 'anyone'},
} as const satisfies Record<string, Endpoint>;

/** Every route of the interface by name. */
export const endpoints = {
  ...publicEndpoints,
  ...citizenEndpoints,
  ...departmentEndpoints,
  ...deskEndpoints,
  ...suspicionEndpoints,
  ...noticeEndpoints,
  ...receiptEndpoints,
  ...webhookEndpoints,
  ...evidenceEndpoints,
  ...resultEndpoints,
  ...supervisionEndpoints,
} as const;

/** The name of a route. */
export type RouteName = keyof typeof endpoints;

/** The names in a path's braces, e.g. `serviceId`. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string);
}
