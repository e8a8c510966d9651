import type {Route, RouteName} from '@gov-rating/contract';
import type {Context} from '../context/context.ts';
import {Problem} from '../domain/problems/problem.ts';
import type {Caller} from '../security/caller.ts';
import type {TokenFault} from '../security/identity-provider.ts';
import {
  limitBucket,
  limitCaller,
  limitFailures,
  limitGuesses,
  leftHeaders,
  type RateLimits,
} from '../security/rate-limits.ts';
import {authorize} from './authorize.ts';
import {CallRecord, type Recorded} from './call-record.ts';
import {AgedResponse, Download, EventStream, ImmutableResponse, ReplayedResponse, type Handlers} from './handler.ts';
import {cacheControl, respondImmutable, respondWithEvents, respondWithValidator} from './http-caching.ts';
import {readIdempotencyKey} from './idempotency-key.ts';
import {readInput, type RawInput} from './read-input.ts';
import {validate} from './validate.ts';

/** A route with its handler. */
export interface Answering {
  readonly name: RouteName;
  readonly route: Route;
  readonly handlers: Handlers;
  readonly context: Context;
  readonly rateLimits: RateLimits | undefined;
  /** Whether the operator's log records its calls. */
  readonly recorded: Recorded;
}

/** One call as it came in. */
export interface Incoming {
  readonly request: Request;
  readonly inPath: RawInput;
  readonly address: string | undefined;
  readonly requestId: string;
  /** Learns why a token is refused, for the log. */
  readonly onTokenFault?: ((reason: TokenFault, hint?: string) => void) | undefined;
}

/** Cheap checks come first: caller, rate limit, readable body, valid input, and only then the work. */
export async function answer(answering: Answering, incoming: Incoming): Promise<Response> {
  const {name, route, context, rateLimits, recorded} = answering;
  const {request, address, requestId, inPath} = incoming;
  const record = new CallRecord({name, route, recorded, context, address, requestId, inPath}, incoming.onTokenFault);
  try {
    const caller = await authorize(route, request.headers, context, record);
    await limitCaller(rateLimits, caller);
    await limitBucket(rateLimits, route.addressBucket, address);
    const raw = await readInput(route, request, inPath);
    const idempotencyKey = route.keyed ? readIdempotencyKey(request.headers, raw) : undefined;
    const lastEventId = request.headers.get('last-event-id') ?? undefined;
    const call = {caller, idempotencyKey, address, lastEventId};
    const validated = async () => {
      const input = validate(route, raw);
      await limitCaller(rateLimits, caller, turnsOf(route, input) - 1);
      return input;
    };
    const work = () => record.work(raw, validated, (input, within) => handle(answering, input, within, call));
    const output = await guarded(answering, incoming, raw, work, caller);
    if (output instanceof EventStream) return respondWithEvents(output, request.method);
    const response = await respond(answering, output, request.headers, raw);
    for (const [header, value] of Object.entries(await leftHeaders(rateLimits, caller)))
      response.headers.set(header, value);
    return response;
  } catch (error) {
    record.refused(error);
    throw error;
  }
}

/** How many calls a call counts as: a batch is as much work as several. */
const turnsOf = ({entriesPerTurn}: Route, input: unknown): number =>
  entriesPerTurn === undefined
    ? 1
    : Math.ceil((input as {readonly entries: readonly unknown[]}).entries.length / entriesPerTurn);

/** Slows down guessing. A caller without a valid invitation learns only that. */
function guarded(
  {route: {failureBucket}, rateLimits, context}: Answering,
  {address = ''}: Incoming,
  raw: RawInput,
  work: () => Promise<unknown>,
  caller: Caller,
): Promise<unknown> {
  if (failureBucket === undefined) return invitedFirst(work, caller, context);
  const key = failureBucket === 'login' ? loginKey(raw, address) : address;
  // The number of a receipt has 43 random bits, its key 128.
  const isShort = failureBucket === 'receipt' && raw['receiptKey'] === undefined;
  return (isShort ? limitGuesses : limitFailures)(rateLimits, failureBucket, key, work);
}

const loginKey = ({client_id: id}: RawInput, address = '') =>
  `${typeof id === 'string' ? id.slice(0, 100) : ''} ${address}`;

/** The table of handlers is keyed by name, so input and call are of the handler's type; the compiler cannot follow that. */
const handle = ({handlers, name}: Answering, input: unknown, context: Context, call: unknown): Promise<unknown> =>
  (handlers[name] as (input: unknown, context: Context, call: unknown) => Promise<unknown>)(input, context, call);

/**
 * A caller without a valid invitation learns only that, not what else is wrong. Callers with one pay no extra query.
 */
async function invitedFirst<T>(work: () => Promise<T>, caller: Caller, {storage}: Context): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const invited =
      !(error instanceof Problem) ||
      caller === undefined ||
      !('tokenHash' in caller) ||
      (error.code !== 'invitation_invalid' && (await storage.invitation(caller)) !== undefined);
    throw invited ? error : new Problem('invitation_invalid');
  }
}

function respond({route}: Answering, output: unknown, headers: Headers, raw: RawInput): Promise<Response> | Response {
  if (output instanceof ImmutableResponse || output instanceof Download)
    return respondImmutable(output, headers.get('if-none-match'));
  const replayed = output instanceof ReplayedResponse;
  const aged = output instanceof AgedResponse;
  const body = JSON.stringify(replayed || aged ? output.answer : output);
  if (route.caching === 'validator')
    return respondWithValidator(body, 'application/json', headers.get('if-none-match'));
  return new Response(body, {
    status: route.status,
    headers: {
      'Content-Type': 'application/json',
      ...cacheControl(route.caching, raw),
      ...(replayed ? {'Idempotent-Replayed': 'true'} : {}),
      ...(aged ? {Age: String(output.ageSeconds)} : {}),
    },
  });
}
