import {idPattern} from '@gov-rating/contract';
import {toReview} from '../../domain/cases/case-views.ts';
import {screenReview} from '../../domain/cases/screened-views.ts';
import {limitedSight} from '../../domain/rights/sight.ts';
import type {Handler} from '../../http/handler.ts';
import {isPosition, readCursor, splitPosition, toPage} from '../../http/pagination.ts';
import {ownInstitution} from '../institutions/own-institution.ts';

/** Reviews and appeals within the caller's scope, oldest first. */
export const listReviews: Handler<'listReviews'> = async (input, {storage, now, clocks}, {caller}) => {
  const {cursor, limit, reviewId, state, instance} = input;
  const {after} = readCursor(cursor, key => isPosition(key, name => idPattern.test(name)));
  const {own} = await ownInstitution(storage, caller);
  const found = await storage.listReviews({
    within: caller.institutionCode,
    onlyOrdersOf: limitedSight('reviewsWithoutOrder', own)?.institutionCode,
    ...(reviewId === undefined ? {} : {reviewId}),
    ...(state === undefined ? {} : {state}),
    ...(instance === undefined ? {} : {instance}),
    ...(after === undefined ? {} : {after: {at: splitPosition(after)[0], reviewId: splitPosition(after)[1]}}),
    limit: limit + 1,
  });
  const page = toPage(found, limit, ({requestedAt, reviewId}) => `${requestedAt} ${reviewId}`);
  const at = now();
  return {
    ...page,
    items: page.items.map(({orderNumber, ratedInstitution, itemName, ...review}) => ({
      ...screenReview(toReview(review, at, clocks), caller),
      orderNumber,
      ratedInstitution,
      itemName,
    })),
  };
};
