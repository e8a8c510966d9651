/**
 * The element classes. Importing this module registers nothing; `define.js` does.
 *
 * @example
 * ```ts
 * import {addMessages, defineGovRating, type GovRatingElement} from '@gov-rating/elements';
 *
 * defineGovRating();
 * const element = document.createElement('gov-rating') as GovRatingElement;
 * element.addEventListener('gov-rating-received', () => element.remove());
 * document.body.append(element);
 * ```
 */
export {GovRatingElement} from './rating/element.ts';
export {defineGovRating} from './rating/element.ts';
export type {GovRatingElderDetail} from './base/elder-events.ts';
export type {GovRatingReceivedDetail, GovRatingRefusedDetail, GovRatingUnavailableDetail} from './rating/events.ts';
export {GovRatingBoardElement} from './board/element.ts';
export {defineGovRatingBoard} from './board/element.ts';
export {GovRatingDeskElement} from './desk/element.ts';
export {defineGovRatingDesk} from './desk/element.ts';
export type {
  GovRatingNoticeChangedDetail,
  GovRatingOrderChangedDetail,
  GovRatingReviewDecidedDetail,
  GovRatingSuspicionSettledDetail,
} from './desk/base/events.ts';
export {GovRatingEvaluatorElement} from './evaluator/element.ts';
export {defineGovRatingEvaluator} from './evaluator/element.ts';
export type {GovRatingPromptEndedDetail} from './evaluator/events.ts';
export type {RatedForm, WindowDevice, WindowPrompt, WindowView} from './device-screen/device.ts';
export {GovRatingKioskElement} from './kiosk/element.ts';
export {defineGovRatingKiosk} from './kiosk/element.ts';
export type {GovRatingKioskIdleDetail, GovRatingKioskRatedDetail, GovRatingKioskRefusedDetail} from './kiosk/events.ts';
export type {TerminalDevice, TerminalView} from './kiosk/device.ts';
export {GovRatingCommentElement} from './comment/element.ts';
export {defineGovRatingComment} from './comment/element.ts';
export {GovRatingMyElement} from './my/element.ts';
export {defineGovRatingMy} from './my/element.ts';
export {GovRatingReceiptElement} from './receipt/element.ts';
export {defineGovRatingReceipt} from './receipt/element.ts';
export type {GovRatingSupplementedDetail} from './receipt/events.ts';
export {GovRatingScaleElement} from './scale/element.ts';
export {defineGovRatingScale} from './scale/element.ts';
export {GovRatingTagsElement} from './tags/element.ts';
export {defineGovRatingTags} from './tags/element.ts';
export {addMessages} from './messages/messages.ts';
export {registerLanguage} from './messages/register-language.ts';
export type {LanguageData} from './messages/language-rules.ts';
export type {BoardClient} from './board/loader.ts';
export type {BoardMessages} from './messages/board.ts';
export type {DeskMessages} from './messages/desk-zh-CN.ts';
export type {EvaluatorMessages} from './messages/evaluator.ts';
export type {KioskMessages} from './messages/kiosk.ts';
export type {MyMessages} from './messages/my.ts';
export type {ReceiptMessages} from './messages/receipt.ts';
export type {Messages} from './messages/zh-CN.ts';
