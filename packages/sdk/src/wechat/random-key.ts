import {UnsupportedError} from '../errors.ts';
import {newIdempotencyKey} from '../outbox/idempotency-key.ts';
import type {MiniProgramFailure} from './request-fetch.ts';

/** What `wx.getRandomValues` is called with. */
export interface MiniProgramRandomOptions {
  /** How many bytes. */
  readonly length: number;
  /** Called with the bytes. */
  success(result: MiniProgramBytes): void;
  /** Called when there are none. */
  fail(error: MiniProgramFailure): void;
}

/** Random bytes. */
export interface MiniProgramBytes {
  /** As many as were asked for. */
  readonly randomValues: ArrayBuffer;
}

/** The random numbers of a mini-program, which come later than they are asked for. */
export interface MiniProgramRandom {
  /** Gives `length` random bytes of a cryptographic source; absent in old base libraries. */
  getRandomValues?(options: MiniProgramRandomOptions): void;
}

/**
 * Makes an idempotency key in a mini-program, which has no `crypto`. Rejects with an {@link UnsupportedError} that names
 * `wx.getRandomValues` where the app is too old for it or it fails.
 *
 * @param random `wx`.
 */
export const newMiniProgramKey = (random: MiniProgramRandom): Promise<string> =>
  new Promise((resolve, reject) => {
    const fail = () => reject(new UnsupportedError('wx.getRandomValues'));
    if (!random.getRandomValues) return fail();
    random.getRandomValues({
      length: 16,
      success: ({randomValues}) => resolve(newIdempotencyKey(new Uint8Array(randomValues))),
      fail,
    });
  });
