import {invitationChannels, type RatingDraft, type ServiceFacts} from '@gov-rating/contract';
import {createClient, type Fetch} from '@gov-rating/sdk/core';
import {createServiceClient} from '@gov-rating/sdk/service';
import {createApp, detectSuspicions, openNotices, type AppOptions} from '@gov-rating/server';
import {newCase} from './cases.ts';
import {demoStaff} from './handling.ts';
import type {Credentials} from './seed.ts';

const baseUrl = 'http://localhost';
const second = 1000;
const day = 24 * 60 * 60 * second;

/** A rating as it came about: by whom served, and how long after the invitation it arrived. */
interface Story {
  readonly daysAgo: number;
  /** After the first of the day. */
  readonly seconds?: number;
  readonly answeredIn: number;
  readonly facts?: Partial<ServiceFacts>;
  readonly draft: RatingDraft;
}

const pleased = {level: 'very_satisfied', channel: 'hall_tablet'} as const satisfies RatingDraft;

/** Five at one window within half a minute, each at the device of the window itself. */
const series: readonly Story[] = [0, 7, 13, 20, 28].map(seconds => ({
  daysAgo: 2,
  seconds,
  answeredIn: 4,
  facts: {windowNumber: '3 号窗口'},
  draft: pleased,
}));

/** Faster than anybody reads: one of them bad. */
const hasty: readonly Story[] = [
  {daysAgo: 4, answeredIn: 1, draft: {level: 'very_satisfied', channel: 'qr_code'}},
  {
    daysAgo: 1,
    answeredIn: 1,
    draft: {level: 'very_dissatisfied', channel: 'web', tags: ['110'], comment: '太差了。'},
  },
];

/** One member of staff is badly rated three times within a week: more often than the rules of the examples bear. */
const repeated: readonly Story[] = [
  {daysAgo: 9, tags: ['209'], comment: '窗口人员让我回去等通知，没有说明缺什么材料。'},
  {daysAgo: 7, tags: ['212'], comment: '咨询时对方一直在看手机。'},
  {daysAgo: 6, tags: ['209'], comment: '态度生硬，没有一次性告知。'},
].map(({daysAgo, tags, comment}) => ({
  daysAgo,
  answeredIn: 180,
  facts: {staffNumber: 'A217', windowNumber: '5 号窗口'},
  draft: {level: 'dissatisfied', channel: 'mobile', tags, comment},
}));

/** Leaves a bureau some marked ratings to look at and an institution a rectification notice to answer. */
export async function addSupervision(options: AppOptions, credentials: Credentials, now: Date): Promise<void> {
  let clock = now;
  const app = createApp({...options, staffAuthenticator: demoStaff, now: () => clock});
  const fetch: Fetch = async (url, init) => app.fetch(new Request(url, init));
  const stories = [...repeated, ...hasty, ...series].sort((one, other) => other.daysAgo - one.daysAgo);
  for (const [index, story] of stories.entries()) {
    clock = new Date(now.getTime() - story.daysAgo * day + (story.seconds ?? 0) * second);
    await rate(story, index);
    for (const job of [detectSuspicions, openNotices]) while ((await job.run(app.context)) > 0);
  }

  async function rate({answeredIn, facts, draft}: Story, index: number): Promise<void> {
    // A token lives shorter than the steps of this clock.
    const department = createServiceClient({baseUrl, fetch, ...credentials});
    const about = {...newCase(new Date(clock.getTime() - day / 24), 600 + index), ...facts};
    const {serviceId, rated} = await department.putService(about);
    // Rated before this was cut off.
    if (rated) return;
    const {token} = await department.invite({
      serviceId,
      channel: invitationChannels.find(name => name === draft.channel),
    });
    clock = new Date(clock.getTime() + answeredIn * second);
    await createClient({baseUrl, fetch}).submitRating(draft, {
      token,
      idempotencyKey: `supervision-of-the-examples-${index}`,
    });
  }
}
