import {createServer, type IncomingMessage, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {getRequestListener} from '@hono/node-server';
import type {Hotline} from '@gov-rating/contract';
import type {App} from '../app/app.ts';
import {resolveSettings} from '../domain/settings.ts';
import type {Site} from '../http/call.ts';
import {
  boundConnections,
  defaultConnectionLimits,
  type ConnectionCounts,
  type ConnectionLimits,
  type FaultAnswer,
} from './connections.ts';
import {closingOf} from './closing.ts';
import {defaultContact, type AccessibilityContact} from './accessibility-page.ts';
import type {LoginPage} from './page-texts.ts';
import {ownPages} from './own-pages.ts';
import {forwardedWarning, givenIds, peerAddress} from './peer-address.ts';
import {hasRepeatedHeader} from './repeated-headers.ts';
import {staticResponse, type Mount} from './static-files.ts';

/** What to serve and where. */
export interface ServeOptions {
  /** The app, or what makes it once the address is known, for a port that was any free one. */
  readonly app: Answering | ((url: string) => Answering);
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  /** Files served beside the API; the first match wins. */
  readonly files?: readonly Mount[];
  /**
   * The server's own pages `/rate`, `/my`, `/receipt`, `/evaluator` and `/kiosk`; false leaves them out. Pages of `openers`
   * (default: of any origin) may open the screen of a window and hear how its prompts end. `/my` leads to `logins`, the pages on
   * which people log in, and with `codes` (default: false) it offers one-time codes, which `sendCode` of the app sends; with
   * neither there is no `/my`. `/accessibility` tells people to complain to `accessibility` (default: 12345).
   */
  readonly pages?:
    | {
        readonly scriptFile?: string | undefined;
        readonly openers?: '*' | readonly string[] | undefined;
        readonly logins?: readonly LoginPage[] | undefined;
        readonly codes?: boolean | undefined;
        /** The general line that the pages offer, that of the app. Default: 12345. */
        readonly hotline?: Hotline | undefined;
        readonly accessibility?: AccessibilityContact | undefined;
      }
    | false;
  /**
   * How many proxies in front of this server write `X-Forwarded-For`. Undefined counts as 0, and the first request that
   * was forwarded brings a warning.
   */
  readonly trustedProxies?: number | undefined;
  /** Bounds of connections and their times; what is left out keeps its default. */
  readonly connections?: Partial<ConnectionLimits> | undefined;
  /** Receives what an operator should know, as a sentence. Default: the console. */
  readonly warn?: (sentence: string) => void;
}

/**
 * What answers. It receives the files and pages as `site` of the peer, so that they pass the same limits, headers and log
 * as everything else; an app of `createApp` asks it, a wrapper hands it on.
 */
type Answering = Pick<App, 'fetch'> & Partial<Pick<App, 'endStreams'>>;

/** A server that listens. */
export interface Running {
  readonly port: number;
  /** Address for a person on this machine, without a slash at the end. */
  readonly url: string;
  /** Connections now, and those that were refused or closed for being slow since the start. */
  connections(): ConnectionCounts;
  /**
   * Answers for a moment longer and says that connections close, then takes no new connection and lets running requests
   * finish. What takes longer than the limit (milliseconds; default 10,000) is answered 503.
   */
  close(limit?: number): Promise<void>;
}

/**
 * Listens; resolves when the port is open.
 *
 * @throws {NodeJS.ErrnoException} Rejects with Node's error when the port cannot be had (`EADDRINUSE`, `EACCES`).
 *
 * @example
 * ```ts
 * import {createApp} from '@gov-rating/server';
 * import {jobs, openStorage, readConfig, runJobs, serve, tokenSecretOf} from '@gov-rating/server/node';
 *
 * const config = readConfig(process.env);
 * const storage = await openStorage(config);
 * const app = createApp({storage, tokenSecret: await tokenSecretOf(config)});
 * const running = await serve({app, port: config.PORT, host: config.HOST});
 * const work = runJobs(app.context, jobs, (job, error) => console.error(job, error));
 * process.once('SIGTERM', () => void running.close().then(() => work.stop()).then(() => storage.close()));
 * ```
 */
export async function serve(options: ServeOptions): Promise<Running> {
  const {port, host = '127.0.0.1', trustedProxies = 0} = options;
  const limits = {...defaultConnectionLimits, ...options.connections};
  let endStreams: () => void = () => undefined;
  let answer: Listener = async () => new Response(null, {status: 503});
  let refuse: FaultAnswer = async () => new Response(null, {status: 503});
  const server = createServer(
    {
      requestTimeout: limits.requestMs,
      headersTimeout: limits.headersMs,
      keepAliveTimeout: limits.keepMs,
      connectionsCheckingInterval: limits.checkMs,
    },
    getRequestListener(
      (request, {incoming}) => closing.answered(request, () => answer(request, incoming as IncomingMessage)),
      {
        // For HTTP/1.0 without a Host, as load balancers ask whether a server is alive.
        hostname: 'localhost',
        // What is no address, such as `*`; the app answers its own errors.
        errorHandler: () => refuse('malformed_request', undefined),
      },
    ),
  );
  // An expectation that is unknown may be ignored (RFC 9110, section 10.1.1); Node would refuse it without a document.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  const connections = boundConnections(server, limits, trustedProxies > 0, (fault, address) => refuse(fault, address));
  const closing = closingOf(server, () => connections().open);
  await listening(server, port, host);
  const {port: openPort} = server.address() as AddressInfo;
  const url = `http://${displayHost(host)}:${openPort}`;
  try {
    const app = typeof options.app === 'function' ? options.app(url) : options.app;
    answer = listenerOf(options, app);
    endStreams = () => app.endStreams?.();
    // Its path is unknown; a proxy's address would be counted for all callers.
    refuse = (fault, address) => app.fetch(new Request(`${url}/`), {fault, ...(trustedProxies === 0 && {address})});
  } catch (error) {
    await closing.close(0, 0);
    throw error;
  }
  return {
    port: openPort,
    url,
    connections,
    close: (limit = 10_000) => {
      endStreams();
      return closing.close(limit, limits.drainMs);
    },
  };
}

type Listener = (request: Request, incoming: IncomingMessage) => Promise<Response>;

/** The app with what is served beside it: the own pages first, then files. */
function listenerOf(options: ServeOptions, app: Answering): Listener {
  const {files = [], pages = {}, trustedProxies = 0} = options;
  const script = files.filter(mount => 'path' in mount).find(({path}) => path === '/gov-rating.js')?.file;
  const own =
    pages === false
      ? undefined
      : ownPages(script ?? pages.scriptFile, {
          openers: pages.openers ?? '*',
          logins: pages.logins,
          hasCodes: pages.codes === true,
          hotline: pages.hotline ?? resolveSettings().hotline,
          accessibility: pages.accessibility ?? defaultContact,
        });
  const mounts = [...files, ...(own?.mounts ?? [])];
  const site: Site = (request, path, base) =>
    own?.respond(request, path, base) ?? staticResponse(request, path, mounts);
  const warnOnce = options.trustedProxies === undefined ? forwardedWarning(options.warn ?? console.warn) : undefined;
  return (request, incoming) => {
    warnOnce?.(incoming);
    const fault = hasRepeatedHeader(incoming) ? 'header_repeated' : undefined;
    const ids = trustedProxies > 0 ? givenIds(incoming) : {};
    return app.fetch(request, {address: peerAddress(incoming, trustedProxies), site, fault, ...ids});
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      // A connection that could not be accepted, for want of file handles say, is the caller's to repeat.
      server.on('error', () => undefined);
      resolve();
    });
  });
}

function displayHost(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
