import type {Server} from 'node:http';
import type {Socket} from 'node:net';
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

/**
 * Bounds the connections of a server and counts them. Node itself closes those whose headers or body come too slowly.
 * `isBehindProxy`: all connections come from the proxy.
 */
export function boundConnections(
  server: Server,
  limits: ConnectionLimits,
  isBehindProxy: boolean,
): () => ConnectionCounts {
  const ofAddress = new Map<string, number>();
  let [open, refused, timedOut] = [0, 0, 0];
  server.maxConnections = limits.most;
  server.on('drop', () => refused++);
  server.setTimeout(limits.stillMs, socket => {
    timedOut++;
    socket.destroy();
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') timedOut++;
    answerFault(error, socket as Socket);
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

/** What cannot be read as HTTP has no app to answer it: one line, as Node itself would write it. */
function answerFault({code}: NodeJS.ErrnoException, socket: Socket): void {
  const status =
    code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? '408 Request Timeout'
      : code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW'
          ? '413 Payload Too Large'
          : '400 Bad Request';
  if (socket.writable && socket.bytesWritten === 0) socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  socket.destroy();
}
