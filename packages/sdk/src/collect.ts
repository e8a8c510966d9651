/**
 * For those who bring ratings that were given elsewhere (代录评价): replies to text messages, calls of a hotline, paper forms.
 * Nothing here reads a clock, sends or stores by itself.
 */
export {
  readPaperForms,
  type Digits,
  type OfBoth,
  type PaperDifference,
  type PaperDifferenceCode,
  type PaperForm,
  type PaperOptions,
  type PaperReading,
  type PaperRequest,
  type PaperRow,
} from '@gov-rating/contract/collect';
export {hasReason} from '@gov-rating/contract/draft-rules';
export type {Level} from '@gov-rating/contract/standard';
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
