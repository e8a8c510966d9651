import type {KeptItem, OutboxStore} from './outbox-store.ts';

/** Keeps ratings until the page closes: for devices that many people share, and for tests. */
export function memoryStore(): OutboxStore {
  const items = new Map<string, KeptItem>();
  return {
    pageOnly: true,
    async add(item, limit) {
      if (!items.has(item.key) && items.size < limit) items.set(item.key, item);
      return items.get(item.key);
    },
    async update(item) {
      if (items.has(item.key)) items.set(item.key, item);
    },
    async remove(key) {
      items.delete(key);
    },
    async all() {
      return [...items.values()];
    },
  };
}
