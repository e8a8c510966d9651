import type {MiddlewareHandler} from 'hono';
import type {Context} from '../context/context.ts';
import {newId} from '../security/random.ts';
import type {Call, Env} from './call.ts';
import {allowOrigin} from './cors.ts';
import {loggedError, type Log} from './log.ts';
import {addDataHeaders, addSecurityHeaders} from './security-headers.ts';

/**
 * Wraps every response, refusals included: a request id, the headers that all responses have, and a line in the log.
 */
export function responseHeaders(
  {settings, now, randomBytes}: Context,
  isCrossOrigin: (path: string) => boolean,
  log: Log,
): MiddlewareHandler<Env> {
  return async (call, next) => {
    const started = performance.now();
    call.set('requestId', call.env.requestId ?? newId(randomBytes, now()));
    await next();
    const {headers} = call.res;
    headers.set('X-Request-Id', call.get('requestId'));
    addSecurityHeaders(headers);
    if (call.get('routeName') !== 'site') {
      addDataHeaders(headers);
      if (isCrossOrigin(call.req.path)) allowOrigin(headers, call.req.header('origin') ?? null, settings.corsOrigins);
    }
    note(call, log, now(), performance.now() - started);
  };
}

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']);

function note(call: Call, log: Log, at: Date, milliseconds: number): void {
  const problem = call.get('problem');
  const fault = problem?.code === 'unauthorized' ? call.get('tokenFault') : undefined;
  const {status} = call.res;
  const entry = {
    at: at.toISOString(),
    requestId: call.get('requestId'),
    method: knownMethods.has(call.req.method) ? call.req.method : 'other',
    route: call.get('routeName') ?? '-',
    status,
    milliseconds: Math.round(milliseconds * 10) / 10,
    ...(problem ? {code: problem.code} : {}),
    ...(fault && {reason: fault.reason, ...(fault.hint !== undefined && {hint: fault.hint})}),
    ...(problem && status >= 500 ? {error: loggedError(problem.cause)} : {}),
  };
  log(entry, call.env.traceparent);
}
