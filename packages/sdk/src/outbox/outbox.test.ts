import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {aBadDraft, aDraft} from '@gov-rating/contract/testing';
import {aDevice} from '../../test/device.fixtures.ts';
import {settle} from '../../test/clock.ts';
import {aReceipt, refusal} from '../../test/scripted-fetch.ts';
import type {ProblemCode, ProblemDocument, Receipt} from '@gov-rating/contract';
import {ApiError, ContractError, NetworkError} from '../errors.ts';
import {anItem} from './outbox-store.conformance.ts';

const lost = new NetworkError('no_answer');
const refused = async (code: ProblemCode, retryAfter?: number) => {
  const response = refusal(code);
  return new ApiError(response.status, (await response.json()) as ProblemDocument, retryAfter);
};

describe('a person who presses send', () => {
  it('gets the receipt, and nothing stays behind', async () => {
    const {press, sent, keptKeys, settled} = aDevice();
    const draft = aBadDraft({comment: '等了三小时'});
    assert.deepEqual(await press('k1', draft), {kind: 'received', key: 'k1', receipt: aReceipt()});
    assert.deepEqual([sent[0]?.draft, sent[0]?.token, sent[0]?.key], [draft, 'token-of-k1', 'k1']);
    assert.deepEqual(await keptKeys(), []);
    await settle();
    assert.deepEqual(settled, []);
  });

  it('has the rating on the device before anything is sent', async () => {
    const {press, server, store} = aDevice();
    let stored: readonly {key: string}[] = [];
    server(() => store.all().then(items => ((stored = items), aReceipt())));
    await press('k1');
    assert.deepEqual(
      stored.map(({key}) => key),
      ['k1'],
    );
  });

  it('is given a key that the server accepts', async () => {
    const {outbox, sent} = aDevice();
    const first = await outbox.submit({token: 't', draft: aDraft()});
    const second = await outbox.submit({token: 't', draft: aDraft()});
    assert.match(first.key, /^[A-Za-z0-9_-]{16,64}$/);
    assert.notEqual(first.key, second.key);
    assert.equal(sent[0]?.key, first.key);
  });

  it('is refused for good, with the reason, and nothing stays behind', async () => {
    const {press, server, keptKeys} = aDevice();
    const error = await refused('already_rated');
    server(error);
    assert.deepEqual(await press('k1'), {kind: 'refused', key: 'k1', error});
    assert.deepEqual(await keptKeys(), []);
  });

  it('sends once when pressing twice, and both presses end the same', async () => {
    const {press, server, sent} = aDevice();
    let receive!: (receipt: Receipt) => void;
    server(new Promise<Receipt>(resolve => (receive = resolve)));
    const presses = [press('k1'), press('k1')];
    await settle();
    receive(aReceipt());
    const [first, second] = await Promise.all(presses);
    assert.deepEqual(first, second);
    assert.equal(sent.length, 1);
  });

  it('sends again what was kept, word for word, when pressing again later', async () => {
    const {press, server, sent} = aDevice();
    server(lost);
    await press('k1', aDraft({pressedAt: '2026-11-24T01:00:00Z'}));
    server(aReceipt());
    await press('k1', aDraft({pressedAt: '2026-11-24T01:05:00Z'}));
    assert.deepEqual(sent[1]?.draft, sent[0]?.draft);
  });
});

describe('a rating stays on the device', () => {
  for (const [why, error] of [
    ['no answer came', () => lost],
    ['the time ran out', () => new NetworkError('timed_out')],
    ['the server is overloaded', () => refused('rate_limited')],
    ['the server is in trouble', () => refused('internal')],
    ['the server is away', () => refused('unavailable')],
    ['a gateway sends it elsewhere', () => new NetworkError('redirected')],
    ['a gateway gives up waiting', () => new ContractError(408, true)],
    ['a gateway finds it too early', () => new ContractError(425, true)],
    ['a gateway is overloaded', () => new ContractError(429, true)],
    ['a gateway is in trouble', () => new ContractError(502, true)],
  ] as const)
    it(`when ${why}`, async () => {
      const {press, server, keptKeys} = aDevice();
      server(await error());
      assert.deepEqual(await press('k1'), {kind: 'kept', key: 'k1'});
      assert.deepEqual(await keptKeys(), ['k1']);
    });

  it('is sent after a reload under the same key and reported then', async () => {
    const {press, server, openPage, clock, sent, settled} = aDevice();
    server(lost);
    await press('k1');
    server(aReceipt());
    const page = openPage();
    page.start();
    await clock.advance(0);
    page.stop();
    assert.deepEqual(settled, [{kind: 'received', key: 'k1', receipt: aReceipt()}]);
    assert.deepEqual(
      sent.map(({key, token}) => `${key} ${token}`),
      ['k1 token-of-k1', 'k1 token-of-k1'],
    );
    assert.deepEqual(await page.kept(), []);
  });

  it('is reported when it is refused later, and leaves', async () => {
    const {press, server, outbox, settled, keptKeys} = aDevice();
    server(lost);
    await press('k1');
    const error = await refused('invitation_used');
    server(error);
    await outbox.drain(true);
    await settle();
    assert.deepEqual(settled, [{kind: 'refused', key: 'k1', error}]);
    assert.deepEqual(await keptKeys(), []);
  });

  it('is sent though the page was closed in the middle of the first attempt', async () => {
    const {press, server, openPage, clock, settled} = aDevice();
    server(new Promise<Receipt>(() => undefined));
    void press('k1');
    await settle();
    server(aReceipt());
    const page = openPage();
    page.start();
    await clock.advance(59_000);
    assert.equal(settled.length, 0, 'another tab may still be at it');
    await clock.advance(2000);
    page.stop();
    assert.equal(settled[0]?.kind, 'received');
  });

  it('is not dropped by a broken program that finds it after a crash', async () => {
    const {server, outbox, clock, store, keptKeys} = aDevice();
    await store.add(anItem({keptAt: clock.now(), dueAt: clock.now()}), 100);
    server(new TypeError('the program is broken'));
    await outbox.drain();
    assert.deepEqual(await keptKeys(), ['k1']);
  });

  it('is not reported twice when the person sends it again while the outbox wakes', async () => {
    const {press, server, outbox, settled} = aDevice();
    server(lost);
    await press('k1');
    let receive!: (receipt: Receipt) => void;
    server(new Promise<Receipt>(resolve => (receive = resolve)));
    const pressed = press('k1');
    await outbox.drain(true);
    receive(aReceipt());
    assert.equal((await pressed).kind, 'received');
    await settle();
    assert.equal(settled.length, 0);
  });

  it('is not lost to a page whose listener fails', async () => {
    const {press, server, outbox, keptKeys} = aDevice({
      onSettled: () => {
        throw new Error('the page is broken');
      },
    });
    server(lost);
    await press('k1');
    await press('k2');
    server(aReceipt());
    // The test runner listens as well and would call it a failure of its own.
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const seen: unknown[] = [];
    process.on('unhandledRejection', error => seen.push(error));
    await outbox.drain(true);
    await settle();
    process.removeAllListeners('unhandledRejection');
    for (const listener of others) process.on('unhandledRejection', listener);
    assert.deepEqual(seen.map(String), ['Error: the page is broken', 'Error: the page is broken']);
    assert.deepEqual(await keptKeys(), []);
  });
});

describe('what cannot be kept is said', () => {
  it('when the outbox is full: it is tried, and the person learns that it was not kept', async () => {
    const {press, server, sent, keptKeys} = aDevice({maxItems: 2});
    server(lost);
    await press('k1');
    await press('k2');
    assert.deepEqual(await press('k3'), {kind: 'failed', key: 'k3', code: 'outbox_full', error: lost});
    assert.equal(sent.at(-1)?.key, 'k3');
    assert.deepEqual(await keptKeys(), ['k1', 'k2']);
    assert.equal((await press('k2')).kind, 'kept', 'what is kept already needs no room');
    server(aReceipt());
    assert.equal((await press('k3')).kind, 'received');
  });

  it('when the device cannot store: it is tried, and the person learns that it was not kept', async () => {
    const broken = new DOMException('no room', 'QuotaExceededError');
    const fails = () => Promise.reject(broken);
    const {press, server, errors} = aDevice({store: {add: fails, update: fails, remove: fails, all: fails}});
    assert.equal((await press('k1')).kind, 'received');
    assert.equal(errors[0], broken);
    server(lost);
    assert.deepEqual(await press('k2'), {kind: 'failed', key: 'k2', code: 'storage_failed', error: lost});
    server(await refused('already_rated'));
    assert.equal((await press('k3')).kind, 'refused');
  });

  it('when the store throws instead of rejecting, and a receipt stays a receipt', async () => {
    const fails = (): never => {
      throw new Error('no database here');
    };
    const {press} = aDevice({store: {add: fails, update: fails, remove: fails, all: fails}});
    assert.equal((await press('k1')).kind, 'received');
  });

  it('when the store never answers: it is awaited for three seconds at most', async () => {
    const hangs = () => new Promise<never>(() => undefined);
    const {press, server, clock} = aDevice({store: {add: hangs, update: hangs, remove: hangs, all: hangs}});
    server(lost);
    const pressed = press('k1');
    await clock.advance(3000);
    await clock.advance(3000);
    assert.equal((await pressed).kind, 'failed');
  });

  it('when the program is broken, for which waiting is no cure', async () => {
    const {press, server, keptKeys} = aDevice();
    const error = new TypeError('Object.hasOwn is not a function');
    server(error);
    assert.deepEqual(await press('k1'), {kind: 'failed', key: 'k1', code: 'send_failed', error});
    assert.deepEqual(await keptKeys(), []);
  });

  it('when it has waited for thirty days, after one more attempt', async () => {
    const {press, server, outbox, clock, settled, sent, keptKeys} = aDevice();
    server(lost);
    await press('k1');
    clock.step(30 * 86_400_000 + 1);
    await outbox.drain();
    await settle();
    assert.equal(sent.length, 2);
    assert.deepEqual(settled, [{kind: 'failed', key: 'k1', code: 'too_old', error: lost}]);
    assert.deepEqual(await keptKeys(), []);
  });
});
