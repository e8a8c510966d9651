import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {pipeline} from 'node:stream/promises';
import type {AddressInfo} from 'node:net';

/** A request as it comes to the gateway, read whole. */
export interface Passing {
  readonly method: string;
  /** As the page wrote it, with the query. */
  readonly path: string;
  /** `127.0.0.1` or `localhost`: two origins, one server. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Hands a request on to what is behind; what is given replaces what came. */
export type Forward = (changed?: Partial<Passing>) => Promise<Response>;

/** What a gateway does with a request: it answers, hands on, or drops the connection (undefined). */
export type Way = (passing: Passing, forward: Forward) => Promise<Response | undefined>;

const page = (status: number, text: string) =>
  new Response(`<!doctype html><title>${status}</title><h1>${text}</h1>`, {
    status,
    headers: {'Content-Type': 'text/html; charset=utf-8'},
  });

const without =
  (name: string): Way =>
  ({headers}, forward) =>
    forward({headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))});

/** Only for requests of this method; the others pass. */
export const only =
  (method: 'GET' | 'POST', way: Way): Way =>
  (passing, forward) =>
    passing.method === method ? way(passing, forward) : forward();

/** For this number of requests; later ones pass. */
export function times(count: number, way: Way): Way {
  let seen = 0;
  return (passing, forward) => (++seen > count ? forward() : way(passing, forward));
}

/** A chain of gateways: the first is nearest to the citizen. */
export const both =
  (outer: Way, inner: Way): Way =>
  (passing, forward) =>
    outer(passing, async changed => {
      const answer = await inner({...passing, ...changed}, later => forward({...changed, ...later}));
      if (!answer) throw new DroppedError();
      return answer;
    });

/** What gateways, firewalls, portals and cables do. */
export const ways = {
  passes: (_, forward) => forward(),
  drops: async () => undefined,
  /** Handles the request and drops the response. */
  losesTheAnswer: async (_, forward) => {
    await forward();
    return undefined;
  },
  stripsAuthorization: without('authorization'),
  stripsIdempotencyKey: without('idempotency-key'),
  /** A firewall that takes an arrow for the end of an HTML comment. */
  refusesArrows: async ({body}, forward) => (/->|<script/i.test(body) ? page(403, '您的访问被阻断') : forward()),
  refusesPosts: async ({method}, forward) => (method === 'POST' ? page(403, '您的访问被阻断') : forward()),
  answersWithAPage: async () => page(200, '统一门户'),
  answersWithAnEnvelope: async () => Response.json({code: 500, msg: '系统异常', data: null}),
  isOverloaded: async () => page(503, '服务繁忙'),
} satisfies Record<string, Way>;

/** Sends the browser to another origin, as a portal does that moved to https; there the same is served. */
export const redirects =
  (status: 301 | 302 | 307 | 308): Way =>
  async ({path, headers, host}, forward) => {
    if (host === 'localhost') return forward();
    const location = `http://${headers['host']?.replace('127.0.0.1', 'localhost')}${path}`;
    return new Response(null, {status, headers: {Location: location}});
  };

/** Serves the API under a folder only; other paths get the portal's page. */
export const onlyUnder =
  (folder: string): Way =>
  async ({path}, forward) =>
    path.startsWith(folder) ? forward() : page(404, '页面不存在');

/** The server behind sent nothing, so the connection is dropped. */
class DroppedError extends Error {}

/** A gateway that listens. */
export interface Gateway {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Listens on any free port of this machine and asks `answer` about every request. */
export async function startGateway(answer: (passing: Passing) => Promise<Response | undefined>): Promise<Gateway> {
  const server = createServer((request, response) => void pass(request, response, answer));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Asks the real server. Nothing is followed and nothing is kept between two requests. */
export async function ask(server: string, {method, path, headers, body}: Passing): Promise<Response> {
  const {host: _host, connection: _connection, 'content-length': _length, ...rest} = headers;
  const answer = await fetch(server + path, {method, headers: rest, body: body || null, redirect: 'manual'});
  const forwarded = new Headers(answer.headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'])
    forwarded.delete(name);
  const isEmpty = [204, 304].includes(answer.status);
  // Events go on as they come.
  const content = isEmpty ? null : isStream(answer) ? answer.body : await answer.arrayBuffer();
  return new Response(content, {status: answer.status, headers: forwarded});
}

const isStream = ({headers}: Response) => headers.get('content-type')?.startsWith('text/event-stream') ?? false;

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (passing: Passing) => Promise<Response | undefined>,
): Promise<void> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, `${value}`]));
    const found = await answer({
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      host: (headers['host'] ?? '').replace(/:\d+$/, ''),
      headers,
      body: Buffer.concat(chunks).toString('utf8'),
    });
    if (!found) throw new DroppedError();
    response.writeHead(found.status, Object.fromEntries(found.headers));
    if (isStream(found) && found.body) await pipeline(found.body, response);
    else response.end(Buffer.from(await found.arrayBuffer()));
  } catch {
    // The client has closed the connection: nobody waits for this error.
    request.socket.destroy();
  }
}
