import {submitDeviceRating} from '@gov-rating/contract/endpoints';
import type {RatingDraft, Receipt, RouteInput, RouteOutput} from '@gov-rating/contract/types';
import {createApi, type Methods, type SessionMethods} from '../api.ts';
import {ApiError} from '../errors.ts';
import {newIdempotencyKey} from '../outbox/idempotency-key.ts';
import {memoryStore} from '../outbox/memory-store.ts';
import {createOutbox} from '../outbox/outbox.ts';
import type {Outcome, Settled} from '../outbox/outcome.ts';
import type {OutboxStore} from '../outbox/outbox-store.ts';
import {filledIn} from '../transport/path.ts';
import type {TransportOptions} from '../transport/request.ts';
import {optional} from '../transport/platform.ts';
import {send} from '../transport/send.ts';
import {listenToDevice, type DeviceEvent, type DeviceEventOptions} from './device-events.ts';
import {pairDevice, type PairingOptions} from './device-pairing.ts';
import {deviceTable} from './tables.ts';

export type {DeviceEvent, DeviceEventOptions} from './device-events.ts';
export type {PairingCode, PairingOptions} from './device-pairing.ts';

/** Where a device keeps its key, so that it is still paired after it was switched off. */
export interface KeyStore {
  /** The key; undefined or null while the device is not paired. */
  read(): Promise<string | null | undefined> | string | null | undefined;
  /** Keeps a key; undefined forgets it. */
  write(key: string | undefined): Promise<void> | void;
}

/** How a device reaches its server. */
export interface DeviceClientOptions extends Omit<TransportOptions, 'token'> {
  /** Where the key is kept; by default `localStorage`, or memory without it. */
  readonly keyStore?: KeyStore | undefined;
  /** Where ratings wait that could not be sent; by default memory, which a screen forgets when it is switched off: see `sealedStore`. */
  readonly outboxStore?: OutboxStore | undefined;
  /** Called with the end of each rating that waited. */
  readonly onSettled?: ((settled: Settled) => void) | undefined;
  /** The device's clock, in milliseconds since the epoch; by default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** From 0 to 1, for jitter; by default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** A rating that was given on the device. */
export interface DeviceRating {
  /** The request that was answered, or the service of a terminal's own program; exactly one of the two. */
  readonly promptId?: string | undefined;
  /** The service that was rated without a request. */
  readonly serviceId?: string | undefined;
  /** What was chosen and written. */
  readonly draft: Pick<RatingDraft, 'level' | 'tags' | 'comment' | 'pressedAt'>;
  /** The idempotency key, made when the person pressed send; by default a new one. */
  readonly key?: string | undefined;
}

type Anyone = 'startPairing' | 'pollPairing';
type OwnMethods = Exclude<keyof typeof deviceTable, Anyone | 'heartbeat'>;

type DeviceMethods = SessionMethods<OwnMethods | 'heartbeat'> & Pick<Methods<Anyone>, Anyone>;

/** The methods of a device. Methods need no `this` and reject with a `GovRatingError`. */
export interface DeviceClient extends SessionMethods<OwnMethods>, Pick<Methods<Anyone>, Anyone> {
  /** Whether the device has a key. It may have been revoked since. */
  readonly isPaired: () => Promise<boolean>;
  /**
   * Pairs the device: shows codes until somebody approves one, then keeps the key.
   *
   * @returns The id of the device.
   */
  readonly pair: (options: PairingOptions) => Promise<string>;
  /** Forgets the key, for a device that is to be paired anew. */
  readonly forget: () => Promise<void>;
  /** Says what the device shows; the clock is added. To be called every 30 seconds. */
  readonly heartbeat: (input: Omit<RouteInput<'heartbeat'>, 'clock'>) => Promise<RouteOutput<'heartbeat'>>;
  /** What happens to the device, across broken connections; done after `revoked`, or when `signal` aborts. */
  readonly deviceEvents: (options?: DeviceEventOptions) => AsyncGenerator<DeviceEvent, void, undefined>;
  /** Sends a rating, or keeps it and sends it later. Never rejects for anything the network or the server does. */
  readonly rate: (rating: DeviceRating) => Promise<Outcome>;
  /** Sends what waits, now and whenever it is due. */
  readonly start: () => void;
  /** Leaves no timer and no listener of the outbox behind. */
  readonly stop: () => void;
}

/**
 * Makes the client of a screen at a window or of a terminal. It keeps the key of the device itself.
 *
 * @param options The address of the server; nothing is sent before the first call.
 * @returns Methods that need no `this`. Each rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call.
 *
 * @example
 * ```ts
 * import {createDeviceClient} from '@gov-rating/sdk/device';
 *
 * const device = createDeviceClient({baseUrl: 'https://rating.example.gov.cn'});
 *
 * async function run(show: (text: string) => void): Promise<void> {
 *   if (!(await device.isPaired())) await device.pair({kind: 'evaluator', onCode: ({userCode}) => show(userCode)});
 *   device.start();
 *   for await (const event of device.deviceEvents()) {
 *     if (event.type !== 'prompt') continue;
 *     const {prompt} = await device.getDevicePrompt();
 *     show(prompt?.form.service.itemName ?? '');
 *   }
 *   await device.forget(); // revoked: pair again
 * }
 * ```
 */
export function createDeviceClient(options: DeviceClientOptions): DeviceClient {
  const {
    keyStore = pageStore(),
    outboxStore = memoryStore(),
    onSettled,
    now = Date.now,
    random = Math.random,
  } = options;
  const key = async (): Promise<string> => {
    const kept = await keyStore.read();
    if (kept) return kept;
    throw new ApiError(401, {code: 'device_key_invalid', detail: 'This device is not paired.', retry: false});
  };
  const methods = createApi<typeof deviceTable, DeviceMethods>(deviceTable, async (endpoint, input, each) => {
    const token = endpoint.caller === 'device' ? await key() : undefined;
    const {signal, idempotencyKey = newIdempotencyKey()} = each;
    return send(options, ...filledIn(endpoint, input), {signal, token, ...(endpoint.keyed && {idempotencyKey})});
  });
  const submit = (input: object, idempotencyKey: string) =>
    key().then(token => send(options, submitDeviceRating, {...input}, {token, idempotencyKey})) as Promise<Receipt>;
  const outbox = createOutbox({
    // What a rater's page keeps as the token of an invitation is here what was rated; the key of the device stays out.
    send: ({level, tags, comment, pressedAt}, {token, idempotencyKey}) =>
      submit({level, tags, comment, pressedAt, ...ratedBy(token)}, idempotencyKey),
    store: outboxStore,
    onSettled,
    now,
    random,
    name: 'gov-rating-device',
  });
  return {
    ...methods,
    isPaired: async () => !!(await keyStore.read()),
    async pair(asked) {
      const {deviceId, deviceKey} = await pairDevice(methods, asked);
      await keyStore.write(deviceKey);
      return deviceId;
    },
    forget: async () => keyStore.write(undefined),
    heartbeat: input => methods.heartbeat({...input, clock: new Date(now()).toISOString()}),
    async *deviceEvents(each = {}) {
      yield* listenToDevice(options, await key(), each, random);
    },
    async rate({promptId, serviceId, draft, key: made}) {
      if ((promptId === undefined) === (serviceId === undefined)) throw new TypeError('promptId or serviceId');
      return outbox.submit({
        token: promptId === undefined ? `service ${serviceId}` : `prompt ${promptId}`,
        draft,
        key: made,
      });
    },
    start: outbox.start,
    stop: outbox.stop,
  };
}

/** What a kept rating is of. */
function ratedBy(token: string): {readonly promptId: string} | {readonly serviceId: string} {
  const [of, id = ''] = token.split(' ');
  return of === 'prompt' ? {promptId: id} : {serviceId: id};
}

/** The key in the storage of the page's origin; in memory where a page has none, or may not use it. */
function pageStore(name = 'gov-rating-device-key'): KeyStore {
  let inMemory: string | undefined;
  const storage = () => optional('localStorage') as Storage | undefined;
  return {
    read: () => storage()?.getItem(name) ?? inMemory,
    write(key) {
      inMemory = key;
      if (key === undefined) storage()?.removeItem(name);
      else storage()?.setItem(name, key);
    },
  };
}
