import type {InstitutionAlias} from '@gov-rating/contract';
import {key, table, text} from '../engine/table.ts';

/** Other codes by which departments name an institution; one code of a kind names one institution. */
export const institutionAlias = table('institution_alias', {
  kind: text<InstitutionAlias['kind']>('kind'),
  code: key('code'),
  institutionCode: key('institution_code'),
});
