import {wording, type Localized} from './localized.ts';

/**
 * Acts about the rated side rather than with it: only those above it and auditors read them in the history of an order,
 * and no event reports them.
 */
export const supervisoryActs = {
  settle_suspicion: wording('处理疑点', '處理疑點', 'Suspicion flag settled'),
  open_notice: wording('发出整改通知', '發出整改通知', 'Rectification notice opened'),
  answer_notice: wording('答复整改通知', '答覆整改通知', 'Rectification notice answered'),
  close_notice: wording('办结整改通知', '辦結整改通知', 'Rectification notice closed'),
} as const satisfies Record<string, Localized>;

/** True for a key of {@link supervisoryActs}. */
export const isSupervisory = (kind: string): boolean => Object.prototype.hasOwnProperty.call(supervisoryActs, kind);
