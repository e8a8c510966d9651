import {UnsupportedError} from '../errors.ts';
import {platform} from '../transport/platform.ts';

/** The lists of a sealed database: ratings by request, ratings with their service, and those that the server refused. */
export type SealedList = 'prompted' | 'collected' | 'refused';

const lists: readonly SealedList[] = ['prompted', 'collected', 'refused'];

/** What is in a row in the clear: its place in the order, its idempotency key, and how long the sealed text is. */
interface Row {
  readonly position: number;
  readonly key: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** A row that was opened. */
export interface OpenedRow<T> {
  /** Its place in the order in which rows were added. */
  readonly position: number;
  /** The idempotency key. */
  readonly key: string;
  /** What is in it; undefined where the row does not open with the key of this device, because the file was changed. */
  readonly content: T | undefined;
}

/** A row that moves from one list into another one. */
export interface Move<T> {
  /** Its place in the order, which it keeps. */
  readonly position: number;
  /** The idempotency key. */
  readonly key: string;
  /** Undefined: it moves as it is, because it does not open. */
  readonly content: T | undefined;
}

/** How many rows each list has. */
export type Counts = Readonly<Record<SealedList, number>>;

/** Rows in IndexedDB whose content nobody reads who has only the files. Methods reject with what the browser reports. */
export interface SealedRows {
  /** Opens the database, and makes its key the first time. */
  open(): Promise<unknown>;
  /**
   * Adds a row behind all others, and resolves to its content, or to what is there under a known key; undefined when `limit`
   * rows are in the lists `together`.
   */
  add<T>(together: readonly SealedList[], key: string, content: T, limit: number): Promise<T | undefined>;
  /** Seals other content into the row of a key, if it is there. */
  replace(list: SealedList, key: string, content: unknown): Promise<void>;
  /** The first rows in their order. */
  first<T>(list: SealedList, count?: number): Promise<OpenedRow<T>[]>;
  /** Removes the row of a key. */
  remove(list: SealedList, key: string): Promise<void>;
  /** Removes rows by their positions and moves others into another list, all or nothing. */
  settle(from: SealedList, done: readonly number[], to: SealedList, moved: readonly Move<unknown>[]): Promise<void>;
  /** How many rows are there. */
  counts(): Promise<Counts>;
  /** Notes a moment, in milliseconds since the epoch; resolves to the latest one that was noted, 0 when none was. */
  latest(moment: number): Promise<number>;
}

/**
 * Opens rows that are sealed by AES-GCM with 256 bits. The key is made here and never leaves the browser (`extractable` is
 * false); position and idempotency key of a row are authenticated with its content, so a row cannot take another one's place.
 *
 * @param name The name of the database.
 */
export function sealedRows(name: string): SealedRows {
  let connection: Promise<Connection> | undefined;
  /** Rows are added one after another, in the order of the calls. */
  let adding: Promise<unknown> = Promise.resolve();

  async function connected(): Promise<Connection> {
    return (connection ??= connect(name, () => (connection = undefined)));
  }

  /** One transaction; resolves with what `work` has given to `keep` once the change is on the disk. */
  async function transact<T>(
    mode: IDBTransactionMode,
    work: (list: (of: SealedList) => IDBObjectStore, keep: (result: T) => void) => void,
  ): Promise<T> {
    try {
      const {database} = await connected();
      return await inTransaction(database, lists, mode, (transaction, keep: (result: T) => void) =>
        work(of => transaction.objectStore(of), keep),
      );
    } catch (error) {
      connection = undefined;
      throw error;
    }
  }

  async function seal(position: number, key: string, content: unknown): Promise<Row> {
    const iv = platform('crypto').getRandomValues(new Uint8Array(12));
    const {key: sealing} = await connected();
    const text = new TextEncoder().encode(JSON.stringify(content));
    return {position, key, iv, sealed: await crypto.subtle.encrypt(algorithm(iv, position, key), sealing, text)};
  }

  async function opened<T>({position, key, iv, sealed}: Row): Promise<OpenedRow<T>> {
    const {key: sealing} = await connected();
    const content = await crypto.subtle
      .decrypt(algorithm(iv, position, key), sealing, sealed)
      .then(text => JSON.parse(new TextDecoder().decode(text)) as T)
      .catch(() => undefined);
    return {position, key, content};
  }

  const lastPosition = (list: (of: SealedList) => IDBObjectStore, keep: (position: number) => void) => {
    let last = 0;
    let asked = lists.length;
    for (const of of lists)
      onResult(list(of).openKeyCursor(null, 'prev'), cursor => {
        last = Math.max(last, Number(cursor?.key ?? 0));
        if (--asked === 0) keep(last);
      });
  };

  const countOf = (
    of: (list: SealedList) => IDBObjectStore,
    which: readonly SealedList[],
    keep: (sum: number) => void,
  ) => {
    let sum = 0;
    let asked = which.length;
    for (const list of which)
      onResult(of(list).count(), count => {
        sum += count;
        if (--asked === 0) keep(sum);
      });
  };

  async function append<T>(
    together: readonly SealedList[],
    key: string,
    content: T,
    limit: number,
  ): Promise<T | undefined> {
    const [list] = together as [SealedList];
    for (let position = 1 + (await transact('readonly', lastPosition)); ;) {
      const row = await seal(position, key, content);
      const found = await transact<Row | number | undefined>('readwrite', (of, keep) =>
        onResult(of(list).index('key').get(key) as IDBRequest<Row | undefined>, known => {
          if (known) return keep(known);
          lastPosition(of, last => {
            // Another page has added a row in the meantime.
            if (last >= position) return keep(last);
            countOf(of, together, count => {
              if (count >= limit) return;
              of(list).add(row);
              keep(row);
            });
          });
        }),
      );
      if (typeof found !== 'number') return found && (found === row ? content : (await opened<T>(found)).content);
      position = found + 1;
    }
  }

  return {
    open: connected,
    add<T>(together: readonly SealedList[], key: string, content: T, limit: number) {
      const added = adding.then(() => append(together, key, content, limit));
      adding = added.catch(() => undefined);
      return added;
    },
    async replace(list, key, content) {
      const position = await transact<IDBValidKey | undefined>('readonly', (of, keep) =>
        onResult(of(list).index('key').getKey(key), keep),
      );
      if (position === undefined) return;
      const row = await seal(Number(position), key, content);
      await transact('readwrite', of =>
        onResult(of(list).index('key').getKey(key), still => {
          if (still === position) of(list).put(row);
        }),
      );
    },
    async first<T>(list: SealedList, count?: number) {
      const rows = await transact<Row[]>('readonly', (of, keep) => onResult(of(list).getAll(null, count), keep));
      return Promise.all(rows.map(row => opened<T>(row)));
    },
    remove: (list, key) =>
      transact('readwrite', of =>
        onResult(of(list).index('key').getKey(key), position => {
          if (position !== undefined) of(list).delete(position);
        }),
      ),
    async settle(from, done, to, moved) {
      const rows = await Promise.all(
        moved.map(({position, key, content}) =>
          content === undefined ? Promise.resolve(position) : seal(position, key, content),
        ),
      );
      await transact('readwrite', of => {
        for (const row of rows)
          if (typeof row !== 'number') of(to).put(row);
          else onResult(of(from).get(row) as IDBRequest<Row | undefined>, same => same && of(to).put(same));
        for (const position of [...done, ...moved.map(row => row.position)]) of(from).delete(position);
      });
    },
    async latest(moment) {
      const {database} = await connected();
      return inTransaction<number>(database, ['keys'], 'readwrite', (transaction, keep) => {
        const notes = transaction.objectStore('keys');
        onResult(notes.get('latest') as IDBRequest<number | undefined>, (noted = 0) => {
          keep(Math.max(noted, moment));
          if (moment > noted) notes.put(moment, 'latest');
        });
      });
    },
    counts: () =>
      transact('readonly', (of, keep) => {
        const counts = {prompted: 0, collected: 0, refused: 0};
        keep(counts);
        for (const list of lists) onResult(of(list).count(), count => (counts[list] = count));
      }),
  };
}

interface Connection {
  readonly database: IDBDatabase;
  readonly key: CryptoKey;
}

const algorithm = (iv: Uint8Array<ArrayBuffer>, position: number, key: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(`1 ${position} ${key}`),
});

async function connect(name: string, letGo: () => void): Promise<Connection> {
  try {
    const {subtle} = platform('crypto');
    if (!(subtle as SubtleCrypto | undefined)) throw new UnsupportedError('crypto.subtle');
    const database = await openDatabase(name, letGo);
    return {database, key: await keyOf(database, subtle)};
  } catch (error) {
    letGo();
    throw error;
  }
}

function openDatabase(name: string, letGo: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = platform('indexedDB').open(name);
    opening.onupgradeneeded = () => {
      for (const list of lists)
        opening.result.createObjectStore(list, {keyPath: 'position'}).createIndex('key', 'key', {unique: true});
      opening.result.createObjectStore('keys');
    };
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

/** The key of the database, made now if it has none; of two pages that make one at the same time, the first one's counts. */
async function keyOf(database: IDBDatabase, subtle: SubtleCrypto): Promise<CryptoKey> {
  const find = (made?: CryptoKey) =>
    inTransaction<CryptoKey | undefined>(database, ['keys'], made ? 'readwrite' : 'readonly', (transaction, keep) => {
      const keys = transaction.objectStore('keys');
      onResult(keys.get('sealing') as IDBRequest<CryptoKey | undefined>, kept => {
        keep(kept ?? made);
        if (!kept && made) keys.add(made, 'sealing');
      });
    });
  const kept = await find();
  if (kept) return kept;
  const made = await subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
  return (await find(made)) as CryptoKey;
}

function inTransaction<T>(
  database: IDBDatabase,
  stores: readonly string[],
  mode: IDBTransactionMode,
  work: (transaction: IDBTransaction, keep: (result: T) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const transaction = database.transaction(stores as string[], mode, {durability: 'strict'});
    let result: T;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(transaction.error as Error);
    work(transaction, kept => (result = kept));
  });
}

function onResult<T>(request: IDBRequest<T>, then: (result: T) => void): void {
  request.onsuccess = () => then(request.result);
}
