import type {UpstreamDialect} from '../../domain/upstream/dialect.ts';
import type {UpstreamDialectName} from '../../domain/upstream/platform.ts';
import {national} from './national.ts';
import {sm2Envelope} from './sm2-envelope.ts';
import {sm4Xml} from './sm4-xml.ts';

/** The dialects of platforms above, by name. */
export const dialectsByName: Readonly<Record<UpstreamDialectName, UpstreamDialect>> = {
  national,
  'sm2-envelope': sm2Envelope,
  'sm4-xml': sm4Xml,
};
