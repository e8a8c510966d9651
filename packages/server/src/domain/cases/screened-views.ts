import type {Order, OrderDetail, Review, Suspicion} from '@gov-rating/contract';
import {screenComment} from '../screening/screen-comment.ts';

/** Whose eyes a text is for. */
interface Reader {
  readonly institutionCode: string;
}

const screened = (text: string): string => screenComment(text).masked;

/** An order for a list: who does not handle it reads no numbers and addresses of people in its comment. */
export const screenOrder = (order: Order, reader: Reader): Order =>
  order.institutionCode === reader.institutionCode ? order : {...order, comment: screened(order.comment)};

/** An order with its history: who does not handle it reads no numbers and addresses of people in what was written. */
export function screenDetail(detail: OrderDetail, reader: Reader): OrderDetail {
  if (detail.order.institutionCode === reader.institutionCode) return detail;
  const acts = detail.acts.map(act => ({
    ...act,
    texts: Object.fromEntries(Object.entries(act.texts).map(([name, text]) => [name, screened(text)])),
  }));
  const reviews = detail.reviews.map(review => screenReview(review, reader));
  return {...detail, order: screenOrder(detail.order, reader), acts, reviews};
}

/**
 * A review: who did not ask for it reads no numbers and addresses of people in its words. Where a proof lies stays as it is,
 * because file numbers look like those of people.
 */
export const screenReview = <R extends Review>(review: R, reader: Reader): R =>
  review.requestedBy === reader.institutionCode
    ? review
    : {
        ...review,
        reason: screened(review.reason),
        evidence: review.evidence.map(proof => ({...proof, title: screened(proof.title)})),
        decisionReason: review.decisionReason === null ? null : screened(review.decisionReason),
      };

/** A mark of suspicion: whoever looks at it need not call anybody. */
export const screenSuspicion = (suspicion: Suspicion): Suspicion => ({
  ...suspicion,
  rating: {...suspicion.rating, comment: screened(suspicion.rating.comment)},
});
