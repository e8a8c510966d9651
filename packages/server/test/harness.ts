import {
  roles,
  routes,
  scopes,
  type RatingDraft,
  type Role,
  type RouteName,
  type RouteOutput,
  type Scope,
} from '@gov-rating/contract';
import {aService, anInstitution} from '@gov-rating/contract/testing';
import {demoIssuer} from '../src/node/demo-issuer.ts';
import {
  createApp,
  hash,
  memoryStorage,
  newDataKey,
  type App,
  type AppOptions,
  type Client,
  type Storage,
} from '../src/index.ts';

/** The moment at which tests begin. */
export const start = '2026-11-24T02:00:00.000Z';

/** A secret for tests. */
export const tokenSecret = 'a secret of more than thirty-two bytes';

/** The bureau of Guangzhou, a district office below it, and another city's bureau. */
export const bureau = anInstitution();
export const district = anInstitution({
  code: '11440106MB2D123456',
  name: '广州市规划和自然资源局天河区分局',
  areaCode: '440106',
  administrativeLevel: 'county',
  parentCode: bureau.code,
});
export const elsewhere = anInstitution({
  code: '11440300MB2E123456',
  name: '深圳市规划和自然资源局',
  areaCode: '440300',
});

/** The secret of every client of a test. */
export const clientSecret = 'the secret of a client of the tests';

/** A client that may do everything for the bureau of Guangzhou unless told otherwise. */
export const aClient = async (facts: Partial<Client> = {}): Promise<Client> => ({
  id: 'guangzhou',
  name: '广州市规划和自然资源局业务系统',
  institutionCode: bureau.code,
  secretHash: await hash(clientSecret),
  scopes,
  pageOrigins: ['https://www.example.gov.cn'],
  ...facts,
});

/** Puts three institutions and two clients into a storage. */
export async function fill(storage: Storage): Promise<void> {
  await storage.saveInstitutions([bureau, district, elsewhere]);
  await storage.saveClient(await aClient());
  await storage.saveClient(await aClient({id: 'shenzhen', name: '深圳市业务系统', institutionCode: elsewhere.code}));
}

export interface CallOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

/** How a test calls: over the app's function or over real HTTP, with the same words. */
export class Caller {
  readonly #fetch: (request: Request) => Promise<Response>;
  readonly #base: string;

  constructor(fetch: (request: Request) => Promise<Response>, base = 'http://localhost:8080') {
    this.#fetch = fetch;
    this.#base = base;
  }

  /** Calls a path; a body that is no string is sent as JSON. */
  call(path: string, {method, body, token, key, headers}: CallOptions = {}): Promise<Response> {
    return this.#fetch(
      new Request(this.#base + path, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
          ...(token === undefined ? {} : {Authorization: `Bearer ${token}`}),
          ...(key === undefined ? {} : {'Idempotency-Key': key}),
          ...headers,
        },
        ...(body === undefined ? {} : {body: typeof body === 'string' ? body : JSON.stringify(body)}),
      }),
    );
  }

  /** Calls, demands success and gives back the answer, checked against the contract. */
  async ask<N extends RouteName>(name: N, path: string, options: CallOptions = {}): Promise<RouteOutput<N>> {
    const response = await this.call(path, options);
    const answer: unknown = await response.json();
    if (response.status !== routes[name].status) {
      throw new Error(`${name} answered ${response.status}: ${JSON.stringify(answer)}`);
    }
    return routes[name].output.parse(answer) as RouteOutput<N>;
  }

  async accessToken(client = 'guangzhou', wanted?: readonly Scope[]): Promise<string> {
    const scope = wanted === undefined ? {} : {scope: wanted.join(' ')};
    const body = {grant_type: 'client_credentials', client_id: client, client_secret: clientSecret, ...scope};
    return (await this.ask('issueToken', '/v1/oauth/token', {body})).access_token;
  }

  /** Registers a service of that number and invites to rate it; the whole way of a department. */
  async invited(serviceNumber = 1, client = 'guangzhou', institutionCode = bureau.code) {
    const token = await this.accessToken(client);
    const facts = aService({serviceNumber, institutionCode, servedAt: '2026-11-24T09:30:00+08:00'});
    const {serviceId} = await this.ask('putService', '/v1/services', {body: facts, token});
    const invitation = await this.ask('invite', `/v1/services/${serviceId}/invitations`, {body: {}, token});
    return {serviceId, accessToken: token, ...invitation};
  }

  submit(token: string, draft: RatingDraft | Record<string, unknown>, key = aKey()): Promise<Response> {
    return this.call('/v1/ratings', {body: draft, token, key});
  }
}

let keys = 0;

/** A fresh idempotency key. */
export const aKey = (): string => `key-of-a-test-${String(++keys).padStart(6, '0')}`;

/** The key under which every scene seals whoever was served. */
export const dataKeys = [newDataKey(new Date(start))];

const persons = roles.flatMap(role => [
  {id: role, role, institutionCode: role.startsWith('institution') ? district.code : bureau.code},
  {id: `foreign ${role}`, role, institutionCode: elsewhere.code},
]);

/** The identity provider of every scene: staff and head of the district, bureau and auditor of Guangzhou, all of Shenzhen. */
export const issuer = await demoIssuer({
  persons,
  env: {},
  warn: () => undefined,
});

export interface Scene extends Caller {
  readonly app: App;
  readonly storage: Storage;
  readonly clock: {now: number};
  /** The token of a person: staff and head are of the district, bureau and auditor of Guangzhou; or all of Shenzhen. */
  personToken(role: Role, from?: 'own' | 'foreign'): Promise<string>;
  /** The token of the same person as `personToken(role)`, but at another institution. */
  personTokenAt(role: Role, institutionCode: string): Promise<string>;
}

/** An app over a filled storage with a clock that stands until the test moves it. */
export async function aScene(options: Partial<AppOptions> = {}): Promise<Scene> {
  const storage = options.storage ?? (await memoryStorage());
  await fill(storage);
  const clock = {now: Date.parse(start)};
  const app = createApp({
    tokenSecret,
    dataKeys,
    people: issuer.people,
    now: () => new Date(clock.now),
    ...options,
    storage,
  });
  const personToken = (role: Role, from = 'own') => {
    const iat = Math.floor(clock.now / 1000);
    return issuer.tokenOf(from === 'own' ? role : `foreign ${role}`, {iat, exp: iat + 600});
  };
  const personTokenAt = (role: Role, institution: string) => {
    const iat = Math.floor(clock.now / 1000);
    return issuer.tokenOf(role, {iat, exp: iat + 600, institution});
  };
  return Object.assign(new Caller(app.fetch), {app, storage, clock, personToken, personTokenAt});
}

/** How much is kept: for tests that prove that a refusal has written nothing. */
export async function keptIn(storage: Storage): Promise<string> {
  const {levels, orders} = await storage.count({});
  const ratings = levels.reduce((sum, level) => sum + level.active, 0);
  const listed = await storage.listOrders({within: bureau.code, limit: 100});
  return `${ratings} ratings, ${orders} orders, ${listed.length} listed`;
}

/** The code of a refusal. */
export const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as {code?: string}).code ?? `no problem but ${response.status}`;
