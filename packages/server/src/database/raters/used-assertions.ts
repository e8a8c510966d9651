import {toUtc} from '../../domain/calendar/utc.ts';
import type {RaterStorage} from '../../domain/raters/rater-storage.ts';
import {unlocked, type Operation} from '../engine/operation.ts';
import {insert, namesOf} from '../engine/table.ts';
import {claimedInvitation, servedRater, usedAssertion} from '../schema/rater.ts';

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
  const {assertionHash, endsAt} = usedAssertion;
  const deleted = yield [
    {
      sql: `DELETE FROM ${usedAssertion} WHERE ${assertionHash} IN
        (SELECT ${assertionHash} FROM ${usedAssertion} WHERE ${endsAt} < ?
          ORDER BY ${endsAt} LIMIT ? ${unlocked()}) RETURNING ${assertionHash}`,
      params: [toUtc(endedBefore), limit],
    },
    ofDay(servedRater, servedRater.serviceId),
    ofDay(claimedInvitation, claimedInvitation.invitationId),
  ];
  return deleted.reduce((sum, rows) => sum + rows.length, 0);
}
