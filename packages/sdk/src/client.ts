import {citizenEndpoints, publicEndpoints} from '@gov-rating/contract/endpoints';
import type {Proof} from './answer.ts';
import {createMethods, type CallerOptions, type Methods} from './call.ts';

type Proofs<N extends keyof Client> = {readonly [Name in N]: Proof<Name>};

const ratingProofs: Proofs<keyof RatingClient> = {
  getInvitation: ['tags', 'object'],
  submitRating: ['receiptNumber', 'string'],
};

const publicProofs: Proofs<keyof typeof publicEndpoints> = {
  getHealth: ['status', 'string'],
  getStandard: ['levels', 'object'],
  listInstitutions: ['items', 'object'],
  getStatistics: ['levels', 'object'],
};

/** What a page calls that only rates. */
export type RatingClient = Methods<keyof typeof citizenEndpoints>;

/** What a citizen and the public may call; every method rejects with a `GovRatingError`. */
export type Client = RatingClient & Methods<keyof typeof publicEndpoints>;

/** How to reach a server, and with which `fetch`. */
export type ClientOptions = CallerOptions;

/**
 * Makes the client of a page: one method per route, each request sent once by the given `fetch`. An outbox around
 * `submitRating` is the retry layer of such a page.
 */
export function createClient(options: ClientOptions): Client {
  return {...createRatingClient(options), ...createPublicClient(options)};
}

/** Makes a client of what everybody may read. */
export function createPublicClient(options: ClientOptions): Methods<keyof typeof publicEndpoints> {
  return createMethods(publicEndpoints, publicProofs, options);
}

/** Makes a client of the two routes that rating needs; the others leave no byte in a bundle that does without them. */
export function createRatingClient(options: ClientOptions): RatingClient {
  return createMethods(citizenEndpoints, ratingProofs, options);
}
