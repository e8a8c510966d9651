import type {Institution, Localized} from '@gov-rating/contract';
import {flag, json, key, nullable, table, text} from '../engine/table.ts';

/** Institutions that are rated, each below at most one other; `mark` is made by the server over the row. */
export const institution = table('institution', {
  code: key('code'),
  name: text('name'),
  areaCode: key('area_code'),
  administrativeLevel: text<Institution['administrativeLevel']>('administrative_level'),
  parentCode: nullable(key('parent_code')),
  mark: nullable(text('mark')),
  caseNumberLookup: flag('case_number_lookup'),
  privacyNotice: nullable(json<Localized>('privacy_notice')),
  privacyPage: nullable(text('privacy_page')),
  phone: nullable(text('phone')),
});
