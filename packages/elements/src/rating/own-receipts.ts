import type {Numbers} from './tab-memory.ts';

/** The numbers of a rating as this device has them. */
export interface OwnReceipt extends Numbers {
  /** When the server received the rating, RFC 3339. */
  readonly ratedAt: string;
}

const name = 'gov-rating receipts';
/** So that storage does not fill up on a device that rates much. */
const most = 20;
/** 400 days: a year, and the time in which an institution answers. */
const longest = 400 * 86_400_000;

/**
 * A part of a token that finds its receipt again and opens nothing: a token begins with the id of its invitation, and
 * what is left out is its secret.
 */
const idOf = (token: string) => token.slice(0, token.length / 2);

/** What is kept of a rating, and since when, in milliseconds since 1970 by the clock of the device. */
interface Kept extends OwnReceipt {
  readonly keptAt: number;
}

/** Everything kept, by id; an object, because old libraries change how arrays are written as JSON. */
function all(): Record<string, Kept> {
  try {
    return Object(JSON.parse(localStorage.getItem(name) as string)) as Record<string, Kept>;
  } catch {
    return {};
  }
}

/** The newest of them that are not too old. */
const fresh = (receipts: Record<string, Kept>): [string, Kept][] =>
  Object.entries(receipts)
    .filter(([, kept]) => typeof kept?.receiptNumber === 'string' && Date.now() - kept.keptAt < longest)
    .sort(([, a], [, b]) => b.keptAt - a.keptAt)
    .slice(0, most);

function write(receipts: [string, Kept][]): void {
  try {
    if (receipts.length > 0) localStorage.setItem(name, JSON.stringify(Object.fromEntries(receipts)));
    else localStorage.removeItem(name);
  } catch {
    // A sandboxed frame, or a full storage: the person still has the number on the screen.
  }
}

/**
 * Keeps the numbers and the key of a rating on the person's own device, for 400 days, so that the link of its invitation
 * shows them again; the newest 20. Nothing of it may be kept on a device of many people.
 */
export function keepReceipt(token: string, {receiptNumber, receiptKey, orderNumber, ratedAt}: OwnReceipt): void {
  write(fresh({...all(), [idOf(token)]: {receiptNumber, receiptKey, orderNumber, ratedAt, keptAt: Date.now()}}));
}

/** Returns the numbers of the rating that was sent from this device with an invitation; undefined without one. */
export const keptReceipt = (token: string): OwnReceipt | undefined => Object.fromEntries(fresh(all()))[idOf(token)];

/** Removes the numbers of one invitation, or of all where the device turns out to be one of many people. */
export const forgetReceipts = (token?: string): void =>
  write(token ? fresh(all()).filter(([id]) => id !== idOf(token)) : []);
