/** The elements as classes, without registering anything: `define.js` does that. */
export {GovRatingElement} from './gov-rating/gov-rating.element.ts';
export {defineGovRating} from './gov-rating/gov-rating.ts';
export type {
  GovRatingReceivedDetail,
  GovRatingRefusedDetail,
  GovRatingUnavailableDetail,
} from './gov-rating/gov-rating.events.ts';
export {GovRatingBoardElement} from './gov-rating-board/gov-rating-board.element.ts';
export {defineGovRatingBoard} from './gov-rating-board/gov-rating-board.ts';
export {GovRatingDeskElement} from './gov-rating-desk/gov-rating-desk.element.ts';
export {defineGovRatingDesk} from './gov-rating-desk/gov-rating-desk.ts';
export type {
  GovRatingNoticeChangedDetail,
  GovRatingOrderChangedDetail,
  GovRatingReviewDecidedDetail,
  GovRatingSuspicionSettledDetail,
} from './gov-rating-desk/gov-rating-desk.events.ts';
export {GovRatingCommentElement} from './gov-rating-comment/gov-rating-comment.element.ts';
export {defineGovRatingComment} from './gov-rating-comment/gov-rating-comment.ts';
export {GovRatingReceiptElement} from './gov-rating-receipt/gov-rating-receipt.element.ts';
export {defineGovRatingReceipt} from './gov-rating-receipt/gov-rating-receipt.ts';
export type {GovRatingSupplementedDetail} from './gov-rating-receipt/gov-rating-receipt.events.ts';
export {GovRatingScaleElement} from './gov-rating-scale/gov-rating-scale.element.ts';
export {defineGovRatingScale} from './gov-rating-scale/gov-rating-scale.ts';
export {GovRatingTagsElement} from './gov-rating-tags/gov-rating-tags.element.ts';
export {defineGovRatingTags} from './gov-rating-tags/gov-rating-tags.ts';
export {addMessages} from './messages/messages.ts';
export type {BoardClient} from './gov-rating-board/gov-rating-board.reading.ts';
export type {BoardMessages} from './messages/board.ts';
export type {DeskMessages} from './messages/desk-zh-CN.ts';
export type {ReceiptMessages} from './messages/receipt.ts';
export type {Messages} from './messages/zh-CN.ts';
