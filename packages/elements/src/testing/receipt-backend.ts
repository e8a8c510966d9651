import {ed25519Signer} from '@gov-rating/contract/evidence';
import {aBadDraft, anInstitution, aService} from '@gov-rating/contract/testing';
import {createClient} from '@gov-rating/sdk/core';
import {createDeskClient, type DeskClient} from '@gov-rating/sdk/desk-core';
import {createReceiptClient, newIdempotencyKey, type Fetch, type ReceiptClient} from '@gov-rating/sdk/receipt';
import {createServiceClient} from '@gov-rating/sdk/service';
import {createApp, hash, memoryStorage, sealEvidence, type StaffMember} from '@gov-rating/server';

const city = anInstitution();
const county = anInstitution({code: '11440106MB2D123456', areaCode: '440106', parentCode: city.code});
/** Another institution of the city, to which orders can be transferred. */
export const neighbour = anInstitution({...county, code: '11440104MB2D223456', areaCode: '440104'});
const people: Readonly<Record<string, StaffMember>> = {
  head: {personRef: 'head', role: 'institution_head', institutionCode: county.code},
  bureau: {personRef: 'bureau', role: 'bureau', institutionCode: city.code},
};
const working = (days: number) => ({days, dayKind: 'working'}) as const;
const deadlines = {contact: working(3), answer: working(10), followUp: working(5), extension: working(5)};

/** The signing key of the evidence log. */
export const signer = ed25519Signer(new Uint8Array(32).fill(5));

type Step = Omit<Parameters<DeskClient['stepOrder']>[0], 'orderNumber' | 'version'>;

/** The steps up to the answer. */
export const toTheAnswer: readonly Step[] = [
  {step: 'sign'},
  {step: 'contact', reached: true, note: '已致电'},
  {step: 'verify', finding: 'justified', note: '属实'},
  {step: 'rectify', note: '增开两个窗口'},
  {step: 'reply', reply: '已增开两个窗口。\n欢迎监督。'},
];

/** A received rating: its numbers and the key of its receipt. */
export interface Rated {
  readonly receiptNumber: string;
  readonly receiptKey: string;
  readonly orderNumber: string;
}

/**
 * The real server in the tab with an institution that answers, a clock that can be set and a connection that can be
 * cut.
 */
export interface ReceiptBackend {
  readonly client: ReceiptClient;
  readonly head: DeskClient;
  readonly bureau: DeskClient;
  /** Rates a service of the county, badly or well. */
  readonly rated: (kind?: 'badly' | 'well') => Promise<Rated>;
  readonly take: (orderNumber: string, steps: readonly Step[]) => Promise<void>;
  /** Seals everything since the last call in the evidence log. */
  readonly seal: () => Promise<number>;
  readonly passDays: (days: number) => void;
  readonly connect: (connected: boolean) => void;
  /** Lets the server handle the next request and drops its response. */
  readonly loseNextAnswer: () => void;
  /** The id of the last answer, as the log of the server has it; empty where none came. */
  readonly requestId: () => string;
  /** Methods and paths of all requests of a receipt page. */
  readonly asked: string[];
}

/** Starts a server without ratings on a Wednesday morning. */
export async function startReceiptBackend({limits = true} = {}): Promise<ReceiptBackend> {
  let now = Date.parse('2026-11-25T10:12+08:00');
  let connected = true;
  let losing = false;
  let requestId = '';
  let services = 0;
  const asked: string[] = [];
  const baseUrl = location.origin;
  const clientSecret = 'a secret that only the department of this test has';
  const storage = await memoryStorage();
  await storage.saveInstitutions([city, county, neighbour]);
  await storage.saveClient({
    ...{id: 'department', name: 'Department', institutionCode: city.code, pageOrigins: []},
    secretHash: await hash(clientSecret),
    scopes: ['services:write', 'invitations:write'],
  });
  const app = createApp({
    ...{storage, tokenSecret: 'a secret that only this tab has for its tests'},
    evidenceSigner: signer,
    staffAuthenticator: {authenticate: async token => people[token]},
    settings: {
      rules: {supplement: true, ...(limits && {deadlines: {...deadlines, review: working(5), appeal: working(5)}})},
    },
    now: () => new Date(now),
    log: () => undefined,
    warn: () => undefined,
  });
  const fetch: Fetch = async (url, init) => app.fetch(new Request(url, init));
  const cable: Fetch = async (url, init) => {
    asked.push(`${init.method} ${url.slice(baseUrl.length)}`);
    requestId = '';
    if (!connected) throw new TypeError('Failed to fetch');
    const response = await fetch(url, init);
    requestId = response.headers.get('x-request-id') ?? '';
    if (!losing) return response;
    losing = false;
    throw new TypeError('Failed to fetch');
  };
  const page = createClient({baseUrl, fetch});
  const department = createServiceClient({baseUrl, fetch, clientId: 'department', clientSecret, now: () => now});
  const desk = (person: string) => createDeskClient({baseUrl, fetch, token: () => person});
  const head = desk('head');

  return {
    ...{head, bureau: desk('bureau'), client: createReceiptClient({baseUrl, fetch: cable}), asked},
    async rated(kind = 'badly') {
      const servedAt = new Date(now - 3_600_000).toISOString();
      const facts = aService({serviceNumber: ++services, institutionCode: county.code, servedAt});
      const {serviceId} = await department.putService(facts);
      const {token} = await department.invite({serviceId});
      const draft = kind === 'badly' ? aBadDraft({comment: '等了三小时'}) : {level: 'satisfied' as const};
      const receipt = await page.submitRating(draft, {token, idempotencyKey: newIdempotencyKey()});
      const {receiptNumber, receiptKey, orderNumber} = receipt;
      return {receiptNumber, receiptKey: receiptKey ?? '', orderNumber: orderNumber ?? ''};
    },
    async take(orderNumber, steps) {
      for (const step of steps) {
        const {version} = (await head.getOrder({orderNumber})).order;
        await head.stepOrder({orderNumber, version, ...step});
      }
    },
    requestId: () => requestId,
    seal: () => sealEvidence.run(app.context),
    passDays: days => void (now += days * 86_400_000),
    connect(is) {
      connected = is;
      if (is) dispatchEvent(new Event('online'));
    },
    loseNextAnswer: () => void (losing = true),
  };
}
