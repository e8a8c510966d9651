import {Problem} from '../domain/problems/problem.ts';

/** The two kinds of request body. */
export type BodyType = 'json' | 'form';

/** The kind of body a caller states. Refuses others, other encodings than UTF-8, and compressed bodies. */
export function parseMediaType(headers: Headers, takesForm: boolean): BodyType {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(/\s*;\s*/);
  const charset = parameters
    .find(parameter => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  const encoding = headers.get('content-encoding') ?? 'identity';
  const understood = (charset === undefined || charset === 'utf-8' || charset === 'utf8') && encoding === 'identity';
  if (understood && type.trim() === 'application/json') return 'json';
  if (understood && takesForm && type.trim() === 'application/x-www-form-urlencoded') return 'form';
  throw new Problem('unsupported_media_type');
}
