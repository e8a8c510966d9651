import type {KeptItem, OutboxStore} from './outbox-store.ts';
import {memoryStore} from './memory-store.ts';
import {sealedRows, type OpenedRow, type SealedList} from './sealed-rows.ts';
import type {CollectedItem, CollectedStore, RefusedItem} from './collected-store.ts';
import {optional} from '../transport/platform.ts';

/** What is stored on the device. */
export interface StoredRatings {
  /** How many ratings wait to be sent, of both kinds. */
  readonly waiting: number;
  /** How many ratings with their service the server refused for good; they are kept, and not sent again by themselves. */
  readonly refused: number;
  /**
   * `sealed`: on the disk, and nobody can read them there. `full`: the same, and there is no room for another one.
   * `memory`: this browser has no storage for it, in a private window or on a page of plain http; switched off, the screen
   * forgets what waits.
   */
  readonly storage: 'sealed' | 'memory' | 'full';
}

/** After this time a full disk is tried again, in milliseconds. */
const fullMs = 300_000;

/** How a sealed store works. */
export interface SealedStoreOptions {
  /** How many ratings with their service may be stored, those that were refused included; by default 20 000. */
  readonly limit?: number | undefined;
  /** Called with what is stored, once it is known and after each change in this page. */
  readonly onChange?: ((stored: StoredRatings) => void) | undefined;
}

/** A store of an outbox that also keeps ratings with their services, sealed. */
export interface SealedStore extends OutboxStore {
  /** Ratings with their services, in their order. */
  readonly collected: CollectedStore;
  /** What is stored now. Never rejects. */
  stored(): Promise<StoredRatings>;
}

/**
 * Keeps the ratings of a shared device in IndexedDB, across reloads and power cuts, sealed by AES-GCM with a key that is
 * made on the device and that no program can export. In the clear are only the order, the idempotency keys and the lengths. Asks
 * the browser not to evict its data. Without IndexedDB or `crypto.subtle`, ratings by request wait in memory, and those with a
 * service are not kept.
 *
 * @param name The name of the database, which belongs to the origin of the page: one per server.
 * @returns A store for `createDeviceClient` and `createTerminalClient`.
 *
 * @example
 * ```ts
 * import {createTerminalClient, sealedStore} from '@gov-rating/sdk/device';
 *
 * const store = sealedStore('my-hall', {onChange: ({waiting, storage}) => console.log(waiting, storage)});
 * const terminal = createTerminalClient({baseUrl: 'https://rating.example.gov.cn', store});
 * ```
 */
export function sealedStore(
  name = 'gov-rating-device',
  {limit = 20_000, onChange}: SealedStoreOptions = {},
): SealedStore {
  const rows = sealedRows(name);
  const memory = memoryStore();
  /** Ratings whose first attempt is under way: they do not wait yet. */
  const begun = new Set<string>();
  let isFull = false;
  /** What was found last, for when the database does not answer. */
  let found: StoredRatings = {waiting: 0, refused: 0, storage: 'sealed'};
  let opening: Promise<boolean> | undefined;
  /** True when there is a sealed database; decided once for a page, or what waits in memory would be forgotten. */
  const isSealed = () =>
    (opening ??= rows.open().then(
      () => {
        void optional('navigator')
          ?.storage?.persist?.()
          .catch(() => false);
        return true;
      },
      () => false,
    ));

  async function stored(): Promise<StoredRatings> {
    if (await isSealed())
      try {
        const {prompted, collected, refused} = await rows.counts();
        const storage = isFull || collected + refused >= limit ? 'full' : 'sealed';
        return (found = {waiting: Math.max(0, prompted - begun.size) + collected, refused, storage});
      } catch {
        return {...found, storage: 'full'};
      }
    const items = await memory.all();
    return {waiting: items.filter(({key}) => !begun.has(key)).length, refused: 0, storage: 'memory'};
  }

  /** Reports after a change, also after one that failed. */
  async function changed<T>(change: () => Promise<T>): Promise<T> {
    try {
      return await change();
    } finally {
      if (onChange) void stored().then(onChange);
    }
  }

  /** Adds; a full disk is no room, as a limit is. */
  async function addRow<T>(together: readonly SealedList[], key: string, content: T, most: number) {
    try {
      const added = await rows.add(together, key, content, most);
      if (added) isFull = false;
      return added;
    } catch (error) {
      if (Object(error).name !== 'QuotaExceededError') throw error;
      isFull = true;
      // Somebody may have made room on the disk; without this, nobody would be asked any more on a screen that shows that it is full.
      setTimeout(() => void changed(async () => (isFull = false)), fullMs);
      return undefined;
    }
  }

  const remove = async (key: string) => {
    begun.delete(key);
    if (!(await isSealed())) return memory.remove(key);
    await rows.remove('prompted', key);
    isFull = false;
  };

  const collected: CollectedStore = {
    add: item =>
      changed(async () => {
        if (!(await isSealed())) return 'storage_unavailable';
        try {
          return (await addRow(['collected', 'refused'], item.key, item, limit)) ? 'kept' : 'storage_full';
        } catch {
          return 'storage_unavailable';
        }
      }),
    first: async count => ((await isSealed()) ? rows.first<CollectedItem>('collected', count) : []),
    settle: (received, refused) =>
      changed(async () => {
        await rows.settle('collected', received, 'refused', refused);
        isFull = false;
      }),
    refused: async () => ((await isSealed()) ? rows.first<RefusedItem>('refused') : []),
    retry: () =>
      changed(async () => {
        if (!(await isSealed())) return;
        const again = (await rows.first<RefusedItem>('refused')).filter(isOpen);
        await rows.settle('refused', [], 'collected', again);
      }),
    latest: async (moment = 0) => ((await isSealed()) ? rows.latest(moment).catch(() => 0) : 0),
    remove: key => changed(async () => ((await isSealed()) ? rows.remove('collected', key) : undefined)),
  };

  if (onChange) void stored().then(onChange);

  return {
    collected,
    stored,
    add: (item, most) =>
      changed(async () => {
        if (!item.attempts) begun.add(item.key);
        const added = (await isSealed())
          ? await addRow(['prompted'], item.key, item, most)
          : await memory.add(item, most);
        if (!added) begun.delete(item.key);
        return added;
      }),
    update: item =>
      changed(async () => {
        begun.delete(item.key);
        return (await isSealed()) ? rows.replace('prompted', item.key, item) : memory.update(item);
      }),
    remove: key => changed(() => remove(key)),
    all: async () =>
      (await isSealed())
        ? (await rows.first<KeptItem>('prompted')).flatMap(({content}) => content ?? [])
        : memory.all(),
  };
}

const isOpen = <T>(row: OpenedRow<T>): row is OpenedRow<T> & {readonly content: T} => row.content !== undefined;
