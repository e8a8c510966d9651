import type {StoredNotice} from '../../domain/cases/rating-case.ts';
import type {Row} from '../engine/operation.ts';
import {aliased, pick, select, selectJoined} from '../engine/table.ts';
import {act} from '../schema/act.ts';
import {institution} from '../schema/institution.ts';
import {rectificationNotice as notice} from '../schema/rectification-notice.ts';

const [answer, closing] = [aliased(act, 'answer'), aliased(act, 'closing')];

/** Notices with their institution and the events that answered and closed them. */
export const noticeTables = `${notice}
  JOIN ${institution} ON ${institution.code} = ${notice.institutionCode}
  LEFT JOIN ${answer} ON ${answer.eventId} = ${notice.answerEventId}
  LEFT JOIN ${closing} ON ${closing.eventId} = ${notice.closingEventId}`;

const facts = select({
  ...pick(notice, 'noticeId', 'state', 'institutionCode'),
  institutionName: institution.name,
  ...pick(notice, 'staffNumber', 'badRatings', 'days', 'orderNumbers', 'openedAt', 'dueAt'),
});
const answering = selectJoined('answer', pick(answer, 'at', 'texts'));
const ending = selectJoined('closing', pick(closing, 'at', 'texts', 'actorInstitution'));

/** What {@link toStoredNotice} reads from {@link noticeTables}. */
export const noticeColumns = `${facts}, ${answering}, ${ending}`;

/** The notice that a row describes; texts that were erased are empty. */
export function toStoredNotice(row: Row): StoredNotice {
  const [answered, closed] = [answering.read(row), ending.read(row)];
  return {
    ...facts.read(row),
    measures: answered ? (answered.texts['measures'] ?? '') : null,
    answeredAt: answered?.at ?? null,
    closingNote: closed ? (closed.texts['note'] ?? '') : null,
    closedAt: closed?.at ?? null,
    closedBy: closed?.actorInstitution ?? null,
  };
}
