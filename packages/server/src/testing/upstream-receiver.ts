import {createHash} from 'node:crypto';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/**
 * What goes wrong on the way to a platform and back: a record is `lost` before it is stored; it is stored and answered too
 * `late`, when the sender has given up; it arrives `doubled`, so that the answer is that of the second time; a gateway answers
 * with a `page`, with nothing (`empty`) or with a `failure` of the platform, and nothing is stored; or the platform `refuses`
 * it for good, each time it comes.
 */
export const upstreamFaults = ['lost', 'late', 'doubled', 'page', 'empty', 'failure', 'refuses'] as const;

/** One of {@link upstreamFaults}. */
export type UpstreamFault = (typeof upstreamFaults)[number];

/** Options of {@link upstreamReceiver}. */
export interface UpstreamReceiverOptions {
  /** How often each fault happens, 0 to 1. Default: never. */
  readonly faults?: Readonly<Partial<Record<UpstreamFault, number>>>;
  /** Numbers from 0 to 1 by which faults are drawn. Default: `Math.random`. */
  readonly random?: () => number;
  /** Secret of the key `gov-rating`; with it a token is needed, which is asked for at `tokenUrl`. */
  readonly secret?: string;
  /** Takes a record out of a message of another dialect, and writes an answer in it. Default: JSON. */
  readonly codec?: ReceiverCodec;
  /** How many records a token is good for. Default: 100. */
  readonly tokenUses?: number;
}

/** How a receiver reads messages and writes answers. */
export interface ReceiverCodec {
  /** The record in the bytes of a message; undefined or an error when it is none. */
  readonly open: (body: Uint8Array) => ReceivedRecord | undefined;
  readonly answer: (said: {readonly code: string; readonly errorMessage: string}) => string | Uint8Array;
}

/** Plain JSON, as of the dialect `national`. */
export const jsonCodec: ReceiverCodec = {
  open: body => JSON.parse(Buffer.from(body).toString('utf8')) as ReceivedRecord,
  answer: said => JSON.stringify(said),
};

/** A record as it arrived. */
export type ReceivedRecord = Readonly<Record<string, unknown>>;

/** A platform above for tests, over real HTTP. Change `faults` while it runs to let it fail and recover. */
export interface UpstreamReceiver {
  readonly serviceUrl: string;
  readonly ratingUrl: string;
  readonly tokenUrl: string;
  /** Stored records by `projectNo serviceNumber`. */
  readonly services: ReadonlyMap<string, ReceivedRecord>;
  readonly ratings: ReadonlyMap<string, ReceivedRecord>;
  /** Keys of records that it refuses for good. */
  readonly refused: ReadonlySet<string>;
  /** Every record that arrived, in order, stored or not. */
  readonly arrived: readonly {readonly kind: 'service' | 'rating'; readonly key: string}[];
  /** How many tokens it has given. */
  readonly tokens: () => number;
  faults: Readonly<Partial<Record<UpstreamFault, number>>>;
  readonly close: () => Promise<void>;
}

/** What an answer of the receiver says, in the words of the interface. */
const said = {
  taken: {code: '200', errorMessage: ''},
  duplicate: {code: '500', errorMessage: '评价数据不可重复'},
  unknownToken: {code: '401', errorMessage: 'token无效或已过期'},
  refused: {code: '1001', errorMessage: '事项编码不存在'},
  noService: {code: '1002', errorMessage: '办件不存在'},
  noReason: {code: '1003', errorMessage: '差评必须勾选详情或填写文字评价'},
  timeOrder: {code: '1004', errorMessage: '时间顺序错误'},
  malformed: {code: '1005', errorMessage: '数据格式错误'},
} as const;

type Saying = (typeof said)[keyof typeof said];

/**
 * Starts a platform above for tests on a free port of this machine. It takes the fields of the national interface and checks what
 * platforms check: a rating needs its service record, a record comes once, a bad rating has a reason, and
 * `acceptDate` ≤ `serviceTime` ≤ `assessTime`. Its answers are those that the server expects by default, with the code 401
 * for a token that is no longer valid.
 *
 * @example
 * ```ts
 * import {upstreamReceiver} from '@gov-rating/server/testing';
 *
 * const receiver = await upstreamReceiver({faults: {lost: 0.1, late: 0.1, doubled: 0.05, refuses: 0.01}});
 * // Give receiver.serviceUrl and receiver.ratingUrl to the server in UPSTREAM_FILE, rate services, wait, then look:
 * console.log(receiver.ratings.size, receiver.refused.size);
 * await receiver.close();
 * ```
 */
export async function upstreamReceiver({
  faults = {},
  random = Math.random,
  secret,
  tokenUses = 100,
  codec = jsonCodec,
}: UpstreamReceiverOptions = {}): Promise<UpstreamReceiver> {
  const services = new Map<string, ReceivedRecord>();
  const ratings = new Map<string, ReceivedRecord>();
  const refused = new Set<string>();
  const accepted = new Set<string>();
  const arrived: {kind: 'service' | 'rating'; key: string}[] = [];
  let token: string | undefined;
  let given = 0;
  let usesLeft = 0;

  /** Stores a record, or says why not, as a platform does. */
  function store(kind: 'service' | 'rating', record: ReceivedRecord, key: string): Saying {
    if (kind === 'service') {
      if (services.has(key)) return said.duplicate;
      const {acceptDate, serviceTime} = record;
      if (acceptDate !== undefined && String(acceptDate) > String(serviceTime)) return said.timeOrder;
      services.set(key, record);
      return said.taken;
    }
    const service = services.get(key);
    if (!service) return said.noService;
    if (ratings.has(key)) return said.duplicate;
    if (String(service['serviceTime']) > String(record['assessTime'])) return said.timeOrder;
    const isBad = Number(record['satisfaction']) < 3;
    if (isBad && record['evalDetail'] === undefined && record['writingEvaluation'] === undefined) return said.noReason;
    ratings.set(key, record);
    return said.taken;
  }

  /** Whether a record is refused for good, which is drawn when it comes for the first time. */
  function isRefused(kind: string, key: string): boolean {
    const drawn = `${kind} ${key}`;
    if (!refused.has(key) && !accepted.has(drawn) && happens('refuses')) refused.add(key);
    accepted.add(drawn);
    return refused.has(key);
  }

  const happens = (fault: UpstreamFault): boolean => random() < (receiver.faults[fault] ?? 0);

  function giveToken(query: URLSearchParams, response: ServerResponse): void {
    const timestamp = query.get('timestamp') ?? '';
    const sign = createHash('md5')
      .update(String(secret) + timestamp)
      .digest('hex');
    const isKnown = query.get('app_key') === 'gov-rating' && query.get('sign') === sign.toUpperCase();
    if (!isKnown) return answer(response, {code: '403', errorMessage: '签名错误'});
    token = `token-${String(++given)}`;
    usesLeft = tokenUses;
    answer(response, {code: '200', token});
  }

  async function take(kind: 'service' | 'rating', request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record = opened(codec, await bodyOf(request));
    const say = (saying: Saying) => void response.end(codec.answer(saying));
    if (secret !== undefined) {
      if (token === undefined || request.headers.authorization !== token || usesLeft-- <= 0)
        return say(said.unknownToken);
    }
    if (!record) return say(said.malformed);
    const key = `${String(record['projectNo'])} ${String(record['serviceNumber'])}`;
    arrived.push({kind, key});
    if (happens('lost')) return void request.socket.destroy();
    if (happens('page')) return void response.end('<!doctype html><title>502 Bad Gateway</title>');
    if (happens('empty')) return void response.end();
    if (happens('failure')) return void response.writeHead(503).end('{"code":"200"}');
    if (isRefused(kind, key)) return say(said.refused);
    const first = store(kind, record, key);
    // Nothing is answered: the sender gives up, and its connection ends with it.
    if (happens('late')) return;
    say(happens('doubled') ? store(kind, record, key) : first);
  }

  const server = createServer((request, response) => {
    const {pathname, searchParams} = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/token') giveToken(searchParams, response);
    else if (pathname === '/service' || pathname === '/rating')
      take(pathname === '/service' ? 'service' : 'rating', request, response).catch(() => request.socket.destroy());
    else response.writeHead(404).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const receiver: UpstreamReceiver = {
    ...{serviceUrl: `${base}/service`, ratingUrl: `${base}/rating`, tokenUrl: `${base}/token`},
    ...{services, ratings, refused, arrived, faults},
    tokens: () => given,
    async close() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return receiver;
}

const answer = (response: ServerResponse, body: object): void =>
  void response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(body));

/** The record of a message; undefined when it is none. */
function opened({open}: ReceiverCodec, body: Uint8Array): ReceivedRecord | undefined {
  try {
    return open(body);
  } catch {
    return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
