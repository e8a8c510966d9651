import {isGovRatingError} from '../errors.ts';
import type {FailedAttempt, Settled} from './outcome.ts';

/** What outboxes of one name send each other: how a key ended, or that an attempt failed. No token, no draft. */
export type OutboxEvent = Settled | ({readonly kind: 'attempt_failed'} & FailedAttempt);

type Listener = (news: OutboxEvent) => unknown;

interface Group {
  readonly views: Set<Listener>;
  channel?: BroadcastChannel | undefined;
}

/** By `tabs` and name. */
const groups: Record<string, Group> = {};

/** Subscribes to the events of a name, in this page and, with `tabs`, of other tabs. Returns how to unsubscribe. */
export function join(name: string, tabs: boolean, hear: Listener): () => void {
  const group = (groups[tabs + name] ||= {views: new Set()});
  const {views} = group;
  views.add(hear);
  if (tabs && (group.channel ||= openChannel(name)))
    group.channel.onmessage = ({data}) => {
      const news = Object(data) as OutboxEvent;
      if (news.key) views.forEach(view => view(withError(news, new Error() as never)));
    };
  return () => {
    views.delete(hear);
    if (views.size) return;
    group.channel?.close();
    delete groups[tabs + name];
  };
}

/** Sends an event to all subscribers of a name except `speaker`; with `tabs` also to other tabs. */
export function notifyOthers(name: string, tabs: boolean, news: OutboxEvent, speaker: Listener): void {
  const {views, channel: own}: Group = groups[tabs + name] || {views: new Set()};
  views.forEach(view => view !== speaker && view(news));
  const channel = own || (tabs && openChannel(name));
  if (!channel) return;
  try {
    channel.postMessage(withError(news, {}));
  } catch {
    // An error of another library that cannot be cloned: the other tabs read the store when they wake.
  }
  if (channel !== own) channel.close();
}

/** Undefined without BroadcastChannel, or where the page may not open one. */
function openChannel(name: string): BroadcastChannel | undefined {
  try {
    const channel = new BroadcastChannel(name);
    // In Node, listening alone must not keep the process alive.
    (channel as {unref?: () => void}).unref?.();
    return channel;
  } catch {
    return undefined;
  }
}

/** What other tabs get of an error of this SDK. Of any other error only name and message: the rest may hold the request. */
const fields = 'name message code status retry retryAfter field errors messages requestId current missing'.split(' ');

/** Errors are cloned without their fields, so these are copied: into an object to send, into an error on arrival. */
function withError(event: OutboxEvent, copy: {[field: string]: unknown}): OutboxEvent {
  if (!('error' in event)) return event;
  const error = event.error as unknown as Readonly<typeof copy>;
  for (const field of fields.slice(0, isGovRatingError(error) ? undefined : 2))
    if (field in error) copy[field] = error[field];
  return {...event, error: copy} as unknown as OutboxEvent;
}
