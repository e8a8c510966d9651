import {createClient, type Fetch} from '@gov-rating/sdk/core';
import {createDeskClient, type DeskClient} from '@gov-rating/sdk/desk';
import {createServiceClient} from '@gov-rating/sdk/service';
import {createApp, type AppOptions} from '@gov-rating/server';
import type {BadLevel} from '@gov-rating/contract/standard';
import {newCase} from './cases.ts';
import {demoStaff} from './handling.ts';
import {demoInstitution} from './institutions.ts';
import type {Credentials} from './seed.ts';
import {tellingPersons} from './served-persons.ts';

const baseUrl = 'http://localhost';
const day = 24 * 60 * 60 * 1000;

/** From the invitation to the rating, in milliseconds. */
const thinking = 2 * 60_000;

type Step = Omit<Parameters<DeskClient['stepOrder']>[0], 'orderNumber' | 'version'>;

/** A bad rating of the last weeks, and how far its institution has come with it. */
interface Work {
  readonly daysAgo: number;
  readonly level: BadLevel;
  readonly tags: readonly string[];
  readonly comment: string;
  readonly steps: readonly Step[];
  /** A review is requested and not decided yet. */
  readonly review?: {readonly ground: 'mistaken' | 'untrue'; readonly reason: string};
}

const sign: Step = {step: 'sign'};
const contact: Step = {step: 'contact', reached: true, note: '已电话联系，评价人说明了经过。'};
const verify: Step = {step: 'verify', finding: 'justified', note: '调取叫号记录，当日等候 74 分钟，情况属实。'};
const rectify: Step = {step: 'rectify', note: '已增开两个综合窗口，并公示高峰时段。'};

/** From the oldest to the newest: some late, some due soon, one under review. */
const works: readonly Work[] = [
  {
    daysAgo: 20,
    level: 'very_dissatisfied',
    tags: ['110'],
    comment: '预约了上午九点，等到十一点多才叫号，问窗口说系统故障，没有任何提示。',
    steps: [sign, contact, verify],
  },
  {
    daysAgo: 13,
    level: 'dissatisfied',
    tags: ['209'],
    comment: '材料清单与窗口要求不一致，跑了三次。',
    steps: [sign, contact, verify, rectify],
  },
  {
    daysAgo: 7,
    level: 'very_dissatisfied',
    tags: ['110'],
    comment: '电话永远打不通。',
    steps: [],
  },
  {
    daysAgo: 5,
    level: 'dissatisfied',
    tags: ['212'],
    comment: '办得太慢。',
    steps: [sign, contact],
    review: {ground: 'mistaken', reason: '评价人来电说明当时本想选“非常满意”，误点了“不满意”。'},
  },
  {
    daysAgo: 3,
    level: 'dissatisfied',
    tags: ['209', '212'],
    comment: '排队两个小时，窗口只开了一个。',
    steps: [sign],
  },
  {daysAgo: 1, level: 'dissatisfied', tags: ['209'], comment: '网上系统经常打不开。', steps: []},
];

/** Gives the desk of the demo institution something to do. */
export async function addDeskWork(options: AppOptions, credentials: Credentials, now: Date): Promise<void> {
  let clock = now;
  const app = createApp({...options, staffAuthenticator: demoStaff, now: () => clock});
  const fetch: Fetch = async (url, init) => app.fetch(new Request(url, init));
  const head = createDeskClient({baseUrl, fetch, token: () => `institution_head.${demoInstitution.code}`});
  for (const [index, work] of works.entries()) {
    clock = new Date(now.getTime() - work.daysAgo * day);
    const orderNumber = await badRating(work, index);
    if (orderNumber !== undefined) await handle(head, orderNumber, work);
  }

  async function badRating({level, tags, comment, steps}: Work, index: number): Promise<string | undefined> {
    // A token lives shorter than the steps of this clock.
    const department = tellingPersons(createServiceClient({baseUrl, fetch, ...credentials}), options);
    const {serviceId, rated} = await department.putService(newCase(new Date(clock.getTime() - day / 24), 500 + index));
    // Rated before this was cut off.
    if (rated) return undefined;
    const {token} = await department.invite({serviceId});
    const idempotencyKey = `desk-work-of-the-examples-${index}`;
    const draft = {level, tags: [...tags], comment};
    // Orders that are not begun come from ratings given at the moment of the invitation, which are flagged as
    // suspicious.
    if (steps.length > 0) clock = new Date(clock.getTime() + thinking);
    const {orderNumber} = await createClient({baseUrl, fetch}).submitRating(draft, {token, idempotencyKey});
    return orderNumber ?? undefined;
  }
}

async function handle(head: DeskClient, orderNumber: string, {steps, review}: Work): Promise<void> {
  const versionNow = async () => (await head.getOrder({orderNumber})).order.version;
  for (const step of steps) await head.stepOrder({orderNumber, version: await versionNow(), ...step});
  if (!review) return;
  const evidence = [{title: '通话录音', reference: `档案 ${orderNumber}`}];
  await head.askReview({orderNumber, version: await versionNow(), evidence, ...review});
}
