import {deviceMoment, shanghaiDay} from '../../domain/calendar/moments.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import {provenChannel} from '../../domain/ratings/channel.ts';
import {comparedContent, draftErrors} from '../../domain/ratings/rating-draft.ts';
import {ReplayedResponse, type Handler} from '../../http/handler.ts';
import {addressKey} from '../../security/address-key.ts';
import {hash} from '../../security/hash.ts';
import {newId} from '../../security/random.ts';
import {endOfDay, windowCount} from '../../security/window-count.ts';
import {storeRating, withKey} from './new-rating.ts';

/**
 * Stores a rating of a point itself and returns its receipt; the same key returns the first receipt. Who rates is not
 * known, so once a day is held as far as it can be: by what the browser calls itself, and, for those that say nothing, by
 * a number of ratings from one network address.
 */
export const ratePoint: Handler<'ratePoint'> = async (
  {staticCode, rating: given, visitor},
  context,
  {idempotencyKey, address},
) => {
  const {storage, settings, keyedHash, randomBytes} = context;
  const [first, ...others] = draftErrors(given, settings).map(error => ({...error, field: `rating.${error.field}`}));
  if (first) throw new Problem(first.code, {fieldErrors: [first, ...others]});
  const channel = provenChannel(given.channel, {by: 'printed_code'});
  if (channel === undefined) throw fieldProblem('rating.channel', 'channel_not_allowed');

  const now = context.now();
  const {level, tags, comment} = given;
  const pressedAt = given.pressedAt === undefined ? null : deviceMoment(given.pressedAt, now);
  const raterHash =
    visitor === undefined ? null : await keyedHash('rater', `${staticCode} ${shanghaiDay(now)} ${visitor}`);
  const content = JSON.stringify([comparedContent({level, tags, comment, channel}), visitor ?? null]);
  const ofAddress =
    address === undefined
      ? undefined
      : await windowCount(context, {at: now, end: endOfDay(now)}, 'point', `${staticCode} ${addressKey(address)}`);
  const contentHash = await hash(content);
  const isRefused = ofAddress !== undefined && (await ofAddress.add(0)) >= settings.pointRatingsPerAddress;
  const submitted = await storeRating({level, tags, comment, channel, pressedAt}, context, now, address, rating =>
    storage.ratePoint({
      ...rating,
      ...{staticCode, raterHash, idempotencyKey, contentHash, isRefused},
      serviceId: newId(randomBytes, now),
    }),
  );
  if (submitted.outcome === 'too_many_at_point')
    throw new Problem('too_many_at_point', ofAddress && {headers: ofAddress.retryAfter});
  if (submitted.outcome !== 'received' && submitted.outcome !== 'replayed') throw new Problem(submitted.outcome);
  const receipt = await withKey(submitted.receipt, keyedHash);
  if (submitted.outcome === 'replayed') return new ReplayedResponse(receipt);
  await ofAddress?.add(1);
  return receipt;
};
