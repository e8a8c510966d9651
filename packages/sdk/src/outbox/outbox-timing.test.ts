import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ProblemDocument, Receipt} from '@gov-rating/contract';
import {aDevice} from '../../test/device.fixtures.ts';
import {settle} from '../../test/clock.ts';
import {aReceipt, refusal} from '../../test/scripted-fetch.ts';
import {ApiError, ContractError, NetworkError} from '../errors.ts';
import {memoryStore} from './memory-store.ts';

const lost = new NetworkError('no_answer');
const busy = async (seconds: number) =>
  new ApiError(429, (await refusal('rate_limited').json()) as ProblemDocument, seconds);

describe('when a kept rating is sent again', () => {
  it('waits longer after each failure, by chance between two seconds and a doubling span, an hour at most', async () => {
    const {press, server, outbox, clock, sent} = aDevice();
    server(lost);
    await press('k1');
    outbox.start();
    await clock.advance(86_400_000);
    outbox.stop();
    const pauses = sent.map(({at}, index) => (at - (sent[index - 1]?.at ?? at)) / 1000);
    assert.deepEqual(pauses.slice(2, 8), [5, 9, 17, 33, 65, 129]);
    assert.equal(Math.max(...pauses), 1801);
  });

  it('waits as long as the server asks, even when the connection comes back before', async () => {
    const {press, server, outbox, clock, comesOnline, sent} = aDevice();
    server(await busy(600));
    await press('k1');
    server(aReceipt());
    outbox.start();
    await clock.advance(300_000);
    comesOnline();
    await clock.advance(299_000);
    assert.equal(sent.length, 1);
    await clock.advance(1000);
    outbox.stop();
    assert.equal(sent.length, 2);
  });

  it('waits as long as a proxy asks', async () => {
    const {press, server, outbox, clock, sent} = aDevice();
    server(new ContractError(503, true, 600));
    await press('k1');
    outbox.start();
    await clock.advance(599_000);
    assert.equal(sent.length, 1);
    await clock.advance(1000);
    outbox.stop();
    assert.equal(sent.length, 2);
  });

  it('goes at once when the connection comes back', async () => {
    const {press, server, outbox, clock, comesOnline, settled} = aDevice();
    server(lost);
    await press('k1');
    outbox.start();
    await clock.advance(3_600_000);
    server(aReceipt());
    comesOnline();
    await clock.advance(0);
    outbox.stop();
    assert.equal(settled.length, 1);
  });

  it('goes even when the connection comes back in the middle of a failing attempt', async () => {
    const {press, server, outbox, clock, comesOnline, settled} = aDevice();
    server(lost);
    await press('k1');
    let fail!: (error: Error) => void;
    server(new Promise<Receipt>((_, reject) => (fail = reject)));
    outbox.start();
    await settle();
    comesOnline();
    await settle();
    server(aReceipt());
    fail(lost);
    await clock.advance(0);
    outbox.stop();
    assert.equal(settled.length, 1);
  });

  it('does not try the next when one has just failed, and does not starve it either', async () => {
    const {press, server, outbox, clock, sent, settled} = aDevice();
    server(lost);
    await press('bad');
    await press('good');
    sent.length = 0;
    server(key => (key === 'bad' ? lost : aReceipt()));
    await outbox.drain(true);
    assert.deepEqual(
      sent.map(({key}) => key),
      ['bad'],
    );
    outbox.start();
    await clock.advance(60_000);
    outbox.stop();
    assert.deepEqual(
      settled.map(({key}) => key),
      ['good'],
    );
  });

  it('leaves a server alone that asks to wait, with everything that is kept', async () => {
    const {press, server, outbox, clock, sent} = aDevice();
    server(lost);
    for (const key of ['k1', 'k2', 'k3']) await press(key);
    server(await busy(600));
    outbox.start();
    await clock.advance(599_000);
    outbox.stop();
    assert.equal(sent.length, 4);
  });

  it('waits no longer for what the server asked when it takes ratings again', async () => {
    const {press, server, outbox, clock, settled} = aDevice();
    outbox.start();
    server(lost);
    await press('k1');
    server(await busy(600));
    await press('k2');
    server(aReceipt());
    await press('k3');
    await clock.advance(10_000);
    outbox.stop();
    assert.deepEqual(
      settled.map(({key}) => key),
      ['k1'],
    );
  });

  it('sends all that is kept, one after the other, once the server answers', async () => {
    const {press, server, outbox, sent, keptKeys} = aDevice();
    server(lost);
    for (const key of ['k1', 'k2', 'k3']) await press(key);
    sent.length = 0;
    let under = 0;
    let most = 0;
    server(() => {
      most = Math.max(most, ++under);
      return settle().then(() => (under--, aReceipt()));
    });
    await outbox.drain(true);
    assert.equal(sent.length, 3);
    assert.equal(most, 1);
    assert.deepEqual(await keptKeys(), []);
  });

  it('is not held up for ever by a clock that was wrong and is set back', async () => {
    const {press, server, outbox, clock, keptKeys} = aDevice();
    clock.step(365 * 86_400_000);
    server(lost);
    await press('k1');
    clock.step(-365 * 86_400_000);
    server(aReceipt());
    await outbox.drain();
    assert.deepEqual(await keptKeys(), []);
  });
});

describe('an outbox that runs', () => {
  it('has a timer only while something is kept', async () => {
    const {press, server, outbox, clock} = aDevice();
    outbox.start();
    await settle();
    assert.equal(clock.untilNext(), undefined);
    server(lost);
    await press('k1');
    await settle();
    assert.equal(clock.untilNext(), 3000);
    server(aReceipt());
    await clock.advance(3000);
    assert.equal(clock.untilNext(), undefined);
    outbox.stop();
  });

  it('leaves neither timer nor listener behind when it stops', async () => {
    const {press, server, outbox, clock, events, sent, comesOnline} = aDevice();
    const heard = new Set<unknown>();
    const add = events.addEventListener.bind(events);
    const remove = events.removeEventListener.bind(events);
    events.addEventListener = (type, listener) => (heard.add(listener), add(type, listener));
    events.removeEventListener = (type, listener) => (heard.delete(listener), remove(type, listener));
    server(lost);
    outbox.start();
    outbox.start();
    await press('k1');
    assert.equal(heard.size, 1);
    outbox.stop();
    assert.equal(heard.size, 0);
    assert.equal(clock.untilNext(), undefined);
    comesOnline();
    await clock.advance(86_400_000);
    assert.equal(sent.length, 1);
  });

  it('sets no timer when it was stopped while a request was under way', async () => {
    const {press, server, outbox, clock} = aDevice();
    let fail!: (error: Error) => void;
    server(new Promise<Receipt>((_, reject) => (fail = reject)));
    outbox.start();
    const pressed = press('k1');
    await settle();
    outbox.stop();
    fail(lost);
    assert.equal((await pressed).kind, 'kept');
    assert.equal(clock.untilNext(), undefined);
  });

  it('sets no timer when it was stopped while it was looking what is kept', async () => {
    const store = memoryStore();
    let looking = Promise.resolve();
    const slow = {...store, all: () => looking.then(() => store.all())};
    const {press, server, outbox, clock} = aDevice({store: slow});
    outbox.start();
    await settle();
    let look!: () => void;
    looking = new Promise(resolve => (look = resolve));
    server(lost);
    await press('k1');
    await settle();
    outbox.stop();
    look();
    await settle();
    assert.equal(clock.untilNext(), undefined);
  });

  it('without being started sends what a person submits, and nothing by itself', async () => {
    const {press, server, clock, sent} = aDevice();
    server(lost);
    await press('k1');
    await clock.advance(86_400_000);
    assert.equal(sent.length, 1);
  });
});
