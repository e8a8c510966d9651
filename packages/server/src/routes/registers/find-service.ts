import type {Context} from '../../context/context.ts';
import {later, shanghaiDay} from '../../domain/calendar/moments.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {windowPassedBefore} from '../../domain/ratings/rating-window.ts';
import {isValidOn} from '../../domain/registers/validity.ts';
import {byCaseNumber} from '../../domain/services/service-finder.ts';
import type {FoundService} from '../../domain/services/service-storage.ts';
import type {Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {newInvitationId, newInvitationToken} from '../../security/invitation-token.ts';
import {limitLookup} from '../../security/lookup-attempts.ts';
import {openInvitations} from '../invitations/invite.ts';

/**
 * How long an invitation lives that somebody has found himself, in hours. Short, so that strangers who know the number of a
 * case never use up what its department may send.
 */
const validHours = 2;

/**
 * Finds the newest service of a case that can be rated at a point, and answers an invitation to rate it, whose channel is
 * that of the code. A case that is unknown, rated, too old or of another place is answered in the same way, because the
 * difference would tell a stranger something about it.
 */
export const findService: Handler<'findService'> = async ({staticCode, ...said}, context, {address}) => {
  const {storage, settings} = context;
  const now = context.now();
  const point = await storage.pointByCode(staticCode);
  if (!point) throw new Problem('unknown_point');
  if (point.closedAt !== null || !isValidOn(point, shanghaiDay(now))) throw new Problem('point_closed');
  const finder = byCaseNumber(storage);
  return limitLookup(context, {at: now, what: finder.locked(said), address}, async () => {
    const days = settings.rules.ratingWindowDays.value;
    const servedFrom = days === null ? null : windowPassedBefore(now, days).toISOString();
    const found = await finder.find(said, {
      institutionCodes: await storage.lookupInstitutions(point.pointId),
      servedFrom,
    });
    return found && invitationTo(found, context, now);
  });
};

/** An invitation of the printed code's channel; undefined where none can be made any more. */
async function invitationTo({serviceId, institutionCode}: FoundService, {storage, randomBytes}: Context, now: Date) {
  const invitationId = newInvitationId(randomBytes, now);
  const token = newInvitationToken(invitationId, randomBytes);
  const expiresAt = later(now, validHours * 3_600_000).toISOString();
  const outcome = await storage.addInvitation({
    ...{invitationId, serviceId, within: institutionCode, channel: 'qr_code', expiresAt, limit: openInvitations},
    tokenHash: await hash(token),
    createdAt: now.toISOString(),
  });
  return outcome === 'added' ? {token, expiresAt} : undefined;
}
