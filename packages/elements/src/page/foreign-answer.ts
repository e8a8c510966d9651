/** Why an answer is not the server's answer to what was asked; also the code that the author of the page is told. */
export type ForeignAnswer = 'redirected' | 'request_altered' | 'unexpected_answer';

/**
 * Tells an error of the SDK that says: something else answered, such as a gateway, a firewall, the sign-in page of a
 * network, or another system; empty for every other error. By code, so it also knows errors of another copy of the SDK.
 */
export function foreignAnswer(error: unknown): ForeignAnswer | '' {
  const {code} = Object(error) as {readonly code?: ForeignAnswer};
  return /^(redirected|request_altered|unexpected_answer)$/.test(`${code}`) ? (code as ForeignAnswer) : '';
}
