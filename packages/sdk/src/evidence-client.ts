import type {RouteName} from '@gov-rating/contract';
import {evidenceEndpoints} from '@gov-rating/contract/endpoints';
import type {Proof} from './answer.ts';
import {createMethods, type CallerOptions, type Methods} from './call.ts';

type EvidenceRoute = keyof typeof evidenceEndpoints & RouteName;

const proofs: {readonly [N in EvidenceRoute]: Proof<N>} = {
  getTreeHead: ['signature', 'string'],
  getInclusion: ['path', 'object'],
  getConsistency: ['path', 'object'],
};

/** What everybody may ask of the evidence log. Methods need no `this` and reject with a `GovRatingError`. */
export type EvidenceClient = Methods<EvidenceRoute>;

/** Makes a client of the evidence log; it needs no credentials. */
export const createEvidenceClient = (options: CallerOptions): EvidenceClient =>
  createMethods(evidenceEndpoints, proofs, options);
