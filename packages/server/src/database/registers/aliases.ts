import type {InstitutionAlias} from '@gov-rating/contract';
import type {AliasOutcome, AliasStorage} from '../../domain/registers/alias-storage.ts';
import {lock, query, type Operation, type Value} from '../engine/operation.ts';
import {columnsOf, insert, pick, select, takenOver} from '../engine/table.ts';
import {isBelow, subtree} from '../institutions/institution-scope.ts';
import {institution} from '../schema/institution.ts';
import {institutionAlias as table} from '../schema/institution-alias.ts';

const stored = select(columnsOf(table));
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
export function* putAlias({alias, within}: Parameters<AliasStorage['putAlias']>[0]): Operation<AliasOutcome> {
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
  yield [insert(table, alias, isOther)];
  return {outcome: 'put', change: same ? 'changed' : 'added'};
}

/** A page of other codes of an institution and those below it. */
export function* listAliases(asked: Parameters<AliasStorage['listAliases']>[0]): Operation<InstitutionAlias[]> {
  const {within, institutionCode, after, limit} = asked;
  const [only, its]: [string, Value[]] =
    institutionCode === undefined ? ['', []] : [`AND ${table.institutionCode} = ?`, [institutionCode]];
  const rows = yield* query(
    `WITH RECURSIVE ${subtree}
      SELECT ${stored} FROM ${table} WHERE (${table.code}, ${table.kind}) > (?, ?) ${only}
        AND ${table.institutionCode} IN (SELECT code FROM subtree)
      ORDER BY ${table.code}, ${table.kind} LIMIT ?`,
    [within, after?.code ?? '', after?.kind ?? '', ...its, limit],
  );
  return rows.map(stored.read);
}

/** The institution that a code names. */
export function* institutionNamed(code: string): Operation<string | undefined> {
  if (yield* isInstitution(code)) return code;
  return (yield* ofCode(code))[0]?.institutionCode;
}
