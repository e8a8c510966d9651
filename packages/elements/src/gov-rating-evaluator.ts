/**
 * The script tag of the screen at a hall's window: registers `<gov-rating-evaluator>`.
 *
 * @example
 * <script src="https://rating.example.gov.cn/gov-rating-evaluator.js" defer></script>
 * <gov-rating-evaluator></gov-rating-evaluator>
 */
import {defineGovRatingEvaluator} from './evaluator/element.ts';

defineGovRatingEvaluator();
