import {channels, endpoints, levels, roles, type Endpoint, type RouteName} from '@gov-rating/contract';
import {aBadDraft, aService} from '@gov-rating/contract/testing';
import {clientSecret} from '../fixtures/api.fixtures.ts';

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What a scene offers to random callers. */
export interface Known {
  readonly accessToken: string;
  readonly invitationTokens: readonly string[];
  readonly serviceIds: readonly string[];
  readonly webhookIds: readonly string[];
  readonly messageIds: readonly string[];
  readonly orderNumbers: readonly string[];
  readonly receiptNumbers: readonly string[];
  readonly reviewIds: readonly string[];
  readonly personTokens: readonly string[];
}

const nasty: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  0.1,
  9007199254740993,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '<svg onload=x>',
  "'; DROP TABLE rating--",
  '${7*7}',
  '../../etc/passwd',
  '好'.repeat(3000),
  'x'.repeat(70_000),
  '0000-01-01',
  '9999-12-31T23:59:59-23:59',
  '2026-02-30',
  [],
  [null],
  [[]],
  {},
  {toString: 1},
  {__proto__: null},
  Array(100).fill('510'),
  '٣',
  '１',
  '-0',
  'NaN',
  '1e3',
  '%00',
  '%',
];

const usual: Partial<Record<RouteName, () => Record<string, unknown>>> = {
  submitRating: () => ({...aBadDraft(), channel: channels[0], comment: '慢', pressedAt: '2026-11-24T10:00:00+08:00'}),
  putService: () => ({...aService(), staffNumber: '7', windowNumber: 'A1', serviceName: '咨询'}),
  invite: () => ({page: 'https://www.example.gov.cn/', validHours: 5}),
  issueToken: () => ({
    grant_type: 'client_credentials',
    client_id: 'guangzhou',
    client_secret: clientSecret,
    scope: '',
  }),
  getStatistics: () => ({
    areaCode: '440000',
    institutionCode: aService().institutionCode,
    from: '2026-01-01',
    to: '2026-12-31',
    itemCode: aService().itemCode,
    channel: channels[0],
    groupBy: 'institution',
  }),
  listPublications: () => ({areaCode: '440100', from: '2026-01-01', to: '2026-12-31', cursor: '', limit: '5'}),
  exportRatings: () => ({format: 'csv'}),
  getOfficeStatistics: () => ({areaCode: '440106', from: '2026-01-01', to: '2026-12-31', groupBy: 'item'}),
  exportPeriod: () => ({from: '2026-11-01', to: '2026-11-30', areaCode: '440100', format: 'csv'}),
  publish: () => ({areaCode: '440100', month: '2026-10', replaces: 'x', reason: '更正'}),
  getStaffStatistics: () => ({staffNumber: '7', from: '2026-01-01', to: '2026-12-31'}),
  listInstitutions: () => ({areaCode: '440000', within: '11440100MB2C123456', cursor: '', limit: '5'}),
  listOrders: () => ({cursor: '', limit: '5', sort: 'due', state: 'created', overdue: 'false'}),
  stepOrder: () => ({step: 'contact', version: 1, reached: true, note: '已致电'}),
  extendOrder: () => ({version: 1, days: 2, reason: '材料待补'}),
  transferOrder: () => ({version: 1, institutionCode: aService().institutionCode, reason: '属他局职责'}),
  askReview: () => ({version: 2, ground: 'mistaken', reason: '点错了', evidence: [{title: '录像', reference: 'A-17'}]}),
  listReviews: () => ({state: 'open', instance: 'review', cursor: '', limit: '5'}),
  decideReview: () => ({decision: 'upheld', reason: '录像清楚'}),
  fileAppeal: () => ({reason: '仍不服', evidence: [{title: '录像', reference: 'A-17'}]}),
  getReceipt: () => ({receiptNumber: '20261124-7Q2MD-0ZK4H', receiptKey: 'm1ZzNq0T8k3cXw5LrYbHdA'}),
  supplementRating: () => ({
    receiptNumber: '20261124-7Q2MD-0ZK4H',
    receiptKey: 'm1ZzNq0T8k3cXw5LrYbHdA',
    comment: '已解决',
    solved: true,
  }),
  getStandard: () => ({profile: 'tax'}),
  putWebhook: () => ({
    url: 'https://hooks.example.gov.cn/',
    topics: ['order.created'],
    description: '',
    institutionCode: '',
  }),
  listWebhooks: () => ({cursor: '', limit: '5'}),
  addWebhookSecret: () => ({keepOldHours: 1}),
  listWebhookDeliveries: () => ({state: 'pending', cursor: '', limit: '5'}),
};

/** Makes requests that are mostly right and wrong somewhere. */
export class RandomRequests {
  readonly #random: () => number;
  readonly #known: Known;

  constructor(seed: number, known: Known) {
    this.#random = randomNumbers(seed);
    this.#known = known;
  }

  next(): Request {
    const name = this.#one(Object.keys(endpoints)) as RouteName;
    const {path, method} = endpoints[name];
    const fields = this.#spoilt(usual[name]?.() ?? {});
    const address = `http://localhost:8080${this.#filled(path)}`;
    const verb = this.#random() < 0.95 ? method : this.#one(['GET', 'POST', 'PUT', 'OPTIONS', 'HEAD', 'DELETE']);
    const query = verb === 'GET' && this.#random() < 0.9 ? `?${this.#query(fields)}` : '';
    const withBody = verb !== 'GET' && verb !== 'HEAD';
    return new Request(address + query, {
      method: verb,
      headers: this.#headers(endpoints[name]),
      ...(withBody ? {body: this.#body(fields)} : {}),
    });
  }

  /** A path with names of things that exist, mostly. */
  #filled(path: string): string {
    const {serviceIds, orderNumbers, receiptNumbers, reviewIds, webhookIds, messageIds} = this.#known;
    const known: Record<string, readonly string[]> = {
      serviceId: serviceIds,
      orderNumber: orderNumbers,
      receiptNumber: receiptNumbers,
      reviewId: reviewIds,
      webhookId: webhookIds,
      messageId: messageIds,
    };
    return path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(asText(this.#often(this.#one(known[name] ?? serviceIds)))),
    );
  }

  /** A token that opens the route, mostly. */
  #bearer({caller, roles: allowed = []}: Endpoint): string {
    const {accessToken, invitationTokens, personTokens} = this.#known;
    const some = invitationTokens.slice(0, 4);
    const staffTokens = personTokens.filter((_, index) => allowed.some(role => role === roles[index]));
    const fitting = {
      anyone: some,
      citizen: some,
      department: [accessToken],
      person: staffTokens,
      office: staffTokens,
    }[caller];
    const every = [accessToken, ...personTokens, ...some, 'x'.repeat(43)];
    return this.#one(this.#random() < 0.7 ? fitting : every);
  }

  #headers(endpoint: Endpoint): Headers {
    const bearer = this.#bearer(endpoint);
    const headers = new Headers({
      'Content-Type': this.#often('application/json', ['application/x-www-form-urlencoded', 'text/plain', ';;=']),
      'Accept-Language': this.#one(['en', 'zh-TW;q=1', ';q=', 'x'.repeat(600)]),
      'Idempotency-Key': this.#often(`key-${Math.floor(this.#random() * 1e9)}-0123456789`, [
        'short',
        'key with blanks in it',
      ]),
    });
    if (this.#random() < 0.9)
      headers.set('Authorization', this.#often(`Bearer ${bearer}`, ['Basic eDp5', 'Bearer', 'x']));
    return headers;
  }

  #spoilt(fields: Record<string, unknown>): Record<string, unknown> {
    const names = Object.keys(fields);
    const copy = {...fields};
    if (names.length === 0 || this.#random() < 0.3) return copy;
    const name = this.#one(names);
    if (this.#random() < 0.2) delete copy[name];
    else copy[name] = this.#one([...nasty, ...levels]);
    return copy;
  }

  #query(fields: Record<string, unknown>): string {
    const parts = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(asText(value))}`);
    return this.#random() < 0.1 ? [...parts, ...parts, '%zz', '__proto__=1'].join('&') : parts.join('&');
  }

  #body(fields: Record<string, unknown>): BodyInit {
    const json = JSON.stringify(fields);
    if (this.#random() < 0.85) return json;
    const cut = Math.floor(this.#random() * json.length);
    return this.#one([
      json.slice(0, cut),
      `[${json}]`,
      'null',
      Uint8Array.of(0xff, 0xfe, 0),
      '['.repeat(30_000),
      '{"a":1e999}',
    ]);
  }

  #one<T>(all: readonly T[]): T {
    return all[Math.floor(this.#random() * all.length)] as T;
  }

  #often<T>(usual: T, seldom: readonly unknown[] = nasty): T {
    return this.#random() < 0.85 ? usual : (asText(this.#one(seldom)) as T);
  }
}

/** Any value as a well-formed text. */
function asText(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\p{Surrogate}/gu, '\ufffd');
}
