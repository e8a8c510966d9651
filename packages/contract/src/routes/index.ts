import type {z} from 'zod';
import type {Caller} from '../endpoint.ts';
import type {ProblemCode} from '../problem.ts';
import type {RouteName} from '../types.ts';
import {accessRoutes} from './access.ts';
import {aliasRoutes} from './aliases.ts';
import {clientRoutes} from './clients.ts';
import {collectionRoutes} from './collections.ts';
import {deviceRoutes} from './devices.ts';
import {evidenceRoutes} from './evidence.ts';
import {institutionRoutes} from './institutions.ts';
import {invitationRoutes} from './invitations.ts';
import {noticeRoutes} from './notices.ts';
import {orderRoutes} from './orders.ts';
import {personRoutes} from './persons.ts';
import {pointRoutes} from './points.ts';
import {publicationRoutes} from './publications.ts';
import {ratingRoutes} from './ratings.ts';
import {raterRoutes} from './raters.ts';
import {receiptRoutes} from './receipts.ts';
import {registerRoutes} from './registers.ts';
import {reviewRoutes} from './reviews.ts';
import type {Route} from './route.ts';
import {serviceRoutes} from './services.ts';
import {staffRoutes} from './staff.ts';
import {standardRoutes} from './standard.ts';
import {statisticsRoutes} from './statistics.ts';
import {suspicionRoutes} from './suspicions.ts';
import {webhookRoutes} from './webhooks.ts';

export type {Caching, Route} from './route.ts';

/** The whole HTTP surface. SDK types, server handlers, the OpenAPI document and the contract tests come from it. */
export const routes = {
  ...standardRoutes,
  ...institutionRoutes,
  ...accessRoutes,
  ...clientRoutes,
  ...pointRoutes,
  ...staffRoutes,
  ...aliasRoutes,
  ...registerRoutes,
  ...serviceRoutes,
  ...invitationRoutes,
  ...ratingRoutes,
  ...collectionRoutes,
  ...receiptRoutes,
  ...raterRoutes,
  ...orderRoutes,
  ...personRoutes,
  ...reviewRoutes,
  ...suspicionRoutes,
  ...noticeRoutes,
  ...statisticsRoutes,
  ...publicationRoutes,
  ...evidenceRoutes,
  ...webhookRoutes,
  ...deviceRoutes,
} as const satisfies Readonly<Record<string, Route>>;

/** The table of {@link routes}. */
export type Routes = typeof routes;
/** What a handler receives: checked, defaults filled in. */
export type ParsedInput<N extends RouteName> = z.output<Routes[N]['input']>;

/** Refusals that concern the credentials of a caller, given before the input is looked at. */
const refusalsOfCaller: Readonly<Record<Exclude<Caller, 'anyone'>, readonly ProblemCode[]>> = {
  citizen: ['invitation_invalid'],
  rater: ['rater_session_invalid'],
  device: ['device_key_invalid', 'device_revoked'],
  department: ['unauthorized', 'scope_not_granted', 'caller_not_allowed'],
  person: ['unauthorized', 'rights_missing', 'role_not_allowed', 'caller_not_allowed'],
  office: ['unauthorized', 'scope_not_granted', 'rights_missing', 'role_not_allowed'],
};

/** Every refusal that a caller of a route must expect. */
export function refusalsOf(route: Route): ProblemCode[] {
  const all: ProblemCode[] = ['rate_limited', 'internal', 'unavailable', ...route.refusals];
  const takesInput = Object.keys(route.input.shape).length > 0;
  if (takesInput) all.push('invalid_input', 'missing_field');
  if (route.method === 'POST') all.push('malformed_json', 'body_too_large', 'unsupported_media_type');
  if (route.caller !== 'anyone') all.push('authorization_missing', ...refusalsOfCaller[route.caller]);
  if (route.keyed) all.push('idempotency_key_missing', 'idempotency_keys_differ', 'idempotency_key_reused');
  return [...new Set(all)];
}
