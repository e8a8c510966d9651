import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Receipt} from '@gov-rating/contract';
import {aDraft} from '@gov-rating/contract/testing';
import {aDevice} from '../../test/device.fixtures.ts';
import {settle} from '../../test/clock.ts';
import {aReceipt} from '../../test/scripted-fetch.ts';
import {ContractError, NetworkError} from '../errors.ts';
import {memoryStore} from './memory-store.ts';
import {anItem} from './outbox-store.conformance.ts';
import type {OutboxOptions} from './outbox-options.ts';
import type {KeptItem, OutboxStore} from './outbox-store.ts';

const lost = new NetworkError('no_answer');
const hangs = () => new Promise<never>(() => undefined);
const silent: OutboxStore = {add: hangs, update: hangs, remove: hangs, all: hangs};

describe('a store that never opens', () => {
  it('does not delay the receipt', async () => {
    const {press} = aDevice({store: silent});
    assert.equal((await press('k1')).kind, 'received');
  });

  it('does not delay the news that sending failed', async () => {
    const {press, server} = aDevice({store: silent});
    server(new ContractError(403, true));
    const outcome = await press('k1');
    assert.deepEqual([outcome.kind, outcome.kind === 'failed' && outcome.code], ['failed', 'unexpected_answer']);
    server(new TypeError('the program is broken'));
    assert.equal((await press('k2')).kind, 'failed');
  });

  it('is waited for three seconds from the press of the button, not from the end of the attempt', async () => {
    const {press, server, clock} = aDevice({store: silent});
    let fail!: (error: Error) => void;
    server(new Promise<Receipt>((_, reject) => (fail = reject)));
    const pressed = press('k1');
    await clock.advance(3000);
    fail(lost);
    const outcome = await pressed;
    assert.deepEqual([outcome.kind, outcome.kind === 'failed' && outcome.code], ['failed', 'storage_failed']);
  });

  it('gets a shorter timeout after it has exceeded one', async () => {
    const {press, server, outbox, clock} = aDevice({store: silent});
    const looked = outbox.kept();
    await clock.advance(3000);
    assert.deepEqual(await looked, []);
    server(lost);
    const pressed = press('k1');
    await clock.advance(300);
    assert.equal((await pressed).kind, 'failed');
  });
});

describe('a store that is slow', () => {
  /** A store whose items are added only when the test lets them. */
  function slowStore() {
    const store = memoryStore();
    let open!: () => void;
    const opened = new Promise<void>(resolve => (open = resolve));
    const slow: OutboxStore = {...store, add: (item, limit) => opened.then(() => store.add(item, limit))};
    return {slow, store, open};
  }

  it('leaves nothing behind that was received before it was stored', async () => {
    const {slow, store, open} = slowStore();
    const {press} = aDevice({store: slow});
    assert.equal((await press('k1')).kind, 'received');
    open();
    await settle();
    assert.deepEqual(await store.all(), []);
  });

  it('keeps nothing of a rating that was reported as failed', async () => {
    const {slow, store, open} = slowStore();
    const {press, server, clock} = aDevice({store: slow});
    server(lost);
    const pressed = press('k1');
    await clock.advance(3000);
    assert.equal((await pressed).kind, 'failed');
    open();
    await settle();
    assert.deepEqual(await store.all(), []);
  });

  it('makes a rating kept only when it is stored', async () => {
    const {slow, store, open} = slowStore();
    const {press, server} = aDevice({store: slow});
    server(lost);
    let outcome: string | undefined;
    const pressed = press('k1').then(({kind}) => (outcome = kind));
    await settle();
    assert.equal(outcome, undefined);
    open();
    assert.equal(await pressed, 'kept');
    assert.equal((await store.all()).length, 1);
  });
});

describe('a page that was reloaded while its first attempt was under way', () => {
  const interrupted = (facts: Partial<KeptItem> = {}) => anItem({attempts: 0, dueAt: Infinity, ...facts});

  it('sends at once under the same key, in the words that are kept, and gets the answer', async () => {
    const {store, clock, outbox, sent, settled} = aDevice();
    const item = interrupted({keptAt: clock.now() - 1000, dueAt: clock.now() + 59_000});
    await store.add(item, 100);
    outbox.start();
    const [waiting] = await outbox.kept();
    assert.ok(waiting);
    const {key, token, draft} = waiting;
    assert.deepEqual(await outbox.submit({key, token, draft}), {kind: 'received', key, receipt: aReceipt()});
    await settle();
    assert.deepEqual([sent.length, settled, await outbox.kept()], [1, [], []]);
    outbox.stop();
  });

  it('keeps it when there is no connection, and sends it later', async () => {
    const {store, clock, outbox, server, settled} = aDevice();
    await store.add(interrupted({keptAt: clock.now()}), 100);
    server(lost);
    assert.equal((await outbox.submit({key: 'k1', token: 'the-token', draft: aDraft()})).kind, 'kept');
    server(aReceipt());
    outbox.start();
    await clock.advance(0);
    outbox.stop();
    assert.equal(settled.length, 1);
  });

  it('gets the answer from the outbox that is already at it', async () => {
    const {press, server, outbox, settled, sent} = aDevice();
    server(lost);
    await press('k1');
    let receive!: (receipt: Receipt) => void;
    server(new Promise<Receipt>(resolve => (receive = resolve)));
    const drained = outbox.drain(true);
    await settle();
    const pressed = press('k1');
    receive(aReceipt());
    assert.equal((await pressed).kind, 'received');
    await drained;
    await settle();
    assert.deepEqual([sent.length, settled], [2, []]);
  });
});

describe('locks', () => {
  const request = (does: () => unknown) => ({request: does}) as unknown as OutboxOptions['locks'];

  it('that never come hold up what is kept for three seconds, not for ever', async () => {
    const {press, server, outbox, clock, sent, keptKeys} = aDevice({locks: request(hangs)});
    server(lost);
    await press('k1');
    server(aReceipt());
    const drained = outbox.drain(true);
    await clock.advance(2999);
    assert.equal(sent.length, 1);
    await clock.advance(1);
    await drained;
    assert.deepEqual(await keptKeys(), []);
  });

  for (const [what, does] of Object.entries({
    throw: () => {
      throw new TypeError('Illegal invocation');
    },
    'are refused': () => Promise.reject(new DOMException('no', 'SecurityError')),
  }))
    it(`that ${what} are done without`, async () => {
      const {press, server, outbox, keptKeys} = aDevice({locks: request(does)});
      server(lost);
      await press('k1');
      server(aReceipt());
      await outbox.drain(true);
      assert.deepEqual(await keptKeys(), []);
    });

  it('that come late, or are stolen, cause no second request', async () => {
    let grant!: () => Promise<void>;
    const locks = {
      request: (_name: string, run: () => Promise<void>) =>
        new Promise(
          (_, reject) => (grant = async () => (await run(), reject(new DOMException('stolen', 'AbortError')))),
        ),
    } as unknown as OutboxOptions['locks'];
    const {press, server, outbox, clock, sent} = aDevice({locks});
    server(lost);
    await press('k1');
    const drained = outbox.drain(true);
    await clock.advance(3000);
    await grant();
    await drained;
    await settle();
    assert.equal(sent.length, 2);
  });

  it('leave no timer behind', async () => {
    const granted = {request: (_name: string, run: () => unknown) => Promise.resolve().then(run)};
    const {outbox, clock} = aDevice({locks: granted as unknown as OutboxOptions['locks']});
    await outbox.drain();
    assert.equal(clock.untilNext(), undefined);
  });
});

describe("a device's clock", () => {
  const day = 86_400_000;
  const busy = new ContractError(503, true);

  /** Sets the clock to a moment and lets the outbox try once more, in vain. */
  const tryAt = async ({clock, outbox, server}: ReturnType<typeof aDevice>, moment: number) => {
    clock.step(moment - clock.now());
    server(busy);
    await outbox.drain();
    await settle();
  };

  for (const [what, wrong] of Object.entries({
    'in 1970': 5000,
    'before 1970': -day,
    'in 2019': Date.parse('2019-12-31'),
    'in 2099': Date.parse('2099-01-01'),
  }))
    it(`that stood ${what} makes no rating too old; thirty days count from when it was right`, async () => {
      const device = aDevice();
      const {press, server, clock, keptKeys, settled} = device;
      const right = clock.now();
      clock.step(wrong - right);
      server(lost);
      await press('k1');
      await tryAt(device, right);
      await tryAt(device, right + 29 * day);
      assert.deepEqual([await keptKeys(), settled], [['k1'], []]);
      await tryAt(device, right + 31 * day);
      assert.deepEqual(
        settled.map(end => end.kind === 'failed' && end.code),
        ['too_old'],
      );
      assert.deepEqual(await keptKeys(), []);
    });

  for (const [what, wrong] of Object.entries({'1970': 40 * day, '2099': Date.parse('2099-01-01')}))
    it(`that falls to ${what} for a while makes no rating too old either`, async () => {
      const device = aDevice();
      const {press, server, clock, keptKeys} = device;
      const right = clock.now();
      server(lost);
      await press('k1');
      await tryAt(device, wrong);
      await tryAt(device, right + day);
      assert.deepEqual(await keptKeys(), ['k1']);
    });

  it('that jumped back does not prolong the wait', async () => {
    const {press, server, outbox, clock, settled} = aDevice();
    clock.step(365 * day);
    server(lost);
    await press('k1');
    outbox.start();
    await settle();
    clock.step(-365 * day);
    server(aReceipt());
    outbox.stop();
    outbox.start();
    await clock.advance(5000);
    outbox.stop();
    assert.equal(settled.length, 1);
  });
});
