import type {z} from 'zod';
import type {Caller, RouteName} from './endpoints.ts';
import {citizenRoutes} from './routes/citizen.ts';
import {departmentRoutes} from './routes/department.ts';
import {deskRoutes} from './routes/desk.ts';
import {evidenceRoutes} from './routes/evidence.ts';
import {noticeRoutes} from './routes/notice.ts';
import {publicRoutes} from './routes/public.ts';
import {receiptRoutes} from './routes/receipt.ts';
import {resultRoutes} from './routes/results.ts';
import {suspicionRoutes} from './routes/suspicion.ts';
import {webhookRoutes} from './routes/webhook.ts';
import type {ProblemCode} from './problem.ts';
import type {Route} from './routes/route.ts';

export type {Route} from './routes/route.ts';

/** The whole HTTP surface. SDK types, server handlers, the OpenAPI document and the contract tests come from it. */
export const routes = {
  ...publicRoutes,
  ...resultRoutes,
  ...citizenRoutes,
  ...departmentRoutes,
  ...deskRoutes,
  ...suspicionRoutes,
  ...noticeRoutes,
  ...receiptRoutes,
  ...webhookRoutes,
  ...evidenceRoutes,
} as const satisfies {readonly [N in RouteName]: Route};

/** The table of {@link routes}. */
export type Routes = typeof routes;
/** What a caller writes for a route. */
export type RouteInput<N extends RouteName> = z.input<Routes[N]['input']>;
/** What a handler receives: checked, defaults filled in. */
export type ParsedInput<N extends RouteName> = z.output<Routes[N]['input']>;
/** What a route answers. */
export type RouteOutput<N extends RouteName> = z.output<Routes[N]['output']>;

/** What proven callers, and those who prove nothing, can be refused for before their input is looked at. */
const refusalsOfCaller: Readonly<Record<Exclude<Caller, 'anyone'>, readonly ProblemCode[]>> = {
  citizen: ['invitation_invalid'],
  department: ['unauthorized', 'scope_not_granted', 'caller_not_allowed'],
  person: ['unauthorized', 'rights_missing', 'role_not_allowed', 'caller_not_allowed'],
  office: ['unauthorized', 'scope_not_granted', 'rights_missing', 'role_not_allowed'],
};

/** Every refusal a caller of a route must expect. */
export function refusalsOf(route: Route): ProblemCode[] {
  const {endpoint} = route;
  const all: ProblemCode[] = ['rate_limited', 'internal', 'unavailable', ...route.refusals];
  const takesInput = Object.keys(route.input.shape).length > 0;
  if (takesInput) all.push('invalid_input', 'missing_field');
  if (endpoint.method === 'POST') all.push('malformed_json', 'body_too_large', 'unsupported_media_type');
  if (endpoint.caller !== 'anyone') all.push('authorization_missing', ...refusalsOfCaller[endpoint.caller]);
  if (endpoint.keyed) all.push('idempotency_key_missing', 'idempotency_keys_differ', 'idempotency_key_reused');
  return [...new Set(all)];
}
