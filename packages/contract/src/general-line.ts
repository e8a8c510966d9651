/**
 * Puts the general line of a region into a sentence. The sentences of the contract name it as 12345, the number of the whole
 * country since 2021 (国办发〔2020〕53号); a deployment with another line (`HOTLINE`) says its own.
 *
 * @param sentence Text of the contract, such as the message of a problem.
 * @param phone The general line, as it is shown.
 *
 * @example
 * ```ts
 * import {namesLine} from '@gov-rating/contract';
 *
 * namesLine('请打 12345。', '010-12345678'); // 请打 010-12345678。
 * ```
 */
export const namesLine = (sentence: string, phone: string): string =>
  phone ? sentence.replace(/\b12345\b/g, phone) : sentence;
