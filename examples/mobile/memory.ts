import type {RouteOutput} from '@gov-rating/sdk/rater';
import type {TagChoice} from '@gov-rating/sdk/core';

/** An own service that can be rated. */
export type Rateable = RouteOutput<'listRateable'>['items'][number];

/** A receipt of an own rating. */
export type OwnReceipt = RouteOutput<'listOwnReceipts'>['items'][number];

/** By which rules a rating is written. */
export interface Rules {
  readonly tags: readonly TagChoice[];
  /** In Unicode characters. */
  readonly commentMaxLength: number;
}

/** How a rating ended that was given earlier without a network. */
export interface Notice {
  readonly itemName: string;
  /** Of a rating that was received. */
  readonly receiptNumber?: string | undefined;
  /** Why it was not taken, as a sentence. */
  readonly why?: string | undefined;
}

/** A rating that waits for a network: what it is about, and the invitation that was claimed for it. */
export interface Waiting {
  readonly itemName: string;
  readonly serviceId?: string | undefined;
  /** Used again at the next attempt, so that the server knows the rating by its key. */
  readonly token?: string | undefined;
}

/** What the app knows without a network. */
export interface Memory {
  readonly person: string | undefined;
  readonly services: readonly Rateable[];
  readonly receipts: readonly OwnReceipt[];
  /** When both lists were read, in milliseconds since the epoch; 0: never. */
  readonly readAt: number;
  readonly rules: Rules | undefined;
  readonly notices: readonly Notice[];
  readonly waiting: Readonly<Record<string, Waiting>>;
  readonly elder: boolean;
}

const nothing: Memory = {
  ...{person: undefined, services: [], receipts: [], readAt: 0, rules: undefined, notices: [], waiting: {}},
  elder: false,
};

/** The ratings themselves lie in the outbox of the SDK; here is what the screens show of a person's own phone. */
const name = 'gov-rating-mobile';

/** What is remembered now. */
export function remembered(): Memory {
  try {
    return {...nothing, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Memory>)};
  } catch {
    return nothing;
  }
}

/** Changes some of it; a phone that stores nothing goes on without. */
export function remember(change: Partial<Memory>): Memory {
  const changed = {...remembered(), ...change};
  try {
    localStorage.setItem(name, JSON.stringify(changed));
  } catch {
    // Private windows may have no room; the lists are then read again.
  }
  return changed;
}

/** Forgets the person and all lists; the size of the letters stays. */
export const forgetPerson = (): Memory => remember({...nothing, elder: remembered().elder});
