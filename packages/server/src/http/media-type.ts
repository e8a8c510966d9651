import type {Localized, Route} from '@gov-rating/contract';
import {parse} from 'content-type';
import {Problem} from '../domain/problems/problem.ts';
import {headerLimit} from './header-limit.ts';

/** The kinds of request body. */
type BodyKind = 'json' | 'form' | 'csv';

/** What a caller sends: the kind of body, and the encodings in which it may be, in the order in which they are tried. */
export interface BodyType {
  readonly kind: BodyKind;
  readonly encodings: readonly Encoding[];
}

/** An encoding of text, as `TextDecoder` names it. GB18030 contains GBK and GB2312. */
export type Encoding = 'utf-8' | 'gb18030';

const types: Readonly<Record<string, BodyKind>> = {
  'application/json': 'json',
  'application/x-www-form-urlencoded': 'form',
  'text/csv': 'csv',
};

/** What a route takes besides JSON. */
export type Taken = Pick<Route, 'form' | 'csv'>;

/**
 * The kind of body a caller states in `Content-Type` (RFC 9110 section 8.3). Throws `unsupported_media_type` for others,
 * for compressed bodies, and for other encodings than UTF-8. A file may be in GB18030 too, as a Chinese Excel saves it; where no
 * encoding is stated, it is UTF-8 if it can be.
 */
export function parseMediaType(headers: Headers, takes: Taken): BodyType {
  const stated = headers.get('content-type') ?? '';
  const {type, parameters} = parse(stated.slice(0, headerLimit));
  const compression = headers.get('content-encoding') ?? 'identity';
  const kind = types[type];
  const isTaken = kind !== undefined && (kind === 'json' || takes[kind] === true);
  const encodings = isTaken ? encodingsOf(kind, parameters['charset']) : [];
  if (isTaken && encodings.length > 0 && stated.length <= headerLimit && compression === 'identity')
    return {kind, encodings};
  throw new Problem('unsupported_media_type', takes.csv ? {addition: orCsv} : {});
}

function encodingsOf(kind: BodyKind, charset: string | undefined): readonly Encoding[] {
  if (charset === undefined) return kind === 'csv' ? ['utf-8', 'gb18030'] : ['utf-8'];
  if (/^utf-?8$/i.test(charset)) return ['utf-8'];
  return kind === 'csv' && /^(gbk|gb2312|gb18030)$/i.test(charset) ? ['gb18030'] : [];
}

const orCsv: Localized = {
  'zh-CN': '也可以提交 text/csv，编码为 UTF-8 或 GBK。',
  'zh-TW': '也可以提交 text/csv，編碼為 UTF-8 或 GBK。',
  en: 'Or send it as text/csv in UTF-8 or GBK.',
};
