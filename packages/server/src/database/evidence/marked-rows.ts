import {invitationText, serviceText} from '../../domain/evidence/entry-mark.ts';
import type {MarkAudit, MarkedTable, RowPage} from '../../domain/evidence/evidence-storage.ts';
import {committedServiceFacts} from '../../domain/evidence/leaf.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {query, type Operation, type Statement, type Value} from '../engine/operation.ts';
import {columnsOf, pick, select, update} from '../engine/table.ts';
import {invitation} from '../schema/invitation.ts';
import {service} from '../schema/service.ts';
import {toServiceFacts} from '../services/services.ts';

/** A row that leads to evidence: its mark, and the text that the mark is made over. */
interface MarkedRow {
  readonly id: string;
  readonly mark: string | null;
  readonly text: string;
}

const serviceRow = select(pick(service, 'serviceId', 'registeredAt', 'mark', ...committedServiceFacts));
const invitationRow = select(columnsOf(invitation));

/** Rows of a table by id. */
function* readRows(of: MarkedTable, condition: string, params: readonly Value[]): Operation<MarkedRow[]> {
  if (of === 'service') {
    const rows = yield* query(
      `SELECT ${serviceRow} FROM ${service} WHERE ${condition} ORDER BY ${service.serviceId} LIMIT ?`,
      params,
    );
    return rows.map(serviceRow.read).map(({serviceId, registeredAt, mark, ...facts}) => {
      return {id: serviceId, mark, text: serviceText({serviceId, registeredAt, service: toServiceFacts(facts)})};
    });
  }
  const rows = yield* query(
    `SELECT ${invitationRow} FROM ${invitation} WHERE ${condition} ORDER BY ${invitation.invitationId} LIMIT ?`,
    params,
  );
  return rows.map(invitationRow.read).map(row => ({id: row.invitationId, mark: row.mark, text: invitationText(row)}));
}

const idOf = {service: service.serviceId, invitation: invitation.invitationId} as const;

/** Writes another mark unless the row was changed meanwhile. */
function marking(of: MarkedTable, {id, mark: before}: MarkedRow, mark: string): Statement {
  const same = (column: string) => `coalesce(${column}, '') = ?`;
  return of === 'service'
    ? update(service, {mark}, `${service.serviceId} = ? AND ${same(`${service.mark}`)}`, id, before ?? '')
    : update(invitation, {mark}, `${invitation.invitationId} = ? AND ${same(`${invitation.mark}`)}`, id, before ?? '');
}

/**
 * Marks services and invitations that were written before rows had marks, at most `limit` of each; how many. Called only
 * while an older log takes over what was written without marks.
 */
export function* markOlderRows(marks: RowMarks, limit: number): Operation<number> {
  const services = yield* readRows('service', `${service.mark} IS NULL`, [limit]);
  const invitations = yield* readRows('invitation', `${invitation.mark} IS NULL`, [limit]);
  yield [
    ...services.map(row => marking('service', row, marks.make(row.text))),
    ...invitations.map(row => marking('invitation', row, marks.make(row.text))),
  ];
  return services.length + invitations.length;
}

/** Compares a page of rows with their marks. */
export function* auditMarks(marks: RowMarks, {of, after, limit}: RowPage): Operation<MarkAudit> {
  const rows = yield* readRows(of, `${idOf[of]} > ?`, [after, limit]);
  const wrong = rows.flatMap(({id, mark, text}) => {
    const checked = marks.check(mark, text);
    if (checked?.[0]) return [];
    return [{id, why: mark === null ? 'unmarked' : checked ? 'changed' : 'unknown_key'} as const];
  });
  return {last: rows.at(-1)?.id, wrong};
}

/** Marks a page of rows with the newest key where their mark is right and of an earlier one. */
export function* renewMarks(marks: RowMarks, {of, after, limit}: RowPage): Operation<{last?: string; renewed: number}> {
  const rows = yield* readRows(of, `${idOf[of]} > ?`, [after, limit]);
  const old = rows.filter(
    ({mark, text}) => !mark?.startsWith(`${marks.keyIds[0]}.`) && marks.check(mark, text)?.[0] === true,
  );
  yield old.map(row => marking(of, row, marks.make(row.text)));
  const last = rows.at(-1)?.id;
  return {...(last !== undefined && {last}), renewed: old.length};
}
