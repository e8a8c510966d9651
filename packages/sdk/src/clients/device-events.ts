import {deviceEvents} from '@gov-rating/contract/endpoints';
import type {RouteOutput} from '@gov-rating/contract/types';
import {isApiError, isGovRatingError, NetworkError} from '../errors.ts';
import type {PlatformSignal} from '../transport/platform-types.ts';
import {platform} from '../transport/platform.ts';
import {platformFetch, type TransportOptions} from '../transport/request.ts';
import {parse, passes} from '../transport/response.ts';
import {eventsOf} from '../transport/server-sent-events.ts';
import {openDownload, piecesOf} from '../transport/stream.ts';

/** What happened to a device. */
export type DeviceEvent = RouteOutput<'deviceEvents'>;

/** How to listen. */
export interface DeviceEventOptions {
  /** Ends the listening; the iterator is then done. */
  readonly signal?: PlatformSignal | undefined;
  /** Called with true when the stream is open, and with false when it broke, each time it changes. */
  readonly onConnection?: ((online: boolean) => void) | undefined;
}

/** The server sends a comment every 8 seconds; after this many milliseconds of silence the stream counts as broken. */
const silenceMs = 20_000;

/** No wait between two attempts is longer, in milliseconds: a screen is back 5 seconds after its server. */
const longestWaitMs = 3000;

/** Refusals after which a device has to be paired again. */
const isOver = (error: unknown): boolean => isApiError(error) && /^device_(revoked|key_invalid)$/.test(error.code);

const nothing = {promptId: null, secondsLeft: null, settings: null, staff: null, ticketNumber: null};
const over: DeviceEvent = {type: 'revoked', ...nothing};

/**
 * The events of a device, across broken connections and restarts of the server: each attempt says which event was the last
 * (`Last-Event-ID`), and waits with jitter, so that the screens of a hall do not come back at the same moment. Ends after
 * `revoked`, or when `signal` aborts.
 */
export async function* listenToDevice(
  options: TransportOptions,
  token: string,
  {signal, onConnection}: DeviceEventOptions,
  random: () => number,
): AsyncGenerator<DeviceEvent, void, undefined> {
  let last: string | undefined;
  let retryMs = 1000;
  let failures = 0;
  let online: boolean | undefined;
  const connected = (now: boolean) => {
    if (now !== online) onConnection?.((online = now));
  };
  const {fetch = platformFetch} = options;
  const asStream: TransportOptions = {
    ...options,
    timeout: silenceMs,
    fetch: (url, init) => {
      const headers = {
        ...init.headers,
        accept: 'text/event-stream',
        ...(last !== undefined && {'last-event-id': last}),
      };
      return fetch(url, {...init, headers});
    },
  };
  while (!signal?.aborted) {
    try {
      const download = await openDownload(asStream, deviceEvents, {}, {token, signal});
      connected(true);
      failures = 0;
      const onRetry = (milliseconds: number) => void (retryMs = milliseconds);
      for await (const {id, data} of eventsOf(
        piecesOf(async () => download),
        {onRetry},
      )) {
        const event = parse(data);
        if (!passes(event, deviceEvents.responseCheck)) continue;
        last = id ?? last;
        yield event as DeviceEvent;
        if (event['type'] === 'revoked') return;
      }
      // The server has ended the stream in good order: after ten minutes, or because it stops.
    } catch (error) {
      if (!isGovRatingError(error)) throw error;
      if (isOver(error)) return yield over;
      if (!error.retry) throw error;
      connected(false);
      failures++;
    }
    const wait = Math.min(longestWaitMs, retryMs * 2 ** Math.min(failures, 4));
    await pause(wait / 2 + (random() * wait) / 2, signal);
  }
}

/** Resolves after a time, or at once when the signal aborts. */
export function pause(milliseconds: number, signal?: PlatformSignal): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = platform('setTimeout')(end, milliseconds);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}

/** A network error for what the caller has ended. */
export const aborted = (signal: PlatformSignal | undefined): NetworkError =>
  new NetworkError('aborted', signal?.reason);
