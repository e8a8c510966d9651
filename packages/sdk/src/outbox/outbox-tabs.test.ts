import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Receipt} from '@gov-rating/contract';
import {aDevice} from '../../test/device.fixtures.ts';
import {settle} from '../../test/clock.ts';
import {aReceipt} from '../../test/scripted-fetch.ts';
import {NetworkError} from '../errors.ts';

const lost = new NetworkError('no_answer');

describe('several tabs', () => {
  it('send one after the other, each rating once', async () => {
    const held: string[] = [];
    let tail: Promise<unknown> = Promise.resolve();
    const request = ((name: string, run: () => Promise<unknown>) => {
      held.push(name);
      const turn = tail.then(run);
      tail = turn;
      return turn;
    }) as unknown as LockManager['request'];
    const {press, server, openPage, sent, settled} = aDevice({locks: {request}});
    server(lost);
    await press('k1');
    server(() => settle().then(() => aReceipt()));
    await Promise.all([openPage().drain(true), openPage().drain(true)]);
    await settle();
    assert.deepEqual(held, ['gov-rating-outbox', 'gov-rating-outbox']);
    assert.equal(sent.length, 2);
    assert.equal(settled.length, 1);
  });

  it('leave alone what another tab is just sending for the first time', async () => {
    const {press, server, openPage, sent} = aDevice();
    let receive!: (receipt: Receipt) => void;
    server(new Promise<Receipt>(resolve => (receive = resolve)));
    const pressed = press('k1');
    await settle();
    await openPage().drain(true);
    assert.equal(sent.length, 1);
    receive(aReceipt());
    assert.equal((await pressed).kind, 'received');
  });

  it('send all the same where locks are forbidden', async () => {
    const request = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const {press, server, outbox, keptKeys} = aDevice({locks: {request}});
    server(lost);
    await press('k1');
    server(aReceipt());
    await outbox.drain(true);
    assert.deepEqual(await keptKeys(), []);
  });

  it('do not bring back what another tab has got a receipt for', async () => {
    const {press, server, openPage, keptKeys} = aDevice();
    server(lost);
    await press('k1');
    let fail!: (error: Error) => void;
    server(new Promise<Receipt>((_, reject) => (fail = reject)));
    const slow = openPage().drain(true);
    await settle();
    server(aReceipt());
    await openPage().drain(true);
    fail(lost);
    await slow;
    assert.deepEqual(await keptKeys(), []);
  });
});
