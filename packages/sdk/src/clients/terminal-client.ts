import type {RatingDraft, RouteInput} from '@gov-rating/contract/types';
import {isApiError} from '../errors.ts';
import {newIdempotencyKey} from '../outbox/idempotency-key.ts';
import type {Settled} from '../outbox/outcome.ts';
import type {SealedStore, StoredRatings} from '../outbox/sealed-store.ts';
import {createDeviceClient, type DeviceClient, type DeviceClientOptions} from './device-client.ts';
import {createDelivery} from './delivery.ts';

/** The service of a terminal's own program: what `collectDeviceRating` takes as its service. */
export type CollectedService = RouteInput<'collectDeviceRating'>['service'];

/** How a terminal reaches its server, and where its ratings wait. */
export interface TerminalClientOptions extends Omit<DeviceClientOptions, 'outboxStore'> {
  /** Where ratings wait, of both kinds: `sealedStore()`. */
  readonly store: SealedStore;
  /** A clock that nobody sets, in milliseconds; by default `performance.now`. */
  readonly elapsed?: (() => number) | undefined;
}

/** What became of a rating at the moment at which it was given. */
export type Collected =
  | {
      /** On the disk, sealed, or received by the server: it survives that the device is switched off. */
      readonly kind: 'kept';
      /** The idempotency key, under which `onSettled` reports the end. */
      readonly key: string;
    }
  | {
      /** Nothing is stored; say so to the person. */
      readonly kind: 'refused';
      /**
       * `storage_full`: no room, nothing older is dropped for it. `storage_unavailable`: this browser cannot store and the
       * server did not answer. Otherwise what the server said.
       */
      readonly code: string;
    };

/** A rating that the server refused for good. It stays on the device, sealed. */
export interface RefusedRating {
  /** The idempotency key. */
  readonly key: string;
  /** The code of the refusal; `unreadable` where the row does not open. */
  readonly code: string;
  /** When it was given by the device's clock, in milliseconds since the epoch; undefined for what does not open. */
  readonly givenAt: number | undefined;
}

/** The client of a self-service terminal: a device that also takes ratings together with their services, for days without a network. */
export interface TerminalClient extends DeviceClient {
  /**
   * Takes a rating with its service. It counts as given only when this resolves with `kept`. Never rejects for anything the
   * disk, the network or the server does.
   *
   * @param key The idempotency key; by default a new one. The same key is stored once.
   */
  readonly collect: (
    service: CollectedService,
    rating: Pick<RatingDraft, 'level' | 'tags' | 'comment'>,
    key?: string,
  ) => Promise<Collected>;
  /** What is stored on the device now. */
  readonly stored: () => Promise<StoredRatings>;
  /** What the server refused for good, without its content. */
  readonly refusedRatings: () => Promise<RefusedRating[]>;
  /** Sends again what was refused, for example after a point was registered that the server did not know. */
  readonly retryRefused: () => Promise<void>;
}

/** How long the disk may take, in milliseconds: the person waits before the screen. */
const storeTimeoutMs = 10_000;

/**
 * Makes the client of a terminal. Ratings are sent in the order in which they were given, up to 100 at once, each under the
 * same idempotency key at every attempt. What the server refuses for good is moved aside and stops nothing behind it; a
 * revoked key stops the sending and removes nothing.
 *
 * @param options The address of the server and the store; nothing is sent before `start` and the first call.
 * @returns Methods that need no `this`.
 *
 * @example
 * ```ts
 * import {createTerminalClient, sealedStore, type CollectedService} from '@gov-rating/sdk/device';
 *
 * const terminal = createTerminalClient({
 *   baseUrl: 'https://rating.example.gov.cn',
 *   store: sealedStore('my-hall'),
 *   onSettled: ({kind, key}) => console.log(kind, key),
 * });
 * terminal.start();
 *
 * async function rated(service: CollectedService): Promise<string> {
 *   const outcome = await terminal.collect(service, {level: 'satisfied'});
 *   return outcome.kind === 'kept' ? '谢谢' : outcome.code;
 * }
 * ```
 */
export function createTerminalClient(options: TerminalClientOptions): TerminalClient {
  const {store, onSettled, now = Date.now, random = Math.random, elapsed = () => performance.now()} = options;
  const {collected} = store;
  const device = createDeviceClient({...options, outboxStore: store});
  const run = newIdempotencyKey();
  let said: Promise<number> | undefined;
  /** The latest moment that a server has said, also to an earlier run. */
  const latest = () => (said ??= collected.latest());
  const report = (settled: Settled) => void Promise.resolve(settled).then(onSettled);
  const delivery = createDelivery({
    ...{store: collected, report, now, random, elapsed, run, latest},
    send: entries => device.collectDeviceRatings({entries}),
  });
  return {
    ...device,
    stored: store.stored,
    async collect(service, {level, tags, comment}, key = newIdempotencyKey()) {
      const entry = {service, level, tags, comment};
      const given = {key, entry, givenAt: now(), run, elapsed: elapsed()};
      const storing = latest().then(notBefore => collected.add({...given, notBefore}));
      const outcome = await inTime(storing, () => collected.remove(key));
      if (outcome === 'kept') {
        delivery.wake();
        return {kind: 'kept', key};
      }
      if (outcome !== 'storage_unavailable') return {kind: 'refused', code: outcome};
      try {
        // Nothing can be promised that only the memory holds.
        const pressedAt = new Date(given.givenAt).toISOString();
        const receipt = await device.collectDeviceRating(
          {...entry, pressedAt, sentAt: pressedAt},
          {idempotencyKey: key},
        );
        report({kind: 'received', key, receipt});
        return {kind: 'kept', key};
      } catch (error) {
        return {kind: 'refused', code: isApiError(error) && !error.retry ? error.code : outcome};
      }
    },
    async heartbeat(input) {
      const answer = await device.heartbeat(input);
      said = collected.latest(Date.parse(answer.serverTime) || 0);
      delivery.wake(true);
      return answer;
    },
    async refusedRatings() {
      const rows = await collected.refused();
      return rows.map(({key, content}) => ({key, code: content?.code ?? 'unreadable', givenAt: content?.givenAt}));
    },
    async retryRefused() {
      await collected.retry();
      delivery.wake();
    },
    start() {
      device.start();
      delivery.start();
    },
    stop() {
      device.stop();
      delivery.stop();
    },
  };
}

/** The outcome of the store; after the time limit it counts as unavailable, and what it stores later is removed. */
async function inTime<T>(storing: Promise<T>, takeBack: () => Promise<void>): Promise<T | 'storage_unavailable'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'storage_unavailable'>(resolve => {
    timer = setTimeout(() => {
      resolve('storage_unavailable');
      void storing.then(takeBack).catch(() => undefined);
    }, storeTimeoutMs);
  });
  return Promise.race([storing, late]).finally(() => clearTimeout(timer));
}
