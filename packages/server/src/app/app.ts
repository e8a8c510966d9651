import {openApiDocument, routes, type Route, type RouteName} from '@gov-rating/contract';
import {Hono} from 'hono';
import {serveProbes} from './probes.ts';
import {createContext, type Context, type ContextOptions} from '../context/context.ts';
import {Problem} from '../domain/problems/problem.ts';
import {answer} from '../http/answer.ts';
import {serveQueueMachine} from '../dialects/queue-machine/serve-queue-machine.ts';
import {serveGuangdongBridge} from '../dialects/guangdong-bridge/serve-bridge.ts';
import {basePath, pathBelow, redirectBelow} from '../http/base-path.ts';
import type {Call, Env, Site} from '../http/call.ts';
import {isShared, preflightHeaders} from '../http/cors.ts';
import {respondWithValidator} from '../http/http-caching.ts';
import {logServerErrors, type Log} from '../http/log.ts';
import {methodsByPath} from '../http/methods.ts';
import {responseHeaders} from '../http/middleware.ts';
import {problemResponse, toProblem} from '../http/problem-response.ts';
import {handlers} from '../routes/handlers.ts';
import {recordedRoutes} from '../routes/recorded-routes.ts';
import type {TokenFault} from '../security/identity-provider.ts';
import {addressKey} from '../security/address-key.ts';
import {limitAddress, type RateLimits} from '../security/rate-limits.ts';

/** What the app is made from; only a storage and a secret are needed. */
export interface AppOptions extends ContextOptions {
  /** Counts calls; without it there are no rate limits, as in a browser tab. */
  readonly rateLimits?: RateLimits;
  /** Receives one entry per request. Default: errors of the server are written to the console. */
  readonly log?: Log;
}

/** What a transport can find wrong with a request before anything reads it. */
export type TransportFault =
  'header_repeated' | 'malformed_request' | 'headers_too_large' | 'body_too_large' | 'request_timed_out';

/** What the transport knows of the other side. */
export interface Peer {
  /** Network address; neither stored nor logged in plain, and IPv6 counted by its /64. */
  readonly address?: string | undefined;
  /** What the transport finds wrong with the request as it came in; it is refused with this code. */
  readonly fault?: TransportFault | undefined;
  /** The id that a trusted proxy gave the request; logged and answered in place of one of our own. */
  readonly requestId?: string | undefined;
  /** The trace in which a trusted proxy calls (W3C Trace Context). */
  readonly traceparent?: string | undefined;
  /**
   * Files and pages beside the interface. They are asked after the limit by address and before the routes, and never for
   * paths below `/v1/`.
   */
  readonly site?: Site | undefined;
}

/**
 * The unified evaluation API as a function from request to response; it runs under Node's server and in a browser tab.
 */
export interface App {
  /** The context of its routes; background jobs take the same one. */
  readonly context: Context;
  readonly fetch: (request: Request, peer?: Peer) => Promise<Response>;
  /** Ends the streams of events, which would never end by themselves, before the server stops. */
  readonly endStreams: () => void;
}

/**
 * Makes the app: a function from `Request` to `Response` that listens nowhere by itself.
 *
 * @param options The storage and the secret of at least 32 bytes are needed; everything else has a default.
 * @throws {Error} with a sentence for the operator, when the secret is too short or settings contradict each other.
 *
 * @example
 * ```ts
 * import {createApp, memoryStorage} from '@gov-rating/server';
 *
 * const app = createApp({storage: await memoryStorage(), tokenSecret: 'at least thirty-two bytes of random text'});
 * const response = await app.fetch(new Request('http://localhost/v1/standard'));
 * console.log(response.status); // 200
 * ```
 */
export function createApp(options: AppOptions): App {
  const context = createContext(options);
  const {rateLimits, log = logServerErrors} = options;
  const base = basePath(context.settings.publicUrl);
  const hono = new Hono<Env>({getPath: pathBelow(base)});

  serveProbes(hono, context.readiness);
  hono.use(responseHeaders(context, isShared, log));
  hono.use(async (call, next) => {
    await limitAddress(rateLimits, call.env.address);
    if (call.env.fault) throw new Problem(call.env.fault);
    const other = call.req.path.startsWith('/v1/')
      ? undefined
      : await call.env.site?.(call.req.raw, call.req.path, base);
    if (other === undefined) return next();
    call.set('routeName', 'site');
    return redirectBelow(other, base);
  });
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    hono.on(route.method, honoPath(route.path), call => {
      call.set('routeName', name);
      const {address} = call.env;
      const incoming = {
        request: call.req.raw,
        inPath: call.req.param(),
        address,
        requestId: call.get('requestId'),
        onTokenFault: (reason: TokenFault, hint?: string) => call.set('tokenFault', {reason, hint}),
      };
      return answer({name, route, handlers, context, rateLimits, recorded: recordedRoutes[name]}, incoming);
    });
  }
  serveGuangdongBridge(hono, context, rateLimits);
  serveQueueMachine(hono, context, rateLimits);
  serveOpenApi(hono, context.settings.version, base);
  for (const [path, methods] of methodsByPath(openApiPath)) {
    hono.options(honoPath(path), call => call.body(null, 204, preflightHeaders(methods)));
    hono.all(honoPath(path), () => {
      throw new Problem('method_not_allowed', {headers: {Allow: methods}});
    });
  }
  const {phone: hotline} = context.settings.hotline;
  hono.notFound(call => refuse(new Problem('not_found'), call, hotline));
  hono.onError((error, call) => refuse(error, call, hotline));

  return {
    context,
    endStreams: () => context.devices.close(),
    fetch: async (request, peer) => {
      const address = peer?.address === undefined ? undefined : addressKey(peer.address);
      return hono.fetch(request, {
        address,
        site: peer?.site,
        fault: peer?.fault,
        requestId: peer?.requestId,
        traceparent: peer?.traceparent,
      });
    },
  };
}

const openApiPath = '/v1/openapi.json';

const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** The OpenAPI document, made at the first request. */
function serveOpenApi(hono: Hono<Env>, version: string, base: string): void {
  let document: string | undefined;
  hono.get(openApiPath, call => {
    call.set('routeName', 'openapi');
    document ??= JSON.stringify(openApiDocument(version, base));
    return respondWithValidator(document, 'application/json', call.req.header('if-none-match') ?? null);
  });
}

function refuse(thrown: unknown, call: Call, hotline: string): Response {
  const problem = toProblem(thrown);
  call.set('problem', problem);
  return problemResponse(problem, {
    requestId: call.get('requestId'),
    acceptLanguage: call.req.header('accept-language'),
    route: Object.hasOwn(routes, call.get('routeName') ?? '') ? routes[call.get('routeName') as RouteName] : undefined,
    oauth: call.req.path === routes.issueToken.path,
    hotline,
  });
}
