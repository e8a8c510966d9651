/**
 * For those who bring ratings that were given elsewhere (代录评价): replies to text messages, calls of a hotline, paper forms.
 * Nothing here reads a clock, sends or stores by itself.
 */
export {hasReason} from '@gov-rating/contract/draft-rules';
export type {Level} from '@gov-rating/contract/standard';
export type {Digits} from './collect/digits.ts';
export {readReply, type Reply, type ReplyOptions, type UnclearReply} from './collect/reply.ts';
export {
  hotlineCall,
  playCall,
  type Hotline,
  type HotlineAction,
  type HotlineCall,
  type HotlineDraft,
  type HotlineEvent,
  type HotlineKeys,
  type HotlineState,
  type HotlineStep,
  type PlayedCall,
} from './collect/hotline.ts';
export {hotlineScript, type HotlinePrompt, type HotlineScript, type Spoken} from './collect/hotline-script.ts';
export {collectPaper, type PaperCollector, type PaperResult} from './collect/collect-paper.ts';
export {
  readPaperForms,
  type PaperForm,
  type PaperOptions,
  type PaperReading,
  type PaperRequest,
  type PaperRow,
} from './collect/paper.ts';
export type {OfBoth, PaperDifference, PaperDifferenceCode} from './collect/paper-differences.ts';
