import {createApi, type Methods} from '../api.ts';
import {filledIn} from '../transport/path.ts';
import type {TransportOptions} from '../transport/request.ts';
import {send} from '../transport/send.ts';
import {evidenceTable} from './tables.ts';

/** What everybody may ask of the evidence log. Methods need no `this` and reject with a `GovRatingError`. */
export type EvidenceClient = Methods<keyof typeof evidenceTable>;

/**
 * Makes a client of the evidence log; it needs no credentials.
 *
 * @param options The address of the server and how to send; nothing is sent before the first call.
 * @returns Methods that need no `this`. Each rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call.
 */
export const createEvidenceClient = (options: TransportOptions): EvidenceClient =>
  createApi(evidenceTable, (endpoint, input, each) => send(options, ...filledIn(endpoint, input), each));
