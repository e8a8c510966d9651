import type {Server} from 'node:http';
import {setImmediate, setTimeout as pause} from 'node:timers/promises';
import {notReady, probePaths} from '../app/probes.ts';
import {StorageUnavailable} from '../domain/storage.ts';
import {problemResponse, toProblem} from '../http/problem-response.ts';

/** How often a server that drains looks whether anybody is still connected, in milliseconds. */
const lookMs = 20;
/** How long the last answers may take on their way to slow callers, in milliseconds. */
const lastWordsMs = 1_000;

/** How a server comes to its end, so that no request is left without an answer. */
export interface Closing {
  /** The answer to a request, which gives way when the server ends; then it says that the connection does. */
  answered(request: Request, answer: () => Promise<Response>): Promise<Response>;
  /** Ends the server: drains it, refuses new connections, and at the limit (milliseconds) answers what still runs. */
  close(limit: number, drainMs: number): Promise<void>;
}

/**
 * For a while the server goes on to answer, says with each answer that the connection closes, and is not ready any more,
 * so that callers and load balancers leave. Then it takes no new connections. Requests that take longer than the limit
 * are answered 503; what they began may be done all the same, so callers ask again with the same key.
 */
export function closingOf(server: Server, connections: () => number): Closing {
  let closing = false;
  const running = new Set<() => void>();

  const inTime = async (request: Request, answer: () => Promise<Response>): Promise<Response> => {
    let giveUp = (): void => undefined;
    const late = new Promise<Response>(resolve => (giveUp = () => resolve(comeBack(request))));
    running.add(giveUp);
    return Promise.race([answer(), late]).finally(() => running.delete(giveUp));
  };

  return {
    async answered(request, answer) {
      const isProbe = closing && new URL(request.url).pathname === probePaths.ready;
      const response = isProbe ? notReady() : await inTime(request, answer);
      if (closing) response.headers.set('Connection', 'close');
      return response;
    },
    async close(limit, drainMs) {
      closing = true;
      const began = performance.now();
      const rest = () => limit - (performance.now() - began);
      while (connections() > 0 && performance.now() - began < Math.min(drainMs, limit)) await pause(lookMs);
      const ended = await stopListening(server);
      const late = setTimeout(() => running.forEach(giveUp => giveUp()), Math.max(rest(), 0));
      const cut = setTimeout(() => server.closeAllConnections(), Math.max(rest(), 0) + (limit > 0 ? lastWordsMs : 0));
      await ended.promise;
      clearTimeout(late);
      clearTimeout(cut);
    },
  };
}

/** Closes the port in a moment in which every connection that was made has been taken. */
async function stopListening(server: Server): Promise<{readonly promise: Promise<void>}> {
  let taken = true;
  const onConnection = () => void (taken = true);
  server.on('connection', onConnection);
  for (let turn = 0; taken && turn < 1000; turn++) {
    taken = false;
    await setImmediate();
  }
  server.off('connection', onConnection);
  return {promise: new Promise(resolve => void server.close(() => resolve()))};
}

/** Asks a caller to come back, because the program ends. */
function comeBack(request: Request): Response {
  return problemResponse(toProblem(new StorageUnavailable('STOPPING')), {
    requestId: crypto.randomUUID(),
    acceptLanguage: request.headers.get('accept-language'),
    oauth: false,
    route: undefined,
  });
}
