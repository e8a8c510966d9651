import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ProblemDocument, Receipt} from '@gov-rating/contract';
import {aDraft} from '@gov-rating/contract/testing';
import {aDevice} from '../../test/device.fixtures.ts';
import {settle} from '../../test/clock.ts';
import {aReceipt, refusal} from '../../test/scripted-fetch.ts';
import {ApiError, ContractError, isContractError, NetworkError} from '../errors.ts';
import {memoryStore} from './memory-store.ts';
import type {FailedAttempt, Settled} from './outcome.ts';
import {createOutbox} from './outbox.ts';

const lost = new NetworkError('no_answer');
const portal = new ContractError(200, true);
const received = (key: string): Settled => ({kind: 'received', key, receipt: aReceipt()});

/** A view of the page's queue: an outbox of its own that has started, and what it heard. */
function aView(device: ReturnType<typeof aDevice>, name: string, store = device.store) {
  const heard: Settled[] = [];
  const missed: FailedAttempt[] = [];
  const outbox = createOutbox({
    send: () => Promise.reject(lost),
    ...{store, name, locks: null, now: device.clock.now, after: device.clock.after, events: new EventTarget()},
    onSettled: end => heard.push(end),
    onAttemptFailed: attempt => missed.push(attempt),
  });
  outbox.start();
  return {outbox, heard, missed};
}

describe('several views of one queue in a page', () => {
  it('all hear how a kept rating ended, whichever of them sent it, and each once', async () => {
    const device = aDevice({name: 'one queue'});
    const {press, server, outbox, settled} = device;
    const other = aView(device, 'one queue');
    server(lost);
    await press('k1');
    server(aReceipt());
    await outbox.drain(true);
    await settle();
    assert.deepEqual([settled, other.heard], [[received('k1')], [received('k1')]]);
    other.outbox.stop();
  });

  it('hear what submit of another one ended, while the one that submitted is only answered', async () => {
    const device = aDevice({name: 'one answers'});
    const other = aView(device, 'one answers');
    assert.equal((await device.press('k1')).kind, 'received');
    await settle();
    assert.deepEqual([device.settled, other.heard], [[], [received('k1')]]);
    other.outbox.stop();
  });

  it('get no events of other names, and none after they have stopped', async () => {
    const device = aDevice({name: 'mine'});
    const [stranger, stopped] = [aView(device, 'yours'), aView(device, 'mine')];
    stopped.outbox.stop();
    await device.press('k1');
    await settle();
    assert.deepEqual([stranger.heard, stopped.heard], [[], []]);
    stranger.outbox.stop();
  });

  it('hear nothing twice when two send the same rating at the same time', async () => {
    const device = aDevice({name: 'at once'});
    const {press, server, openPage, settled} = device;
    const other = aView(device, 'at once');
    server(lost);
    await press('k1');
    server(() => settle().then(() => aReceipt()));
    const pages = [openPage(), openPage()];
    for (const page of pages) page.start();
    await settle();
    await Promise.all(pages.map(page => page.drain(true)));
    await settle();
    assert.equal(other.heard.length, 1);
    assert.equal(settled.length, 2, 'each of the two pages once');
    for (const page of [...pages, other.outbox]) page.stop();
  });

  it('answer a submission with the receipt that another one got meanwhile', async () => {
    const device = aDevice({name: 'meanwhile'});
    const {press, server, openPage, outbox, settled} = device;
    outbox.start();
    let fail!: (error: Error) => void;
    server(new Promise<Receipt>((_, reject) => (fail = reject)));
    const pressed = press('k1');
    await settle();
    server(aReceipt());
    await openPage().submit({key: 'k1', token: 'token-of-k1', draft: aDraft()});
    fail(lost);
    assert.deepEqual(await pressed, received('k1'));
    await settle();
    assert.deepEqual(settled, []);
    outbox.stop();
  });

  it('get failed attempts of a rating that stays kept, with the error', async () => {
    const device = aDevice({name: 'why'});
    const {press, server, outbox} = device;
    const other = aView(device, 'why');
    server(lost);
    await press('k1');
    server(portal);
    await outbox.drain(true);
    await settle();
    assert.deepEqual(other.missed, [
      {key: 'k1', error: lost},
      {key: 'k1', error: portal},
    ]);
    other.outbox.stop();
  });

  it('hear the better end when what failed is sent again', async () => {
    const device = aDevice({name: 'again'});
    const other = aView(device, 'again');
    device.server(portal);
    assert.equal((await device.press('k1')).kind, 'failed');
    device.server(aReceipt());
    assert.equal((await device.press('k1')).kind, 'received');
    await settle();
    assert.deepEqual(
      other.heard.map(({kind}) => kind),
      ['failed', 'received'],
    );
    other.outbox.stop();
  });
});

describe('views in several tabs', () => {
  /** A store that other tabs see too. */
  const shared = () => ({...memoryStore(), pageOnly: false});
  const nextOf = (channel: BroadcastChannel) =>
    new Promise<unknown>(resolve => (channel.onmessage = ({data}: MessageEvent) => resolve(data)));

  it('get how a rating ended, but neither token nor comment', async () => {
    const name = 'told to tabs';
    const tab = new BroadcastChannel(name);
    const event = nextOf(tab);
    await aDevice({name, store: shared()}).press('k1', aDraft({comment: '等了三小时'}));
    const message = await event;
    tab.close();
    assert.deepEqual(message, received('k1'));
    assert.doesNotMatch(JSON.stringify(message), /token-of|等了三小时/);
  });

  it('get a refusal with all that the server said', async () => {
    const name = 'refused in a tab';
    const tab = new BroadcastChannel(name);
    const event = nextOf(tab);
    const problem = (await refusal('invitation_used').json()) as ProblemDocument;
    const device = aDevice({name, store: shared()});
    device.server(new ApiError(409, problem));
    await device.press('k1');
    const message = (await event) as {error: object};
    const heard = nextTold(name);
    tab.postMessage(message);
    tab.close();
    const end = await heard;
    assert.ok(end.kind === 'refused');
    assert.deepEqual([end.error.code, end.error.messages], ['invitation_used', problem.messages]);
    assert.ok(end.error instanceof Error);
  });

  /** What a view in this tab hears next from another one. */
  function nextTold(name: string): Promise<Settled> {
    return new Promise(resolve => {
      const outbox = createOutbox({
        send: () => Promise.reject(lost),
        ...{store: shared(), name, locks: null, events: {}},
        onSettled: end => {
          outbox.stop();
          resolve(end);
        },
      });
      outbox.start();
    });
  }

  it('know an attempt that the server never saw from a lost connection', async () => {
    const name = 'missed in a tab';
    const tab = new BroadcastChannel(name);
    const view = new Promise<FailedAttempt>(resolve => {
      const outbox = createOutbox({
        send: () => Promise.reject(lost),
        ...{store: shared(), name, locks: null, events: {}},
        onAttemptFailed: attempt => {
          outbox.stop();
          resolve(attempt);
        },
      });
      outbox.start();
    });
    const event = nextOf(tab);
    const device = aDevice({name, store: shared()});
    device.server(new ContractError(502, true));
    await device.press('k1');
    tab.postMessage(await event);
    tab.close();
    const {key, error} = await view;
    assert.equal(key, 'k1');
    assert.ok(isContractError(error) && error.status === 502);
  });

  it('get nothing from a device that many people share', async () => {
    const name = 'shared device';
    const tab = new BroadcastChannel(name);
    const event: unknown[] = [];
    tab.onmessage = ({data}: MessageEvent) => event.push(data);
    await aDevice({name}).press('k1');
    const after = new BroadcastChannel(name);
    const last = new Promise<void>(resolve => (tab.onmessage = ({data}) => (event.push(data), resolve())));
    after.postMessage('last');
    await last;
    after.close();
    tab.close();
    assert.deepEqual(event, ['last']);
  });

  it('take no notice of what others say on a channel of the same name', async () => {
    const name = 'others speak';
    const tab = new BroadcastChannel(name);
    const heard = nextTold(name);
    for (const noise of ['hello', null, 5, {kind: 'received'}]) tab.postMessage(noise);
    tab.postMessage(received('k1'));
    tab.close();
    assert.deepEqual(await heard, received('k1'));
  });

  it('close their channel when they stop, and listen again when they start again', async () => {
    const Channel = globalThis.BroadcastChannel;
    let open = 0;
    globalThis.BroadcastChannel = class extends Channel {
      constructor(name: string) {
        super(name);
        open++;
      }
      override close() {
        super.close();
        open--;
      }
    };
    try {
      const device = aDevice({name: 'channels', store: shared()});
      const [one, two] = [device.outbox, device.openPage()];
      for (const page of [one, two, one]) page.start();
      assert.equal(open, 1, 'one for all views of a page');
      one.stop();
      one.stop();
      assert.equal(open, 1);
      two.stop();
      assert.equal(open, 0);
      await device.press('k1');
      assert.equal(open, 0, 'sending without listening leaves nothing open');
      one.start();
      assert.equal(open, 1);
      one.stop();
      assert.equal(open, 0);
    } finally {
      globalThis.BroadcastChannel = Channel;
    }
  });

  for (const [what, channel] of [
    ['has no channels', undefined],
    [
      'forbids channels',
      class {
        constructor() {
          throw new DOMException('no', 'SecurityError');
        }
      },
    ],
  ] as const)
    it(`send all the same in a browser that ${what}`, async () => {
      const Channel = globalThis.BroadcastChannel;
      Object.assign(globalThis, {BroadcastChannel: channel});
      try {
        const device = aDevice({name: `page that ${what}`, store: shared()});
        const other = aView(device, `page that ${what}`);
        assert.equal((await device.press('k1')).kind, 'received');
        await settle();
        assert.deepEqual(other.heard, [received('k1')]);
        other.outbox.stop();
      } finally {
        Object.assign(globalThis, {BroadcastChannel: Channel});
      }
    });
});
