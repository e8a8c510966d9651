import type {Help, RatingDraft, RatingForm} from '@gov-rating/contract/types';
import type {Outcome} from '@gov-rating/sdk/core';
import type {StoredRatings} from '@gov-rating/sdk/device';

/** The part of a rating form that a screen draws. */
export type RatedForm = Pick<RatingForm, 'service' | 'commentMaxLength' | 'privacyNotice' | 'tags'>;

/** What is rated, and for how long the question is put. */
export interface WindowPrompt {
  readonly promptId: string;
  readonly form: RatedForm;
  /** Where it was given, if that is not the place of the screen. */
  readonly place?: string | undefined;
  /** How long an untouched screen keeps the form, in seconds. */
  readonly seconds: number;
}

/** What a screen of a hall shows now. */
export interface WindowView {
  readonly state: 'pairing' | 'revoked' | 'signed_out' | 'idle' | 'calling' | 'paused' | 'full' | 'prompt';
  readonly online: boolean;
  /** How many ratings wait on the device to be sent. */
  readonly waiting: number;
  /** Whether they survive that the screen is switched off; undefined while it is not known yet. */
  readonly storage?: StoredRatings['storage'] | undefined;
  /** `until` is a moment of `performance.now()`: the clock of a device that was just unpacked may be wrong. */
  readonly pairing?: {readonly userCode: string; readonly until: number} | undefined;
  readonly point?:
    | {readonly name: string; readonly institutionName: string; readonly windowNumber?: string | null | undefined}
    | undefined;
  readonly staff?:
    | {readonly number: string; readonly name?: string | null | undefined; readonly picture?: string | undefined}
    | undefined;
  /** Whom a person can call; undefined while the server has not said it. */
  readonly help?: Help | undefined;
  readonly calledNumber?: string | undefined;
  readonly settings: {
    /** 0 to 100. */
    readonly volume: number;
    /** Whether it is a quiet hour. */
    readonly quiet: boolean;
    /** By language. */
    readonly idleText?: Readonly<Record<string, string | undefined>> | undefined;
    readonly language?: string | undefined;
    readonly elder: boolean;
  };
  readonly prompt?: WindowPrompt | undefined;
  /** Counts up each time that the screen is to show and sound which one it is. */
  readonly identify: number;
}

/** The side of a screen that knows the server, or a program of the device's maker: what to show, and what becomes of it. */
export interface WindowDevice {
  readonly view: WindowView;
  /** Calls back at each change; returns what ends that. */
  subscribe(listener: (view: WindowView) => void): () => void;
  start(): void;
  stop(): void;
  /** Begins to pair a screen anew that was revoked. */
  pairAgain?(): void;
  /** Hears which screen is shown, for whoever looks after the devices. */
  report?(screen: string): void;
  markPrompt(promptId: string, state: 'shown' | 'not_rated'): Promise<void>;
  /** Resolves when the rating is stored by the server or kept on the device. */
  rate(promptId: string, draft: Pick<RatingDraft, 'level' | 'tags' | 'comment'>): Promise<Outcome>;
}
