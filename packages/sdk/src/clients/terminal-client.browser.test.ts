import {aService} from '@gov-rating/contract/testing';
import {problems} from '@gov-rating/contract';
import type {RouteInput} from '@gov-rating/contract/types';
import {expect} from '@open-wc/testing';
import type {Settled} from '../outbox/outcome.ts';
import {sealedStore, type SealedStoreOptions} from '../outbox/sealed-store.ts';
import type {Fetch} from '../transport/request.ts';
import {createTerminalClient, type TerminalClientOptions} from './terminal-client.ts';

declare const describe: (name: string, body: () => void) => void;
declare const it: (name: string, body: () => Promise<void>) => void;

type Entry = RouteInput<'collectDeviceRatings'>['entries'][number];
type Answer = (entries: readonly Entry[]) => Response;

const baseUrl = 'https://rating.example.gov.cn';
const hour = 3_600_000;
let databases = 0;

const json = (body: object, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/json', ...headers}});
const receiptOf = ({idempotencyKey}: Entry) => ({
  ...{
    receiptNumber: `R-${idempotencyKey}`,
    receiptKey: null,
    receivedAt: '2026-11-24T01:30:00.000Z',
    orderNumber: null,
  },
});
const problem = (code: keyof typeof problems) => ({
  code,
  field: null,
  messages: problems[code].message,
  retry: problems[code].retry,
});
const refusal = (code: keyof typeof problems, headers?: Record<string, string>) => {
  const {status, retry, message} = problems[code];
  return json({code, retry, status, detail: message.en, messages: message}, status, headers);
};
const stored: Answer = entries => json({entries: entries.map(entry => ({receipt: receiptOf(entry), problem: null}))});

/** A terminal with its disk; the server behind its cable answers as it is set, and a second one is the next run of the program. */
function aTerminal({
  name = `terminal-${Date.now()}-${++databases}`,
  limit,
  ...options
}: Partial<TerminalClientOptions> & SealedStoreOptions & {name?: string} = {}) {
  const sent: Entry[][] = [];
  const settled: Settled[] = [];
  let answer: Answer | undefined;
  let heard = () => {};
  const fetch: Fetch = async (url, {body}) => {
    if (!answer) throw new TypeError('no network');
    if (url.endsWith('/heartbeat')) return json({serverTime: '2026-11-24T01:30:00.000Z'});
    const asked = JSON.parse(body ?? '') as {entries?: Entry[]};
    sent.push(asked.entries ?? [asked as Entry]);
    try {
      return answer(asked.entries ?? [asked as Entry]) as never;
    } finally {
      heard();
    }
  };
  const store = sealedStore(name, {limit, onChange: () => heard()});
  const client = createTerminalClient({
    ...{baseUrl, fetch, store, random: () => 0},
    keyStore: {read: () => 'the-key', write: () => undefined},
    onSettled: one => {
      settled.push(one);
      heard();
    },
    ...options,
  });
  const give = async (number: number, comment = '等') =>
    client.collect(
      aService({projectNo: `case-${number}`}),
      {level: 'dissatisfied', tags: ['209'], comment},
      `key-of-rating-${String(number).padStart(4, '0')}`,
    );
  return {
    ...{name, client, store, sent, settled, give},
    async giveMany(count: number) {
      const outcomes = await Promise.all(Array.from({length: count}, (_, number) => give(number)));
      expect(new Set(outcomes.map(({kind}) => kind))).to.deep.equal(new Set(['kept']));
    },
    /** From now on the server answers so; undefined: nobody answers. The cable is plugged in again. */
    server(does: Answer | undefined) {
      answer = does;
      dispatchEvent(new Event('online'));
    },
    /** Resolves at the first change after which it is so. */
    async until(isSo: () => boolean | Promise<boolean>) {
      while (!(await isSo())) await new Promise<void>(resolve => (heard = resolve));
    },
    waiting: async () => (await store.stored()).waiting,
  };
}

const keysOf = (batches: readonly (readonly Entry[])[]) =>
  batches.map(batch => batch.map(({idempotencyKey}) => idempotencyKey));
const numbersOf = (batches: readonly (readonly Entry[])[]) =>
  batches.map(batch => batch.map(({service}) => Number(service.projectNo?.slice(5))));
const from = (first: number, count: number) => Array.from({length: count}, (_, index) => first + index);

describe('a terminal', () => {
  it('keeps ratings without a network, and sends them in their order, a hundred at once, when there is one', async () => {
    const terminal = aTerminal();
    terminal.client.start();
    await terminal.giveMany(150);
    expect(await terminal.client.stored()).to.deep.equal({waiting: 150, refused: 0, storage: 'sealed'});
    terminal.server(stored);
    await terminal.until(() => terminal.settled.length === 150);
    expect(numbersOf(terminal.sent)).to.deep.equal([from(0, 100), from(100, 50)]);
    expect(await terminal.waiting()).to.equal(0);
    expect(terminal.settled.map(({key}) => key)).to.deep.equal(keysOf(terminal.sent).flat());
    terminal.client.stop();
  });

  it('sends again under the same keys when an answer was lost, also in its next run', async () => {
    const terminal = aTerminal();
    terminal.client.start();
    await terminal.giveMany(3);
    terminal.server(() => {
      throw new TypeError('cut off');
    });
    await terminal.until(() => terminal.sent.length > 0);
    terminal.client.stop();
    const next = aTerminal({name: terminal.name});
    next.server(stored);
    next.client.start();
    await next.until(() => next.settled.length === 3);
    expect(keysOf(next.sent)[0]).to.deep.equal(keysOf(terminal.sent)[0]);
    next.client.stop();
  });

  it('moves aside what the server refuses for good, says so, and sends what is behind', async () => {
    const terminal = aTerminal();
    terminal.client.start();
    await terminal.giveMany(3);
    terminal.server(entries =>
      json({
        entries: entries.map(entry =>
          entry.service.projectNo === 'case-1'
            ? {receipt: null, problem: problem('unknown_point')}
            : {receipt: receiptOf(entry), problem: null},
        ),
      }),
    );
    await terminal.until(() => terminal.settled.length === 3);
    expect(terminal.settled.map(({kind}) => kind)).to.deep.equal(['received', 'refused', 'received']);
    await terminal.give(7);
    await terminal.until(() => terminal.settled.length === 4);
    expect(await terminal.client.stored()).to.deep.equal({waiting: 0, refused: 1, storage: 'sealed'});
    const [refused] = await terminal.client.refusedRatings();
    expect([refused?.key, refused?.code]).to.deep.equal(['key-of-rating-0001', 'unknown_point']);
    terminal.server(stored);
    await terminal.client.retryRefused();
    await terminal.until(() => terminal.settled.length === 5);
    expect(await terminal.client.stored()).to.deep.equal({waiting: 0, refused: 0, storage: 'sealed'});
    terminal.client.stop();
  });

  it('finds the one rating for which the server refuses a whole request, and sends all others', async () => {
    const terminal = aTerminal();
    terminal.client.start();
    await terminal.giveMany(40);
    terminal.server(entries =>
      entries.some(({service}) => service.projectNo === 'case-23') ? refusal('invalid_input') : stored(entries),
    );
    await terminal.until(() => terminal.settled.length === 40);
    const refused = terminal.settled.filter(({kind}) => kind === 'refused');
    expect(refused.map(({key}) => key)).to.deep.equal(['key-of-rating-0023']);
    expect(terminal.settled.map(({key}) => key)).to.deep.equal(
      from(0, 40).map(n => `key-of-rating-${String(n).padStart(4, '0')}`),
    );
    terminal.client.stop();
  });

  it('whose key is revoked sends no longer and keeps everything, until it is paired and started again', async () => {
    const terminal = aTerminal();
    terminal.client.start();
    await terminal.giveMany(2);
    terminal.server(() => refusal('device_revoked'));
    await terminal.until(() => terminal.sent.length === 1);
    await terminal.give(2);
    terminal.server(stored);
    expect(await terminal.waiting()).to.equal(3);
    expect(terminal.sent.length).to.equal(1);
    terminal.client.start();
    await terminal.until(() => terminal.settled.length === 3);
    terminal.client.stop();
  });

  for (const [what, answer] of [
    [
      'a page to sign in to the network answers',
      () => new Response('<!doctype html>', {headers: {'Content-Type': 'text/html'}}),
    ],
    ['the server answers for fewer ratings than it was asked for', () => json({entries: []})],
    ['the server is busy', () => refusal('unavailable')],
    [
      'the server could store none of them now',
      entries => json({entries: entries.map(() => ({receipt: null, problem: problem('unavailable')}))}),
    ],
    ['another server answers that there is no such route', () => refusal('not_found')],
  ] as const satisfies readonly (readonly [string, Answer])[])
    it(`keeps everything when ${what}, and goes on after a heartbeat`, async () => {
      const terminal = aTerminal();
      terminal.client.start();
      await terminal.giveMany(2);
      terminal.server(answer);
      await terminal.until(() => terminal.sent.length === 1);
      expect(await terminal.waiting()).to.equal(2);
      const wake = async () => {
        await terminal.client.heartbeat({version: '1', state: 'idle'});
        return terminal.settled.length === 2;
      };
      terminal.server(stored);
      await terminal.until(wake);
      terminal.client.stop();
    });

  it('refuses a rating when there is no room, and drops none that is there', async () => {
    const terminal = aTerminal({limit: 2});
    await terminal.giveMany(2);
    expect(await terminal.give(2)).to.deep.equal({kind: 'refused', code: 'storage_full'});
    expect((await terminal.client.stored()).storage).to.equal('full');
    terminal.server(stored);
    terminal.client.start();
    await terminal.until(() => terminal.settled.length === 2);
    expect((await terminal.give(3)).kind).to.equal('kept');
    terminal.client.stop();
  });

  it('that cannot seal sends at once, and promises nothing that nobody has received', async () => {
    const subtle = Object.getOwnPropertyDescriptor(Crypto.prototype, 'subtle') as PropertyDescriptor;
    Object.defineProperty(Crypto.prototype, 'subtle', {configurable: true, get: () => undefined});
    try {
      const terminal = aTerminal();
      expect(await terminal.give(0)).to.deep.equal({kind: 'refused', code: 'storage_unavailable'});
      terminal.server(([entry]) => json(receiptOf({...(entry as Entry), idempotencyKey: 'x'}), 201));
      expect((await terminal.give(0)).kind).to.equal('kept');
      await terminal.until(() => terminal.settled.length === 1);
      terminal.server(() => refusal('already_rated'));
      expect(await terminal.give(1)).to.deep.equal({kind: 'refused', code: 'already_rated'});
      expect((await terminal.client.stored()).storage).to.equal('memory');
    } finally {
      Object.defineProperty(Crypto.prototype, 'subtle', subtle);
    }
  });
});

describe('the clock of a terminal', () => {
  const start = Date.parse('2026-11-24T01:00:00Z');

  /** Gives under one clock, sends under another: what is sent of both, in hours after the start. */
  async function sentUnder(
    clock: {at: number; elapsed: number},
    then: {at: number; elapsed: number},
    sameRun: boolean,
    serverSaid?: number,
  ) {
    let now = {...clock};
    const clocks = {now: () => now.at, elapsed: () => now.elapsed};
    const terminal = aTerminal(clocks);
    if (serverSaid !== undefined) await terminal.store.collected.latest(serverSaid);
    await terminal.give(0);
    now = {...then};
    const sender = sameRun ? terminal : aTerminal({name: terminal.name, ...clocks});
    sender.server(stored);
    sender.client.start();
    await sender.until(() => sender.settled.length === 1);
    sender.client.stop();
    const {pressedAt = '', sentAt = ''} = sender.sent[0]?.[0] ?? {};
    return [pressedAt, sentAt].map(moment => (Date.parse(moment) - start) / hour);
  }

  it('that goes on says how long the rating has waited, in this run and the next one', async () => {
    for (const sameRun of [true, false])
      expect(
        await sentUnder({at: start, elapsed: 0}, {at: start + 9 * hour, elapsed: 9 * hour}, sameRun),
      ).to.deep.equal([0, 9]);
  });

  it('that is set back says how long the rating has waited, by a clock that nobody sets', async () => {
    const [given, sent] = [
      {at: start + 5 * hour, elapsed: 0},
      {at: start + 2 * hour, elapsed: 2 * hour},
    ];
    expect(await sentUnder(given, sent, true)).to.deep.equal([5, 7]);
  });

  it('that was set back between two runs says that the rating was just given, and never that it comes from the future', async () => {
    const [given, sent] = [
      {at: start + 5 * hour, elapsed: 7 * hour},
      {at: start + 2 * hour, elapsed: 0},
    ];
    expect(await sentUnder(given, sent, false)).to.deep.equal([5, 5]);
  });

  it('that was set right after it had shown the day of its maker is corrected by the server', async () => {
    const [years, serverSaid] = [30_000, start - 24 * hour];
    const [given, sent] = [
      {at: start - years * hour, elapsed: 0},
      {at: start, elapsed: 3 * hour},
    ];
    expect(await sentUnder(given, sent, true, serverSaid)).to.deep.equal([-years, 3 - years]);
    expect(await sentUnder(given, sent, false, serverSaid)).to.deep.equal([-years, -years]);
  });

  it('that is as far behind as before says how long the rating has waited', async () => {
    const [given, sent] = [
      {at: start - 30 * hour, elapsed: 0},
      {at: start - 27 * hour, elapsed: 0},
    ];
    expect(await sentUnder(given, sent, false, start)).to.deep.equal([-30, -27]);
  });

  it('that had no year is corrected by the server as if the rating was just given', async () => {
    const [given, sent] = [
      {at: 5000, elapsed: 7 * hour},
      {at: start, elapsed: 0},
    ];
    const years = (5000 - start) / hour;
    expect(await sentUnder(given, sent, false)).to.deep.equal([years, years]);
    expect(await sentUnder(given, {...sent, elapsed: 8 * hour}, true)).to.deep.equal([years, years + 1]);
  });
});
