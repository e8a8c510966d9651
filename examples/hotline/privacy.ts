import type {Localized} from '@gov-rating/contract/standard';

/**
 * What is said about privacy before a person is asked, to be spoken in front of a question: the institution's sentence, which need not
 * end with a stop.
 */
export const spokenPrivacy = (notice: Localized | undefined): string =>
  (notice?.['zh-CN'] ?? '').replace(/[^。！？.!?]$/u, '$&。');
