import {
  ApiError,
  ContractError,
  isApiError,
  isContractError,
  isGovRatingError,
  isNetworkError,
  NetworkError,
} from '../errors.ts';
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
      if (news.key) views.forEach(view => view(unpacked(news)));
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
  const group = groups[tabs + name];
  group?.views.forEach(view => view !== speaker && view(news));
  const channel = group?.channel || (tabs && openChannel(name));
  if (!channel) return;
  try {
    channel.postMessage(packed(news));
  } catch {
    // An error of another library that cannot be cloned: the other tabs read the store when they wake.
  }
  if (channel !== group?.channel) channel.close();
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

/** Errors are not cloned with their fields, and only those of this SDK hold nothing of the request. */
function packed(news: OutboxEvent): OutboxEvent {
  if (!('error' in news)) return news;
  const {error} = news;
  const {name, message} = error;
  return {...news, error: {...(isGovRatingError(error) ? error : {}), name, message}} as OutboxEvent;
}

function unpacked(news: OutboxEvent): OutboxEvent {
  return 'error' in news ? ({...news, error: toError(news.error)} as OutboxEvent) : news;
}

/** An error of the class that was packed. */
function toError(packed: Error): Error {
  if (isApiError(packed)) return new ApiError(packed.status, {...packed, detail: packed.message}, packed.retryAfter);
  if (isNetworkError(packed)) return new NetworkError(packed.code);
  if (isContractError(packed)) return new ContractError(packed.status, packed.retry, packed.retryAfter, packed.code);
  const error = new Error(packed.message);
  error.name = packed.name;
  return error;
}
