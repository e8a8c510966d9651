import type {RouteInput, RouteOutput} from '@gov-rating/contract/types';
import {isApiError, isGovRatingError} from '../errors.ts';
import type {PlatformSignal} from '../transport/platform-types.ts';
import {aborted, pause} from './device-events.ts';

/** A code that is shown, for somebody of the office to enter. */
export interface PairingCode {
  /** Two groups of four consonants, such as `WDJB-MJHT`. */
  readonly userCode: string;
  /** For how many seconds it is valid. */
  readonly expiresIn: number;
}

/** What to pair, and what to show meanwhile. */
export interface PairingOptions extends RouteInput<'startPairing'> {
  /**
   * Called with each code to show, such as `WDJB-MJHT`, and for how many seconds it is valid; again with a new one when
   * nobody has approved it in time.
   */
  readonly onCode: (code: PairingCode) => void;
  /** Gives up: `pair` rejects with a `NetworkError` of code `aborted`. */
  readonly signal?: PlatformSignal | undefined;
}

/** The two questions of a screen. */
export interface PairingCalls {
  readonly startPairing: (input: RouteInput<'startPairing'>) => Promise<RouteOutput<'startPairing'>>;
  readonly pollPairing: (input: RouteInput<'pollPairing'>) => Promise<RouteOutput<'pollPairing'>>;
}

/** How long to wait after a question without an answer, in seconds. */
const noAnswerSeconds = 5;

/** Asks until somebody approves; a code that expires is followed by a new one. */
export async function pairDevice(
  {startPairing, pollPairing}: PairingCalls,
  {onCode, signal, ...device}: PairingOptions,
): Promise<{readonly deviceId: string; readonly deviceKey: string}> {
  for (;;) {
    const {deviceCode, userCode, expiresIn, interval} = await patiently(() => startPairing(device), signal);
    onCode({userCode, expiresIn});
    for (let seconds = interval; ;) {
      await pause(seconds * 1000, signal);
      const answer = await patiently(() => pollPairing({deviceCode}), signal).catch((error: unknown) => {
        // The code is of another database, or was used by another program on this screen: begin again.
        if (isApiError(error) && error.code.startsWith('pairing_code')) return undefined;
        throw error;
      });
      if (!answer || answer.state === 'expired') break;
      const {deviceId, deviceKey} = answer;
      if (answer.state === 'approved' && deviceId && deviceKey) return {deviceId, deviceKey};
      seconds = answer.interval;
    }
  }
}

/** Repeats a question while no answer comes. */
async function patiently<T>(ask: () => Promise<T>, signal: PlatformSignal | undefined): Promise<T> {
  for (;;) {
    if (signal?.aborted) throw aborted(signal);
    try {
      return await ask();
    } catch (error) {
      if (!isGovRatingError(error) || !error.retry) throw error;
      const {retryAfter = noAnswerSeconds} = error as {readonly retryAfter?: number};
      await pause(retryAfter * 1000, signal);
    }
  }
}
