import type {KeptItem, OutboxStore} from '../outbox/outbox-store.ts';

/** What the store needs of `wx`, or of another app whose functions take the same, such as `tt`. */
export interface MiniProgramStorage {
  /** The value of a name; an empty text when nothing is stored. */
  getStorageSync(name: string): unknown;
  /** Stores a value; throws when the quota, 10 MB in WeChat, is used up. */
  setStorageSync(name: string, value: unknown): void;
}

/**
 * Keeps ratings in the storage of a mini-program until they are received, also over a restart. Only one page runs at a time, so
 * reading and writing are one step.
 *
 * @param storage `wx`.
 * @param name The name under which they are stored; one per server.
 */
export function storageStore(storage: MiniProgramStorage, name = 'gov-rating-outbox'): OutboxStore {
  const read = (): readonly KeptItem[] => {
    const stored = storage.getStorageSync(name);
    return Array.isArray(stored) ? (stored as KeptItem[]) : [];
  };
  const write = (items: readonly KeptItem[]) => storage.setStorageSync(name, items);
  return {
    pageOnly: true,
    async add(item, limit) {
      const items = read();
      const known = items.find(({key}) => key === item.key);
      if (known || items.length >= limit) return known;
      write([...items, item]);
      return item;
    },
    update: async item => write(read().map(stored => (stored.key === item.key ? item : stored))),
    remove: async key => write(read().filter(stored => stored.key !== key)),
    all: async () => read(),
  };
}
