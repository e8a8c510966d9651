import {catalogueV2, isBad, type Channel, type Level, type Receipt} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {warnWithoutDueDate} from '../../context/warnings.ts';
import {shanghaiDay} from '../../domain/calendar/moments.ts';
import {NumberTaken, type NewRating, type StoredReceipt} from '../../domain/ratings/rating-storage.ts';
import {windowPassedBefore} from '../../domain/ratings/rating-window.ts';
import {orderNumber, receiptNumber} from '../../domain/ratings/receipt-number.ts';
import {toTrace, type KeyedHash} from '../../domain/suspicions/rating-trace.ts';
import {hash, sameHash} from '../../security/hash.ts';
import {newId, newSalt} from '../../security/random.ts';
import {receiptKeyOf} from '../../security/receipt-key.ts';

/** A rating as it was given, checked, with the channel that it gets. */
interface Given {
  readonly level: Level;
  readonly tags: readonly string[];
  readonly comment: string;
  readonly channel: Channel;
  /** The device's clock in UTC; null when no clock that is right can show it. */
  readonly pressedAt: string | null;
  readonly deviceId?: string | undefined;
}

/** How often numbers are drawn for one rating. That they are in use so often in a row is a fault of the random source. */
const draws = 5;

/**
 * Stores a rating that arrives now: draws its ids and numbers, again where one is in use, and warns the operator of an
 * order without a time limit. `address` is where it came from, if that is known.
 */
export async function storeRating<Stored extends {readonly outcome: string}>(
  given: Given,
  context: Context,
  now: Date,
  address: string | undefined,
  store: (rating: NewRating) => Promise<Stored>,
): Promise<Stored> {
  for (let drawn = 1; ; drawn++) {
    const rating = await newRating(given, context, now, address);
    try {
      const stored = await store(rating);
      if (stored.outcome === 'received') warnOfOrder(context, rating);
      return stored;
    } catch (error) {
      if (!(error instanceof NumberTaken) || drawn === draws) throw error;
    }
  }
}

/** Makes ids, numbers, traces and due dates. */
async function newRating(
  {deviceId, ...draft}: Given,
  {settings, randomBytes, clocks, keyedHash}: Context,
  now: Date,
  address: string | undefined,
): Promise<NewRating> {
  const {level, comment, channel} = draft;
  const days = settings.rules.ratingWindowDays.value;
  const day = shanghaiDay(now);
  const number = receiptNumber(now, randomBytes);
  return {
    ratingId: newId(randomBytes, now),
    receiptNumber: number,
    receiptKeyHash: await hash(await receiptKeyOf(number, keyedHash)),
    orderNumber: orderNumber(now, randomBytes),
    draft,
    catalogueVersion: catalogueV2.version,
    trace: await toTrace({channel, level, comment, deviceId, address, day}, keyedHash),
    commentSalt: newSalt(randomBytes),
    orderDueAt: isBad(level) ? clocks.dueAt('contact', now) : null,
    answerDueAt: isBad(level) ? clocks.dueAt('answer', now) : null,
    windowOpenFrom: days === null ? null : windowPassedBefore(now, days).toISOString(),
    receivedAt: now.toISOString(),
    day,
  };
}

/** Warns the operator of an order that was made without a time limit although the region sets one. */
function warnOfOrder(context: Context, {draft, orderDueAt, answerDueAt}: NewRating): void {
  if (!isBad(draft.level)) return;
  warnWithoutDueDate(context, 'contact', orderDueAt);
  warnWithoutDueDate(context, 'answer', answerDueAt);
}

/** The receipt with its key; without one for a rating that was stored under another secret, or before there were keys. */
export async function withKey({receiptKeyHash, ...receipt}: StoredReceipt, keyedHash: KeyedHash): Promise<Receipt> {
  const receiptKey = await receiptKeyOf(receipt.receiptNumber, keyedHash);
  const same = receiptKeyHash !== null && sameHash(await hash(receiptKey), receiptKeyHash);
  return {...receipt, receiptKey: same ? receiptKey : null};
}
