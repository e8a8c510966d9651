import type {InstitutionAlias} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {AliasOutcome, AliasStorage, ListedAlias, RemovedAlias} from '../../domain/registers/alias-storage.ts';
import {lock, query, type Operation, type Statement, type Value} from '../engine/operation.ts';
import {columnsOf, insert, pick, select, takenOver} from '../engine/table.ts';
import {isBelow, subtree} from '../institutions/institution-scope.ts';
import {institution} from '../schema/institution.ts';
import {institutionAlias as table} from '../schema/institution-alias.ts';
import {removedAlias as removed} from '../schema/removed-alias.ts';

const stored = select(columnsOf(table));
const past = select(columnsOf(removed));
const named = select(pick(institution, 'code'));

/** Every kind of a code. */
function* ofCode(code: string): Operation<InstitutionAlias[]> {
  const rows = yield* query(`SELECT ${stored} FROM ${table} WHERE ${table.code} = ? ORDER BY ${table.kind}`, [code]);
  return rows.map(stored.read);
}

/** Whether there is an institution with this code of its own. */
export function* isInstitution(code: string): Operation<boolean> {
  const [row] = yield* query(`SELECT ${named} FROM ${institution} WHERE ${institution.code} = ?`, [code]);
  return row !== undefined;
}

/** Gives an institution another code. */
export function* putAlias({alias, within, at}: Parameters<AliasStorage['putAlias']>[0]): Operation<AliasOutcome> {
  const {kind, code, institutionCode} = alias;
  yield* lock(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  if (!(yield* isInstitution(institutionCode))) return {outcome: 'unknown_institution', field: 'institutionCode'};
  if (!(yield* isBelow(institutionCode, within))) return {outcome: 'institution_not_allowed', field: 'institutionCode'};
  if (yield* isInstitution(code)) return {outcome: 'alias_taken', field: 'code'};
  const known = yield* ofCode(code);
  const same = known.find(one => one.kind === kind);
  if (same?.institutionCode === institutionCode) return {outcome: 'put', change: 'none'};
  if (known.some(one => one.kind !== kind && one.institutionCode !== institutionCode))
    return {outcome: 'alias_taken', field: 'code'};
  if (same && !(yield* isBelow(same.institutionCode, within))) return {outcome: 'alias_taken', field: 'code'};
  const isOther = `ON CONFLICT (${table.code.name}, ${table.kind.name})
    DO UPDATE SET ${takenOver(table.institutionCode)}`;
  yield [...(same ? [kept(same, at)] : []), insert(table, alias, isOther)];
  return {outcome: 'put', change: same ? 'changed' : 'added'};
}

/** Keeps that an institution had a code. */
const kept = (alias: InstitutionAlias, at: string): Statement =>
  insert(removed, {...alias, removedAt: toUtc(at)}, 'ON CONFLICT DO NOTHING');

/** Removes another code. One that was removed before keeps its moment. */
export function* removeAlias({
  kind,
  code,
  within,
  at,
}: Parameters<AliasStorage['removeAlias']>[0]): Operation<RemovedAlias | undefined> {
  yield* lock(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  const isSeen = function* ({institutionCode}: InstitutionAlias) {
    return within === undefined || (yield* isBelow(institutionCode, within));
  };
  const known = (yield* ofCode(code)).find(one => one.kind === kind);
  if (known && (yield* isSeen(known))) {
    const condition = `${table.code} = ? AND ${table.kind} = ?`;
    yield [kept(known, at), {sql: `DELETE FROM ${table} WHERE ${condition}`, params: [code, kind]}];
    return {alias: known, removedAt: toUtc(at), change: 'removed'};
  }
  const rows = yield* query(
    `SELECT ${past} FROM ${removed} WHERE ${removed.code} = ? AND ${removed.kind} = ? ORDER BY ${removed.removedAt} DESC`,
    [code, kind],
  );
  for (const {removedAt, ...alias} of rows.map(past.read))
    if (yield* isSeen(alias)) return {alias, removedAt, change: 'none'};
  return undefined;
}

/** A page of other codes of an institution and those below it, or of all: those in use, or those that were removed. */
export function* listAliases(asked: Parameters<AliasStorage['listAliases']>[0]): Operation<ListedAlias[]> {
  const {within, institutionCode, after, limit} = asked;
  const of = asked.removed ? removed : table;
  const conditions: string[] = [];
  const values: Value[] = [];
  const only = (condition: string, ...params: Value[]) => {
    conditions.push(condition);
    values.push(...params);
  };
  const {code = '', kind = '', removedAt = earliest} = after ?? {};
  if (asked.removed)
    only(`(${removed.code}, ${removed.kind}, ${removed.removedAt}) > (?, ?, ?)`, code, kind, removedAt);
  else only(`(${table.code}, ${table.kind}) > (?, ?)`, code, kind);
  if (institutionCode !== undefined) only(`${of.institutionCode} = ?`, institutionCode);
  if (within !== undefined) only(`${of.institutionCode} IN (SELECT code FROM subtree)`);
  const rows = yield* query(
    `${within === undefined ? '' : `WITH RECURSIVE ${subtree}`}
      SELECT ${asked.removed ? past : stored} FROM ${of} WHERE ${conditions.join(' AND ')}
      ORDER BY ${of.code}, ${of.kind}${asked.removed ? `, ${removed.removedAt}` : ''} LIMIT ?`,
    [...(within === undefined ? [] : [within]), ...values, limit],
  );
  return rows.map(row => (asked.removed ? past.read(row) : {...stored.read(row), removedAt: null}));
}

/** Before every moment. */
const earliest = '0001-01-01T00:00:00.000Z';

/** The institution that a code names. */
export function* institutionNamed(code: string): Operation<string | undefined> {
  if (yield* isInstitution(code)) return code;
  return (yield* ofCode(code))[0]?.institutionCode;
}
