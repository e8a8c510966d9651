import type {PublicationEntry} from '@gov-rating/contract';
import {institutions} from './institutions.ts';

/** First and last day. */
export interface Quarter {
  readonly from: string;
  readonly to: string;
}

const dayOf = (time: Date) => time.toISOString().slice(0, 10);

/** The quarter that is published between two moments, two weeks after its end; none if that day is not between them. */
export function quarterDue(before: Date, now: Date): Quarter | undefined {
  const first = new Date(Date.UTC(now.getUTCFullYear(), 3 * Math.floor(now.getUTCMonth() / 3), 1));
  const due = new Date(first);
  due.setUTCDate(15);
  if (before >= due || now < due) return undefined;
  const to = new Date(first);
  to.setUTCDate(0);
  first.setUTCMonth(first.getUTCMonth() - 3);
  return {from: dayOf(first), to: dayOf(to)};
}

type Send = (path: string, init?: RequestInit) => Promise<Response>;

const [province] = institutions;

/** Publishes the province as its bureau does, unless that has happened; `again` makes a second version. */
export async function publishQuarter(quarter: Quarter, send: Send, again = false): Promise<PublicationEntry> {
  const latest = await latestOf(quarter, send);
  if (latest && (!again || latest.version > 1)) return latest;
  const reason = '补入截止日之后办结的差评工单和作废的评价。';
  const response = await send('/v1/publications', {
    method: 'POST',
    headers: {'Content-Type': 'application/json', Authorization: `Bearer bureau.${province?.code}`},
    body: JSON.stringify({
      areaCode: province?.areaCode,
      ...quarter,
      ...(latest && {replaces: latest.publicationId, reason}),
    }),
  });
  if (!response.ok) throw new Error(`${quarter.from} could not be published: ${await response.text()}`);
  return (await response.json()) as PublicationEntry;
}

async function latestOf(quarter: Quarter, send: Send): Promise<PublicationEntry | undefined> {
  const query = new URLSearchParams({areaCode: province?.areaCode ?? '', ...quarter});
  const {items} = (await (await send(`/v1/publications?${query}`)).json()) as {items: readonly PublicationEntry[]};
  return items.find(({latest, from}) => latest && from === quarter.from);
}
