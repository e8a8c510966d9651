import {createApp, hash, memoryStorage, type Person} from '@gov-rating/server';
import {createClient} from '@gov-rating/sdk/core';
import {createDeskClient, type DeskClient} from '@gov-rating/sdk/desk';
import {createReceiptClient, type Fetch, type ReceiptClient} from '@gov-rating/sdk/receipt';
import {createServiceClient} from '@gov-rating/sdk/service';
import {aBadDraft, aService, anInstitution} from '@gov-rating/contract/testing';
import type {OrderStep} from '@gov-rating/contract';

const baseUrl = 'https://rating.example';
const key = () => crypto.randomUUID();
const city = anInstitution();
const county = anInstitution({
  code: '11440106MB2D123456',
  name: '广州市规划和自然资源局天河区分局',
  areaCode: '440106',
  administrativeLevel: 'county',
  parentCode: city.code,
});
const neighbour = anInstitution({...county, code: '11440104MB2D223456', areaCode: '440104'});
const people: Readonly<Record<string, Person>> = {
  head: {personRef: 'head', role: 'institution_head', institutionCode: county.code},
  bureau: {personRef: 'bureau', role: 'bureau', institutionCode: city.code},
};

/** A rating that was received: its number and the token of the invitation it came by. */
export interface Rated {
  readonly receiptNumber: string;
  readonly orderNumber: string;
  readonly token: string;
}

/** The real server in the tab, with an office that handles what was rated and a clock that can be set. */
export interface ReceiptBackend {
  readonly client: ReceiptClient;
  readonly head: DeskClient;
  readonly bureau: DeskClient;
  /** Somebody rates a service of the county: badly, or well. */
  readonly rated: (kind?: 'badly' | 'well') => Promise<Rated>;
  /** The office takes these steps one after the other, a day each. */
  readonly take: (orderNumber: string, ...steps: readonly OrderStep[]) => Promise<void>;
  readonly passDays: (days: number) => void;
  readonly neighbour: string;
}

/** What the office says with its steps. */
const said: {readonly [S in OrderStep]?: object} = {
  contact: {reached: true, note: '已致电'},
  verify: {finding: 'justified', note: '排队过久属实'},
  rectify: {note: '增开两个窗口'},
  explain: {note: '依规定须现场核验'},
  reply: {
    reply:
      '您好，您反映的排队时间过长一事属实，我们向您致歉。\n自本周起，办事大厅已增开两个窗口，并开放网上预约；预约后平均等候不超过 15 分钟。欢迎您继续监督。',
  },
  follow_up: {helped: 'yes'},
};

const working = (days: number) => ({days, dayKind: 'working'}) as const;
const deadlines = {contact: working(3), answer: working(10), followUp: working(5), extension: working(5)};

/** Starts a server in which nothing has been rated; `limits` false leaves every time limit open, as some regions do. */
export async function startReceiptBackend({limits = true} = {}): Promise<ReceiptBackend> {
  let now = Date.parse('2026-11-25T10:12+08:00');
  const storage = await memoryStorage();
  const app = createApp({
    storage,
    tokenSecret: key() + key(),
    people: {read: async token => people[token]},
    settings: {
      publicUrl: baseUrl,
      rules: {supplement: true, ...(limits && {deadlines: {...deadlines, review: working(5), appeal: working(5)}})},
    },
    now: () => new Date(now),
    log: () => undefined,
  });
  const fetch: Fetch = async (url, init) => app.fetch(new Request(url, init));
  await storage.saveInstitutions([city, county, neighbour]);
  const clientSecret = key();
  await storage.saveClient({
    id: 'department',
    name: 'Storybook',
    institutionCode: city.code,
    secretHash: await hash(clientSecret),
    scopes: ['services:write', 'invitations:write'],
    pageOrigins: [],
  });
  const page = createClient({baseUrl, fetch});
  const department = createServiceClient({baseUrl, fetch, clientId: 'department', clientSecret, now: () => now});
  const head = createDeskClient({baseUrl, fetch, token: () => 'head'});
  const bureau = createDeskClient({baseUrl, fetch, token: () => 'bureau'});
  let number = 0;

  return {
    ...{head, bureau, neighbour: neighbour.code},
    client: createReceiptClient({baseUrl, fetch}),
    async rated(kind = 'badly') {
      const facts = {serviceNumber: ++number, institutionCode: county.code, servedAt: '2026-11-25T09:30:00+08:00'};
      const {serviceId} = await department.putService(aService(facts));
      const {token} = await department.invite({serviceId});
      const draft = kind === 'badly' ? aBadDraft({comment: '等了三小时'}) : {level: 'satisfied' as const};
      const receipt = await page.submitRating(draft, {token, idempotencyKey: key()});
      return {token, receiptNumber: receipt.receiptNumber, orderNumber: receipt.orderNumber ?? ''};
    },
    async take(orderNumber, ...steps) {
      for (const step of steps) {
        now += 86_400_000 + 37 * 60_000;
        const {version} = (await head.getOrder({orderNumber})).order;
        if (step === 'ask_review') {
          const evidence = [{title: '窗口录像', reference: 'A-17'}];
          await head.askReview({orderNumber, version, ground: 'mistaken', reason: '评价人点错了', evidence});
        } else if (step === 'transfer') {
          const input = {orderNumber, version, institutionCode: neighbour.code, reason: '属越秀区职责'};
          await head.transferOrder(input);
        } else {
          const promisedFor = new Date(now + 5 * 86_400_000).toISOString().slice(0, 10);
          const words = step === 'schedule' ? {promisedFor, note: '五日内完成'} : said[step];
          await head.stepOrder({orderNumber, version, step, ...words} as Parameters<typeof head.stepOrder>[0]);
        }
      }
    },
    passDays: days => void (now += days * 86_400_000),
  };
}
