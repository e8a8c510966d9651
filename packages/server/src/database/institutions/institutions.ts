import type {Institution} from '@gov-rating/contract';
import {parentsFirst} from '../../domain/institutions/institution-tree.ts';
import type {Storage} from '../../domain/storage.ts';
import {batch, lock, query, type Operation, type Value} from '../engine/operation.ts';
import {above, afterPrefix, subtree} from './institution-scope.ts';

interface InstitutionRow {
  readonly code: string;
  readonly name: string;
  readonly area_code: string;
  readonly administrative_level: Institution['administrativeLevel'];
  readonly parent_code: string | null;
}

const columns = 'code, name, area_code, administrative_level, parent_code';

/**
 * Reads all stored codes: fast enough for the some hundred thousand institutions of a province, which are saved rarely.
 */
export function* saveInstitutions(incoming: readonly Institution[]): Operation<void> {
  // Two savers could each add half of a ring; registering services goes on meanwhile.
  yield* lock('LOCK TABLE institution IN SHARE ROW EXCLUSIVE MODE');
  const known = yield* query<InstitutionRow>('SELECT code, parent_code FROM institution', []);
  const sorted = parentsFirst(incoming, new Map(known.map(row => [row.code, row.parent_code])));
  yield* batch(
    sorted.map(({code, name, areaCode, administrativeLevel, parentCode}) => ({
      sql: `INSERT INTO institution (${columns}) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, area_code = excluded.area_code,
          administrative_level = excluded.administrative_level, parent_code = excluded.parent_code`,
      params: [code, name, areaCode, administrativeLevel, parentCode],
    })),
  );
}

/** One institution by its code. */
export function* institution(code: string): Operation<Institution | undefined> {
  const [row] = yield* query<InstitutionRow>(`SELECT ${columns} FROM institution WHERE code = ?`, [code]);
  return row && institutionOf(row);
}

/** A page of institutions by code. */
export function* listInstitutions({
  areaPrefix,
  within,
  after = '',
  limit,
}: Parameters<Storage['listInstitutions']>[0]): Operation<Institution[]> {
  const inArea = areaPrefix === undefined ? '' : 'AND area_code >= ? AND area_code < ?';
  const area: Value[] = areaPrefix === undefined ? [] : [areaPrefix, afterPrefix(areaPrefix)];
  const [below, inside] =
    within === undefined ? ['', ''] : [`WITH RECURSIVE ${subtree}`, 'AND code IN (SELECT code FROM subtree)'];
  const rows = yield* query<InstitutionRow>(
    `${below} SELECT ${columns} FROM institution WHERE code > ? ${inArea} ${inside} ORDER BY code LIMIT ?`,
    [...(within === undefined ? [] : [within]), after, ...area, limit],
  );
  return rows.map(institutionOf);
}

function institutionOf(row: InstitutionRow): Institution {
  return {
    code: row.code,
    name: row.name,
    areaCode: row.area_code,
    administrativeLevel: row.administrative_level,
    parentCode: row.parent_code,
  };
}

/** Is an institution the other one, or below it? */
export function* isWithin(institutionCode: string, within: string): Operation<boolean> {
  const rows = yield* query(
    `WITH RECURSIVE ${above('SELECT code FROM institution WHERE code = ?')} SELECT code FROM above WHERE code = ?`,
    [institutionCode, within],
  );
  return rows.length > 0;
}
