import type {Scope} from '@gov-rating/contract';
import {json, key, table, text} from '../engine/table.ts';

/** Systems of institutions that register services and invite. */
export const client = table('client', {
  id: key('id'),
  name: text('name'),
  institutionCode: key('institution_code'),
  secretHash: text('secret_hash'),
  scopes: json<readonly Scope[]>('scopes'),
  pageOrigins: json<readonly string[]>('page_origins'),
});
