import {randomBytes} from 'node:crypto';
import {createClient} from '@gov-rating/sdk/core';
import {createServiceClient} from '@gov-rating/sdk/service';
import {createApp, type AppOptions} from '@gov-rating/server';
import {jobs} from '@gov-rating/server/node';
import type {PastCase} from './cases.ts';
import {demoStaff, handle, type Planned} from './handling.ts';
import {publishQuarter, quarterDue, type Quarter} from './publishing.ts';
import type {Credentials} from './seed.ts';
import {tellingPersons} from './served-persons.ts';

/** No socket is involved: the app is called as a function, the address only completes the URLs. */
const baseUrl = 'http://localhost';
const day = 24 * 60 * 60 * 1000;

/** From the invitation to the rating, in milliseconds; a rating given at once is flagged as suspicious. */
const thinking = 2 * 60_000;

/** What a server does by itself and what shows in results and at a desk. */
const evening = jobs.filter(({name}) => ['record-defaults', 'escalate-orders', 'detect-suspicions'].includes(name));

/** Orders of the last days stay open, so that a desk has something to do. */
const daysLeftOpen = 12;

/**
 * Sends past services and ratings through the interface, day after day with the clock of that day, those of one day side
 * by side. In the evening runs what a server runs by itself, and bad ratings whose time has come are answered.
 */
export async function replay(
  options: AppOptions,
  credentials: Credentials,
  cases: readonly PastCase[],
  now: Date,
): Promise<void> {
  let clock = new Date(0);
  const app = createApp({...options, staffAuthenticator: demoStaff, now: () => clock});
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => app.fetch(new Request(input, init));
  const citizen = createClient({baseUrl, fetch});
  let planned: Planned[] = [];
  let published: Quarter | undefined;
  const send = (path: string, init?: RequestInit) => fetch(baseUrl + path, init);
  for (const today of byDay(cases)) {
    const before = clock;
    const last = Math.max(...today.map(({ratedAt}) => ratedAt.getTime()));
    clock = new Date(last - thinking);
    // A token lives shorter than the steps of this clock, so each day asks for its own.
    const department = tellingPersons(createServiceClient({baseUrl, fetch, ...credentials}), options);
    const tokens = await Promise.all(today.map(past => invite(past)));
    clock = new Date(last);
    const orders = await Promise.all(today.map((past, index) => rate(past, tokens[index])));
    planned.push(...orders.flatMap((order, index) => (order ? [plan(order, today[index] as PastCase, clock)] : [])));
    const due = planned.filter(({at}) => at <= clock);
    planned = planned.filter(({at}) => at > clock);
    await Promise.all(due.map(order => handle(order, baseUrl, fetch)));
    await byItself();
    const quarter = before.getTime() > 0 ? quarterDue(before, clock) : undefined;
    if (quarter) await publishQuarter((published = quarter), send);

    async function invite({facts, draft}: PastCase): Promise<string | undefined> {
      const {serviceId, rated} = await department.putService(facts);
      return rated || !draft
        ? undefined
        : (await department.invite({serviceId, channel: channelOf(facts.projectNo)})).token;
    }

    async function rate({facts, draft}: PastCase, token: string | undefined): Promise<string | undefined> {
      if (!draft || token === undefined) return undefined;
      const {level, tags, comment} = draft;
      const idempotencyKey = randomBytes(16).toString('hex');
      const channel = channelOf(facts.projectNo);
      const {orderNumber} = await citizen.submitRating(
        {level, tags: [...tags], comment, channel},
        {token, idempotencyKey},
      );
      return orderNumber ?? undefined;
    }
  }

  clock = now;
  await byItself();
  // The last quarter again, as it is now: with what was answered and voided since.
  if (published) await publishQuarter(published, send, true);

  async function byItself(): Promise<void> {
    for (const job of evening) while ((await job.run(app.context)) > 0);
  }

  /** Most orders are answered within two weeks, every fifth later than its limit, every eighth rating was a slip. */
  function plan(orderNumber: string, {facts}: PastCase, at: Date): Planned {
    const number = Number(facts.projectNo.slice(-8));
    const late = number % 5 === 0;
    const after = late ? 24 : 2 + (number % 9);
    const isRecent = at.getTime() > now.getTime() - daysLeftOpen * day;
    return {
      orderNumber,
      institutionCode: facts.institutionCode,
      at: new Date(isRecent ? Infinity : at.getTime() + after * day),
      mistaken: number % 8 === 3,
    };
  }
}

/** Through which channel a case was rated: mostly a phone, as in the published figures. */
const channelOf = (projectNo: string) =>
  (['mobile', 'mobile', 'mobile', 'web', 'qr_code', 'hall_terminal'] as const)[Number(projectNo.slice(-4)) % 6];

/** Cases by the day on which the service was given, in their order. */
function byDay(cases: readonly PastCase[]): readonly (readonly PastCase[])[] {
  const days = new Map<string, PastCase[]>();
  for (const past of cases) {
    const name = past.facts.projectNo.slice(6, 14);
    days.set(name, [...(days.get(name) ?? []), past]);
  }
  return [...days.values()];
}
