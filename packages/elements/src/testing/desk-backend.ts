import {invitationChannels, type RatingDraft, type ServedPerson, type ServiceFacts} from '@gov-rating/contract';
import {ed25519Signer} from '@gov-rating/contract/evidence';
import {aBadDraft, anInstitution, aService, aTicket} from '@gov-rating/contract/testing';
import {createClient, type Client} from '@gov-rating/sdk/core';
import {createDeskClient, type DeskClient} from '@gov-rating/sdk/desk-core';
import {createReceiptClient} from '@gov-rating/sdk/receipt';
import {createServiceClient} from '@gov-rating/sdk/service';
import {
  createApp,
  hash,
  detectSuspicions,
  memoryStorage,
  newDataKey,
  openNotices,
  type StaffMember,
} from '@gov-rating/server';

/** A county, its city and its province. */
export const province = anInstitution({code: '11440000MB2D000001', name: '广东省自然资源厅', areaCode: '440000'});
export const city = anInstitution({parentCode: province.code});
export const county = anInstitution({
  code: '11440106MB2D123456',
  name: '天河区分局',
  areaCode: '440106',
  administrativeLevel: 'county',
  parentCode: city.code,
});
export const neighbour = anInstitution({...county, code: '11440104MB2D223456', name: '越秀区分局', areaCode: '440104'});

/** People by their token, as an identity provider would know them. */
const people: Readonly<Record<string, StaffMember>> = {
  staff: {personRef: 'staff', role: 'institution_staff', institutionCode: county.code},
  head: {personRef: 'head', role: 'institution_head', institutionCode: county.code},
  neighbour: {personRef: 'neighbour', role: 'institution_head', institutionCode: neighbour.code},
  bureau: {personRef: 'bureau', role: 'bureau', institutionCode: city.code},
  provincial: {personRef: 'provincial', role: 'bureau', institutionCode: province.code},
  auditor: {personRef: 'auditor', role: 'auditor', institutionCode: city.code},
};

/** The real server in the tab with staff, a clock that can be set and a connection that can be cut. */
export interface DeskBackend {
  readonly desk: (person: string) => DeskClient & Client;
  /** Sets the clock to a moment in Shanghai. */
  readonly at: (moment: string) => void;
  /** Moves the clock forward by this number of milliseconds. */
  readonly passTime: (ms: number) => void;
  /**
   * Rates a service of the county, `answeredInMs` milliseconds after its invitation. Resolves to the order number,
   * empty without an order.
   */
  readonly rate: (service: Partial<ServiceFacts>, draft: RatingDraft, answeredInMs?: number) => Promise<string>;
  /** Runs the rules that flag suspicious ratings and those that open notices. */
  readonly runRules: () => Promise<void>;
  /** Rates a service of the county badly, under a real name if `person` is given. Resolves to the order number. */
  readonly badRating: (itemName: string, person?: ServedPerson) => Promise<string>;
  /** Rates a queue ticket of a hall of the county badly: no case, no item. Resolves to the order number. */
  readonly badTicket: (ticketNumber: string) => Promise<string>;
  /** Rates a service at the moment of its invitation, which one of the rules flags as suspicious. */
  readonly markedRating: (itemName: string, draft?: RatingDraft) => Promise<void>;
  /** Two bad ratings of one member of staff, and the notice that follows. */
  readonly notice: (staffNumber?: string) => Promise<void>;
  /** Takes steps, each with the current version of the order. */
  readonly take: (person: string, orderNumber: string, ...steps: readonly Step[]) => Promise<void>;
  /** The rater of an order has the own words erased. */
  readonly eraseWords: (orderNumber: string) => Promise<void>;
  readonly connect: (connected: boolean) => void;
  /** Lets the server handle the next request and drops its response. */
  readonly loseNextAnswer: () => void;
  /** Lets a system between desk and server respond to the next step in its place. */
  readonly answerNext: (answer: () => Response) => void;
  /** The ids of all answers, as the log of the server has them. */
  readonly requestIds: string[];
  /** Methods and paths of all requests. */
  readonly asked: string[];
}

type Step = Omit<Parameters<DeskClient['stepOrder']>[0], 'orderNumber' | 'version'>;

/** Starts a server without ratings on a Wednesday morning. Institutions given instead keep these codes. */
export async function startDeskBackend(institutions = [province, city, county, neighbour]): Promise<DeskBackend> {
  let now = Date.parse('2026-11-25T10:12+08:00');
  let connected = true;
  let losing = false;
  const requestIds: string[] = [];
  let between: (() => Response) | undefined;
  let services = 0;
  const receipts = new Map<string, {receiptNumber: string; receiptKey: string}>();
  const asked: string[] = [];
  const storage = await memoryStorage();
  await storage.saveInstitutions(institutions);
  const clientSecret = 'a secret that only the department of this test has';
  await storage.saveClient({
    id: 'department',
    name: 'Department',
    institutionCode: province.code,
    secretHash: await hash(clientSecret),
    scopes: ['services:write', 'invitations:write'],
    pageOrigins: [],
  });
  const limit = (days: number) => ({days, dayKind: 'working' as const});
  const app = createApp({
    storage,
    tokenSecret: 'a secret that only this tab has for its tests',
    dataKeys: [newDataKey(new Date(now))],
    evidenceSigner: ed25519Signer(new Uint8Array(32).fill(5)),
    staffAuthenticator: {authenticate: async token => people[token]},
    settings: {
      rules: {
        staffNotice: {badRatings: 2, days: 90, deadline: limit(10)},
        deadlines: {
          contact: limit(3),
          answer: limit(10),
          followUp: limit(5),
          extension: limit(5),
          review: limit(5),
          appeal: limit(5),
        },
      },
    },
    now: () => new Date(now),
    log: () => undefined,
    warn: () => undefined,
  });
  const fetch = async (url: string, init: RequestInit) => {
    if (!connected) throw new TypeError('Failed to fetch');
    asked.push(`${init.method} ${url.slice(location.origin.length)}`);
    if (between && init.method === 'POST') {
      const answer = between();
      between = undefined;
      return answer;
    }
    const response = await app.fetch(new Request(url, init));
    requestIds.push(response.headers.get('x-request-id') ?? '');
    if (!losing || init.method !== 'POST') return response;
    losing = false;
    throw new TypeError('Failed to fetch');
  };
  const client = createClient({baseUrl: location.origin, fetch});
  const desk = (person: string) => ({
    ...client,
    ...createDeskClient({baseUrl: location.origin, fetch, token: () => person}),
  });

  async function rate(about: Partial<ServiceFacts>, draft: RatingDraft, answeredInMs = 60_000): Promise<string> {
    // A new client each time: an older access token would have expired when the clock is set.
    const department = createServiceClient({baseUrl: location.origin, fetch, clientId: 'department', clientSecret});
    const servedAt = new Date(now - answeredInMs).toISOString();
    const usual = {institutionCode: county.code, serviceNumber: ++services, servedAt, ...about};
    const facts = usual.pointId === undefined ? aService(usual) : aTicket({...usual, pointId: usual.pointId});
    now -= answeredInMs;
    const {serviceId} = await department.putService(facts);
    const {token} = await department.invite({
      serviceId,
      channel: invitationChannels.find(name => name === draft.channel),
    });
    now += answeredInMs;
    const idempotencyKey = `key-of-the-rating-${services}`;
    const {orderNumber, receiptNumber, receiptKey} = await client.submitRating(draft, {token, idempotencyKey});
    receipts.set(orderNumber ?? '', {receiptNumber, receiptKey: receiptKey ?? ''});
    return orderNumber ?? '';
  }

  return {
    desk,
    asked,
    requestIds,
    at: moment => void (now = Date.parse(`${moment}+08:00`)),
    passTime: ms => void (now += ms),
    rate,
    async runRules() {
      for (const job of [detectSuspicions, openNotices]) while ((await job.run(app.context)) > 0);
    },
    async eraseWords(orderNumber) {
      const {receiptNumber = '', receiptKey = ''} = receipts.get(orderNumber) ?? {};
      await createReceiptClient({baseUrl: location.origin, fetch}).eraseOwnWords({receiptNumber, receiptKey});
    },
    connect: there => void (connected = there),
    loseNextAnswer: () => void (losing = true),
    answerNext: answer => void (between = answer),
    badRating: (itemName, person) => rate({itemName, ...(person && {person})}, aBadDraft({comment: '等了两个小时'})),
    async badTicket(ticketNumber) {
      const hall = {kind: 'hall', name: '天河区政务服务中心', number: null, parentId: null, validTo: null} as const;
      const put = await storage.putPoint({
        facts: {institutionCode: county.code, ...hall},
        within: county.code,
        newId: `hall-of-${ticketNumber}`.padEnd(22, '-'),
        newStaticCode: ticketNumber.padEnd(10, '0'),
        today: new Date(now).toISOString().slice(0, 10),
      });
      if (put.outcome !== 'put') throw new Error(put.outcome);
      return rate({pointId: put.point.pointId, ticketNumber}, aBadDraft({comment: '叫了号却没有人'}));
    },
    async markedRating(itemName, draft = {level: 'very_satisfied', comment: '服务很好'}) {
      await rate({itemName, windowNumber: '3'}, draft, 0);
      await detectSuspicions.run(app.context);
    },
    async notice(staffNumber = '0017') {
      for (const itemName of ['不动产转移登记', '不动产抵押登记'])
        await rate({itemName, staffNumber}, aBadDraft({comment: '态度生硬'}));
      while ((await openNotices.run(app.context)) > 0);
    },
    async take(person, orderNumber, ...steps) {
      for (const step of steps) {
        const {version} = (await desk(person).getOrder({orderNumber})).order;
        await desk(person).stepOrder({orderNumber, version, ...step});
      }
    },
  };
}
