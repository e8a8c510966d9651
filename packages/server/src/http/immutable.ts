import type {Route} from '@gov-rating/contract';
import type {RawInput} from './read-input.ts';

const forEver = {'Cache-Control': 'public, max-age=31536000, immutable'};

/** How long a JSON answer may be kept without asking again, as a header; empty where the contract says nothing. */
export function keepingOf({caching}: Route, input: RawInput): Readonly<Record<string, string>> {
  if (caching === undefined || caching === 'validator') return {};
  if (caching === 'immutable' || input[caching.immutableWith] !== undefined) return forEver;
  return {'Cache-Control': `public, max-age=${caching.otherwiseSeconds}`};
}
