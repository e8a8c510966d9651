import {platform} from '../transport/platform.ts';
import type {KeptItem, OutboxStore} from './outbox-store.ts';

/**
 * Keeps ratings in IndexedDB until they are received: across reloads, tabs and power cuts. Methods reject while there is no
 * usable database (private windows, a full disk, a sandboxed frame). `name` is the name of the database, which belongs to
 * the origin of the page: pages of one origin that rate at several servers need one name per server.
 *
 * @param name The name of the database.
 * @returns A store whose methods reject with what IndexedDB reports, or with an `UnsupportedError` where there is none.
 */
export function indexedDbStore(name = 'gov-rating-outbox'): OutboxStore {
  let connection: Promise<IDBDatabase> | undefined;
  const letGo = () => (connection = undefined);

  function open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const opening = platform('indexedDB').open(name);
      opening.onupgradeneeded = () => opening.result.createObjectStore('items', {keyPath: 'key'});
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        database.onclose = letGo;
        // Another page deletes the database: this one must not block it, and opens it again when needed.
        database.onversionchange = () => {
          letGo();
          database.close();
        };
        resolve(database);
      };
    });
  }

  /** One transaction over all that is kept, a hundred small items at most; resolves once the change is on the disk. */
  async function transact<T>(
    mode: IDBTransactionMode,
    work: (kept: readonly KeptItem[], items: IDBObjectStore) => T,
  ): Promise<T> {
    try {
      const database = await (connection ??= open());
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction('items', mode, {durability: 'strict'});
        const items = transaction.objectStore('items');
        const reading = items.getAll();
        let result: T;
        reading.onsuccess = () => (result = work(reading.result as KeptItem[], items));
        transaction.oncomplete = () => resolve(result);
        transaction.onabort = () => reject(transaction.error);
      });
    } catch (error) {
      letGo();
      throw error;
    }
  }

  /** With a limit only adds, without one only replaces. */
  const put = (item: KeptItem, limit?: number) =>
    transact('readwrite', (kept, items) => {
      const known = kept.find(({key}) => key === item.key);
      if (limit === undefined ? !known : known || kept.length >= limit) return known;
      items.put(item);
      return item;
    });

  return {
    add: put,
    update: async item => void (await put(item)),
    remove: key => transact('readwrite', (_, items) => void items.delete(key)),
    all: () => transact('readonly', kept => kept),
  };
}
