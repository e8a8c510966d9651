import type {UpstreamDialect} from '../../domain/upstream/dialect.ts';
import type {UpstreamDialectName} from '../../domain/upstream/platform.ts';
import {national} from './national.ts';

/** The dialects of platforms above, by name. */
export const dialectsByName: Readonly<Record<UpstreamDialectName, UpstreamDialect>> = {national};
