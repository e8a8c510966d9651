import {createApi, type Methods} from '../api.ts';
import {filledIn} from '../transport/path.ts';
import type {TransportOptions} from '../transport/request.ts';
import {send} from '../transport/send.ts';
import {evidenceTable} from './tables.ts';

/** What everybody may ask of the evidence log. Methods need no `this` and reject with a `GovRatingError`. */
export type EvidenceClient = Methods<keyof typeof evidenceTable>;

/** Makes a client of the evidence log; it needs no credentials. */
export const createEvidenceClient = (options: TransportOptions): EvidenceClient =>
  createApi(evidenceTable, (endpoint, input, each) => send(options, ...filledIn(endpoint, input), each));
