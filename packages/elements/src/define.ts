/**
 * Registers every element; importing this module is enough.
 *
 * @example
 * ```ts
 * import '@gov-rating/elements/define.js';
 *
 * document.body.append(document.createElement('gov-rating'));
 * ```
 */
import {defineGovRating} from './rating/element.ts';
import {defineGovRatingBoard} from './board/element.ts';
import {defineGovRatingDesk} from './desk/element.ts';
import {defineGovRatingEvaluator} from './evaluator/element.ts';
import {defineGovRatingKiosk} from './kiosk/element.ts';
import {defineGovRatingMy} from './my/element.ts';
import {defineGovRatingReceipt} from './receipt/element.ts';

defineGovRating();
defineGovRatingBoard();
defineGovRatingDesk();
defineGovRatingEvaluator();
defineGovRatingKiosk();
defineGovRatingMy();
defineGovRatingReceipt();

export type * from './index.ts';
