import type {Point} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import {pointText} from '../../domain/evidence/entry-mark.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {
  PointFacts,
  PointOutcome,
  PointPut,
  PointQuery,
  PointRefusal,
  PointStorage,
} from '../../domain/registers/point-storage.ts';
import {isReversed} from '../../domain/registers/validity.ts';
import {lock, query, type Operation, type Statement, type Value} from '../engine/operation.ts';
import {columnsOf, insert, pick, select, update} from '../engine/table.ts';
import {above, isBelow, itself, subtree} from '../institutions/institution-scope.ts';
import {institution} from '../schema/institution.ts';
import {point as table} from '../schema/point.ts';

const {mark: _, ...facts} = columnsOf(table);
const stored = select(facts);
const areaOf = select(pick(institution, 'areaCode'));

/** A point by its id. */
export function* point(pointId: string): Operation<Point | undefined> {
  const [row] = yield* query(`SELECT ${stored} FROM ${table} WHERE ${table.pointId} = ?`, [pointId]);
  return row && stored.read(row);
}

/** A point by the code that is printed. */
export function* pointByCode(staticCode: string): Operation<Point | undefined> {
  const [row] = yield* query(`SELECT ${stored} FROM ${table} WHERE ${table.staticCode} = ?`, [staticCode]);
  return row && stored.read(row);
}

const refused = (outcome: PointRefusal['outcome'], field: PointRefusal['field']): PointRefusal => ({outcome, field});

/** Adds or changes a point. */
export function* putPoint(marks: RowMarks, put: PointPut): Operation<PointOutcome> {
  const {facts: given, pointId, within, newId, newStaticCode, today} = put;
  // Two calls could each see the same number free; registering services goes on meanwhile.
  yield* lock(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  const [place] = yield* query(`SELECT ${areaOf} FROM ${institution} WHERE ${institution.code} = ?`, [
    given.institutionCode,
  ]);
  if (!place) return refused('unknown_institution', 'institutionCode');
  if (!(yield* isBelow(given.institutionCode, within))) return refused('institution_not_allowed', 'institutionCode');

  const known = pointId === undefined ? yield* samePoint(given) : yield* point(pointId);
  if (pointId !== undefined && (!known || !(yield* isBelow(known.institutionCode, within))))
    return refused('unknown_point', 'pointId');
  if (known && known.closedAt !== null) return refused('point_closed', 'pointId');

  const wanted: Point = {
    ...{pointId: known?.pointId ?? newId, staticCode: known?.staticCode ?? newStaticCode, closedAt: null},
    ...{institutionCode: given.institutionCode, kind: given.kind, name: given.name, number: given.number},
    ...{parentId: given.parentId, validTo: given.validTo},
    areaCode: given.areaCode ?? areaOf.read(place).areaCode,
    validFrom: given.validFrom ?? known?.validFrom ?? today,
  };
  if (isReversed(wanted)) return refused('validity_reversed', 'validTo');
  const wrongPlace = yield* faultOfPlace(wanted, within);
  if (wrongPlace) return wrongPlace;
  if (known && sameFacts(known, wanted)) return {outcome: 'put', point: known, change: 'none'};

  const row = {...wanted, mark: marks.make(pointText(wanted))};
  yield [known ? update(table, row, `${table.pointId} = ?`, wanted.pointId) : insert(table, row)];
  return {outcome: 'put', point: wanted, change: known ? 'changed' : 'added'};
}

const sameFacts = (one: Point, other: Point): boolean =>
  (Object.keys(facts) as (keyof Point)[]).every(name => one[name] === other[name]);

/** Where the open points lie that share the numbers of one place. */
function besides({institutionCode, parentId}: Pick<Point, 'institutionCode' | 'parentId'>): [string, Value[]] {
  return parentId === null
    ? [`${table.closedAt} IS NULL AND ${table.parentId} IS NULL AND ${table.institutionCode} = ?`, [institutionCode]]
    : [`${table.closedAt} IS NULL AND ${table.parentId} = ?`, [parentId]];
}

/** The open point that is put again: of the same institution in the same place, with the same number, or else name. */
export function* samePoint(given: PointFacts): Operation<Point | undefined> {
  const [there, values] = besides(given);
  const [same, more]: [string, Value[]] =
    given.number === null
      ? [`${table.number} IS NULL AND ${table.kind} = ? AND ${table.name} = ?`, [given.kind, given.name]]
      : [`${table.number} = ?`, [given.number]];
  const [row] = yield* query(
    `SELECT ${stored} FROM ${table} WHERE ${there} AND ${same} AND ${table.institutionCode} = ?
      ORDER BY ${table.pointId} LIMIT 1`,
    [...values, ...more, given.institutionCode],
  );
  return row && stored.read(row);
}

/**
 * Ids of the open points that a text names, of an institution and those above it: by id or static code, else by name, else
 * by number.
 */
export function* pointsNamed(institutionCode: string, text: string): Operation<string[]> {
  for (const condition of [
    `? IN (${table.pointId}, ${table.staticCode})`,
    `${table.name} = ?`,
    `${table.number} = ?`,
  ]) {
    const rows = yield* query(
      `WITH RECURSIVE ${above(itself)}
        SELECT ${stored} FROM ${table} WHERE ${table.closedAt} IS NULL AND ${condition}
          AND ${table.institutionCode} IN (SELECT code FROM above) ORDER BY ${table.pointId} LIMIT 2`,
      [institutionCode, text],
    );
    if (rows.length > 0) return rows.map(row => stored.read(row).pointId);
  }
  return [];
}

/** Why a point cannot lie where it is to lie. */
function* faultOfPlace(wanted: Point, within: string): Operation<PointRefusal | undefined> {
  const {pointId, institutionCode, parentId, number} = wanted;
  for (let next: string | null = parentId; next !== null;) {
    if (next === pointId) return refused('parent_not_allowed', 'parentId');
    const over: Point | undefined = yield* point(next);
    if (next === parentId) {
      const isAbove = over !== undefined && (yield* isBelow(institutionCode, over.institutionCode));
      const isSeen = over !== undefined && (isAbove || (yield* isBelow(over.institutionCode, within)));
      if (!isSeen) return refused('unknown_point', 'parentId');
      if (!isAbove) return refused('parent_not_allowed', 'parentId');
      if (over.closedAt !== null) return refused('point_closed', 'parentId');
    }
    next = over?.parentId ?? null;
  }
  // Those that lie in it stay at its institution or below.
  const [apart] = yield* query(
    `WITH RECURSIVE ${subtree}
      SELECT ${stored} FROM ${table} WHERE ${table.parentId} = ? AND ${table.closedAt} IS NULL
        AND ${table.institutionCode} NOT IN (SELECT code FROM subtree) LIMIT 1`,
    [institutionCode, pointId],
  );
  if (apart) return refused('parent_not_allowed', 'institutionCode');
  if (number === null) return undefined;
  const [there, values] = besides(wanted);
  const [taken] = yield* query(
    `SELECT ${stored} FROM ${table} WHERE ${there} AND ${table.number} = ? AND ${table.pointId} <> ? LIMIT 1`,
    [...values, number, pointId],
  );
  return taken && refused('point_number_taken', 'number');
}

/** A page of points by id: of an institution, of those below it, and of those above it. */
export function* listPoints(asked: PointQuery): Operation<Point[]> {
  const {within, pointId, institutionCode, parentId, kind, closed, after = '', limit} = asked;
  const conditions: string[] = [];
  const values: Value[] = [];
  const only = (condition: string, value: Value | undefined) => {
    if (value === undefined) return;
    conditions.push(`AND ${condition}`);
    values.push(value);
  };
  only(`${table.pointId} = ?`, pointId);
  only(`${table.institutionCode} = ?`, institutionCode);
  only(`${table.parentId} = ?`, parentId);
  only(`${table.kind} = ?`, kind);
  if (!closed) conditions.push(`AND ${table.closedAt} IS NULL`);
  const [head, seen, bound]: [string, string, Value[]] =
    within === undefined
      ? ['', '', []]
      : [
          `WITH RECURSIVE ${subtree}, ${above(itself)}`,
          `AND (${table.institutionCode} IN (SELECT code FROM subtree) OR ${table.institutionCode} IN (SELECT code FROM above))`,
          [within, within],
        ];
  const rows = yield* query(
    `${head} SELECT ${stored} FROM ${table} WHERE ${table.pointId} > ? ${conditions.join(' ')} ${seen}
      ORDER BY ${table.pointId} LIMIT ?`,
    [...bound, after, ...values, limit],
  );
  return rows.map(stored.read);
}

/** The open points that lie in a point, and itself. */
const inside = `inside(id) AS (
  SELECT ${table.pointId} FROM ${table} WHERE ${table.pointId} = ?
  UNION SELECT ${table.pointId} FROM ${table} JOIN inside ON ${table.parentId} = inside.id)`;

/** Closes a point with what lies in it. */
export function* closePoint(
  marks: RowMarks,
  {pointId, within, at}: Parameters<PointStorage['closePoint']>[0],
): Operation<{point: Point; closed: number} | undefined> {
  yield* lock(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  const found = yield* point(pointId);
  if (!found || !(yield* isBelow(found.institutionCode, within))) return undefined;
  const rows = yield* query(
    `WITH RECURSIVE ${inside} SELECT ${stored} FROM ${table}
      WHERE ${table.pointId} IN (SELECT id FROM inside) AND ${table.closedAt} IS NULL`,
    [pointId],
  );
  const closedAt = toUtc(at);
  const closing = rows.map(row => ({...stored.read(row), closedAt}));
  yield closing.map((row): Statement =>
    update(table, {closedAt, mark: marks.make(pointText(row))}, `${table.pointId} = ?`, row.pointId),
  );
  return {point: found.closedAt === null ? {...found, closedAt} : found, closed: closing.length};
}
