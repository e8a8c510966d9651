import {anInstitution, aService} from '@gov-rating/contract/testing';
import {createClient, newIdempotencyKey, type RatingClient} from '@gov-rating/sdk/core';
import {createRaterClient, type Fetch, type RaterClient} from '@gov-rating/sdk/rater';
import {createServiceClient} from '@gov-rating/sdk/service';
import {createApp, hash, memoryStorage, newDataKey} from '@gov-rating/server';

const issuer = 'https://portal.example.gov.cn';
const clientSecret = 'a secret that only the department of this test has';
const base64url = (bytes: ArrayBuffer | Uint8Array) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const newKey = () => crypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, true, ['sign', 'verify']);

/** Which person the portal names, how sure it is, and whether with another key than its own. */
export interface Named {
  readonly subject?: string;
  readonly assurance?: 1 | 2 | 3;
  readonly forged?: boolean;
}

/** The real server in the tab with one portal and one department, and a connection that can be cut. */
export interface MyBackend {
  readonly ratingClient: RatingClient;
  /** A client for a person who is logged in on the portal. */
  readonly client: (named?: Named) => RaterClient;
  readonly fetch: Fetch;
  /** A new assertion, as the server of the portal signs it. */
  readonly assertion: (named?: Named) => Promise<string>;
  /** Registers a service of this many days ago for the person; resolves to its id. */
  readonly served: (daysAgo: number, facts?: object) => Promise<string>;
  /** Rates a service by an invitation of its department, as on another device. */
  readonly rateElsewhere: (serviceId: string) => Promise<void>;
  /** Claims and rates a service. */
  readonly rated: (serviceId: string) => Promise<string>;
  /** A client of somebody whom no portal has logged in. */
  readonly anybody: () => RaterClient;
  /** Registers a service of yesterday of the case, with the telephone of who was served. */
  readonly servedWithPhone: (projectNo: string, phone: string, facts?: object) => Promise<void>;
  /** Adds this many institutions to the one of the cases. */
  readonly addInstitutions: (count: number) => Promise<void>;
  /** The code of the newest message, once everything asked for was done; undefined where none was sent. */
  readonly sentCode: () => Promise<string | undefined>;
  readonly passMinutes: (minutes: number) => void;
  /** Cuts the connection, or restores it and fires `online` as browsers do. */
  readonly connect: (connected: boolean) => void;
}

/** Starts a server on 24 November 2026; `windowDays` natural days after a service it can be rated, null: always. */
export async function startMyBackend(windowDays: number | null = 30): Promise<MyBackend> {
  let now = Date.parse('2026-11-24T10:00+08:00');
  let connected = true;
  let numbers = 0;
  const [own, other] = [await newKey(), await newKey()];
  const {kty = 'EC', crv = '', x = '', y = ''} = await crypto.subtle.exportKey('jwk', own.publicKey);
  const storage = await memoryStorage();
  const {code: institutionCode} = anInstitution();
  await storage.saveInstitutions([anInstitution()]);
  await storage.saveClient({
    ...{id: 'department', name: 'Department', institutionCode, pageOrigins: []},
    secretHash: await hash(clientSecret),
    scopes: ['services:write', 'invitations:write'],
  });
  const keys = {keys: [{kty, crv, x, y}]};
  const messages: string[] = [];
  const app = createApp({
    ...{storage, tokenSecret: 'a secret that only this tab has for its tests'},
    dataKeys: [newDataKey(new Date(now))],
    sendCode: async ({code}) => {
      messages.push(code);
      return {sent: true};
    },
    portals: [{issuer, institutionCode, channel: 'mobile', leastAssurance: 2, keys}],
    settings: {publicUrl: location.origin, rules: windowDays === null ? {} : {ratingWindowDays: windowDays}},
    now: () => new Date(now),
    log: () => undefined,
    warn: () => undefined,
  });
  const fetch: Fetch = async (url, init) => app.fetch(new Request(url, init));
  const cable: Fetch = async (url, init) => {
    if (!connected) throw new TypeError('Failed to fetch');
    return fetch(url, init);
  };
  const baseUrl = location.origin;
  const department = createServiceClient({baseUrl, fetch, clientId: 'department', clientSecret, now: () => now});
  const rating = createClient({baseUrl, fetch});
  const assertion: MyBackend['assertion'] = async ({
    subject = 'zhang-q1k91jFZZnaU01bnZO',
    assurance = 2,
    forged,
  } = {}) => {
    const iat = Math.floor(now / 1000);
    const claims = {iss: issuer, sub: subject, aud: `${baseUrl}/v1`, iat, exp: iat + 120};
    const parts = [
      {alg: 'ES256', typ: 'rater-assertion+jwt'},
      {...claims, jti: `assertion-of-a-test-${++numbers}`, assurance},
    ].map(part => base64url(new TextEncoder().encode(JSON.stringify(part))));
    const key = (forged ? other : own).privateKey;
    const signed = new TextEncoder().encode(parts.join('.'));
    return [...parts, base64url(await crypto.subtle.sign({name: 'ECDSA', hash: 'SHA-256'}, key, signed))].join('.');
  };
  const client = (named?: Named) => createRaterClient({baseUrl, fetch: cable, assertion: () => assertion(named)});
  const submit = async (token: string) =>
    (await rating.submitRating({level: 'satisfied'}, {token, idempotencyKey: newIdempotencyKey()})).receiptNumber;
  return {
    ...{client, fetch: cable, assertion},
    ratingClient: createClient({baseUrl, fetch: cable}),
    async served(daysAgo, facts = {}) {
      const servedAt = new Date(now - daysAgo * 86_400_000 - 3_600_000).toISOString();
      const servedSubject = {portal: issuer, subject: 'zhang-q1k91jFZZnaU01bnZO'};
      const projectNo = `44010020261124${String(++numbers).padStart(4, '0')}`;
      const service = {...aService({institutionCode, projectNo, servedAt}), ...facts, servedSubject};
      return (await department.putService(service)).serviceId;
    },
    async rateElsewhere(serviceId) {
      await submit((await department.invite({serviceId})).token);
    },
    rated: async serviceId => submit((await client().claimService({serviceId})).token),
    anybody: () => createRaterClient({baseUrl, fetch: cable}),
    async servedWithPhone(projectNo, phone, facts = {}) {
      const servedAt = new Date(now - 86_400_000).toISOString();
      const service = {...aService({institutionCode, projectNo, servedAt}), ...facts};
      await department.putService({...service, person: {name: '张小明', phone}});
    },
    addInstitutions: count =>
      storage.saveInstitutions(
        Array.from({length: count}, (_, index) => ({
          ...anInstitution(),
          ...{code: `11440100MB${String(index).padStart(8, '0')}`, name: `广州市第 ${index + 1} 局`},
        })),
      ),
    async sentCode() {
      await app.context.errands.done();
      return messages.at(-1);
    },
    passMinutes: minutes => void (now += minutes * 60_000),
    connect(is) {
      connected = is;
      if (is) dispatchEvent(new Event('online'));
    },
  };
}
