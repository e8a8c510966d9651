/** Why a response does not come from the server; also the code on the console. */
export type ForeignAnswer = 'redirected' | 'request_altered' | 'unexpected_answer';

/**
 * Returns the code of an SDK error which means that something else responded, such as a gateway, a firewall, the
 * sign-in page of a network, or another system; empty for every other error. It compares codes, so it also recognises
 * errors of another copy of the SDK.
 */
export function foreignAnswer(error: unknown): ForeignAnswer | '' {
  const {code} = Object(error) as {readonly code?: ForeignAnswer};
  return /^(redirected|request_altered|unexpected_answer)$/.test(`${code}`) ? (code as ForeignAnswer) : '';
}
