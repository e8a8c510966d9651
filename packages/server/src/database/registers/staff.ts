import type {StaffMember} from '@gov-rating/contract';
import {staffText} from '../../domain/evidence/entry-mark.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {StaffOutcome, StaffPut, StaffStorage} from '../../domain/registers/staff-storage.ts';
import {isReversed} from '../../domain/registers/validity.ts';
import {lock, query, type Operation, type Value} from '../engine/operation.ts';
import {columnsOf, insert, pick, select, update} from '../engine/table.ts';
import {isBelow, subtree} from '../institutions/institution-scope.ts';
import {institution} from '../schema/institution.ts';
import {staff as table} from '../schema/staff.ts';

const {staffId: _, mark: __, ...facts} = columnsOf(table);
const stored = select(facts);
const named = select(pick(institution, 'code'));

/** One member of staff. */
function* member(institutionCode: string, staffNumber: string): Operation<StaffMember | undefined> {
  const [row] = yield* query(
    `SELECT ${stored} FROM ${table} WHERE ${table.institutionCode} = ? AND ${table.staffNumber} = ?`,
    [institutionCode, staffNumber],
  );
  return row && stored.read(row);
}

/** Adds or changes a member of staff. */
export function* putStaff(marks: RowMarks, put: StaffPut): Operation<StaffOutcome> {
  const {facts: given, within, newId, today} = put;
  const {institutionCode, staffNumber} = given;
  yield* lock(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  const [place] = yield* query(`SELECT ${named} FROM ${institution} WHERE ${institution.code} = ?`, [institutionCode]);
  if (!place) return {outcome: 'unknown_institution', field: 'institutionCode'};
  if (!(yield* isBelow(institutionCode, within))) return {outcome: 'institution_not_allowed', field: 'institutionCode'};
  const known = yield* member(institutionCode, staffNumber);
  const {name, isRated, validTo} = given;
  const validFrom = given.validFrom ?? known?.validFrom ?? today;
  const wanted: StaffMember = {institutionCode, staffNumber, name, isRated, validFrom, validTo};
  if (isReversed(wanted)) return {outcome: 'validity_reversed', field: 'validTo'};
  if (known && (Object.keys(facts) as (keyof StaffMember)[]).every(fact => known[fact] === wanted[fact]))
    return {outcome: 'put', staff: known, change: 'none'};
  const row = {...wanted, mark: marks.make(staffText(wanted))};
  const isIt = `${table.institutionCode} = ? AND ${table.staffNumber} = ?`;
  yield [known ? update(table, row, isIt, institutionCode, staffNumber) : insert(table, {...row, staffId: newId})];
  return {outcome: 'put', staff: wanted, change: known ? 'changed' : 'added'};
}

/** A page of staff of an institution and those below it. */
export function* listStaff(asked: Parameters<StaffStorage['listStaff']>[0]): Operation<StaffMember[]> {
  const {within, institutionCode, after, limit} = asked;
  const [only, code]: [string, Value[]] =
    institutionCode === undefined ? ['', []] : [`AND ${table.institutionCode} = ?`, [institutionCode]];
  const rows = yield* query(
    `WITH RECURSIVE ${subtree}
      SELECT ${stored} FROM ${table}
      WHERE (${table.institutionCode}, ${table.staffNumber}) > (?, ?) ${only}
        AND ${table.institutionCode} IN (SELECT code FROM subtree)
      ORDER BY ${table.institutionCode}, ${table.staffNumber} LIMIT ?`,
    [within, after?.institutionCode ?? '', after?.staffNumber ?? '', ...code, limit],
  );
  return rows.map(stored.read);
}

/** The numbers of the staff with a name. */
export function* staffNamed(asked: Parameters<StaffStorage['staffNamed']>[0]): Operation<string[]> {
  const {institutionCode, name, day} = asked;
  const rows = yield* query(
    `SELECT ${stored} FROM ${table} WHERE ${table.institutionCode} = ? AND ${table.name} = ?
      AND ${table.validFrom} <= ? AND (${table.validTo} IS NULL OR ${table.validTo} >= ?)
      ORDER BY ${table.staffNumber} LIMIT 2`,
    [institutionCode, name, day, day],
  );
  return rows.map(row => stored.read(row).staffNumber);
}
