import type {CallOptions} from '../fixtures/api.fixtures.ts';
import type {Refused} from './refusals.ts';

/** Refusals of a body; `limit` is how many bytes it may have. */
export const jsonRefusals = (
  path: string,
  refused: (path: string, options: CallOptions) => Refused,
  limit = 64 * 1024,
) => ({
  malformed_json: refused(path, {body: '{"level":'}),
  body_too_large: refused(path, {body: {comment: 'x'.repeat(limit)}}),
  unsupported_media_type: refused(path, {body: '{}', headers: {'Content-Type': 'text/plain'}}),
});
