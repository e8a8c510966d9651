import type {RatingDraft, RatingForm} from '@gov-rating/contract/types';
import type {Outcome} from '@gov-rating/sdk/core';

/** What is rated, and for how long the question is put. */
export interface DevicePrompt {
  readonly promptId: string;
  readonly form: RatingForm;
  /** RFC 3339; the device client withdraws the prompt then. */
  readonly expiresAt: string;
  /** How long an untouched screen keeps the form, in seconds. */
  readonly seconds: number;
}

/** What a window's screen shows now. */
export interface DeviceView {
  readonly state: 'pairing' | 'revoked' | 'signed_out' | 'idle' | 'calling' | 'paused' | 'prompt';
  readonly online: boolean;
  /** How many ratings are kept on the device. */
  readonly waiting: number;
  readonly pairing?: {readonly userCode: string; readonly expiresAt: string};
  readonly point?: {readonly name: string; readonly institutionName: string; readonly windowNumber?: string};
  readonly staff?: {readonly number: string; readonly name?: string; readonly picture?: string};
  readonly calledNumber?: string;
  readonly settings: {
    /** 0 to 100. */
    readonly volume: number;
    readonly quiet: boolean;
    readonly idleText?: string;
    readonly language?: string;
    readonly elder: boolean;
  };
  readonly prompt?: DevicePrompt;
  /** Counts up each time that the screen is to show and sound which one it is. */
  readonly identify?: number;
}

/** The device's side of a paired screen: what to show, and what becomes of it. */
export interface DeviceClient {
  readonly view: DeviceView;
  subscribe(listener: (view: DeviceView) => void): () => void;
  start(): void;
  stop(): void;
  markPrompt(promptId: string, state: 'shown' | 'not_rated'): Promise<void>;
  rate(promptId: string, draft: Pick<RatingDraft, 'level' | 'tags' | 'comment'>): Promise<Outcome>;
}
