import type {Role} from './roles.ts';

/**
 * Who may call a route: anyone without credentials, a citizen with an invitation token, a rater whom a portal has logged in,
 * a device (评价器) with its key, a department system, a person of staff who signed in, or `office`: a person or a department
 * system.
 */
export type Caller = 'anyone' | 'citizen' | 'rater' | 'device' | 'department' | 'person' | 'office';

/** What a department system may be allowed to do; granted per client, carried by its access token. */
export const scopes = [
  'services:write',
  'invitations:write',
  'orders:read',
  'registers:write',
  'ratings:collect',
  'devices:write',
  'devices:prompt',
] as const;

/** One of {@link scopes}. */
export type Scope = (typeof scopes)[number];

/**
 * The field that every answer of a route has, and its JavaScript type. A client checks it, because what answers may be
 * another system: the sign-in page of a network, or the error page of a gateway. It names the field whose absence does
 * harm, such as the number of a receipt. Of a download it is a field of each line. `nullable`: null is an answer too.
 */
export type ResponseCheck = readonly [field: string, type: 'string' | 'object' | 'boolean' | 'number', nullable?: true];

/** How one route is called, as plain data without schemas, so that a page can carry it. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Names in braces are fields of the input. */
  readonly path: `/v1/${string}`;
  readonly caller: Caller;
  /** What a department system needs. */
  readonly scope?: Scope;
  /** Which people may call; each needs one of these roles. */
  readonly roles?: readonly Role[];
  /** Demands an `Idempotency-Key`, in the header of that name or as `idempotencyKey` in the body. */
  readonly keyed?: true;
  /** Also takes a form body and client credentials by HTTP Basic; its refusals carry an OAuth `error` (RFC 6749). */
  readonly form?: true;
  /** Also takes a `text/csv` body in UTF-8 or GB18030 (GBK), whose text is the field `csv`. */
  readonly csv?: true;
  /**
   * `immutable`: bytes that were made once and never change; `download`: many lines, read as they come; `events`: a stream
   * of server-sent events that does not end. Else JSON.
   */
  readonly answer?: 'immutable' | 'download' | 'events';
  readonly responseCheck: ResponseCheck;
}

/** The names in a path's braces, e.g. `serviceId`. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string);
}
