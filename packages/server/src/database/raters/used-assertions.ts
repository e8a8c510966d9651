import {toUtc} from '../../domain/calendar/utc.ts';
import type {RaterStorage} from '../../domain/raters/rater-storage.ts';
import {unlocked, type Operation} from '../engine/operation.ts';
import {insert, namesOf} from '../engine/table.ts';
import {caseAttempt, claimedInvitation, raterCode, servedRater, usedAssertion} from '../schema/rater.ts';

/** Keeps an assertion as used; false when it is kept already. */
export function* useAssertion({
  assertionHash,
  endsAt,
}: Parameters<RaterStorage['useAssertion']>[0]): Operation<boolean> {
  const once = `ON CONFLICT (${namesOf(usedAssertion.assertionHash)}) DO NOTHING
    RETURNING ${namesOf(usedAssertion.assertionHash)}`;
  const [added = []] = yield [insert(usedAssertion, {assertionHash, endsAt: toUtc(endsAt)}, once)];
  return added.length > 0;
}

/** Deletes a batch of what leads to people and is no longer needed. */
export function* forgetRaters({
  endedBefore,
  beforeDay,
  limit,
}: Parameters<RaterStorage['forgetRaters']>[0]): Operation<number> {
  const ofDay = (of: typeof servedRater | typeof claimedInvitation, id: {readonly toString: () => string}) => ({
    sql: `DELETE FROM ${of} WHERE ${id} IN
      (SELECT ${id} FROM ${of} WHERE ${of.day} < ? ORDER BY ${of.day} LIMIT ? ${unlocked()}) RETURNING ${id}`,
    params: [beforeDay, limit],
  });
  const ended = (of: typeof usedAssertion | typeof raterCode | typeof caseAttempt, id: {toString: () => string}) => ({
    sql: `DELETE FROM ${of} WHERE ${id} IN
      (SELECT ${id} FROM ${of} WHERE ${of.endsAt} < ? ORDER BY ${of.endsAt} LIMIT ? ${unlocked()}) RETURNING ${id}`,
    params: [toUtc(endedBefore), limit],
  });
  const deleted = yield [
    ended(usedAssertion, usedAssertion.assertionHash),
    ended(raterCode, raterCode.serviceId),
    ended(caseAttempt, caseAttempt.caseHash),
    ofDay(servedRater, servedRater.serviceId),
    ofDay(claimedInvitation, claimedInvitation.invitationId),
  ];
  return deleted.reduce((sum, rows) => sum + rows.length, 0);
}
