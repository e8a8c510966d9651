import type {StaffMember} from '@gov-rating/contract';
import {staffText} from '../../domain/evidence/entry-mark.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {StaffOutcome, StaffPicture, StaffPut, StaffStorage} from '../../domain/registers/staff-storage.ts';
import {isReversed} from '../../domain/registers/validity.ts';
import {lock, query, unlocked, type Operation, type Value} from '../engine/operation.ts';
import {insert, pick, select, update, written} from '../engine/table.ts';
import {isBelow, subtree} from '../institutions/institution-scope.ts';
import {institution} from '../schema/institution.ts';
import {staff as table} from '../schema/staff.ts';

const facts = pick(
  table,
  ...(['institutionCode', 'staffNumber', 'name', 'isRated', 'validFrom', 'validTo', 'pictureId'] as const),
);
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
  const {name, isRated, validTo, picture} = given;
  const validFrom = given.validFrom ?? known?.validFrom ?? today;
  const pictureId = (picture === undefined ? known?.pictureId : picture?.pictureId) ?? null;
  const wanted: StaffMember = {institutionCode, staffNumber, name, isRated, validFrom, validTo, pictureId};
  if (isReversed(wanted)) return {outcome: 'validity_reversed', field: 'validTo'};
  if (known && (Object.keys(facts) as (keyof StaffMember)[]).every(fact => known[fact] === wanted[fact]))
    return {outcome: 'put', staff: known, change: 'none'};
  const shown = picture === undefined ? {} : {picture: picture?.data ?? null, pictureType: picture?.mediaType ?? null};
  const row = {...wanted, ...shown, mark: marks.make(staffText(wanted))};
  const isIt = `${table.institutionCode} = ? AND ${table.staffNumber} = ?`;
  yield [known ? update(table, row, isIt, institutionCode, staffNumber) : insert(table, {...row, staffId: newId})];
  return {outcome: 'put', staff: wanted, change: known ? 'changed' : 'added'};
}

const drawn = select(pick(table, 'pictureId', 'pictureType', 'picture'));

/** The picture of a member of staff who is valid on a day. */
export function* staffPicture(asked: Parameters<StaffStorage['staffPicture']>[0]): Operation<StaffPicture | undefined> {
  const {institutionCode, staffNumber, day} = asked;
  const [row] = yield* query(
    `SELECT ${drawn} FROM ${table} WHERE ${table.institutionCode} = ? AND ${table.staffNumber} = ?
      AND ${table.validFrom} <= ? AND (${table.validTo} IS NULL OR ${table.validTo} >= ?)`,
    [institutionCode, staffNumber, day, day],
  );
  if (!row) return undefined;
  const {pictureId, pictureType: mediaType, picture: data} = drawn.read(row);
  return pictureId === null || mediaType === null || data === null ? undefined : {pictureId, mediaType, data};
}

/** Deletes pictures of staff who are no longer valid. */
export function* forgetStaffPictures(asked: Parameters<StaffStorage['forgetStaffPictures']>[0]): Operation<number> {
  const {day, limit} = asked;
  const old = `SELECT ${table.staffId} FROM ${table} WHERE ${table.pictureId} IS NOT NULL AND ${table.validTo} < ?
    ORDER BY ${table.validTo} LIMIT ? ${unlocked()}`;
  const {assignments, params} = written(table, {picture: null, pictureType: null, pictureId: null});
  const [deleted = []] = yield [
    {
      sql: `UPDATE ${table} SET ${assignments} WHERE ${table.staffId} IN (${old}) RETURNING ${table.staffId}`,
      params: [...params, day, limit],
    },
  ];
  return deleted.length;
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
