/** The kinds of devices (评价器) in a hall: a screen at a window, and a terminal at which people serve themselves. */
export const deviceKinds = ['evaluator', 'terminal'] as const;

/** One of {@link deviceKinds}. */
export type DeviceKind = (typeof deviceKinds)[number];

/** What a device shows, as it reports it. */
export const reportedStates = ['signed_out', 'idle', 'calling', 'paused', 'prompt', 'rating', 'thanks'] as const;

/** What a device shows; `offline` when nothing was heard of it for {@link onlineSeconds}. */
export const deviceStates = [...reportedStates, 'offline'] as const;

/** How long a device counts as online after its last call, in seconds. */
export const onlineSeconds = 90;

/**
 * What became of a request to rate on a device: never which level was chosen. `not_rated`: the screen was left untouched.
 */
export const promptStates = ['waiting', 'shown', 'rated', 'not_rated', 'withdrawn', 'replaced', 'expired'] as const;

/** How long a request to rate may be shown, in seconds. */
export const promptSeconds = {min: 10, max: 600, usual: 60} as const;

/**
 * The letters of a pairing code: consonants, so that no word arises and none is taken for a digit (RFC 8628 section 6.1).
 */
export const userCodeLetters = 'BCDFGHJKLMNPQRSTVWXZ';

/** How a device that wants to be paired asks, and how long its code lives, in seconds (RFC 8628 section 3.2). */
export const pairingSeconds = {expiresIn: 600, interval: 5} as const;

/** How many wrong pairing codes a caller may enter within a quarter of an hour. */
export const wrongPairingCodes = 10;

/** What happens to a device, as its stream of events names it. */
export const deviceEventTypes = ['prompt', 'withdrawn', 'call', 'settings', 'staff', 'identify', 'revoked'] as const;
