import type {Institution} from '@gov-rating/contract';
import {institutionText} from '../../domain/evidence/entry-mark.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {SavedInstitution} from '../../domain/institutions/institution-storage.ts';
import {InstitutionTreeError, placeInstitutions} from '../../domain/institutions/institution-tree.ts';
import type {Storage} from '../../domain/storage.ts';
import {batch, lock, query, type Operation, type Value} from '../engine/operation.ts';
import {columnsOf, insert, pick, select, takenOver, type RowOf} from '../engine/table.ts';
import {institution as table} from '../schema/institution.ts';
import {above, afterPrefix, itself, subtree} from './institution-scope.ts';

const {mark: _, ...facts} = columnsOf(table);
const stored = select(facts);

/** An institution as others see it: a setting that is off is left out. */
export function toInstitution(row: RowOf<typeof facts>): Institution {
  const {caseNumberLookup, privacyNotice, privacyPage, phone, ...institution} = row;
  return {
    ...institution,
    ...(caseNumberLookup && {caseNumberLookup}),
    ...(privacyNotice !== null && {privacyNotice}),
    ...(privacyPage !== null && {privacyPage}),
    ...(phone !== null && {phone}),
  };
}

/** How many institutions are written in one round trip. */
const savedAtOnce = 500;

/**
 * Reads all stored codes: fast enough for the some hundred thousand institutions of a province, which are saved rarely.
 */
export function* saveInstitutions(
  marks: RowMarks,
  incoming: readonly SavedInstitution[],
  saved: (count: number) => void = () => undefined,
): Operation<void> {
  // Two savers could each add half of a ring; registering services goes on meanwhile.
  yield* lock(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  const places = select(pick(table, 'code', 'parentCode', 'administrativeLevel'));
  const known = (yield* query(`SELECT ${places} FROM ${table}`, [])).map(places.read);
  const {sorted, faults} = placeInstitutions(incoming, known);
  if (faults.length > 0) throw new InstitutionTreeError(faults);
  const {code: key, ...replaced} = columnsOf(table);
  const replacing = `ON CONFLICT (${key.name}) DO UPDATE SET ${takenOver(...Object.values(replaced))}`;
  for (let from = 0; from < sorted.length; from += savedAtOnce) {
    saved(from);
    const rows = yield* withKeptFacts(sorted.slice(from, from + savedAtOnce));
    yield* batch(rows.map(row => insert(table, rowOf(marks, row), replacing)));
  }
  saved(sorted.length);
}

/** Institutions with what is stored of the facts that they keep. */
function* withKeptFacts(rows: readonly SavedInstitution[]): Operation<readonly Institution[]> {
  const keeping = rows.filter(({keeps = []}) => keeps.length > 0);
  const known = new Map<string, Institution>();
  if (keeping.length > 0) {
    const codes = keeping.map(({code}) => code);
    const places = codes.map(() => '?').join(', ');
    const found = yield* query(`SELECT ${stored} FROM ${table} WHERE ${table.code} IN (${places})`, codes);
    for (const row of found) known.set(String(stored.read(row).code), toInstitution(stored.read(row)));
  }
  return rows.map(({keeps = [], ...institution}) => {
    const before: Partial<Institution> = known.get(institution.code) ?? {};
    const kept = keeps.flatMap(fact => (before[fact] === undefined ? [] : [[fact, before[fact]] as const]));
    return {...institution, ...(Object.fromEntries(kept) as Partial<Institution>)};
  });
}

const rowOf = (marks: RowMarks, institution: Institution) => ({
  ...institution,
  caseNumberLookup: institution.caseNumberLookup === true,
  privacyNotice: institution.privacyNotice ?? null,
  privacyPage: institution.privacyPage ?? null,
  phone: institution.phone ?? null,
  mark: marks.make(institutionText(institution)),
});

/** One institution by its code. */
export function* institution(code: string): Operation<Institution | undefined> {
  const [row] = yield* query(`SELECT ${stored} FROM ${table} WHERE ${table.code} = ?`, [code]);
  return row && toInstitution(stored.read(row));
}

/** A page of institutions by code. */
export function* listInstitutions({
  areaPrefix,
  within,
  after = '',
  limit,
}: Parameters<Storage['listInstitutions']>[0]): Operation<Institution[]> {
  const inArea = areaPrefix === undefined ? '' : `AND ${table.areaCode} >= ? AND ${table.areaCode} < ?`;
  const area: Value[] = areaPrefix === undefined ? [] : [areaPrefix, afterPrefix(areaPrefix)];
  const [below, inside] =
    within === undefined ? ['', ''] : [`WITH RECURSIVE ${subtree}`, `AND ${table.code} IN (SELECT code FROM subtree)`];
  const rows = yield* query(
    `${below} SELECT ${stored} FROM ${table} WHERE ${table.code} > ? ${inArea} ${inside} ORDER BY ${table.code} LIMIT ?`,
    [...(within === undefined ? [] : [within]), after, ...area, limit],
  );
  return rows.map(row => toInstitution(stored.read(row)));
}

/** Is an institution the other one, or below it? */
export function* isWithin(institutionCode: string, within: string): Operation<boolean> {
  const rows = yield* query(`WITH RECURSIVE ${above(itself)} SELECT code FROM above WHERE code = ?`, [
    institutionCode,
    within,
  ]);
  return rows.length > 0;
}
