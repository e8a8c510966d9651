import {expect} from '@open-wc/testing';
import type {CollectedItem} from './collected-store.ts';
import {anItem, outboxStoreContract, type Runner} from './outbox-store.conformance.ts';
import {sealedStore, type StoredRatings} from './sealed-store.ts';

declare const describe: Runner['describe'];
declare const it: Runner['it'];

const equal: Runner['equal'] = (actual, expected) => void expect(actual).to.deep.equal(expected);
let databases = 0;
const freshName = () => `sealed-test-${Date.now()}-${++databases}`;

outboxStoreContract({describe, it, equal}, 'sealed IndexedDB', async () => sealedStore(freshName()));

const aCollected = (key = 'k1', comment = '等了三小时 😤'): CollectedItem => ({
  key,
  entry: {
    service: {
      institutionCode: '11440100007482532B',
      itemCode: '11440100007482532B4440111001000',
      itemName: '食品经营许可',
      projectNo: 'GZ20261124-0042',
      serviceNumber: 1,
      node: 'completed',
      servedAt: '2026-11-24T09:30:00+08:00',
      staffNumber: 'A017',
    } as CollectedItem['entry']['service'],
    level: 'very_dissatisfied',
    comment,
  },
  givenAt: 1_764_000_000_000,
  notBefore: 0,
  run: 'a run',
  elapsed: 12,
});

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as Error);
  });

/** All rows and keys of a database, as the disk holds them. */
async function contentsOf(name: string): Promise<readonly unknown[]> {
  const database = await done(indexedDB.open(name));
  const lists = [...database.objectStoreNames].map(list =>
    done(database.transaction(list).objectStore(list).getAll() as IDBRequest<unknown[]>),
  );
  const rows = (await Promise.all(lists)).flat();
  database.close();
  return rows;
}

const keysOf = async (store: ReturnType<typeof sealedStore>, count = 100) =>
  (await store.collected.first(count)).map(({key}) => key);

describe('ratings on the disk of a shared device', () => {
  it('come back in the order in which they were given, word for word, also by another page', async () => {
    const name = freshName();
    const store = sealedStore(name);
    const items = Array.from({length: 12}, (_, index) => aCollected(`k${index}`));
    equal(new Set(await Promise.all(items.map(item => store.collected.add(item)))), new Set(['kept']));
    const rows = await sealedStore(name).collected.first(100);
    equal(
      rows.map(({content}) => content),
      items,
    );
    equal(await keysOf(store, 3), ['k0', 'k1', 'k2']);
  });

  it('show who has the files nothing but order, keys and lengths', async () => {
    const name = freshName();
    const store = sealedStore(name);
    await store.collected.add(aCollected());
    await store.add(anItem({key: 'k2'}), 100);
    const rows = await contentsOf(name);
    const [key] = rows.filter(row => row instanceof CryptoKey);
    equal([key?.extractable, key?.algorithm.name, (key?.algorithm as AesKeyAlgorithm).length], [false, 'AES-GCM', 256]);
    const sealed = rows.filter(row => !(row instanceof CryptoKey)) as Record<string, unknown>[];
    equal(
      sealed.map(row => Object.keys(row).sort()),
      [
        ['iv', 'key', 'position', 'sealed'],
        ['iv', 'key', 'position', 'sealed'],
      ],
    );
    for (const row of sealed) {
      const text = new TextDecoder().decode(row['sealed'] as ArrayBuffer);
      expect(text).to.not.match(/三小时|GZ2026|A017|dissatisfied|the-token/);
      equal((row['iv'] as Uint8Array).length, 12);
    }
    equal(new Set(sealed.map(({iv}) => String(iv))).size, 2);
  });

  it('do not open in another place than their own, and do not stop those behind', async () => {
    const name = freshName();
    const store = sealedStore(name);
    for (const key of ['a', 'b', 'c']) await store.collected.add(aCollected(key));
    const database = await done(indexedDB.open(name));
    const list = database.transaction('collected', 'readwrite').objectStore('collected');
    const [first, second] = (await done(list.getAll())) as [object, object];
    await done(list.put({...second, sealed: (first as {sealed: ArrayBuffer}).sealed}));
    database.close();
    const rows = await store.collected.first(100);
    equal(
      rows.map(({content}) => content?.key),
      ['a', undefined, 'c'],
    );
    await store.collected.settle([], [{...(rows[1] as {position: number; key: string}), content: undefined}]);
    equal(await keysOf(store), ['a', 'c']);
    equal((await store.collected.refused()).length, 1);
  });

  it('are refused when there is no room, and none that is there makes room', async () => {
    const seen: StoredRatings[] = [];
    const store = sealedStore(freshName(), {limit: 2, onChange: stored => seen.push(stored)});
    const outcomes = [];
    for (const key of ['a', 'b', 'c', 'b']) outcomes.push(await store.collected.add(aCollected(key)));
    equal(outcomes, ['kept', 'kept', 'storage_full', 'kept']);
    equal(await keysOf(store), ['a', 'b']);
    equal(await store.stored(), {waiting: 2, refused: 0, storage: 'full'});
    const [first, second] = await store.collected.first(2);
    await store.collected.settle([first?.position ?? 0], []);
    equal(await store.stored(), {waiting: 1, refused: 0, storage: 'sealed'});
    equal(await store.collected.add(aCollected('d')), 'kept');
    await store.collected.settle([], [{...second, content: {...aCollected('b'), code: 'already_rated'}} as never]);
    equal(await store.collected.add(aCollected('e')), 'storage_full');
    equal(await store.stored(), {waiting: 1, refused: 1, storage: 'full'});
    equal(seen.at(0)?.waiting, 0);
    expect(seen.map(({storage}) => storage)).to.include('full');
  });

  it('that were refused wait again in their old place when it is asked for', async () => {
    const store = sealedStore(freshName());
    for (const key of ['a', 'b', 'c']) await store.collected.add(aCollected(key));
    const [first] = await store.collected.first(1);
    await store.collected.settle([], [{...first, content: {...aCollected('a'), code: 'unknown_point'}} as never]);
    equal(await keysOf(store), ['b', 'c']);
    await store.add(anItem({key: 'of a request'}), 100);
    await store.collected.add(aCollected('d'));
    await store.collected.retry();
    equal(await keysOf(store), ['a', 'b', 'c', 'd']);
    equal((await store.collected.refused()).length, 0);
  });

  it('are counted as waiting once the first attempt has failed, or the page was opened anew', async () => {
    const name = freshName();
    const store = sealedStore(name);
    await store.add(anItem(), 100);
    equal((await store.stored()).waiting, 0);
    equal((await sealedStore(name).stored()).waiting, 1);
    await store.update(anItem({attempts: 1}));
    equal((await store.stored()).waiting, 1);
    await store.remove('k1');
    equal((await store.stored()).waiting, 0);
  });

  it('come with the latest moment that a server has said, also to another page', async () => {
    const name = freshName();
    const store = sealedStore(name);
    const heard = [];
    for (const moment of [undefined, 7, 5, undefined]) heard.push(await store.collected.latest(moment));
    equal([...heard, await sealedStore(name).collected.latest()], [0, 7, 7, 7, 7]);
  });

  it('of two pages that begin at the same moment are sealed with one key', async () => {
    const name = freshName();
    const [here, there] = [sealedStore(name), sealedStore(name)];
    const outcomes = await Promise.all(
      Array.from({length: 20}, (_, index) => (index % 2 ? here : there).collected.add(aCollected(`k${index}`))),
    );
    equal(new Set(outcomes), new Set(['kept']));
    const rows = await here.collected.first(100);
    equal(
      rows.map(({content, key}) => content?.key === key),
      rows.map(() => true),
    );
    equal(rows.length, 20);
  });
});

describe('a browser that cannot seal', () => {
  it('keeps ratings by request in memory, says so, and keeps none with a service', async () => {
    const subtle = Object.getOwnPropertyDescriptor(Crypto.prototype, 'subtle') as PropertyDescriptor;
    Object.defineProperty(Crypto.prototype, 'subtle', {configurable: true, get: () => undefined});
    try {
      const store = sealedStore(freshName());
      equal(await store.add(anItem({attempts: 1}), 100), anItem({attempts: 1}));
      equal(await store.stored(), {waiting: 1, refused: 0, storage: 'memory'});
      equal(await store.collected.add(aCollected()), 'storage_unavailable');
      equal(await store.all(), [anItem({attempts: 1})]);
    } finally {
      Object.defineProperty(Crypto.prototype, 'subtle', subtle);
    }
  });
});
