import {reasonOf, type Reason} from '../http/log.ts';

/** How long the provider may take, in milliseconds. */
const timeoutMs = 10_000;

/** Says at the start why the keys of the identity provider cannot be fetched; undefined when they can. */
export async function signInFault(url: string): Promise<Reason | undefined> {
  try {
    const response = await fetch(url, {signal: AbortSignal.timeout(timeoutMs), headers: {Accept: 'application/json'}});
    if (!response.ok)
      return {reason: `status_${response.status}`, message: `${origin(url)} answers ${response.status}.`};
    const {keys} = (await response.json()) as {readonly keys?: unknown};
    if (Array.isArray(keys) && keys.length > 0) return undefined;
    return {reason: 'no_keys', message: `${origin(url)} publishes no key.`};
  } catch (error) {
    const {reason, message} = reasonOf(error);
    return {reason, message: `OIDC_JWKS_URL at ${origin(url)} is not reached: ${message}`};
  }
}

const origin = (url: string): string => new URL(url).origin;
