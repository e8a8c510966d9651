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
 * A review as a reader may see it. Personal numbers and addresses in its texts are hidden from everyone but the
 * institution that requested it. The reference of a piece of evidence stays as it is, because file numbers look like
 * personal numbers.
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

/** A suspicion with personal numbers and addresses in the comment hidden: its reader never has to call the rater. */
export const screenSuspicion = (suspicion: Suspicion): Suspicion => ({
  ...suspicion,
  rating: {...suspicion.rating, comment: screened(suspicion.rating.comment)},
});
