import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {
  RegisterChecked,
  RegisterImportError,
  type ImportCounts,
  type ImportedPoint,
  type ImportFault,
  type RegisterImport,
} from '../../domain/registers/register-storage.ts';
import type {Operation} from '../engine/operation.ts';
import {isBelow} from '../institutions/institution-scope.ts';
import {isInstitution, putAlias} from './aliases.ts';
import {closePoint, pointsNamed, putPoint, samePoint} from './points.ts';
import {putStaff} from './staff.ts';

/** What became of one row. */
type RowOutcome =
  | {readonly outcome: 'put'; readonly change: 'added' | 'changed' | 'none'}
  | {readonly outcome: 'closed'; readonly closed: number}
  | Omit<ImportFault, 'index'>;

/** Saves the rows of a file in one transaction, which a refused row ends. */
export function* importRegister(marks: RowMarks, given: RegisterImport): Operation<ImportCounts> {
  const counts = {added: 0, changed: 0, closed: 0, unchanged: 0};
  const faults: ImportFault[] = [];
  const note = (index: number, done: RowOutcome) => {
    if (done.outcome === 'closed') counts.closed += (done as {closed: number}).closed;
    else if (done.outcome !== 'put') faults.push({index, ...(done as Omit<ImportFault, 'index'>)});
    else counts[(done as {change: string}).change === 'none' ? 'unchanged' : (done as {change: 'added'}).change]++;
  };
  if (given.register === 'points') yield* importPoints(marks, given, note);
  else if (given.register === 'staff')
    for (const [index, {newId, ...facts}] of given.rows.entries()) {
      const within = given.within ?? facts.institutionCode;
      note(index, yield* putStaff(marks, {facts, newId, within, today: given.today}));
    }
  else
    for (const [index, alias] of given.rows.entries())
      note(index, yield* putAlias({alias, within: given.within ?? alias.institutionCode}));
  if (faults.length > 0) throw new RegisterImportError(faults);
  if (given.checkOnly) throw new RegisterChecked(counts);
  return counts;
}

/** Points one after another, each after the one in which it lies, wherever that is in the file. */
function* importPoints(
  marks: RowMarks,
  given: RegisterImport & {readonly register: 'points'},
  note: (index: number, done: RowOutcome) => void,
): Operation<void> {
  let waiting = [...given.rows.entries()];
  for (let progress = true; progress && waiting.length > 0;) {
    progress = false;
    const later: typeof waiting = [];
    for (const [index, row] of waiting) {
      const foreign = yield* foreignInstitution(row.institutionCode, given.within);
      if (foreign) {
        progress = true;
        note(index, foreign);
        continue;
      }
      const parents = row.parent === null ? [null] : yield* pointsNamed(row.institutionCode, row.parent);
      const [parentId] = parents;
      if (parentId === undefined) {
        later.push([index, row]);
        continue;
      }
      progress = true;
      note(
        index,
        parents.length > 1
          ? {outcome: 'parent_ambiguous', field: 'parent'}
          : yield* importPoint(marks, given, row, parentId),
      );
    }
    waiting = later;
  }
  for (const [index, row] of waiting)
    // Closing a hall has closed what lies in it.
    note(index, row.isClosed ? {outcome: 'put', change: 'none'} : {outcome: 'unknown_point', field: 'parent'});
}

/**
 * Why a row cannot be of its institution. It is asked first, also for a row that closes what is not there, so that a caller
 * learns nothing about the points of others.
 */
function* foreignInstitution(code: string, within: string | undefined): Operation<RowOutcome | undefined> {
  const field = 'institutionCode';
  if (!(yield* isInstitution(code))) return {outcome: 'unknown_institution', field};
  return within === undefined || (yield* isBelow(code, within))
    ? undefined
    : {outcome: 'institution_not_allowed', field};
}

function* importPoint(
  marks: RowMarks,
  {within: asked, today, at}: RegisterImport,
  {parent: _, isClosed, newId, newStaticCode, ...facts}: ImportedPoint,
  parentId: string | null,
): Operation<RowOutcome> {
  const within = asked ?? facts.institutionCode;
  if (isClosed) {
    const known = yield* samePoint({...facts, parentId});
    if (!known) return {outcome: 'put', change: 'none'};
    const done = yield* closePoint(marks, {pointId: known.pointId, within, at});
    return {outcome: 'closed', closed: done?.closed ?? 0};
  }
  const put = {facts: {...facts, parentId}, within, newId, newStaticCode, today};
  const done = yield* putPoint(marks, put);
  if (done.outcome === 'put') return {outcome: 'put', change: done.change};
  return {outcome: done.outcome, field: done.field === 'parentId' ? 'parent' : done.field};
}
