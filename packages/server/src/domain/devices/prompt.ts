import type {RouteOutput} from '@gov-rating/contract';

/** A request to rate as it travels. */
export type Prompt = RouteOutput<'getPrompt'>;

/** How a request to rate left the screen, as it is stored; the rest follows from the clock and the rating. */
export type StoredPromptState = 'waiting' | 'shown' | 'not_rated' | 'withdrawn' | 'replaced';

/** A request to rate as it is stored. */
export interface StoredPrompt {
  readonly promptId: string;
  readonly deviceId: string;
  readonly serviceId: string;
  readonly validUntil: string;
  readonly state: StoredPromptState;
  /** Whether the service was rated, by whatever channel. */
  readonly rated: boolean;
}

/** How long a request that is shown may be answered after its validity, in milliseconds: somebody may be writing. */
const answering = 10 * 60_000;

/**
 * Whether a request was answered, as the window learns it. A rating of the service counts however it came; nobody
 * learns from here which it was.
 */
export function promptStateAt({rated, state, validUntil}: StoredPrompt, at: string): Prompt['state'] {
  if (rated) return 'rated';
  if (state !== 'waiting' && state !== 'shown') return state;
  const end = Date.parse(validUntil) + (state === 'shown' ? answering : 0);
  return end <= Date.parse(at) ? 'expired' : state;
}

/** Whether a request may be shown: the newest one of its device, not rated, and valid at that moment. */
export const isShowable = ({rated, state, validUntil}: StoredPrompt, at: string): boolean =>
  !rated && (state === 'waiting' || state === 'shown') && validUntil > at;

/** A request to rate as the window sees it. */
export function toPrompt(stored: StoredPrompt, at: string): Prompt {
  const {promptId, deviceId, serviceId, validUntil} = stored;
  return {promptId, deviceId, serviceId, state: promptStateAt(stored, at), validUntil};
}

/** For how many seconds a request may still be shown. */
export const secondsLeft = (validUntil: string, at: string): number =>
  Math.max(0, (Date.parse(validUntil) - Date.parse(at)) / 1000);
