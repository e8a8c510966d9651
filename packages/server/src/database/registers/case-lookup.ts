import {query, type Operation} from '../engine/operation.ts';
import {pick, select} from '../engine/table.ts';
import {institution} from '../schema/institution.ts';
import {point} from '../schema/point.ts';

const code = select(pick(institution, 'code'));

/** From a point up to the hall in which it lies, and from there down to all that lies in it. */
const hall = `up(id, parent) AS (
  SELECT ${point.pointId}, ${point.parentId} FROM ${point} WHERE ${point.pointId} = ?
  UNION SELECT ${point.pointId}, ${point.parentId} FROM ${point} JOIN up ON ${point.pointId} = up.parent),
inside(id) AS (
  SELECT up.id FROM up WHERE up.parent IS NULL
  UNION SELECT ${point.pointId} FROM ${point} JOIN inside ON ${point.parentId} = inside.id)`;

/** The institutions with an open point in the hall of a point that let people find their case by its number. */
export function* lookupInstitutions(pointId: string): Operation<string[]> {
  const rows = yield* query(
    `WITH RECURSIVE ${hall} SELECT ${code} FROM ${institution}
      WHERE ${institution.caseNumberLookup} = 1 AND ${institution.code} IN (
        SELECT ${point.institutionCode} FROM ${point} JOIN inside ON ${point.pointId} = inside.id
        WHERE ${point.closedAt} IS NULL)
      ORDER BY ${institution.code}`,
    [pointId],
  );
  return rows.map(row => code.read(row).code);
}
