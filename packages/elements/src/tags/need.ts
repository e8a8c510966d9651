import type {Messages} from '../messages/zh-CN.ts';

/**
 * Whether a reason is needed, as a person is told before sending. Every level has such a sentence at the same place, so that
 * none of them looks like more work.
 */
export const needOf = (isNeeded: boolean, messages: Messages): string => messages[isNeeded ? 'reason' : 'optional'];
