import type {CollectorChannel, Scope} from '@gov-rating/contract';
import {json, key, moment, nullable, table, text} from '../engine/table.ts';

/** Systems of institutions that register services and invite. */
export const client = table('client', {
  id: key('id'),
  name: text('name'),
  institutionCode: key('institution_code'),
  secretHash: text('secret_hash'),
  scopes: json<readonly Scope[]>('scopes'),
  pageOrigins: json<readonly string[]>('page_origins'),
  createdAt: nullable(moment('created_at')),
  secretMadeAt: nullable(moment('secret_made_at')),
  disabledAt: nullable(moment('disabled_at')),
  channels: json<readonly CollectorChannel[]>('channels'),
});

/** Secrets that a newer one has replaced, each taken until it ends. */
export const clientOldSecret = table('client_old_secret', {
  clientId: key('of_client'),
  secretHash: key('secret_hash'),
  replacedAt: moment('replaced_at'),
  endsAt: moment('ends_at'),
});
