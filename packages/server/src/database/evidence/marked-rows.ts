import {institutionText, invitationText, pointText, serviceText, staffText} from '../../domain/evidence/entry-mark.ts';
import {
  markedTables,
  type MarkAudit,
  type MarkedTable,
  type RenewedMarks,
  type RowPage,
} from '../../domain/evidence/evidence-storage.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {query, type Operation, type Row, type Statement, type Value} from '../engine/operation.ts';
import {columnsOf, pick, select, type Column} from '../engine/table.ts';
import {toInstitution} from '../institutions/institutions.ts';
import {institution} from '../schema/institution.ts';
import {invitation} from '../schema/invitation.ts';
import {point} from '../schema/point.ts';
import {service} from '../schema/service.ts';
import {staff} from '../schema/staff.ts';
import {sealedColumns, toSealedFacts} from '../services/services.ts';

/** A row that leads to evidence: its mark, and the text that the mark is made over. */
interface MarkedRow {
  readonly id: string;
  readonly mark: string | null;
  readonly text: string;
}

const serviceRow = select({...pick(service, 'serviceId', 'registeredAt', 'mark'), ...sealedColumns});
const invitationRow = select(columnsOf(invitation));

const institutionRow = select(columnsOf(institution));
const pointRow = select(columnsOf(point));
const staffRow = select(columnsOf(staff));

/** How the rows of a table are read and marked. */
interface Marking {
  readonly table: {readonly toString: () => string};
  readonly id: Column<string>;
  readonly mark: Column<string | null>;
  readonly selected: {readonly toString: () => string};
  readonly read: (row: Row) => MarkedRow;
}

const markings: Readonly<Record<MarkedTable, Marking>> = {
  institution: {
    table: institution,
    id: institution.code,
    mark: institution.mark,
    selected: institutionRow,
    read(row) {
      const {mark, ...facts} = institutionRow.read(row);
      return {id: facts.code, mark, text: institutionText(toInstitution(facts))};
    },
  },
  point: {
    table: point,
    id: point.pointId,
    mark: point.mark,
    selected: pointRow,
    read(row) {
      const {mark, ...facts} = pointRow.read(row);
      return {id: facts.pointId, mark, text: pointText(facts)};
    },
  },
  staff: {
    table: staff,
    id: staff.staffId,
    mark: staff.mark,
    selected: staffRow,
    read(row) {
      const {staffId, mark, ...facts} = staffRow.read(row);
      return {id: staffId, mark, text: staffText(facts)};
    },
  },
  service: {
    table: service,
    id: service.serviceId,
    mark: service.mark,
    selected: serviceRow,
    read(row) {
      const {serviceId, registeredAt, mark, ...facts} = serviceRow.read(row);
      return {id: serviceId, mark, text: serviceText({serviceId, registeredAt, service: toSealedFacts(facts)})};
    },
  },
  invitation: {
    table: invitation,
    id: invitation.invitationId,
    mark: invitation.mark,
    selected: invitationRow,
    read(row) {
      const {mark, ...facts} = invitationRow.read(row);
      return {id: facts.invitationId, mark, text: invitationText(facts)};
    },
  },
};

/** Rows of a table by id; `params` end with how many at most. */
function* readRows(of: MarkedTable, condition: string, params: readonly Value[]): Operation<MarkedRow[]> {
  const {table, id, selected, read} = markings[of];
  const rows = yield* query(`SELECT ${selected} FROM ${table} WHERE ${condition} ORDER BY ${id} LIMIT ?`, params);
  return rows.map(read);
}

/** Writes another mark unless the row was changed meanwhile. */
function marking(of: MarkedTable, row: MarkedRow, made: string): Statement {
  const {table, id, mark} = markings[of];
  return {
    sql: `UPDATE ${table} SET ${mark.name} = ? WHERE ${id} = ? AND coalesce(${mark}, '') = ?`,
    params: [made, row.id, row.mark ?? ''],
  };
}

/**
 * Marks rows that were written before rows had marks, at most `limit` of each; how many. Called only
 * while an older log takes over what was written without marks.
 */
export function* markOlderRows(marks: RowMarks, limit: number): Operation<number> {
  let marked = 0;
  for (const table of markedTables) {
    const rows = yield* readRows(table, `${markings[table].mark} IS NULL`, [limit]);
    yield rows.map(row => marking(table, row, marks.make(row.text)));
    marked += rows.length;
  }
  return marked;
}

/** Compares a page of rows with their marks. */
export function* auditMarks(marks: RowMarks, {of, after, limit}: RowPage): Operation<MarkAudit> {
  const rows = yield* readRows(of, `${markings[of].id} > ?`, [after, limit]);
  const wrong = rows.flatMap(({id, mark, text}) => {
    const checked = marks.check(mark, text);
    if (checked?.[0]) return [];
    return [{id, why: mark === null ? 'unmarked' : checked ? 'changed' : 'unknown_key'} as const];
  });
  return {last: rows.at(-1)?.id, rows: rows.length, wrong};
}

/** Marks a page of rows with the newest key where their mark is right and of an earlier one. */
export function* renewMarks(marks: RowMarks, {of, after, limit}: RowPage): Operation<RenewedMarks> {
  const rows = yield* readRows(of, `${markings[of].id} > ?`, [after, limit]);
  const old = rows.filter(
    ({mark, text}) => !mark?.startsWith(`${marks.keyIds[0]}.`) && marks.check(mark, text)?.[0] === true,
  );
  yield old.map(row => marking(of, row, marks.make(row.text)));
  return {last: rows.at(-1)?.id, rows: rows.length, renewed: old.length};
}
