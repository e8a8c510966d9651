import {aDraft} from '@gov-rating/contract/testing';
import {expect} from '@open-wc/testing';
import {NetworkError} from '../errors.ts';
import {indexedDbStore} from './indexeddb-store.ts';
import {memoryStore} from './memory-store.ts';
import {createOutbox} from './outbox.ts';
import type {Settled} from './outcome.ts';
import {anItem, outboxStoreContract, type Runner} from './outbox-store.conformance.ts';
import type {OutboxStore} from './outbox-store.ts';

declare const describe: Runner['describe'];
declare const it: Runner['it'];

const equal: Runner['equal'] = (actual, expected) => void expect(actual).to.deep.equal(expected);
const runner: Runner = {describe, it, equal};
let databases = 0;
const freshName = () => `outbox-test-${Date.now()}-${++databases}`;

outboxStoreContract(runner, 'memory', async () => memoryStore());
outboxStoreContract(runner, 'IndexedDB', async () => indexedDbStore(freshName()));

const deleted = (name: string) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });

const receipt = {receiptNumber: 'R-1', receiptKey: null, receivedAt: '2026-11-24T01:30:00.000Z', orderNumber: null};
const lost = () => Promise.reject(new NetworkError('no_answer'));

/** A page of its own: another document of the same origin, with its own connection and its own script. */
async function openTab() {
  const frame = document.createElement('iframe');
  const load = async () => {
    const loaded = new Promise(resolve => addEventListener('message', resolve, {once: true}));
    frame.srcdoc = `<script type="module">
      import {indexedDbStore} from '${new URL('./indexeddb-store.ts', import.meta.url).href}';
      window.indexedDbStore = indexedDbStore;
      parent.postMessage('loaded', '*');
    </script>`;
    document.body.append(frame);
    await loaded;
  };
  await load();
  return {
    store: (name: string): OutboxStore =>
      (frame.contentWindow as unknown as {indexedDbStore: typeof indexedDbStore}).indexedDbStore(name),
    reload: load,
    close: () => frame.remove(),
  };
}

describe('ratings in IndexedDB', () => {
  it('are still there after a reload', async () => {
    const name = freshName();
    const tab = await openTab();
    await tab.store(name).add(anItem(), 100);
    await tab.reload();
    equal(await tab.store(name).all(), [anItem()]);
    tab.close();
  });

  it('are still there when the tab that kept them is closed', async () => {
    const name = freshName();
    const tab = await openTab();
    await tab.store(name).add(anItem(), 100);
    tab.close();
    equal(await indexedDbStore(name).all(), [anItem()]);
  });

  it('are seen by every tab, and together never more than the limit', async () => {
    const name = freshName();
    const tab = await openTab();
    const here = indexedDbStore(name);
    const there = tab.store(name);
    const keys = Array.from({length: 20}, (_, index) => `k${index}`);
    await Promise.all(keys.map((key, index) => (index % 2 ? here : there).add(anItem({key}), 7)));
    for (const store of [here, there]) equal((await store.all()).length, 7);
    tab.close();
  });

  it('let the database be deleted, and are kept in a new one', async () => {
    const name = freshName();
    const store = indexedDbStore(name);
    await store.add(anItem(), 100);
    await deleted(name);
    equal(await store.all(), []);
    equal(await store.add(anItem(), 100), anItem());
  });

  it('wait for a database that another page holds open and deletes', async () => {
    const name = freshName();
    const holder = await new Promise<IDBDatabase>(resolve => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    const asked = new Promise(resolve => holder.addEventListener('versionchange', resolve));
    const deleting = deleted(name);
    await asked;
    const adding = indexedDbStore(name).add(anItem(), 100);
    holder.close();
    await deleting;
    equal(await adding, anItem());
  });

  it('are refused by a frame without storage, which says so', async () => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    // As text, because such a frame may not import either; so it gets the function that the text calls.
    frame.srcdoc = `<script>
      const platform = name => globalThis[name];
      (${indexedDbStore})('x').all().then(
        () => parent.postMessage('no error', '*'),
        error => parent.postMessage(error instanceof Error && error.name, '*'),
      );
    </script>`;
    const told = new Promise<MessageEvent<string>>(resolve =>
      addEventListener('message', resolve as EventListener, {once: true}),
    );
    document.body.append(frame);
    equal((await told).data, 'SecurityError');
    frame.remove();
  });
});

describe('an outbox over IndexedDB', () => {
  it('sends after a reload what was kept before', async () => {
    const name = freshName();
    const before = createOutbox({send: lost, store: indexedDbStore(name), name});
    const kept = await before.submit({token: 'the-token', draft: aDraft({comment: '等'})});
    equal(kept.kind, 'kept');

    const sent: unknown[] = [];
    const settled = await new Promise<Settled>(resolve => {
      const after = createOutbox({
        send: async (draft, options) => {
          sent.push([draft, options]);
          return receipt;
        },
        store: indexedDbStore(name),
        name,
        onSettled: one => {
          after.stop();
          resolve(one);
        },
      });
      after.start();
    });
    equal(settled, {kind: 'received', key: kept.key, receipt});
    equal(sent, [[aDraft({comment: '等'}), {token: 'the-token', idempotencyKey: kept.key}]]);
  });

  it('sends each rating once when two tabs wake at the same time', async () => {
    const name = freshName();
    const keeper = createOutbox({send: lost, store: indexedDbStore(name), name});
    for (let i = 0; i < 3; i++) await keeper.submit({token: `token-${i}`, draft: aDraft()});
    const other = await openTab();
    const sent: string[] = [];
    const tab = (store: OutboxStore) =>
      createOutbox({
        send: async (_, {token}) => {
          sent.push(token);
          await store.all();
          return receipt;
        },
        store,
        name,
      });
    const tabs = [tab(indexedDbStore(name)), tab(other.store(name))];
    await Promise.all(tabs.map(outbox => outbox.drain(true)));
    equal(sent.sort(), ['token-0', 'token-1', 'token-2']);
    equal(await tabs[0]?.kept(), []);
    other.close();
  });
});
