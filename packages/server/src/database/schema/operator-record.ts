import type {OperatorEntry, OperatorKind} from '../../domain/evidence/operator-leaf.ts';
import {bigint, integer, json, key, moment, nullable, table, text} from '../engine/table.ts';

/** What an entry of the operator's log says. It is deleted when the entry is erased. */
export const operatorRecord = table('operator_record', {
  operatorId: key('record_id'),
  at: moment('at'),
  what: key<OperatorKind>('what'),
  whoKind: text<OperatorEntry['whoKind']>('who_kind'),
  who: nullable(key('who')),
  whoRole: nullable(text('who_role')),
  whoInstitution: nullable(key('who_institution')),
  address: nullable(key('address')),
  requestId: nullable(key('request_id')),
  subject: nullable(key('subject')),
  outcome: text<OperatorEntry['outcome']>('outcome'),
  code: nullable(text('code')),
  times: integer('times'),
  facts: json<OperatorEntry['facts']>('facts'),
  state: nullable(json<Readonly<Record<string, unknown>>>('state')),
  sequence: nullable(bigint('sequence')),
});
