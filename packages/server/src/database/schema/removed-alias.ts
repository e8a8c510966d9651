import type {InstitutionAlias} from '@gov-rating/contract';
import {key, moment, table, text} from '../engine/table.ts';

/** Other codes that an institution had: they were removed, or given to another one. */
export const removedAlias = table('removed_alias', {
  kind: text<InstitutionAlias['kind']>('kind'),
  code: key('code'),
  institutionCode: key('institution_code'),
  removedAt: moment('removed_at'),
});
