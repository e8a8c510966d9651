import {parse} from 'content-type';
import {Problem} from '../domain/problems/problem.ts';
import {headerLimit} from './header-limit.ts';

/** The two kinds of request body. */
export type BodyType = 'json' | 'form';

const types: Readonly<Record<string, BodyType>> = {
  'application/json': 'json',
  'application/x-www-form-urlencoded': 'form',
};

/**
 * The kind of body a caller states in `Content-Type` (RFC 9110 section 8.3). Throws `unsupported_media_type` for others,
 * for other encodings than UTF-8, and for compressed bodies.
 */
export function parseMediaType(headers: Headers, takesForm: boolean): BodyType {
  const stated = headers.get('content-type') ?? '';
  const {type, parameters} = parse(stated.slice(0, headerLimit));
  const {charset = 'utf-8'} = parameters;
  const encoding = headers.get('content-encoding') ?? 'identity';
  const found = types[type];
  const isUnderstood = stated.length <= headerLimit && /^utf-?8$/i.test(charset) && encoding === 'identity';
  if (isUnderstood && (found === 'json' || (found === 'form' && takesForm))) return found;
  throw new Problem('unsupported_media_type');
}
