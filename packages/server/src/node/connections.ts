import {STATUS_CODES, type Server, type ServerResponse} from 'node:http';
import type {Duplex} from 'node:stream';
import type {Socket} from 'node:net';
import type {TransportFault} from '../app/app.ts';
import {addressKey} from '../security/address-key.ts';

/** Bounds of what callers can hold open. Times are in milliseconds. */
export interface ConnectionLimits {
  /** The most open connections; more are closed at once. */
  readonly most: number;
  /** The most of one address, IPv6 by /64; not applied behind a proxy, whose address all callers share. */
  readonly mostOfAddress: number;
  /** The time for the headers of a request. */
  readonly headersMs: number;
  /** The time for a whole request, its body included. */
  readonly requestMs: number;
  /** How long a connection with a request or an answer on its way may stand still, in both directions. */
  readonly stillMs: number;
  /** How long a connection stays open after an answer, for the next request. */
  readonly keepMs: number;
  /** How often the times for headers and requests are checked. */
  readonly checkMs: number;
  /**
   * How long a server that is to end goes on to take connections, so that callers that keep theirs hear that it ends; less
   * when nobody is connected.
   */
  readonly drainMs: number;
}

/** Bounds for one process: 4096 connections whose callers do not read hold about 100 MB. */
export const defaultConnectionLimits: ConnectionLimits = {
  most: 4096,
  mostOfAddress: 1024,
  headersMs: 15_000,
  requestMs: 30_000,
  stillMs: 30_000,
  keepMs: 65_000,
  checkMs: 5000,
  drainMs: 1000,
};

/** Connections of a server since its start, and now. */
export interface ConnectionCounts {
  /** Open now. */
  readonly open: number;
  /** Closed at once, because there were too many. */
  readonly refused: number;
  /** Closed because the caller sent or read nothing, or too slowly. */
  readonly timedOut: number;
}

/** Answers a request that cannot be read, for a caller of this network address. */
export type FaultAnswer = (fault: TransportFault, address: string | undefined) => Promise<Response>;

/**
 * Bounds the connections of a server and counts them. Node itself closes those whose headers or body come too slowly;
 * `answer` says what such a caller reads. `isBehindProxy`: all connections come from the proxy.
 */
export function boundConnections(
  server: Server,
  limits: ConnectionLimits,
  isBehindProxy: boolean,
  answer: FaultAnswer,
): () => ConnectionCounts {
  const ofAddress = new Map<string, number>();
  let [open, refused, timedOut] = [0, 0, 0];
  /** The answers on their way, by connection. */
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.on('request', ({socket}, response) => {
    answers.set(socket, response);
    response.once('close', () => answers.delete(socket));
  });
  server.maxConnections = limits.most;
  server.on('drop', () => refused++);
  server.setTimeout(limits.stillMs, socket => {
    timedOut++;
    socket.destroy();
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') timedOut++;
    // Bytes of an answer that has begun would be continued by this one.
    if (!socket.writable || answers.get(socket)?.headersSent) return void socket.destroy();
    answerFault(error, socket as Socket, answer).catch(() => socket.destroy());
  });
  server.on('connection', socket => {
    const address = addressKey(socket.remoteAddress ?? '');
    const count = (ofAddress.get(address) ?? 0) + 1;
    if (!isBehindProxy && count > limits.mostOfAddress) {
      refused++;
      socket.destroy();
      return;
    }
    open++;
    ofAddress.set(address, count);
    socket.once('close', () => {
      open--;
      const left = (ofAddress.get(address) ?? 1) - 1;
      if (left > 0) ofAddress.set(address, left);
      else ofAddress.delete(address);
    });
  });
  return () => ({open, refused, timedOut});
}

/** By Node's code of an error: what is wrong with a request that cannot be read; others are malformed. */
const faults: Readonly<Record<string, TransportFault>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timed_out',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body_too_large',
};

/** Writes the app's answer to a request that Node could not read, and closes the connection. */
async function answerFault({code = ''}: NodeJS.ErrnoException, socket: Socket, answer: FaultAnswer): Promise<void> {
  const response = await answer(faults[code] ?? 'malformed_request', socket.remoteAddress);
  const body = Buffer.from(await response.arrayBuffer());
  const {status} = response;
  const headers = [...response.headers, ['content-length', `${body.length}`], ['connection', 'close']];
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]), () => socket.destroy());
}
