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

/** What outboxes over the same store tell each other: how a key ended, or that an attempt failed. No token, no draft. */
export type News = Settled | ({readonly kind: 'attempt_failed'} & FailedAttempt);

type Hear = (news: News) => unknown;

interface Circle {
  readonly views: Set<Hear>;
  channel?: BroadcastChannel | undefined;
}

/** By name; what a page keeps to itself is a circle of its own. */
const circles: Record<string, Circle> = {};

/** Lets a view hear what the others of its name tell, in this page and, with `tabs`, in others; answers how to leave. */
export function join(name: string, tabs: boolean, hear: Hear): () => void {
  const circle = (circles[tabs + name] ||= {views: new Set()});
  const {views} = circle;
  views.add(hear);
  if (tabs && (circle.channel ||= openChannel(name)))
    circle.channel.onmessage = ({data}) => {
      const news = Object(data) as News;
      if (news.key) views.forEach(view => view(unpacked(news)));
    };
  return () => {
    views.delete(hear);
    if (views.size) return;
    circle.channel?.close();
    delete circles[tabs + name];
  };
}

/** Tells all views of a name but the one that speaks; with `tabs` those in other tabs too. */
export function tellOthers(name: string, tabs: boolean, news: News, speaker: Hear): void {
  const circle = circles[tabs + name];
  circle?.views.forEach(view => view !== speaker && view(news));
  const channel = circle?.channel || (tabs && openChannel(name));
  if (!channel) return;
  try {
    channel.postMessage(packed(news));
  } catch {
    // An error of another library that cannot be copied: the other tabs look for themselves when they wake.
  }
  if (channel !== circle?.channel) channel.close();
}

/** Undefined where there are no channels, or none for this page. */
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

/** Errors do not travel with their fields, and only ours are known to hold nothing of the request. */
function packed(news: News): News {
  if (!('error' in news)) return news;
  const {error} = news;
  const {name, message} = error;
  return {...news, error: {...(isGovRatingError(error) ? error : {}), name, message}} as News;
}

function unpacked(news: News): News {
  return 'error' in news ? ({...news, error: toError(news.error)} as News) : news;
}

/** An error of the kind that was packed: other tabs tell kinds apart by the same guards. */
function toError(packed: Error): Error {
  if (isApiError(packed)) return new ApiError(packed.status, {...packed, detail: packed.message}, packed.retryAfter);
  if (isNetworkError(packed)) return new NetworkError(packed.code);
  if (isContractError(packed)) return new ContractError(packed.status, packed.retry, packed.retryAfter, packed.code);
  const error = new Error(packed.message);
  error.name = packed.name;
  return error;
}
