import {aBadDraft} from '@gov-rating/contract/testing';
import type {KeptItem, OutboxStore} from './outbox-store.ts';

/** The runner and the assertion: those of `node:test` and of mocha both fit. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => Promise<void>) => void;
  readonly equal: (actual: unknown, expected: unknown) => void;
}

/** An item as the outbox keeps it. */
export const anItem = (facts: Partial<KeptItem> = {}): KeptItem => ({
  key: 'k1',
  token: 'the-token',
  draft: aBadDraft({comment: '等了三小时 😤\n第二行'}),
  keptAt: 1_764_000_000_000,
  dueAt: 1_764_000_060_000,
  attempts: 0,
  ...facts,
});

/** What every store of an outbox must do. `open` gives a fresh, empty store to each test. */
export function outboxStoreContract(
  {describe, it, equal}: Runner,
  name: string,
  open: () => Promise<OutboxStore>,
): void {
  const keysOf = async (store: OutboxStore) => (await store.all()).map(({key}) => key).sort();

  describe(`the outbox store in ${name}`, () => {
    it('is empty at first', async () => {
      const store = await open();
      equal(await store.all(), []);
    });

    it('gives back what it keeps, word for word', async () => {
      const store = await open();
      const item = anItem({asked: true, attempts: 3});
      equal(await store.add(item, 100), item);
      equal(await store.all(), [item]);
    });

    it('keeps the first item of a key and answers it', async () => {
      const store = await open();
      await store.add(anItem(), 100);
      equal(await store.add(anItem({dueAt: 5}), 100), anItem());
      equal(await store.all(), [anItem()]);
    });

    it('answers nothing when it is full, but still what it keeps', async () => {
      const store = await open();
      await store.add(anItem({key: 'a'}), 2);
      await store.add(anItem({key: 'b'}), 2);
      equal(await store.add(anItem({key: 'c'}), 2), undefined);
      equal(await store.add(anItem({key: 'b'}), 2), anItem({key: 'b'}));
      equal(await keysOf(store), ['a', 'b']);
    });

    it('has room again when an item has left', async () => {
      const store = await open();
      await store.add(anItem({key: 'a'}), 1);
      await store.remove('a');
      equal(await store.add(anItem({key: 'b'}), 1), anItem({key: 'b'}));
    });

    it('never keeps more than the limit, however many come at once', async () => {
      const store = await open();
      const keys = Array.from({length: 20}, (_, index) => `k${index}`);
      const added = await Promise.all(keys.map(key => store.add(anItem({key}), 7)));
      equal(added.filter(item => item !== undefined).length, 7);
      equal((await store.all()).length, 7);
    });

    it('replaces an item by its key', async () => {
      const store = await open();
      await store.add(anItem(), 100);
      equal(await store.update(anItem({attempts: 1, dueAt: 7})), undefined);
      equal(await store.all(), [anItem({attempts: 1, dueAt: 7})]);
    });

    it('does not bring back an item that has left', async () => {
      const store = await open();
      await store.add(anItem(), 100);
      await store.remove('k1');
      await store.update(anItem({attempts: 1}));
      equal(await store.all(), []);
    });

    it('removes only the item of the given key', async () => {
      const store = await open();
      await store.add(anItem({key: 'a'}), 100);
      await store.add(anItem({key: 'b'}), 100);
      await store.remove('a');
      await store.remove('never-there');
      equal(await keysOf(store), ['b']);
    });
  });
}
